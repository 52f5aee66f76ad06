package com.sparkify.warehouse.run;

/** Is told what happens during a load; may be called by several threads at once. */
@FunctionalInterface
public interface ProgressListener {

  /** Called as it happens; must not block for long. */
  void on(ProgressEvent event);

  /** Both are told everything, this one first. */
  default ProgressListener and(ProgressListener other) {
    return event -> {
      on(event);
      other.on(event);
    };
  }
}
