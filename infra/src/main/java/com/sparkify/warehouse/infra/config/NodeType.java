package com.sparkify.warehouse.infra.config;

/**
 * The node types that can still be created. DC2 and DS2 can't.
 *
 * <p>From the valid values of NodeType in the Redshift API's CreateCluster; which of them run alone
 * is from "Cursor constraints" in the Redshift developer guide, which lists single nodes.
 */
public enum NodeType implements Choice {
  RA3_LARGE("ra3.large", true),
  RA3_XLPLUS("ra3.xlplus", true),
  RA3_4XLARGE("ra3.4xlarge", false),
  RA3_16XLARGE("ra3.16xlarge", false),
  RG_LARGE("rg.large", true),
  RG_XLARGE("rg.xlarge", false),
  RG_4XLARGE("rg.4xlarge", false),
  RG_12XLARGE("rg.12xlarge", false);

  private final String contextValue;
  private final boolean runsAlone;

  NodeType(String contextValue, boolean runsAlone) {
    this.contextValue = contextValue;
    this.runsAlone = runsAlone;
  }

  @Override
  public String contextValue() {
    return contextValue;
  }

  /** Whether a cluster of one such node exists. */
  boolean runsAlone() {
    return runsAlone;
  }

  /** Whether it is of the family that Multi-AZ is documented for. */
  boolean supportsMultiAz() {
    return contextValue.startsWith("ra3.");
  }
}
