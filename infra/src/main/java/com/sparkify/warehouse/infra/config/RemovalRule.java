package com.sparkify.warehouse.infra.config;

/** What {@code cdk destroy} leaves behind. */
public enum RemovalRule implements Choice {
  /** Nothing. */
  DESTROY("destroy"),
  /** A final snapshot of the cluster, and what can't be made again: buckets, and keys. */
  SNAPSHOT("snapshot"),
  /** Every resource; the stack merely forgets them. */
  RETAIN("retain");

  private final String contextValue;

  RemovalRule(String contextValue) {
    this.contextValue = contextValue;
  }

  @Override
  public String contextValue() {
    return contextValue;
  }
}
