package studio.reprise.document;

import java.util.Objects;

/**
 * What holds for lines that say nothing else.
 *
 * @param seed of lines whose seed's origin is {@code DEFAULT}
 * @param settings over those of the pack
 * @param gaps silence between lines
 * @param language BCP 47 of lines whose speaker has none, or "": found from each text
 * @param chance whether lines without a seed of their own are spoken with {@code seed}
 */
public record Defaults(long seed, Settings settings, Gaps gaps, String language, Chance chance) {
  /** What becomes of lines that have no seed of their own. */
  public enum Chance {
    /** They have the project's seed: the same sound every time. */
    PINNED,
    /** Every render draws another seed and keeps it, until the author has found what they like. */
    EXPLORED
  }

  public static final Defaults INITIAL =
      new Defaults(Seed.DEFAULT.value(), Settings.INHERITED, Gaps.DEFAULT);

  public Defaults {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(gaps, "gaps");
    Speaker.requireLanguage(language);
    Objects.requireNonNull(chance, "chance");
  }

  /** Pinned, in the language of each text. */
  public Defaults(long seed, Settings settings, Gaps gaps) {
    this(seed, settings, gaps, "", Chance.PINNED);
  }

  public Defaults withSeed(long changed) {
    return new Defaults(changed, settings, gaps, language, chance);
  }

  public Defaults withSettings(Settings changed) {
    return new Defaults(seed, changed, gaps, language, chance);
  }

  public Defaults withChance(Chance changed) {
    return new Defaults(seed, settings, gaps, language, changed);
  }
}
