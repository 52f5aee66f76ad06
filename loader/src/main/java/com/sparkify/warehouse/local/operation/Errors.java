package com.sparkify.warehouse.local.operation;

import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.InternalServerException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** The modelled errors of the Data API, in the service's words where they are known. */
final class Errors {
  private Errors() {}

  static ValidationException validation(String message) {
    return ValidationException.builder().message(message).build();
  }

  static ResourceNotFoundException noSuchStatement(String id) {
    return notFound(id, "Query does not exist.");
  }

  static ResourceNotFoundException noResult(String id) {
    return notFound(
        id, "Query does not have result. Please check query status with DescribeStatement.");
  }

  static ActiveStatementsExceededException tooManyActive(int limit) {
    return ActiveStatementsExceededException.builder()
        .message("Active statements exceeded the allowed quota (" + limit + ").")
        .build();
  }

  static ActiveWaitingRequestsExceededException tooManyWaiting(int limit) {
    return ActiveWaitingRequestsExceededException.builder()
        .message(
            "Requests with WaitTimeSeconds for the same statement exceeded the limit ("
                + limit
                + "); poll without WaitTimeSeconds.")
        .build();
  }

  static InternalServerException internal(String message, Throwable cause) {
    return InternalServerException.builder().message(message).statusCode(500).cause(cause).build();
  }

  private static ResourceNotFoundException notFound(String id, String message) {
    return ResourceNotFoundException.builder().resourceId(id).message(message).build();
  }
}
