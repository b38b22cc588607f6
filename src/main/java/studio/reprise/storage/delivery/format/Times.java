package studio.reprise.storage.delivery.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Sample counts as the clocks of texts show them; always rounded down, never added up. */
final class Times {
  /** Enough to find every sample again at any rate. */
  private static final int EXACT_DIGITS = 12;

  private Times() {}

  /** Milliseconds from the start. */
  static long millis(long sample, int sampleRateHz) {
    return sample * 1000 / sampleRateHz;
  }

  /** Seconds, to a millionth of a millionth. */
  static BigDecimal exactSeconds(long sample, int sampleRateHz) {
    return BigDecimal.valueOf(sample)
        .divide(BigDecimal.valueOf(sampleRateHz), EXACT_DIGITS, RoundingMode.DOWN);
  }

  /** {@code hh:mm:ss.mmm}; hours take as many digits as they need, two at least. */
  static String clock(long millis) {
    return clock(millis, "%02d:%02d:%02d.%03d");
  }

  /** Hours, minutes, seconds and milliseconds in another pattern. */
  static String clock(long millis, String pattern) {
    return String.format(
        Locale.ROOT,
        pattern,
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }
}
