package com.sparkify.warehouse.sample;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Draws indexes, each as often as its weight says. */
final class WeightedChoice {

  private final long[] cumulated;

  /**
   * Weights by index.
   *
   * @param count how many indexes there are; at least 1
   * @param weight the weight of an index; below one millionth counts as one millionth
   */
  WeightedChoice(int count, IntToDoubleFunction weight) {
    cumulated = new long[count];
    long sum = 0;
    for (int index = 0; index < count; index++) {
      sum += Math.max(1, (long) (weight.applyAsDouble(index) * 1_000_000));
      cumulated[index] = sum;
    }
  }

  /**
   * Zipf's law: the index {@code i} weighs {@code (i + 1) ^ -exponent}, so a few are drawn often
   * and most seldom.
   */
  static WeightedChoice zipf(int count, double exponent) {
    return new WeightedChoice(count, index -> StrictMath.pow(index + 1.0, -exponent));
  }

  int draw(StableRandom random) {
    long point = (long) (random.unit() * cumulated[cumulated.length - 1]);
    int found = Arrays.binarySearch(cumulated, point + 1);
    return found >= 0 ? found : -found - 1;
  }
}
