package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import studio.reprise.speech.text.rewrite.Tune;

/** How the segments of an English text are said, sentence by sentence. */
final class Tunes {
  /** Words that no sentence ends on as long as it has another: "Did you SEE him?" */
  private static final String LIGHT =
      " a an and as at but by for from i he her him his in it its me my of on or our she so than that the them"
          + " then there they this to us we with you your ";

  private Tunes() {}

  /** One for each part of a text. */
  static List<Tune> of(List<List<Piece>> parts) {
    List<Tune> tunes = new ArrayList<>();
    int start = 0;
    for (int k = 0; k < parts.size(); k++) {
      List<Piece> part = parts.get(k);
      if (part.get(part.size() - 1).endsSentence() || k == parts.size() - 1) {
        tunes.addAll(ofSentence(parts.subList(start, k + 1)));
        start = k + 1;
      }
    }
    return tunes;
  }

  private static List<Tune> ofSentence(List<List<Piece>> parts) {
    List<Piece> sentence = parts.stream().flatMap(List::stream).toList();
    Piece end = sentence.get(sentence.size() - 1);
    Set<Tune.Mood> moods = EnumSet.noneOf(Tune.Mood.class);
    OptionalInt accent = OptionalInt.empty();
    if (end.mark() == '?') {
      Questions question = Questions.of(sentence);
      moods.add(question.mood());
      accent = question.accent();
    }
    if (end.endsSentence() && end.written().contains("!")) {
      moods.add(Tune.Mood.CRY);
    }
    List<Tune> tunes = new ArrayList<>();
    double all = sentence.stream().mapToInt(Piece::words).sum();
    int before = 0;
    double from = 0;
    for (int k = 0; k < parts.size(); k++) {
      List<Piece> part = parts.get(k);
      double to = from + part.stream().mapToInt(Piece::words).sum() / all;
      int lifted = accent.orElse(-1) - before;
      boolean isLast = k == parts.size() - 1;
      tunes.add(
          new Tune(
              moods,
              from,
              to,
              lifted >= 0 && lifted < part.size() ? vowel(part, lifted) : OptionalInt.empty(),
              isLast ? vowel(part, heaviest(part)) : OptionalInt.empty()));
      before += part.size();
      from = to;
    }
    return tunes;
  }

  /** The last word that carries weight. */
  private static int heaviest(List<Piece> part) {
    int last = -1;
    int heavy = -1;
    for (int i = 0; i < part.size(); i++) {
      if (part.get(i).isWord()) {
        last = i;
        heavy = LIGHT.contains(" " + part.get(i).written() + " ") ? heavy : i;
      }
    }
    return heavy >= 0 ? heavy : last;
  }

  /** The symbol of a word's last stressed vowel, or else its last vowel. */
  private static OptionalInt vowel(List<Piece> part, int word) {
    int before = 0;
    for (int i = 0; i < word; i++) {
      boolean isFirst = before == 0;
      before += part.get(i).isWord() ? Piece.symbols(part.get(i).phones()).size() : 1;
      before += part.get(i).isWord() && !isFirst ? 1 : 0;
    }
    before += before == 0 ? 0 : 1;
    List<String> symbols = word < 0 ? List.of() : Piece.symbols(part.get(word).phones());
    int stressed = -1;
    int weak = -1;
    for (int i = 0; i < symbols.size(); i++) {
      stressed = symbols.get(i).endsWith("1|>") ? i : stressed;
      weak = symbols.get(i).endsWith("0|>") ? i : weak;
    }
    int vowel = stressed >= 0 ? stressed : weak;
    return vowel < 0 ? OptionalInt.empty() : OptionalInt.of(before + vowel);
  }
}
