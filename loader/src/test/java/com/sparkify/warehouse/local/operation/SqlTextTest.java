package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class SqlTextTest {
  private static SqlText of(String text) {
    return SqlText.of("Sql", text, 1_000);
  }

  @Test
  void dropsTheSemicolonAndWhatFollows() {
    assertThat(of("select 1 ; -- done\n;").statement()).isEqualTo("select 1");
    assertThat(of("select 1 ; -- done").asSent()).isEqualTo("select 1 ; -- done");
  }

  @Test
  void keepsWhatOnlyLooksLikeAnEnd() {
    assertThat(of("select ';', \";\", $$;$$ /* ; */ from a").statement())
        .isEqualTo("select ';', \";\", $$;$$ /* ; */ from a");
  }

  @Test
  void findsParametersOutsideLiteralsAndCasts() {
    assertThat(of("select :a, ':b', c::int, :a -- :d").parameterNames()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "-- comment", "/* comment */ ;;"})
  void wantsAStatement(String text) {
    assertThatThrownBy(() -> of(text)).isInstanceOf(ValidationException.class);
  }

  @Test
  void wantsOnlyOneStatement() {
    assertThatThrownBy(() -> of("select 1; select 2"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("more than one statement");
  }

  @Test
  void leavesUnreadableTextToTheEngine() {
    assertThat(of("select 'open").statement()).isEqualTo("select 'open");
  }
}
