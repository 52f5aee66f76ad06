package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.ConfigurationException;
import com.sparkify.warehouse.infra.config.WarehouseConfig;
import java.util.Map;
import software.amazon.awscdk.App;

/** Entry point of {@code cdk synth}, {@code diff}, {@code deploy} and {@code destroy}. */
public final class SparkifyApp {
  private static final int BAD_CONFIGURATION = 2;

  private SparkifyApp() {}

  /**
   * Writes the cloud assembly to where the CDK command line asks for it.
   *
   * <p>Exits with 2, and one line on stderr, if a context value isn't allowed.
   */
  public static void main(String[] arguments) {
    NodeBanner.hide();
    App app = App.Builder.create().analyticsReporting(false).build();
    try {
      addWarehouse(app);
    } catch (ConfigurationException e) {
      System.err.println("sparkify-warehouse: " + e.getMessage());
      System.exit(BAD_CONFIGURATION);
    }
    new Guardrails().hold(app);
    app.synth();
  }

  /**
   * Adds the stack that the app's context describes.
   *
   * @throws ConfigurationException if a context value isn't allowed; nothing is added then
   */
  static WarehouseStack addWarehouse(App app) {
    @SuppressWarnings("unchecked") // JSON, as the CDK parsed it
    Map<String, Object> context = (Map<String, Object>) app.getNode().getAllContext();
    WarehouseConfig config = WarehouseConfig.from(context);
    return new WarehouseStack(app, config.stackName(), config);
  }
}
