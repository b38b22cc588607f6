package studio.reprise.speech;

/** Which language a text is in, as far as its script tells. */
public final class WrittenLanguage {
  private WrittenLanguage() {}

  /**
   * @param asked BCP 47 of the author's, or empty
   * @return the language alone: {@code zh} where Chinese characters stand, else {@code en}
   */
  public static String of(String text, String asked) {
    if (!asked.isEmpty()) {
      return asked.replaceFirst("[-_].*", "");
    }
    return text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
        ? "zh"
        : "en";
  }
}
