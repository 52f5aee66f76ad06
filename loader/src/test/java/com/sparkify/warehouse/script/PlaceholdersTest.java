package com.sparkify.warehouse.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlaceholdersTest {

  /** Whatever a value holds, the statement keeps its shape, and the literal says the value. */
  @Property
  void aValueStaysInsideItsLiteral(@ForAll("hostile") String text) {
    SqlFile file =
        SqlFile.parse(
            Path.of("a.sql"),
            "select '${value}' as one, 'x${value}y' as two; select 3",
            Map.of("value", new PlaceholderValue(Kind.LITERAL, text)));
    assertThat(file.statements()).hasSize(2);
    List<Token> code = file.statements().get(0).code();
    assertThat(code)
        .extracting(Token::kind)
        .containsExactly(
            Token.Kind.WORD,
            Token.Kind.STRING,
            Token.Kind.WORD,
            Token.Kind.WORD,
            Token.Kind.SYMBOL,
            Token.Kind.STRING,
            Token.Kind.WORD,
            Token.Kind.WORD);
    assertThat(meaning(code.get(1))).isEqualTo(text);
    assertThat(meaning(code.get(5))).isEqualTo("x" + text + "y");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "'",
            "''",
            "\\",
            "\\'",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "${value}",
            "\n",
            "\r",
            "\"",
            "a",
            "é",
            "😀",
            "\uFEFF",
            " ")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  /** What Redshift reads in a literal: doubled quotes and escaped characters are one. */
  private static String meaning(Token literal) {
    String inside = literal.text().substring(1, literal.text().length() - 1);
    StringBuilder meaning = new StringBuilder();
    for (int index = 0; index < inside.length(); index++) {
      char character = inside.charAt(index);
      if (character == '\\' || character == '\'') {
        index++;
      }
      meaning.append(inside.charAt(index));
    }
    return meaning.toString();
  }
}
