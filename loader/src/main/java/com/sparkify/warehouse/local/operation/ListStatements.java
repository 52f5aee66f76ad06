package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** Lists statements and batches, the newest first; only FINISHED ones unless Status says else. */
final class ListStatements
    extends ModelledOperation<ListStatementsRequest, ListStatementsResponse> {
  private static final int MOST_RESULTS = 100;

  private final StatementStore store;

  ListStatements(StatementStore store) {
    super(ListStatementsRequest.class, ListStatementsRequest::builder);
    this.store = requireNonNull(store, "store");
  }

  @Override
  public CompletionStage<ListStatementsResponse> run(ListStatementsRequest request) {
    Validation.length("StatementName", request.statementName(), 0, 2048);
    if (request.clusterIdentifier() != null && request.workgroupName() != null) {
      throw Errors.validation("ClusterIdentifier and WorkgroupName can't both be given");
    }
    StatusString status =
        Validation.oneOf(
            "Status",
            request.statusAsString(),
            request.status(),
            StatusString.FINISHED,
            StatusString.knownValues());
    int wanted = Validation.range("MaxResults", request.maxResults(), 0, MOST_RESULTS).orElse(0);
    int size = wanted == 0 ? MOST_RESULTS : wanted;
    long before = startOf(request.nextToken());
    List<Submission> found =
        store.newestFirst().stream()
            .filter(submission -> submission.sequence() < before)
            .filter(submission -> isWanted(submission, status, request))
            .limit(size + 1L)
            .toList();
    return CompletableFuture.completedFuture(respond(found, size));
  }

  /** A token is the sequence of the last that was shown: what is submitted later moves nothing. */
  private long startOf(String nextToken) {
    return nextToken == null || nextToken.isEmpty()
        ? Long.MAX_VALUE
        : Paging.position(nextToken, name());
  }

  private static boolean isWanted(
      Submission submission, StatusString status, ListStatementsRequest request) {
    ConnectionTarget target = submission.request().target();
    String prefix = request.statementName() == null ? "" : request.statementName();
    return (status == StatusString.ALL
            || status.toString().equals(submission.root().state().name()))
        && submission.request().statementName().orElse("").startsWith(prefix)
        && isSame(request.clusterIdentifier(), target.clusterIdentifier())
        && isSame(request.workgroupName(), target.workgroupName())
        && isSame(request.database(), Optional.of(target.database()));
  }

  private static boolean isSame(String wanted, Optional<String> value) {
    return wanted == null || wanted.equals(value.orElse(null));
  }

  private ListStatementsResponse respond(List<Submission> found, int size) {
    boolean more = found.size() > size;
    List<Submission> shown = more ? found.subList(0, size) : found;
    String token = more ? Paging.token(name(), shown.get(size - 1).sequence()) : null;
    return ListStatementsResponse.builder()
        .statements(shown.stream().map(ListStatements::data).toList())
        .nextToken(token)
        .build();
  }

  private static StatementData data(Submission submission) {
    NewStatement request = submission.request();
    Progress progress = submission.root().progress();
    StatementData.Builder data =
        StatementData.builder()
            .id(submission.id())
            .status(progress.state().name())
            .statementName(request.statementName().orElse(null))
            .secretArn(request.target().secretArn().orElse(null))
            .createdAt(submission.root().createdAt())
            .updatedAt(progress.updatedAt())
            .queryParameters(request.parameters().isEmpty() ? null : request.parameters())
            .isBatchStatement(request.batch())
            .resultFormat(request.resultFormat());
    if (request.batch()) {
      data.queryStrings(request.sqls().stream().map(SqlText::asSent).toList());
    } else {
      data.queryString(submission.textOf(submission.root()));
    }
    return data.build();
  }
}
