package com.sparkify.warehouse.local.operation;

import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineSession;

/**
 * The wish to cancel a submission, and the connection to tell it to. Cancelling reaches only a
 * connection that executes: a commit or rollback under way is never interrupted.
 */
final class Cancellation {
  private boolean requested;
  private EngineSession executing;

  /** Asks for the end; safe to repeat, since an engine forgets a cancel between statements. */
  synchronized void request() {
    requested = true;
    if (executing != null) {
      executing.cancel();
    }
  }

  /**
   * Opens the span in which cancelling reaches the connection; {@link #leave} closes it.
   *
   * @throws EngineException of kind CANCELLED where it was asked for before
   */
  synchronized void enter(EngineSession session) {
    check();
    executing = session;
  }

  synchronized void leave() {
    executing = null;
  }

  /**
   * Does nothing, unless cancelling was asked for.
   *
   * @throws EngineException of kind CANCELLED
   */
  synchronized void check() {
    if (requested) {
      throw new EngineException(EngineException.Kind.CANCELLED, "Query canceled on user's request");
    }
  }
}
