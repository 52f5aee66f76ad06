package com.sparkify.warehouse.run;

/** Is told what happens during a load; may be called by several threads, one at a time. */
@FunctionalInterface
public interface ProgressListener {

  /** Called as it happens; must not block for long. */
  void on(ProgressEvent event);
}
