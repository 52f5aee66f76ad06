package com.sparkify.warehouse.dataapi;

/** Something that kept a statement from finishing. The message is fit to be read by a person. */
public abstract sealed class DataApiException extends RuntimeException
    permits StatementFailedException,
        DeadlineExceededException,
        CancelledException,
        ServiceFailedException {

  DataApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
