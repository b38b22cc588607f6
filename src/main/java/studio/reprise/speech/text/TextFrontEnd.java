package studio.reprise.speech.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Directions;
import studio.reprise.speech.ForeignWords;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.text.chinese.PhonemeTables;
import studio.reprise.speech.text.chinese.PinyinText;
import studio.reprise.speech.text.markup.Manuscript;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Lexicon;
import studio.reprise.speech.text.phones.PhoneText;
import studio.reprise.speech.text.phones.Pronouncer;
import studio.reprise.speech.text.reference.ReferenceText;
import studio.reprise.speech.text.rewrite.RuleUse;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.rewrite.Tune;
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
  private final Reading reading;

  /** What one kind of pack does with a text; what it gives is written for the tokenizer. */
  private interface Reading {
    /** What reads texts this way, beside the pack's own files. */
    TextRules rules();

    List<String> languages();

    /** The language that a text is read in. */
    String languageOf(String text);

    /**
     * Parts that are spoken one after another.
     *
     * @param use counts the rules that changed something, where a language counts them
     */
    List<Part> parts(String text, Phonemes phonemes, RuleUse use);

    /** A clip's transcript, as it stands in front of a text. */
    String prompt(String transcript);

    /** What stands between two words, and nowhere else; nothing where that is not told. */
    default String wordBreak() {
      return "";
    }

    /** Words whose pronunciation is guessed. */
    default List<String> guessed(String text) {
      return List.of();
    }
  }

  /**
   * A part of a text.
   *
   * @param text as it is said
   * @param written for the tokenizer
   * @param tune how it is said
   */
  private record Part(String text, String written, SegmentEnd end, Tune tune) {}

  private TextFrontEnd(TiktokenTokenizer tokenizer, Reading reading) {
    this.tokenizer = tokenizer;
    this.reading = reading;
  }

  /**
   * @param pack the voice pack's folder
   * @param reprise root of {@code reprise.json}, or null: the reference's rules
   * @throws SpeechException when a file of the text front end is missing or broken
   */
  public static TextFrontEnd open(Path pack, @Nullable JsonNode reprise) {
    TiktokenTokenizer tokenizer = TiktokenTokenizer.open(pack.resolve("vq32k-phoneme-tokenizer"));
    JsonNode text = reprise == null ? MissingNode.getInstance() : reprise.path("text");
    return new TextFrontEnd(
        tokenizer,
        switch (text.path("mode").asText()) {
          case "phones" -> english(pack, text);
          case "pinyin" -> mandarin(text);
          default -> reference(pack);
        });
  }

  private static Reading english(Path pack, JsonNode text) {
    Path lexicon = pack.resolve(text.path("lexicon").asText("lexicon/en.tsv.gz")).normalize();
    if (!lexicon.startsWith(pack.normalize())) {
      throw new SpeechException("reprise.json names a lexicon outside the pack.");
    }
    PhoneText phones =
        new PhoneText(text, new Pronouncer(Lexicon.open(lexicon), LetterToSound.open()));
    return new Reading() {
      @Override
      public TextRules rules() {
        return RuleVersions.ofPhones();
      }

      @Override
      public List<String> languages() {
        return List.of("en");
      }

      @Override
      public String languageOf(String written) {
        return "en";
      }

      @Override
      public List<Part> parts(String written, Phonemes phonemes, RuleUse use) {
        return phones.segments(written, use).stream()
            .map(spoken -> new Part(spoken.text(), spoken.phones(), spoken.end(), spoken.tune()))
            .toList();
      }

      @Override
      public String prompt(String transcript) {
        return phones.whole(transcript).phones() + " ";
      }

      @Override
      public String wordBreak() {
        return " ";
      }

      @Override
      public List<String> guessed(String written) {
        return phones.unknownWords(written);
      }
    };
  }

  private static Reading mandarin(JsonNode text) {
    PinyinText pinyin = new PinyinText(text);
    return new Reading() {
      @Override
      public TextRules rules() {
        return RuleVersions.ofPinyin();
      }

      @Override
      public List<String> languages() {
        return List.of("zh");
      }

      @Override
      public String languageOf(String written) {
        return "zh";
      }

      @Override
      public List<Part> parts(String written, Phonemes phonemes, RuleUse use) {
        return pinyin.segments(written).stream()
            .map(
                spoken ->
                    new Part(spoken.text(), spoken.tokens(), SegmentEnd.SENTENCE, spoken.tune()))
            .toList();
      }

      @Override
      public String prompt(String transcript) {
        return pinyin.whole(transcript).tokens() + " ";
      }
    };
  }

  private static Reading reference(Path pack) {
    ReferenceText reference = ReferenceText.open(PhonemeTables.open(pack));
    return new Reading() {
      @Override
      public TextRules rules() {
        return RuleVersions.ofReference();
      }

      @Override
      public List<String> languages() {
        return List.of("zh", "en");
      }

      @Override
      public String languageOf(String written) {
        return ReferenceText.languageOf(written);
      }

      @Override
      public List<Part> parts(String written, Phonemes phonemes, RuleUse use) {
        return reference.pieces(written, phonemes).stream()
            .map(piece -> new Part(piece, piece, SegmentEnd.SENTENCE, Tune.PLAIN))
            .toList();
      }

      @Override
      public String prompt(String transcript) {
        return reference.prompt(transcript);
      }
    };
  }

  /** The text id between two words; none where a text shows no words. */
  public OptionalInt wordBreak() {
    int[] ids = tokenizer.encode(reading.wordBreak());
    return ids.length == 1 ? OptionalInt.of(ids[0]) : OptionalInt.empty();
  }

  /** The text ids of the marks that a text can have. */
  public Set<Integer> marks() {
    return Stream.of(",", ".", "?", "!")
        .map(tokenizer::encode)
        .filter(ids -> ids.length == 1)
        .map(ids -> ids[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What reads texts here, beside the pack's own files. */
  public TextRules rules() {
    return reading.rules();
  }

  /** The grammar's token ids for a model of so many speech codes. */
  public SpecialTokens special(int codes) {
    return SpecialTokens.of(tokenizer, codes);
  }

  /** {@link #prepare(String, String, List, ReadingChoices, RuleUse)} as usual. */
  public PreparedText prepare(String text, String language, List<Pronunciation> pronunciations) {
    return prepare(text, language, pronunciations, ReadingChoices.USUAL, new RuleUse());
  }

  /**
   * @param text as the author wrote it
   * @param language BCP 47, or "" to find it from the text
   * @param pronunciations words with a pronunciation of their own
   * @param choices what the author decided about how the text is read
   * @param use counts the rules that changed something
   * @throws SpeechException when the text is empty or something in it cannot be spoken
   */
  public PreparedText prepare(
      String text,
      String language,
      List<Pronunciation> pronunciations,
      ReadingChoices choices,
      RuleUse use) {
    check(text);
    String respelled = Respelling.of(text, pronunciations);
    checkPhonemes(respelled);
    Manuscript manuscript = Manuscript.of(respelled, choices.directions());
    ForeignWords.objection(manuscript.text(), language, reading.languages(), List.of())
        .ifPresent(
            sentence -> {
              throw new SpeechException("{0}", sentence);
            });
    List<PreparedText.Segment> segments = new ArrayList<>();
    if (!manuscript.isPause()) {
      List<Part> parts = reading.parts(manuscript.text(), choices.phonemes(), use);
      List<Manner> manners = manners(parts, manuscript, choices);
      for (int k = 0; k < parts.size(); k++) {
        Part part = parts.get(k);
        segments.add(
            new PreparedText.Segment(
                part.text(),
                part.written(),
                tokenizer.encode(part.written()),
                part.end(),
                part.tune(),
                manners.get(k)));
      }
    }
    if (segments.isEmpty() && (!manuscript.isPause() || isEmpty(text))) {
      throw new SpeechException(
          "The text \"{0}\" holds no word that can be spoken.", excerpt(text));
    }
    List<String> said = segments.stream().map(PreparedText.Segment::text).toList();
    return new PreparedText(
        String.join(" ", said),
        language.isEmpty() ? reading.languageOf(respelled) : language,
        segments,
        manuscript.directions());
  }

  private List<Manner> manners(List<Part> parts, Manuscript manuscript, ReadingChoices choices) {
    SegmentManners manners =
        new SegmentManners(
            parts.stream().map(part -> new SegmentManners.Part(part.text(), part.tune())).toList(),
            choices.opening());
    manuscript
        .staged()
        .forEach(
            each ->
                manners.take(
                    each,
                    before ->
                        reading.parts(before, choices.phonemes(), new RuleUse()).stream()
                            .map(Part::text)));
    return manners.all();
  }

  /** Text tokens of a clip's transcript, with the blank that parts it from the text. */
  public int[] promptIds(String transcript) {
    check(transcript);
    checkPhonemes(transcript);
    String prompt = reading.prompt(Manuscript.of(transcript, Directions.SILENT).text());
    if (prompt.isBlank()) {
      throw new SpeechException("The transcript \"{0}\" holds no word.", excerpt(transcript));
    }
    return tokenizer.encode(prompt);
  }

  /**
   * Words whose pronunciation is guessed because no lexicon has them, as they are written; none for
   * a pack that reads letters.
   */
  public List<String> unknownWords(String text) {
    check(text);
    return reading.guessed(Manuscript.of(text, Directions.SILENT).text());
  }

  private void checkPhonemes(String text) {
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      if (tokenizer.idOf(tokens.group()) < 0) {
        throw new SpeechException(
            "The voice pack has no phoneme {0}; the text has it at character {1}.",
            tokens.group(), tokens.start() + 1);
      }
    }
  }

  private static void check(String text) {
    if (text.length() > TEXT_LIMIT) {
      throw new SpeechException(
          "The text has {0} characters; a line may have {1}. Split it.", text.length(), TEXT_LIMIT);
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
            "The text is damaged: character {0} is half of a surrogate pair.", i + 1);
      }
    }
  }

  private static boolean isEmpty(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  private static String excerpt(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
