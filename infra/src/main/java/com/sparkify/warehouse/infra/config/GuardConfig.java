package com.sparkify.warehouse.infra.config;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What keeps the bill and the cluster's health in sight. All of it is off by default.
 *
 * @param schedule when the cluster sleeps
 * @param concurrencyScalingMinutes minutes a day
 * @param spectrumTerabytes terabytes a day
 * @param alarmEmail who is told
 * @param monthlyBudgetDollars of spending on Redshift in the account
 */
public record GuardConfig(
    Optional<PauseSchedule> schedule,
    OptionalInt concurrencyScalingMinutes,
    OptionalInt spectrumTerabytes,
    Optional<String> alarmEmail,
    OptionalInt monthlyBudgetDollars) {
  private static final Pattern CRON =
      Pattern.compile("cron\\([0-9A-Z*/,?#L-]+( [0-9A-Z*/,?#LW-]+){5}\\)");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,.]{2,}");

  public GuardConfig {
    if (monthlyBudgetDollars.isPresent() && alarmEmail.isEmpty()) {
      throw new ConfigurationException(
          ConfigKey.MONTHLY_BUDGET_DOLLARS,
          monthlyBudgetDollars.getAsInt(),
          "tells nobody: set alarmEmail too");
    }
  }

  static GuardConfig from(ContextValues context) {
    return new GuardConfig(
        schedule(context),
        context.optionalNumber(ConfigKey.CONCURRENCY_SCALING_MINUTES, 1, 1440),
        context.optionalNumber(ConfigKey.SPECTRUM_TERABYTES, 1, 1000),
        context.optionalText(ConfigKey.ALARM_EMAIL).isEmpty()
            ? Optional.empty()
            : Optional.of(context.matching(ConfigKey.ALARM_EMAIL, EMAIL, "an e-mail address")),
        context.optionalNumber(ConfigKey.MONTHLY_BUDGET_DOLLARS, 1, 1_000_000));
  }

  private static Optional<PauseSchedule> schedule(ContextValues context) {
    Optional<String> pause = context.optionalText(ConfigKey.PAUSE_SCHEDULE);
    Optional<String> resume = context.optionalText(ConfigKey.RESUME_SCHEDULE);
    if (pause.isEmpty() && resume.isEmpty()) {
      return Optional.empty();
    }
    if (pause.isEmpty()) {
      throw new ConfigurationException(
          ConfigKey.RESUME_SCHEDULE, resume.orElseThrow(), "stands alone: set pauseSchedule too");
    }
    if (resume.isEmpty()) {
      throw new ConfigurationException(
          ConfigKey.PAUSE_SCHEDULE, pause.get(), "stands alone: set resumeSchedule too");
    }
    return Optional.of(
        new PauseSchedule(
            cron(context, ConfigKey.PAUSE_SCHEDULE), cron(context, ConfigKey.RESUME_SCHEDULE)));
  }

  private static String cron(ContextValues context, ConfigKey key) {
    return context.matching(
        key,
        CRON,
        "cron(minutes hours day-of-month month day-of-week year) in UTC,"
            + " such as cron(0 20 ? * MON-FRI *)");
  }

  /** Two cron expressions in UTC, as Redshift's scheduler takes them. */
  public record PauseSchedule(String pause, String resume) {}
}
