package com.sparkify.warehouse.infra.config;

/** Where Redshift writes its audit logs. */
public enum AuditLogs implements Choice {
  CLOUDWATCH("cloudwatch"),
  S3("s3");

  private final String contextValue;

  AuditLogs(String contextValue) {
    this.contextValue = contextValue;
  }

  @Override
  public String contextValue() {
    return contextValue;
  }
}
