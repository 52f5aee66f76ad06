package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.ActiveStatement;

/** Another load of the same warehouse has statements running; two at a time would mix staging. */
public final class LoadInProgressException extends RuntimeException {
  LoadInProgressException(ActiveStatement statement) {
    super(
        "another load is running: "
            + statement.name()
            + ", statement "
            + statement.id()
            + ", since "
            + statement.createdAt()
            + "; wait for its end, or cancel it with: aws redshift-data cancel-statement --id "
            + statement.id());
  }
}
