package com.sparkify.warehouse.local.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** NextTokens: opaque to clients, only good for the listing or result that gave them. */
final class Paging {
  private Paging() {}

  /** One page of a listing, and the token of the next where there is one. */
  record Page<T>(List<T> items, Optional<String> nextToken) {}

  /** The token for the item or page with this index. */
  static String token(String owner, long index) {
    byte[] text = (index + "@" + owner).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The index that a token stands for.
   *
   * @param token null or empty for the first
   * @param size indices below it are good
   */
  static int index(String token, String owner, int size) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    long index = position(token, owner);
    if (index >= size) {
      throw invalid();
    }
    return (int) index;
  }

  /** The same where the position isn't an index into a list. */
  static long position(String token, String owner) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    int at = text.indexOf('@');
    if (at < 1 || !text.substring(at + 1).equals(owner) || !text.matches("\\d{1,18}@.*")) {
      throw invalid();
    }
    return Long.parseLong(text.substring(0, at));
  }

  /**
   * A page of a list that is at hand as a whole.
   *
   * @param maxResults none or 0 for the most there can be
   */
  static <T> Page<T> page(
      List<T> all, String owner, String token, Integer maxResults, int mostResults) {
    int wanted = Validation.range("MaxResults", maxResults, 0, mostResults).orElse(0);
    int size = wanted == 0 ? mostResults : wanted;
    int from = index(token, owner, Math.max(1, all.size()));
    int to = Math.min(all.size(), from + size);
    return new Page<>(
        all.subList(from, to), to < all.size() ? Optional.of(token(owner, to)) : Optional.empty());
  }

  private static RuntimeException invalid() {
    return Errors.validation("NextToken isn't one that this operation gave for this request");
  }
}
