package studio.reprise.document;

import java.util.Objects;

/**
 * What holds for lines that say nothing else.
 *
 * @param seed of lines whose seed's origin is {@code DEFAULT}
 * @param settings over those of the pack
 * @param gaps silence between lines
 */
public record Defaults(long seed, Settings settings, Gaps gaps) {
  public static final Defaults INITIAL =
      new Defaults(Seed.DEFAULT.value(), Settings.INHERITED, Gaps.DEFAULT);

  public Defaults {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(gaps, "gaps");
  }
}
