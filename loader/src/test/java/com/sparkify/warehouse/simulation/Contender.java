package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.run.LoadPlan;

/** A way to run a plan through the Data API and to wait for its statements. */
interface Contender {

  /** How the table calls it. */
  String title();

  /** Runs the plan to its end on a thread that is awake; returns once the last commit is seen. */
  void load(LoadPlan plan, Session session);
}
