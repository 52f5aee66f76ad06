package com.sparkify.warehouse.local.http;

import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataResponse;

/**
 * One operation of the Data API, in the SDK's own shapes so that they can't drift from the
 * client's.
 *
 * @param <I> the SDK's request
 * @param <O> the SDK's response
 */
public interface Operation<I extends RedshiftDataRequest, O extends RedshiftDataResponse> {

  /** What follows {@code RedshiftData.} in the X-Amz-Target header. */
  String name();

  /** An empty builder of the request; the SDK's builders list their members. */
  SdkPojo newRequest();

  /** The request's class, which {@link #newRequest} builds. */
  Class<I> requestType();

  /**
   * Answers a request. It may answer later, from another thread, and must not hold the calling
   * thread while it waits.
   *
   * @throws software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException the modelled
   *     error that the client is to see
   */
  CompletionStage<O> run(I request);
}
