package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time find what one byte at a time finds. */
class ByteWordsTest {
  private static final byte[] INTERESTING = {
    0,
    1,
    0x1f,
    ' ',
    '!',
    '"',
    '#',
    '[',
    '\\',
    ']',
    0x7e,
    0x7f,
    (byte) 0x80,
    (byte) 0x81,
    (byte) 0xff
  };

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void shouldFindTheFirstByteThatIsNotPlainWhateverStandsBehindIt() {
    for (int value = 0; value < 256; value++) {
      for (int place = 0; place < ByteWords.SIZE; place++) {
        byte[] bytes = new byte[ByteWords.SIZE];
        Arrays.fill(bytes, (byte) 'a');
        bytes[place] = (byte) value;
        for (int behind = place + 1; behind < bytes.length; behind++) {
          bytes[behind] = INTERESTING[random.nextInt(INTERESTING.length)];
        }
        assertThat(ByteWords.plainBytes(ByteWords.get(bytes, 0)))
            .as(Arrays.toString(bytes))
            .isEqualTo(plainBytes(bytes));
      }
    }
  }

  @Test
  void shouldFindItInAnyWord() {
    for (int word = 0; word < 100_000; word++) {
      byte[] bytes = new byte[ByteWords.SIZE];
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = INTERESTING[random.nextInt(INTERESTING.length)];
      }
      assertThat(ByteWords.plainBytes(ByteWords.get(bytes, 0)))
          .as(Arrays.toString(bytes))
          .isEqualTo(plainBytes(bytes));
    }
  }

  @Test
  void shouldKnowANameOfAnyLengthByItsLastByte() {
    for (int length = 0; length < 40; length++) {
      byte[] document = ("{\"" + "x".repeat(length) + "\":1}").getBytes(StandardCharsets.UTF_8);
      byte[] buffer = Arrays.copyOf(document, document.length + 1 + ByteWords.SIZE);
      for (int named = Math.max(0, length - 1); named <= length + 1; named++) {
        WrittenName name = WrittenName.of("x".repeat(named).getBytes(StandardCharsets.UTF_8));
        assertThat(name.end(buffer, 2)).isEqualTo(named == length ? length + 4 : -1);
      }
    }
  }

  @Test
  void shouldMakeEachShortTextOnceAndMixUpNone() {
    ShortTexts texts = new ShortTexts();
    byte[] buffer = new byte[3 * ByteWords.SIZE];
    for (int round = 0; round < 200_000; round++) {
      for (int index = 0; index < buffer.length; index++) {
        buffer[index] = (byte) ('a' + random.nextInt(3));
      }
      int start = random.nextInt(ByteWords.SIZE);
      int length = 1 + random.nextInt(ShortTexts.LONGEST);
      byte[] text = texts.get(buffer, start, length);
      assertThat(text).isEqualTo(Arrays.copyOfRange(buffer, start, start + length));
      assertThat(texts.get(buffer, start, length)).isSameAs(text);
    }
  }

  private static int plainBytes(byte[] bytes) {
    int plain = 0;
    while (plain < bytes.length
        && bytes[plain] >= ' '
        && bytes[plain] != '"'
        && bytes[plain] != '\\') {
      plain++;
    }
    return plain;
  }
}
