package com.sparkify.warehouse.local.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallJsonTest {

  @Test
  void readsEveryKindOfValue() throws JsonProcessingException {
    Object document =
        SmallJson.read("{\"a\":[1,2.5,\"ü\\n\",true,{}],\"b\":{\"c\":[]}}".getBytes(UTF_8));
    assertThat(document)
        .isEqualTo(
            Map.of("a", List.of(1, 2.5, "ü\n", true, Map.of()), "b", Map.of("c", List.of())));
  }

  @Test
  void readsNullAndNothingAsNull() throws JsonProcessingException {
    assertThat(SmallJson.read("null")).isNull();
    assertThat(SmallJson.read("")).isNull();
    assertThat(SmallJson.read("{\"a\":null}")).isEqualTo(Collections.singletonMap("a", null));
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatThrownBy(() -> SmallJson.read("{\"a\":")).isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> SmallJson.read("plain")).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void readsBackWhatItWrites() throws JsonProcessingException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("text", "a \"quoted\" 'name'");
    members.put("names", List.of("b", ""));
    members.put("types", Map.of("c", "varchar(256)"));
    assertThat(SmallJson.read(SmallJson.write(members))).isEqualTo(members);
  }
}
