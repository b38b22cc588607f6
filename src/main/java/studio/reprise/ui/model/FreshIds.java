package studio.reprise.ui.model;

import java.util.function.LongSupplier;

/** Names for new things and seeds for the dice; the only chance in the window. */
public final class FreshIds {
  private static final long SEEDS = 1_000_000;

  private final LongSupplier chance;

  public FreshIds(LongSupplier chance) {
    this.chance = chance;
  }

  public String line() {
    return "l" + digits();
  }

  public String scene() {
    return "s" + digits();
  }

  /** A seed that can be read aloud: 0 to 999,999. */
  long seed() {
    return Math.floorMod(chance.getAsLong(), SEEDS);
  }

  private String digits() {
    return Long.toString(chance.getAsLong() >>> 20, 36);
  }
}
