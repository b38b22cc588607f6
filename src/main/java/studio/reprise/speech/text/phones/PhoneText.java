package studio.reprise.speech.text.phones;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.heteronyms.Heteronyms;
import studio.reprise.speech.text.rewrite.PhonemeSpans;
import studio.reprise.speech.text.rewrite.RuleUse;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * Text rules of a pack that reads phones ({@code reprise.json}, section {@code text}): words are
 * looked up or guessed and written as {@code <|HH|><|AX0|>...}, words are parted by one blank,
 * marks stay characters, the end has a mark.
 */
public final class PhoneText {
  private final Pronouncer pronouncer;
  private final Heteronyms heteronyms = Heteronyms.open();
  private final EnglishNormalizer normalizer = new EnglishNormalizer();
  private final Map<Character, Character> replaced = new TreeMap<>();
  private final String marks;
  private final SentenceCuts cuts;

  public PhoneText(JsonNode rules, Pronouncer pronouncer) {
    this.pronouncer = pronouncer;
    for (Map.Entry<String, JsonNode> entry : rules.path("replace").properties()) {
      if (entry.getKey().length() != 1 || entry.getValue().asText().length() != 1) {
        throw new SpeechException("reprise.json: text.replace turns one character into one.");
      }
      replaced.put(entry.getKey().charAt(0), entry.getValue().asText().charAt(0));
    }
    this.marks = rules.path("allowed_marks").asText(" .,?!").replace(" ", "");
    int minWords = rules.path("segment_words").path("min").asInt(2);
    int maxWords = rules.path("segment_words").path("max").asInt(13);
    if (minWords < 1 || maxWords < 2 * minWords) {
      throw new SpeechException(
          "reprise.json: text.segment_words is {0} to {1}; the most must be at least twice the least, and that at least 1.",
          minWords, maxWords);
    }
    this.cuts = new SentenceCuts(minWords, maxWords);
  }

  /**
   * One segment's text and how it is spoken.
   *
   * @param text the words as they were looked up
   * @param phones the string for the tokenizer
   * @param end what its end is in the sentence
   * @param tune how it is said
   */
  public record Spoken(String text, String phones, SegmentEnd end, Tune tune) {}

  /** The whole text as one piece, for a transcript. */
  public Spoken whole(String text) {
    return join(pieces(text, new RuleUse()), SegmentEnd.SENTENCE, Tune.PLAIN);
  }

  /**
   * The text in segments of at most the pack's number of words, cut at marks where there are any.
   * Each ends like a sentence: behind a comma the language model waits for more, and says the
   * clip's words again.
   */
  public List<Spoken> segments(String text) {
    return segments(text, new RuleUse());
  }

  /** The same, counting the rules that changed something. */
  public List<Spoken> segments(String text, RuleUse use) {
    List<Spoken> segments = new ArrayList<>();
    List<List<Piece>> parts =
        cuts.of(pieces(text, use)).stream().map(Junctions::toldApart).toList();
    List<Tune> tunes = Tunes.of(parts);
    for (int k = 0; k < parts.size(); k++) {
      List<Piece> part = parts.get(k);
      int last = part.size() - 1;
      boolean waits = part.get(last).mark() == ',';
      segments.add(join(waits ? part.subList(0, last) : part, end(parts, k), tunes.get(k)));
    }
    return segments;
  }

  private static SegmentEnd end(List<List<Piece>> parts, int k) {
    Piece last = parts.get(k).get(parts.get(k).size() - 1);
    if (last.endsSentence()) {
      return SegmentEnd.SENTENCE;
    }
    boolean spells = k + 1 < parts.size() && last.isLetter() && parts.get(k + 1).get(0).isLetter();
    return spells ? SegmentEnd.SPELLS_ON : SegmentEnd.RUNS_ON;
  }

  /** Words of the text whose phones are guessed: they are in no lexicon. */
  public List<String> unknownWords(String text) {
    PhonemeSpans spans = PhonemeSpans.in(text);
    List<String> unknown = new ArrayList<>();
    for (String word : normalizer.normalize(spans.masked()).split("[^A-Za-z'\ua000-\ua3e7]+")) {
      String plain = trimmed(word);
      boolean masked = !plain.isEmpty() && PhonemeSpans.isMask(plain.charAt(0));
      if (!plain.isEmpty() && !masked && !pronouncer.knows(plain) && !unknown.contains(plain)) {
        unknown.add(plain);
      }
    }
    return unknown;
  }

  private List<Piece> pieces(String text, RuleUse use) {
    PhonemeSpans spans = PhonemeSpans.in(text);
    String said = spans.restore(normalizer.normalize(spans.masked(), use));
    Pronouncer.Capitals capitals = capitals(said);
    List<Piece> pieces = new ArrayList<>();
    Matcher runs = PhonemeSpans.RUN.matcher(said);
    int at = 0;
    while (runs.find()) {
      addPlain(said.substring(at, runs.start()), capitals, pieces);
      pieces.add(Piece.word(runs.group(), runs.group(), runs.group(), 1));
      at = runs.end();
    }
    addPlain(said.substring(at), capitals, pieces);
    int start = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).endsSentence() || i == pieces.size() - 1) {
        chooseReadings(pieces.subList(start, i + 1));
        start = i + 1;
      }
    }
    return Junctions.linked(pieces);
  }

  /** A word with several readings gets the one that its sentence asks for. */
  private void chooseReadings(List<Piece> sentence) {
    List<String> words = sentence.stream().map(Piece::cased).toList();
    for (int i = 0; i < words.size(); i++) {
      Piece piece = sentence.get(i);
      if (piece.words() == 1 && heteronyms.knows(piece.cased())) {
        int at = i;
        heteronyms.reading(words, at).ifPresent(other -> sentence.set(at, piece.said(other)));
      }
    }
  }

  /** A text of several words and no small letter is loud; capitals elsewhere are initials. */
  private static Pronouncer.Capitals capitals(String text) {
    String plain = PhonemeSpans.RUN.matcher(text).replaceAll("");
    boolean loud =
        plain.chars().noneMatch(Character::isLowerCase) && plain.strip().indexOf(' ') > 0;
    return loud ? Pronouncer.Capitals.LOUD : Pronouncer.Capitals.INITIALS;
  }

  private void addPlain(String text, Pronouncer.Capitals capitals, List<Piece> pieces) {
    String plain = text.replace('-', ' ');
    StringBuilder word = new StringBuilder();
    boolean afterInitial = false;
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      c = replaced.getOrDefault(c, c);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || c == '\''
          || c == EnglishNormalizer.LETTER_A) {
        word.append(c);
        continue;
      }
      if (i < plain.length() && Character.isLetter(plain.codePointAt(i))) {
        refuse(plain, i);
      }
      String written = said(word.toString());
      word.setLength(0);
      if (!written.isEmpty()) {
        boolean initial = written.length() == 1 && Character.isUpperCase(written.charAt(0));
        boolean beforeInitial = initial && isInitial(plain, i + 1);
        boolean letter = initial && !written.equals("I") && (afterInitial || beforeInitial);
        boolean named = written.charAt(0) == EnglishNormalizer.LETTER_A;
        pieces.add(named ? letterA(written) : letter ? letter(written) : word(written, capitals));
        afterInitial = initial && (c == ' ') && (!written.equals("A") || letter);
      }
      if (marks.indexOf(c) >= 0) {
        addMark(c, pieces);
        afterInitial = false;
      }
    }
  }

  /** Whether a single capital other than I stands at a place. */
  private static boolean isInitial(String text, int at) {
    return at < text.length()
        && text.charAt(at) >= 'A'
        && text.charAt(at) <= 'Z'
        && text.charAt(at) != 'I'
        && (at + 1 == text.length() || " .,?!;:".indexOf(text.charAt(at + 1)) >= 0);
  }

  private static void refuse(String text, int at) {
    int start = at;
    while (start > 0 && Character.isLetter(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    int end = at;
    while (end < text.length() && Character.isLetter(text.codePointAt(end)) && end - start < 30) {
      end += Character.charCount(text.codePointAt(end));
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(text.codePointAt(at));
    String name = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
    throw new SpeechException(
        "This voice pack speaks English and cannot say \"{0}\" ({1} letters). Write it in English letters, or choose a pack that speaks the language.",
        text.substring(start, end), name);
  }

  /** A word without the quotes around it; the apostrophe of "goin'" belongs to it. */
  private String said(String word) {
    String plain = trimmed(word);
    boolean drops = word.endsWith("in'") && pronouncer.knows(plain + "g");
    return drops ? plain + "'" : plain;
  }

  private static String trimmed(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && word.charAt(start) == '\'') {
      start++;
    }
    while (end > start && word.charAt(end - 1) == '\'') {
      end--;
    }
    return word.substring(start, end);
  }

  private static Piece letter(String written) {
    char lower = Character.toLowerCase(written.charAt(0));
    return Piece.word(written, String.valueOf(lower), Piece.tokens(LetterNames.of(lower)), 1);
  }

  /** The letter A, or several of them: "straight A's". */
  private static Piece letterA(String written) {
    List<String> name = LetterNames.of('a');
    boolean many = written.length() > 1;
    return Piece.word("A", many ? "a's" : "a", Piece.tokens(many ? Plurals.of(name) : name), 1);
  }

  private Piece word(String written, Pronouncer.Capitals capitals) {
    List<List<String>> words = pronouncer.spoken(written, capitals);
    List<String> tokens = words.stream().map(Piece::tokens).toList();
    String lower = written.toLowerCase(Locale.ROOT);
    return Piece.word(
        written,
        words.equals(LetterNames.spelled(lower)) ? String.join(" ", lower.split("")) : lower,
        String.join(" ", tokens),
        words.size());
  }

  /** A run of marks becomes one: a question mark if it holds one, else the last. */
  private static void addMark(char mark, List<Piece> pieces) {
    int last = pieces.size() - 1;
    if (last < 0) {
      return;
    }
    Piece before = pieces.get(last);
    if (before.isWord()) {
      pieces.add(Piece.mark(mark));
    } else {
      char spoken = before.mark() == '?' ? '?' : mark;
      pieces.set(last, Piece.mark(spoken, before.written() + mark));
    }
  }

  /** Words and marks as one string; one that ends with a word gets a full stop. */
  private static Spoken join(List<Piece> pieces, SegmentEnd end, Tune tune) {
    StringBuilder text = new StringBuilder();
    StringBuilder phones = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.isWord()) {
        String blank = phones.isEmpty() ? "" : " ";
        text.append(blank).append(piece.written());
        phones.append(blank).append(piece.phones());
      } else {
        text.append(piece.mark());
        phones.append(piece.mark());
      }
    }
    if (!pieces.isEmpty() && pieces.get(pieces.size() - 1).isWord()) {
      text.append('.');
      phones.append('.');
    }
    return new Spoken(text.toString(), phones.toString(), end, tune);
  }
}
