package com.sparkify.warehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.warehouse.local.LocalEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.InternalServerException;
import software.amazon.awssdk.services.redshiftdata.model.QueryTimeoutException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Every error of the model arrives at the SDK as the exception that was thrown. */
class ErrorMappingIT {
  private static Stream<RedshiftDataException> modelled() {
    return Stream.of(
        ValidationException.builder().message("m").build(),
        ResourceNotFoundException.builder().message("m").resourceId("r").build(),
        ActiveStatementsExceededException.builder().message("m").build(),
        ActiveSessionsExceededException.builder().message("m").build(),
        ActiveWaitingRequestsExceededException.builder().message("m").build(),
        QueryTimeoutException.builder().message("m").build(),
        ExecuteStatementException.builder().message("m").statementId("s").statusCode(500).build(),
        BatchExecuteStatementException.builder()
            .message("m")
            .statementId("s")
            .statusCode(500)
            .build(),
        DatabaseConnectionException.builder().message("m").statusCode(500).build(),
        InternalServerException.builder().message("m").statusCode(500).build());
  }

  @ParameterizedTest
  @MethodSource("modelled")
  void reachesTheClientAsItself(RedshiftDataException thrown) {
    RedshiftDataException caught = catchFrom(() -> CompletableFuture.failedFuture(thrown));
    assertThat(caught).isExactlyInstanceOf(thrown.getClass());
    assertThat(caught.awsErrorDetails().errorMessage()).isEqualTo("m");
    assertThat(caught.statusCode()).isEqualTo(thrown.statusCode() == 0 ? 400 : 500);
    assertThat(caught.requestId()).isNotBlank();
    assertThat(members(caught)).isEqualTo(members(thrown));
  }

  private static List<Object> members(RedshiftDataException failure) {
    return failure.sdkFields().stream()
        .<Object>map(field -> field.getValueOrDefault(failure))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void turnsABugIntoAnInternalServerException(
      Supplier<CompletionStage<CancelStatementResponse>> bug) {
    RedshiftDataException caught = catchFrom(bug);
    assertThat(caught).isExactlyInstanceOf(InternalServerException.class);
    assertThat(caught.awsErrorDetails().errorMessage()).contains("IllegalStateException: a bug");
  }

  private static Stream<Supplier<CompletionStage<CancelStatementResponse>>> bugs() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("a bug");
        },
        () -> CompletableFuture.failedFuture(new IllegalStateException("a bug")),
        () ->
            CompletableFuture.supplyAsync(
                () -> {
                  throw new IllegalStateException("a bug");
                }));
  }

  private static RedshiftDataException catchFrom(
      Supplier<CompletionStage<CancelStatementResponse>> behaviour) {
    try (HttpEndpoint endpoint = HttpEndpoint.start(0, 1 << 20, List.of(new Scripted(behaviour)));
        RedshiftDataClient client = LocalEndpoint.clientWithoutRetries(endpoint.address())) {
      return catchThrowableOfType(
          RedshiftDataException.class, () -> client.cancelStatement(request -> request.id("x")));
    }
  }

  private record Scripted(Supplier<CompletionStage<CancelStatementResponse>> behaviour)
      implements Operation<CancelStatementRequest, CancelStatementResponse> {
    @Override
    public String name() {
      return "CancelStatement";
    }

    @Override
    public SdkPojo newRequest() {
      return CancelStatementRequest.builder();
    }

    @Override
    public Class<CancelStatementRequest> requestType() {
      return CancelStatementRequest.class;
    }

    @Override
    public CompletionStage<CancelStatementResponse> run(CancelStatementRequest request) {
      return behaviour.get();
    }
  }
}
