package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A person with their habits, and what changes as the month goes by. */
final class Listener {

  /** No change of level is planned. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Person person;
  private final Habit habit;
  private final int firstDay;
  private final List<Song> favourites;
  private boolean paid;
  private int levelChangeDay;
  private long busyUntil = Long.MIN_VALUE;

  Listener(
      Person person,
      Habit habit,
      int firstDay,
      List<Song> favourites,
      boolean paid,
      int levelChangeDay) {
    this.person = requireNonNull(person, "person");
    this.habit = requireNonNull(habit, "habit");
    this.firstDay = firstDay;
    this.favourites = List.copyOf(favourites);
    this.paid = paid;
    this.levelChangeDay = levelChangeDay;
  }

  Person person() {
    return person;
  }

  Habit habit() {
    return habit;
  }

  /** The day on which they first can listen, counted from 0. */
  int firstDay() {
    return firstDay;
  }

  /** Songs that they come back to. */
  List<Song> favourites() {
    return favourites;
  }

  boolean paid() {
    return paid;
  }

  String level() {
    return paid ? "paid" : "free";
  }

  /** Whether they mean to change their level on this day. */
  boolean wantsToChangeLevel(int day) {
    return day >= levelChangeDay;
  }

  /** From free to paid, or back. */
  void changeLevel(int nextChangeDay) {
    paid = !paid;
    levelChangeDay = nextChangeDay;
  }

  /** Whether a session of theirs still runs at this moment. */
  boolean isBusyAt(long epochMillis) {
    return epochMillis < busyUntil;
  }

  void isBusyUntil(long epochMillis) {
    busyUntil = epochMillis;
  }
}
