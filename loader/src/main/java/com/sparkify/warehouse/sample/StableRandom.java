package com.sparkify.warehouse.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Random numbers that are the same on every machine and in every Java: SplitMix64, as Steele, Lea
 * and Flood published it ("Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). The JDK
 * doesn't promise its own generators' algorithms for ever. Not safe for use by many threads.
 */
final class StableRandom {

  private long state;

  StableRandom(long seed) {
    state = seed;
  }

  /** Any long. */
  long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** A number from {@code first} to {@code last}, both included. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** A number from 0 to just under 1. */
  double unit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** True in {@code share} of the calls, from 0 for never to 1 for always. */
  boolean chance(double share) {
    return unit() < share;
  }

  /** One of the choices, each as likely as the next. */
  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** The numbers from 0 to {@code count - 1} in an order of chance. */
  List<Integer> order(int count) {
    List<Integer> order = new ArrayList<>(count);
    for (int next = 0; next < count; next++) {
      int place = below(next + 1);
      order.add(next);
      order.set(next, order.get(place));
      order.set(place, next);
    }
    return order;
  }

  /** A generator of its own, so that one part of the world can draw more without moving another. */
  StableRandom split() {
    return new StableRandom(nextLong());
  }
}
