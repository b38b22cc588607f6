package studio.reprise.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two ways in which a pronunciation is written: a respelling ("reh-preez"), or phonemes of the
 * voice pack, {@code <|R|><|AH0|>}, which people type with blanks between them: {@code R AH0}.
 */
public final class SpokenForm {
  private static final Pattern TOKENS = Pattern.compile("(?:<\\|[A-Z]{1,7}[0-9]?\\|>)+");
  private static final Pattern PHONEMES =
      Pattern.compile("[A-Z]{1,7}[0-9]?(?:\\s+[A-Z]{1,7}[0-9]?)*");

  private SpokenForm() {}

  /** Phonemes with blanks between them; empty for a respelling. */
  public static Optional<String> phonemes(String spoken) {
    return TOKENS.matcher(spoken.strip()).matches()
        ? Optional.of(spoken.strip().replace("|><|", " ").replace("<|", "").replace("|>", ""))
        : Optional.empty();
  }

  /**
   * Phonemes as a pronunciation holds them.
   *
   * @param typed with blanks between them, in any case
   * @throws EditException when it holds anything else
   */
  public static String ofPhonemes(String typed) {
    String plain = typed.strip().toUpperCase(Locale.ROOT);
    if (!PHONEMES.matcher(plain).matches()) {
      throw new EditException(
          "Phonemes are letters with a number for the stress, such as \"R AH0 P R IY1 Z\"; \"{0}\" are"
              + " none.",
          typed.strip());
    }
    return "<|" + plain.replaceAll("\\s+", "|><|") + "|>";
  }
}
