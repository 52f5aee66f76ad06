package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every control, in every profile; and that each of them would notice. */
class ControlsTest {
  static final List<Control> ALL =
      Stream.concat(SecurityHubControls.all().stream(), OwnControls.all().stream()).toList();

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("controlsInProfiles")
  void controlHolds(Control control, Profile profile) {
    assertThat(control.holds().test(Synthesis.of(profile).template()))
        .as(control.promise())
        .isEqualTo(control.isKeptBy(profile));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("breaks")
  void controlNoticesABreak(Control control, String name, Consumer<Template> change) {
    Template broken = Synthesis.of(Profile.DEFAULT).template().broken(change);
    assertThat(control.holds().test(broken)).as("%s, with %s", control.promise(), name).isFalse();
  }

  @ParameterizedTest
  @MethodSource("controls")
  void controlWithoutExceptionHasABreak(Control control) {
    assertThat(control.breaks().isEmpty()).isEqualTo(!control.exception().isEmpty());
  }

  static List<Control> controls() {
    return ALL;
  }

  static Stream<Arguments> controlsInProfiles() {
    return ALL.stream()
        .flatMap(
            control -> Arrays.stream(Profile.values()).map(profile -> arguments(control, profile)));
  }

  static Stream<Arguments> breaks() {
    return ALL.stream()
        .flatMap(
            control ->
                control.breaks().entrySet().stream()
                    .map(change -> arguments(control, change.getKey(), change.getValue())));
  }
}
