package com.sparkify.warehouse.dataapi;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Makes the SDK's clients: the same one for both targets, but for endpoint and credentials. They
 * never retry by themselves: {@link DataApi} does, within the deadline, and tells.
 */
public final class DataApiClients {
  /** Well above the longest wait, or the SDK would take a long poll for a dead connection. */
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);

  /** Part of aws:userid, by which the loader role sees its own statements only: keep it fixed. */
  private static final String ROLE_SESSION_NAME = "sparkify-loader";

  /** Temporary credentials come within a second; a call must not wait for them for long. */
  private static final Duration CREDENTIALS_TIMEOUT = Duration.ofSeconds(5);

  private DataApiClients() {}

  /** A client of an endpoint on this machine. It signs, as the SDK must, with made-up keys. */
  public static RedshiftDataClient local(URI endpoint) {
    return local(endpoint, SOCKET_TIMEOUT);
  }

  /** The same, but an answer that comes later than {@code socketTimeout} is taken for lost. */
  public static RedshiftDataClient local(URI endpoint, Duration socketTimeout) {
    return client(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
            Region.US_WEST_2,
            socketTimeout)
        .endpointOverride(endpoint)
        .build();
  }

  /**
   * Makes a first call, the cheapest: it loads what every later call needs, which takes a fifth of
   * a second. Worth it while something else is waited for.
   */
  public static void warmUp(RedshiftDataClient client) {
    client.listStatements(request -> request.maxResults(1));
  }

  /**
   * A client of Redshift that acts as the loader role with temporary credentials, renewed before
   * they expire.
   *
   * @param loaderRole the ARN of the role; the caller's own credentials must be allowed to assume
   *     it
   */
  public static RedshiftDataClient redshift(String region, String loaderRole) {
    StsClient sts =
        StsClient.builder()
            .region(Region.of(region))
            .credentialsProvider(DefaultCredentialsProvider.builder().build())
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(
                settings ->
                    settings
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CREDENTIALS_TIMEOUT))
            .build();
    AwsCredentialsProvider assumed =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(
                request -> request.roleArn(loaderRole).roleSessionName(ROLE_SESSION_NAME))
            .build();
    return client(abortable(assumed), Region.of(region), SOCKET_TIMEOUT).build();
  }

  /**
   * Of calls side by side one fetches the credentials and the others wait. Where a call's time is
   * up while it waits, the SDK says so by an IllegalStateException, which it doesn't take for a
   * timeout as it does an AbortedException.
   */
  private static AwsCredentialsProvider abortable(AwsCredentialsProvider credentials) {
    return () -> {
      try {
        return credentials.resolveCredentials();
      } catch (IllegalStateException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw AbortedException.create("waiting for credentials was interrupted", e);
        }
        throw e;
      }
    };
  }

  private static RedshiftDataClientBuilder client(
      AwsCredentialsProvider credentials, Region region, Duration socketTimeout) {
    return RedshiftDataClient.builder()
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(socketTimeout));
  }
}
