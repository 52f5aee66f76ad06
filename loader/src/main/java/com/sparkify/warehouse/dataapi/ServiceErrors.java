package com.sparkify.warehouse.dataapi;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;

/** Tells faults that pass from faults that stay, and puts the latter into words. */
final class ServiceErrors {
  private static final Set<String> CONFIGURATION =
      Set.of(
          "ValidationException",
          "AccessDeniedException",
          "AccessDenied",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "ExpiredToken",
          "ResourceNotFoundException");

  private record Advice(String sign, String text) {}

  /** First sign that stands in the error wins. */
  private static final List<Advice> ADVICE =
      List.of(
          new Advice("paused", "resume the cluster (aws redshift resume-cluster) and run it again"),
          new Advice("creating", "wait until the cluster is available and run it again"),
          new Advice("resuming", "wait until the cluster is available and run it again"),
          new Advice(
              "expired",
              "sign in again (aws sso login, or new credentials); a load can be repeated"),
          new Advice(
              "token", "sign in again (aws sso login, or new credentials); a load can be repeated"),
          new Advice(
              "unable to load credentials",
              "sign in to AWS (aws configure sso), or load locally with --target local"),
          new Advice(
              "not authorized",
              "let your identity assume the loader role of the stack, see LoaderRoleArn in its outputs"),
          new Advice(
              "accessdenied",
              "let your identity assume the loader role of the stack, see LoaderRoleArn in its outputs"),
          new Advice(
              "doesn't exist in this region",
              "is the cluster running, and are the outputs those of this account and region?"),
          new Advice(
              "not found",
              "is the cluster running, and are the outputs those of this account and region?"));

  private ServiceErrors() {}

  /**
   * Whether the same call, with the same client token, may go better a little later. After a fault
   * of the clock it does, since the SDK then reckons with the service's time.
   */
  static boolean mayPass(SdkException error) {
    if (error instanceof ActiveStatementsExceededException || isTooManyWaiting(error)) {
      return true;
    }
    if (error instanceof AwsServiceException service) {
      return service.isThrottlingException()
          || service.isClockSkewException()
          || service.statusCode() >= 500
          || codeOf(service).startsWith("RequestTimeout");
    }
    return error instanceof SdkClientException client
        && (client.retryable() || isSilence(client) || hasCause(client, IOException.class));
  }

  /**
   * Whether nothing answered in time, rather than something that said no or broke. Nobody but the
   * SDK's timer interrupts a call, so one that was aborted has timed out as well.
   */
  static boolean isSilence(SdkException error) {
    return error instanceof ApiCallTimeoutException
        || error instanceof AbortedException
        || hasCause(error, SocketTimeoutException.class);
  }

  /**
   * Whether the service surely didn't do what it was asked. It may have where an answer was lost.
   */
  static boolean isRefusal(SdkException error) {
    return error instanceof AwsServiceException service && service.statusCode() < 500;
  }

  /** What it is called in one word: the service's code, or the class of what is at its bottom. */
  static String nameOf(SdkException error) {
    if (error instanceof AwsServiceException) {
      return codeOf(error);
    }
    Throwable bottom = error;
    while (bottom.getCause() != null && bottom.getCause() != bottom) {
      bottom = bottom.getCause();
    }
    return bottom.getClass().getSimpleName();
  }

  /** Whether long polls are what there are too many of. */
  static boolean isTooManyWaiting(SdkException error) {
    return error instanceof ActiveWaitingRequestsExceededException;
  }

  /** Whether a failed transaction lost against another one and may be tried as a whole again. */
  static boolean isConflict(String error) {
    String text = error.toLowerCase(Locale.ROOT);
    return text.contains("serializable isolation violation")
        || text.contains("conflict with concurrent transaction")
        || text.contains("could not serialize access");
  }

  static ServiceFailedException explain(String action, SdkException error) {
    String code = codeOf(error);
    String text =
        error instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? String.valueOf(service.awsErrorDetails().errorMessage())
            : String.valueOf(error.getMessage());
    String lower = (code + " " + text).toLowerCase(Locale.ROOT);
    String advice =
        ADVICE.stream()
            .filter(candidate -> lower.contains(candidate.sign()))
            .map(candidate -> "; " + candidate.text())
            .findFirst()
            .orElse("");
    boolean configuration =
        CONFIGURATION.contains(code) || lower.contains("unable to load credentials");
    return new ServiceFailedException(
        "can't " + action + ": " + code + ": " + text + advice, configuration, false, error);
  }

  /** What answers in the service's stead, such as a proxy, gives no code of the service's. */
  private static String codeOf(SdkException error) {
    if (!(error instanceof AwsServiceException service)) {
      return error.getClass().getSimpleName();
    }
    boolean hasCode =
        service.awsErrorDetails() != null && service.awsErrorDetails().errorCode() != null;
    return hasCode ? service.awsErrorDetails().errorCode() : "HTTP status " + service.statusCode();
  }

  private static boolean hasCause(SdkException error, Class<? extends Throwable> kind) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
