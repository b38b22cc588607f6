package studio.reprise.speech.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.text.chinese.PhonemeTables;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Lexicon;
import studio.reprise.speech.text.phones.PhoneText;
import studio.reprise.speech.text.phones.Pronouncer;
import studio.reprise.speech.text.reference.ReferenceText;
import studio.reprise.speech.text.tokens.SpecialTokens;
import studio.reprise.speech.text.tokens.TiktokenTokenizer;

/**
 * An author's text becomes token ids: checked, normalised, split into segments, pronounced,
 * tokenised. Not thread-safe.
 */
public final class TextFrontEnd {
  private static final int TEXT_LIMIT = 20_000;
  private static final Pattern TOKEN = Pattern.compile("<\\|[A-Z]{1,7}[0-9]?\\|>");

  private final TiktokenTokenizer tokenizer;
  private final PhoneText phones;
  private final ReferenceText reference;
  private final List<String> languages;
  private final TextRules rules;

  private TextFrontEnd(
      TiktokenTokenizer tokenizer,
      PhoneText phones,
      ReferenceText reference,
      List<String> languages,
      TextRules rules) {
    this.tokenizer = tokenizer;
    this.phones = phones;
    this.reference = reference;
    this.languages = languages;
    this.rules = rules;
  }

  /**
   * @param pack the voice pack's folder
   * @param reprise root of {@code reprise.json}, or null: the reference's rules
   * @throws SpeechException when a file of the text front end is missing or broken
   */
  public static TextFrontEnd open(Path pack, JsonNode reprise) {
    TiktokenTokenizer tokenizer = TiktokenTokenizer.open(pack.resolve("vq32k-phoneme-tokenizer"));
    if (reprise != null && reprise.path("text").path("mode").asText().equals("phones")) {
      JsonNode rules = reprise.path("text");
      Path lexicon = pack.resolve(rules.path("lexicon").asText("lexicon/en.tsv.gz")).normalize();
      if (!lexicon.startsWith(pack.normalize())) {
        throw new SpeechException("reprise.json names a lexicon outside the pack.");
      }
      Pronouncer pronouncer = new Pronouncer(Lexicon.open(lexicon), LetterToSound.open());
      return new TextFrontEnd(
          tokenizer,
          new PhoneText(rules, pronouncer),
          null,
          List.of("en"),
          RuleVersions.ofPhones());
    }
    return new TextFrontEnd(
        tokenizer,
        null,
        ReferenceText.open(PhonemeTables.open(pack)),
        List.of("zh", "en"),
        RuleVersions.ofReference());
  }

  /** What reads texts here, beside the pack's own files. */
  public TextRules rules() {
    return rules;
  }

  /** The grammar's token ids for a model of so many speech codes. */
  public SpecialTokens special(int codes) {
    return SpecialTokens.of(tokenizer, codes);
  }

  /**
   * @param text as the author wrote it
   * @param language BCP 47, or "" to find it from the text
   * @param pronunciations words with a pronunciation of their own
   * @throws SpeechException when nothing in the text can be spoken, or something in it cannot
   */
  public PreparedText prepare(String text, String language, List<Pronunciation> pronunciations) {
    check(text);
    check(text, language);
    String respelled = Respelling.of(text, pronunciations);
    checkPhonemes(respelled);
    List<PreparedText.Segment> segments = new ArrayList<>();
    if (phones != null) {
      for (PhoneText.Spoken spoken : phones.segments(respelled)) {
        segments.add(new PreparedText.Segment(spoken.text(), tokenizer.encode(spoken.phones())));
      }
    } else {
      for (String piece : reference.pieces(respelled)) {
        segments.add(new PreparedText.Segment(piece, tokenizer.encode(piece)));
      }
    }
    if (segments.isEmpty()) {
      throw new SpeechException(
          "The text \"" + excerpt(text) + "\" holds no word that can be spoken.");
    }
    List<String> said = segments.stream().map(PreparedText.Segment::text).toList();
    String found = phones != null ? "en" : ReferenceText.languageOf(respelled);
    return new PreparedText(
        String.join(" ", said), language.isEmpty() ? found : language, segments);
  }

  /** Text tokens of a clip's transcript, with the blank that parts it from the text. */
  public int[] promptIds(String transcript) {
    check(transcript);
    checkPhonemes(transcript);
    String prompt =
        phones == null ? reference.prompt(transcript) : phones.whole(transcript).phones() + " ";
    if (prompt.isBlank()) {
      throw new SpeechException("The transcript \"" + excerpt(transcript) + "\" holds no word.");
    }
    return tokenizer.encode(prompt);
  }

  /**
   * Words whose pronunciation is guessed because no lexicon has them, as they are written; none for
   * a pack that reads letters.
   */
  public List<String> unknownWords(String text) {
    if (phones == null) {
      return List.of();
    }
    check(text);
    return phones.unknownWords(text);
  }

  private void check(String text, String language) {
    String spoken = language.replaceFirst("[-_].*", "");
    if (!language.isEmpty() && !languages.contains(spoken)) {
      throw new SpeechException(
          "This voice pack speaks "
              + String.join(" and ", languages)
              + ", not \""
              + language
              + "\": \""
              + excerpt(text)
              + "\". Choose a pack that speaks it.");
    }
  }

  private void checkPhonemes(String text) {
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      if (tokenizer.idOf(tokens.group()) < 0) {
        throw new SpeechException(
            "The voice pack has no phoneme "
                + tokens.group()
                + "; the text has it at character "
                + (tokens.start() + 1)
                + ".");
      }
    }
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
