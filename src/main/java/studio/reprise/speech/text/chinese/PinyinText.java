package studio.reprise.speech.text.chinese;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.rewrite.PhonemeSpans;
import studio.reprise.speech.text.rewrite.Tune;

/**
 * Text rules of a pack that reads pinyin ({@code reprise.json}, {@code text.mode} is {@code
 * pinyin}): Chinese is normalised, read ({@link Mandarin}) and written as initials and toned finals
 * without blanks; of the marks {@code , . ? !} stay; abbreviations in capitals are spelled as
 * Mandarin speakers do; other letters are refused, with the words.
 */
public final class PinyinText {
  private static final Map<Character, List<String>> LETTERS = letters();
  private static final Pattern LATIN =
      Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{M}'\u2019-]*+");
  private static final Pattern SPELLED = Pattern.compile("[A-Z]{1,6}");
  private static final int SHOWN_WORDS = 5;
  private static final String COMMAS = ",\uff0c\u3001";
  private static final String FULL_STOPS = ".\u3002;\uff1b:\uff1a\u2026";
  private static final String QUESTIONS = "?\uff1f";
  private static final String CRIES = "!\uff01";

  private final ChineseNormalizer normalizer = new ChineseNormalizer();
  private final int most;

  /**
   * A syllable, an author's phonemes, or a mark.
   *
   * @param written what stands in the text for it
   * @param pinyin the syllable with its tone, "" for an author's phonemes
   * @param tokens its tokens, "" for a mark
   * @param startsWord whether a sentence may be cut in front of it
   * @param marks all marks that a mark stands for
   */
  private record Piece(
      String written, String pinyin, String tokens, boolean startsWord, String marks) {
    boolean isMark() {
      return tokens.isEmpty();
    }

    boolean endsSentence() {
      return isMark() && !written.equals(",");
    }
  }

  /**
   * How a part of a text is spoken.
   *
   * @param text as it is said, in characters
   * @param pinyin syllables with blanks between, marks set close
   * @param tokens the string for the tokenizer
   * @param tune how it is said
   */
  public record Spoken(String text, String pinyin, String tokens, Tune tune) {}

  /**
   * @param rules section {@code text} of {@code reprise.json}
   */
  public PinyinText(JsonNode rules) {
    this.most = rules.path("segment_words").path("max").asInt(24);
    if (most < 2) {
      throw new SpeechException("reprise.json: text.segment_words.max must be at least 2.");
    }
  }

  /** The whole text as one piece, for a transcript. */
  public Spoken whole(String text) {
    return join(pieces(text), Tune.PLAIN);
  }

  /**
   * The text in segments of at most the pack's number of syllables: sentences, cut where they are
   * too long at commas, else between words. Each ends like a sentence.
   */
  public List<Spoken> segments(String text) {
    List<Spoken> segments = new ArrayList<>();
    List<Piece> sentence = new ArrayList<>();
    for (Piece piece : pieces(text)) {
      sentence.add(piece);
      if (piece.endsSentence()) {
        segments.addAll(cut(sentence));
        sentence = new ArrayList<>();
      }
    }
    segments.addAll(cut(sentence));
    return segments;
  }

  /**
   * The words of a text that such a pack cannot say, in order, each once: Latin words that are no
   * abbreviation, and words in any other script but Chinese.
   */
  public List<String> unspeakable(String text) {
    List<String> words = new ArrayList<>();
    String normal = normalizer.normalize(PhonemeSpans.in(text).masked());
    Matcher letters =
        Pattern.compile("[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{M}'\u2019&&[^\\p{IsHan}]]*+")
            .matcher(normal);
    while (letters.find()) {
      String word = letters.group();
      boolean span = PhonemeSpans.isMask(word.charAt(0));
      if (!span && !SPELLED.matcher(word).matches() && !words.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private List<Piece> pieces(String text) {
    List<String> refused = unspeakable(text);
    if (!refused.isEmpty()) {
      throw new SpeechException("{0}", refusal(refused));
    }
    PhonemeSpans spans = PhonemeSpans.in(text);
    String said = normalizer.normalize(spans.masked());
    String[] syllables = Mandarin.read(said);
    boolean[] starts = Mandarin.wordStarts(said);
    List<Piece> pieces = new ArrayList<>();
    Matcher latin = LATIN.matcher(said);
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (syllables[i] != null) {
        pieces.add(syllable(String.valueOf(c), syllables[i], starts[i]));
      } else if (PhonemeSpans.isMask(c)) {
        String span = spans.restore(String.valueOf(c));
        pieces.add(new Piece(span, "", span, true, ""));
      } else if (latin.region(i, said.length()).lookingAt()) {
        for (char letter : latin.group().toCharArray()) {
          for (String name : LETTERS.getOrDefault(letter, List.of())) {
            pieces.add(syllable(String.valueOf(letter), name, true));
          }
        }
        i = latin.end() - 1;
      } else if (Mandarin.isHan(c)) {
        throw new SpeechException(
            "The reading of the character \"{0}\" is not known. Write another one for it.", c);
      } else {
        addMark(c, pieces);
      }
    }
    return pieces;
  }

  private static Sentence refusal(List<String> words) {
    String shown =
        String.join("\", \"", words.subList(0, Math.min(words.size(), SHOWN_WORDS)))
            + (words.size() > SHOWN_WORDS ? "\" ..." : "\"");
    return Sentence.of(
        "This voice pack speaks Chinese and cannot say \"{0}. Write it in Chinese characters, or"
            + " choose a pack that speaks the language.",
        shown);
  }

  private static Piece syllable(String written, String pinyin, boolean startsWord) {
    StringBuilder tokens = new StringBuilder();
    for (String phoneme : PinyinSyllable.phonemes(pinyin)) {
      tokens.append("<|").append(phoneme).append("|>");
    }
    return new Piece(written, pinyin, tokens.toString(), startsWord, "");
  }

  /** A run of marks becomes one: a question mark if it holds one, else the last. */
  private static void addMark(char c, List<Piece> pieces) {
    String mark =
        COMMAS.indexOf(c) >= 0
            ? ","
            : FULL_STOPS.indexOf(c) >= 0
                ? "."
                : QUESTIONS.indexOf(c) >= 0 ? "?" : CRIES.indexOf(c) >= 0 ? "!" : "";
    if (mark.isEmpty() || pieces.isEmpty()) {
      return;
    }
    int last = pieces.size() - 1;
    Piece before = pieces.get(last);
    if (before.isMark()) {
      String spoken = before.written().equals("?") ? "?" : mark;
      pieces.set(last, new Piece(spoken, "", "", false, before.marks() + mark));
    } else {
      pieces.add(new Piece(mark, "", "", false, mark));
    }
  }

  private List<Spoken> cut(List<Piece> sentence) {
    if (sentence.isEmpty()) {
      return List.of();
    }
    List<List<Piece>> parts = new ArrayList<>();
    cut(sentence, parts);
    Piece end = sentence.get(sentence.size() - 1);
    Set<Tune.Mood> moods =
        end.endsSentence()
            ? ChineseQuestions.moods(join(sentence, Tune.PLAIN).text(), end.marks())
            : Set.of();
    List<Spoken> segments = new ArrayList<>();
    double all = syllables(sentence);
    double from = 0;
    for (List<Piece> part : parts) {
      double to = from + syllables(part) / all;
      segments.add(join(part, Tune.of(moods, from, to)));
      from = to;
    }
    return segments;
  }

  private void cut(List<Piece> sentence, List<List<Piece>> parts) {
    long count = syllables(sentence);
    if (count <= most) {
      parts.add(sentence);
      return;
    }
    int best = sentence.size() / 2;
    double least = Double.MAX_VALUE;
    int before = 0;
    for (int i = 1; i < sentence.size(); i++) {
      before += sentence.get(i - 1).isMark() ? 0 : 1;
      if (sentence.get(i).isMark()) {
        continue;
      }
      boolean behindComma = sentence.get(i - 1).isMark();
      boolean betweenWords = sentence.get(i).startsWord();
      double cost =
          Math.abs(before - count / 2.0)
              + (behindComma ? 0 : betweenWords ? most / 3.0 : 2.0 * most);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    cut(sentence.subList(0, best), parts);
    cut(sentence.subList(best, sentence.size()), parts);
  }

  private static long syllables(List<Piece> pieces) {
    return pieces.stream().filter(piece -> !piece.isMark()).count();
  }

  /** Pieces as one string that ends like a sentence. */
  private static Spoken join(List<Piece> pieces, Tune tune) {
    StringBuilder text = new StringBuilder();
    StringBuilder pinyin = new StringBuilder();
    StringBuilder tokens = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean last = i + 1 == pieces.size();
      if (piece.isMark()) {
        String mark = last && piece.written().equals(",") ? "." : piece.written();
        text.append(mark);
        pinyin.append(mark);
        tokens.append(mark);
        continue;
      }
      boolean again = i > 0 && isSameLetter(pieces.get(i - 1), piece);
      text.append(again ? "" : piece.written());
      pinyin.append(pinyin.isEmpty() ? "" : " ");
      pinyin.append(piece.pinyin().isEmpty() ? piece.tokens() : piece.pinyin());
      tokens.append(piece.tokens());
      if (last) {
        text.append('.');
        pinyin.append('.');
        tokens.append('.');
      }
    }
    return new Spoken(text.toString(), pinyin.toString(), tokens.toString(), tune);
  }

  /** A letter's name of several syllables stands once in the text. */
  private static boolean isSameLetter(Piece before, Piece piece) {
    return before.written().equals(piece.written())
        && SPELLED.matcher(piece.written()).matches()
        && Objects.requireNonNull(LETTERS.get(piece.written().charAt(0))).indexOf(piece.pinyin())
            > 0;
  }

  private static Map<Character, List<String>> letters() {
    Map<Character, List<String>> letters = new TreeMap<>();
    for (String[] row : Readings.rows("letters.tsv", 2)) {
      letters.put(row[0].charAt(0), List.of(row[1].split(" ")));
    }
    return letters;
  }
}
