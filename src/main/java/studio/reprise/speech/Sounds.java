package studio.reprise.speech;

/** How a text sounds, for people: phones or pinyin as they go to the model. */
public final class Sounds {
  private Sounds() {}

  /** {@code <|W|><|IY1|> <|M|>} as "W IY1 | M": phones apart by blanks, words by bars. */
  public static String of(String written) {
    return written.contains("<|")
        ? written
            .replaceAll("\\|>(?=[.,?!])", "|> ")
            .replaceAll("(?<=\\|>|[.,?!]) (?=<\\|)", " | ")
            .replace("|><|", " ")
            .replace("<|", "")
            .replace("|>", "")
            .strip()
        : written;
  }
}
