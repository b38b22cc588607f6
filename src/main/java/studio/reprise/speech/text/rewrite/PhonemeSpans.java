package studio.reprise.speech.text.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.speech.SpeechException;

/**
 * The {@code <|X|>} spans of a text, out of a normaliser's reach: each run of them is one letter of
 * a script that no pack speaks until {@link #restore} puts it back.
 */
public final class PhonemeSpans {
  /** A run of phoneme tokens. */
  public static final Pattern RUN = Pattern.compile("(?:<\\|[A-Z]{1,7}[0-9]?\\|>)++");

  private static final int FIRST = 0xa000;
  private static final int COUNT = 1000;

  private final List<String> runs = new ArrayList<>();
  private final String masked;

  private PhonemeSpans(String text) {
    Matcher matcher = RUN.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (matcher.find()) {
      if (runs.size() == COUNT) {
        throw new SpeechException(
            "The text holds more than {0} phoneme spans. Split it into lines.", COUNT);
      }
      out.append(text, at, matcher.start()).append((char) (FIRST + runs.size()));
      runs.add(matcher.group());
      at = matcher.end();
    }
    masked = out.append(text, at, text.length()).toString();
  }

  /**
   * @throws SpeechException when the text holds a letter that stands for a span itself
   */
  public static PhonemeSpans in(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isMask(text.charAt(i))) {
        throw new SpeechException(
            "The text holds the Yi letter \"{0}\", which no voice pack speaks.", text.charAt(i));
      }
    }
    return new PhonemeSpans(text);
  }

  public static boolean isMask(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }

  public String masked() {
    return masked;
  }

  public String restore(String text) {
    if (runs.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isMask(c)) {
        out.append(runs.get(c - FIRST));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
