package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.http.Operation;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataResponse;

/** What the SDK's request class says about its operation: the name and the members. */
abstract class ModelledOperation<I extends RedshiftDataRequest, O extends RedshiftDataResponse>
    implements Operation<I, O> {
  private final Class<I> requestType;
  private final Supplier<? extends SdkPojo> newRequest;

  ModelledOperation(Class<I> requestType, Supplier<? extends SdkPojo> newRequest) {
    this.requestType = requireNonNull(requestType, "requestType");
    this.newRequest = requireNonNull(newRequest, "newRequest");
  }

  @Override
  public final String name() {
    String type = requestType.getSimpleName();
    return type.substring(0, type.length() - "Request".length());
  }

  @Override
  public final SdkPojo newRequest() {
    return newRequest.get();
  }

  @Override
  public final Class<I> requestType() {
    return requestType;
  }
}
