package studio.reprise.speech.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text rules of a pack that reads phones ({@code reprise.json}, section {@code text}): lower-case
 * words are looked up and written as {@code <|HH|><|AX0|>...}, words are parted by one blank, marks
 * stay characters, the end has a mark.
 */
final class PhoneText {
  /** A word with its phones, or a mark. */
  private record Piece(String written, String phones, char mark) {
    boolean isWord() {
      return mark == 0;
    }
  }

  private static final Pattern SPAN = Pattern.compile("(?:<\\|[A-Z]{1,3}[0-9]?\\|>)+");

  private final Pronouncer pronouncer;
  private final Map<Character, Character> replaced = new TreeMap<>();
  private final String marks;
  private final int minWords;
  private final int maxWords;

  PhoneText(JsonNode rules, Pronouncer pronouncer) {
    this.pronouncer = pronouncer;
    rules
        .path("replace")
        .properties()
        .forEach(
            entry ->
                replaced.put(entry.getKey().charAt(0), entry.getValue().asText(".").charAt(0)));
    this.marks = rules.path("allowed_marks").asText(" .,?!").replace(" ", "");
    this.minWords = rules.path("segment_words").path("min").asInt(2);
    this.maxWords = rules.path("segment_words").path("max").asInt(13);
  }

  /**
   * One segment's text and how it is spoken.
   *
   * @param text the words as they were looked up
   * @param phones the string for the tokenizer
   */
  record Spoken(String text, String phones) {}

  /** The whole text as one piece, for a transcript. */
  Spoken whole(String text) {
    return join(pieces(text));
  }

  /**
   * The text in segments of at most the pack's number of words, cut at marks where there are any.
   */
  List<Spoken> segments(String text) {
    List<Spoken> segments = new ArrayList<>();
    for (List<Piece> part : split(pieces(text))) {
      segments.add(join(part));
    }
    return segments;
  }

  /** Words of the text whose phones are guessed: they are in no lexicon. */
  List<String> unknownWords(String text) {
    return pieces(text).stream()
        .filter(Piece::isWord)
        .map(Piece::written)
        .filter(word -> !SPAN.matcher(word).matches() && !pronouncer.knows(word))
        .distinct()
        .toList();
  }

  private List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher spans = SPAN.matcher(text);
    int at = 0;
    while (spans.find()) {
      addPlain(text.substring(at, spans.start()), pieces);
      pieces.add(new Piece(spans.group(), spans.group(), (char) 0));
      at = spans.end();
    }
    addPlain(text.substring(at), pieces);
    return pieces;
  }

  private void addPlain(String text, List<Piece> pieces) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('-', ' ');
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      c = replaced.getOrDefault(c, c);
      if ((c >= 'a' && c <= 'z') || c == '\'') {
        word.append(c);
        continue;
      }
      addWord(word, pieces);
      if (marks.indexOf(c) >= 0) {
        addMark(c, pieces);
      }
    }
  }

  private void addWord(StringBuilder word, List<Piece> pieces) {
    String plain = word.toString().replaceAll("^'+|'+$", "");
    word.setLength(0);
    if (!plain.isEmpty()) {
      StringBuilder phones = new StringBuilder();
      for (String phone : pronouncer.phones(plain)) {
        phones.append("<|").append(phone).append("|>");
      }
      pieces.add(new Piece(plain, phones.toString(), (char) 0));
    }
  }

  /** A run of marks becomes one: a question mark if it holds one, else the last. */
  private static void addMark(char mark, List<Piece> pieces) {
    int last = pieces.size() - 1;
    if (last < 0) {
      return;
    }
    if (pieces.get(last).isWord()) {
      pieces.add(new Piece("", "", mark));
    } else if (pieces.get(last).mark() != '?') {
      pieces.set(last, new Piece("", "", mark));
    }
  }

  private List<List<Piece>> split(List<Piece> pieces) {
    List<List<Piece>> sentences = new ArrayList<>();
    List<Piece> sentence = new ArrayList<>();
    for (Piece piece : pieces) {
      sentence.add(piece);
      if (!piece.isWord() && piece.mark() != ',') {
        sentences.add(sentence);
        sentence = new ArrayList<>();
      }
    }
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
    List<List<Piece>> parts = new ArrayList<>();
    for (List<Piece> whole : sentences) {
      for (List<Piece> part : cut(whole)) {
        int last = parts.size() - 1;
        boolean joins =
            last >= 0
                && words(parts.get(last)) + words(part) <= maxWords
                && (words(part) < minWords || words(parts.get(last)) < minWords);
        if (joins) {
          parts.get(last).addAll(part);
        } else {
          parts.add(new ArrayList<>(part));
        }
      }
    }
    return parts;
  }

  /**
   * Cuts a sentence that is too long in two, again and again: near its middle, at a comma if one is
   * near enough.
   */
  private List<List<Piece>> cut(List<Piece> sentence) {
    int count = words(sentence);
    if (count <= maxWords) {
      return List.of(sentence);
    }
    int best = -1;
    double bestCost = Double.MAX_VALUE;
    int before = 0;
    for (int i = 0; i < sentence.size() - 1; i++) {
      before += sentence.get(i).isWord() ? 1 : 0;
      boolean atMark = !sentence.get(i).isWord();
      boolean beforeMark = !sentence.get(i + 1).isWord();
      double cost = Math.abs(before - count / 2.0) + (atMark ? 0 : maxWords / 3.0);
      if (!beforeMark && before >= minWords && count - before >= minWords && cost < bestCost) {
        best = i + 1;
        bestCost = cost;
      }
    }
    List<List<Piece>> parts = new ArrayList<>(cut(sentence.subList(0, best)));
    parts.addAll(cut(sentence.subList(best, sentence.size())));
    return parts;
  }

  private static int words(List<Piece> pieces) {
    return (int) pieces.stream().filter(Piece::isWord).count();
  }

  private Spoken join(List<Piece> pieces) {
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
    return new Spoken(text.toString(), phones.toString());
  }
}
