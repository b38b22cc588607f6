package studio.reprise.speech.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SpeechException;

/**
 * An author's text becomes token ids: checked, normalised, split into segments, pronounced,
 * tokenised.
 */
public final class TextFrontEnd {
  private static final int TEXT_LIMIT = 20_000;

  private final TiktokenTokenizer tokenizer;
  private final PhoneText phones;

  private TextFrontEnd(TiktokenTokenizer tokenizer, PhoneText phones) {
    this.tokenizer = tokenizer;
    this.phones = phones;
  }

  /**
   * @param pack the voice pack's folder
   * @param reprise root of {@code reprise.json}, or null: the reference's rules
   * @throws SpeechException when a file of the text front end is missing or broken
   */
  public static TextFrontEnd open(Path pack, JsonNode reprise) {
    TiktokenTokenizer tokenizer = TiktokenTokenizer.open(pack.resolve("vq32k-phoneme-tokenizer"));
    PhoneText phones = null;
    if (reprise != null && reprise.path("text").path("mode").asText().equals("phones")) {
      JsonNode rules = reprise.path("text");
      Path lexicon = pack.resolve(rules.path("lexicon").asText("lexicon/en.tsv.gz")).normalize();
      if (!lexicon.startsWith(pack.normalize())) {
        throw new SpeechException("reprise.json names a lexicon outside the pack.");
      }
      phones = new PhoneText(rules, new Pronouncer(Lexicon.open(lexicon)));
    }
    return new TextFrontEnd(tokenizer, phones);
  }

  /** The grammar's token ids for a model of so many speech codes. */
  public SpecialTokens special(int codes) {
    return SpecialTokens.of(tokenizer, codes);
  }

  /**
   * @param text as the author wrote it
   * @param language BCP 47, or "" to find it from the text
   * @param pronunciations words with a pronunciation of their own
   * @throws SpeechException when nothing in the text can be spoken
   */
  public PreparedText prepare(String text, String language, List<Pronunciation> pronunciations) {
    check(text);
    List<PreparedText.Segment> segments = new ArrayList<>();
    StringBuilder normalized = new StringBuilder();
    for (PhoneText.Spoken spoken : phones.segments(pronounced(text, pronunciations))) {
      int[] ids = tokenizer.encode(spoken.phones());
      if (ids.length > 1) {
        segments.add(new PreparedText.Segment(spoken.text(), ids));
        normalized.append(normalized.isEmpty() ? "" : " ").append(spoken.text());
      }
    }
    if (segments.isEmpty()) {
      throw new SpeechException(
          "The text \"" + excerpt(text) + "\" holds no word that can be spoken.");
    }
    return new PreparedText(normalized.toString(), language.isEmpty() ? "en" : language, segments);
  }

  /** Text tokens of a clip's transcript, with the blank that parts it from the text. */
  public int[] promptIds(String transcript) {
    check(transcript);
    PhoneText.Spoken spoken = phones.whole(transcript);
    if (spoken.phones().isEmpty()) {
      throw new SpeechException("The transcript \"" + excerpt(transcript) + "\" holds no word.");
    }
    return tokenizer.encode(spoken.phones() + " ");
  }

  /** Words whose pronunciation is guessed because no lexicon has them. */
  public List<String> unknownWords(String text) {
    return phones.unknownWords(text);
  }

  private static String pronounced(String text, List<Pronunciation> pronunciations) {
    String result = text;
    for (Pronunciation pronunciation : pronunciations) {
      result =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}'])"
                      + Pattern.quote(pronunciation.word())
                      + "(?![\\p{L}\\p{N}])",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(result)
              .replaceAll(java.util.regex.Matcher.quoteReplacement(pronunciation.spoken()));
    }
    return result;
  }

  private static void check(String text) {
    if (text.length() > TEXT_LIMIT) {
      throw new SpeechException(
          "The text has "
              + text.length()
              + " characters; a line may have "
              + TEXT_LIMIT
              + ". Split it.");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new SpeechException(
            "The text is damaged: character " + (i + 1) + " is half of a surrogate pair.");
      }
    }
  }

  private static String excerpt(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
