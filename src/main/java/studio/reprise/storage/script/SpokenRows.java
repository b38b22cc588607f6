package studio.reprise.storage.script;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/**
 * Who speaks in a plain text: {@code NAME: words}. A name is one that the project knows, or is
 * written in capitals and is no heading or label; what was taken for one is said.
 */
final class SpokenRows {
  private static final Pattern SPOKEN =
      Pattern.compile(
          "([\\p{L}][\\p{L}\\p{M}\\p{N} .'\u2019_&-]{0,59}?)\\s*(?:[(\uff08]([^()\uff08\uff09]{1,200})[)\uff09])?\\s*[:\uff1a](?!//)\\s*");

  private static final Set<String> LABELS =
      Set.of(
          "note",
          "notes",
          "nb",
          "n.b.",
          "n.b",
          "ps",
          "p.s.",
          "p.s",
          "pps",
          "p.p.s.",
          "the end",
          "end",
          "fin",
          "todo",
          "fixme",
          "warning",
          "caution",
          "danger",
          "attention",
          "important",
          "tip",
          "hint",
          "example",
          "figure",
          "fig",
          "fig.",
          "table",
          "map",
          "plate",
          "time",
          "date",
          "place",
          "location",
          "setting",
          "scene",
          "int",
          "ext",
          "int.",
          "ext.",
          "cut to",
          "fade in",
          "fade out",
          "fade to",
          "smash cut to",
          "dissolve to",
          "title",
          "subtitle",
          "author",
          "by",
          "from",
          "to",
          "subject",
          "cc",
          "bcc",
          "re",
          "fw",
          "fwd",
          "fyi",
          "summary",
          "synopsis",
          "contents",
          "appendix",
          "answer",
          "question",
          "quote",
          "source",
          "sources",
          "see",
          "ibid",
          "copyright",
          "isbn",
          "url",
          "http",
          "https",
          "www",
          "www.",
          "tel",
          "fax",
          "email",
          "e-mail",
          "music",
          "sound",
          "sfx",
          "fx",
          "vo",
          "cast",
          "characters",
          "dramatis personae",
          "update",
          "edit",
          "breaking",
          "also",
          "and",
          "but",
          "so",
          "then",
          "or",
          "remember",
          "moral",
          "lesson",
          "step",
          "rule",
          "law",
          "theorem",
          "lemma",
          "proof",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "am",
          "pm");

  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(?:chapter|part|book|volume|act|scene|section|episode|canto|letter|stave|step|rule"
              + "|figure|fig\\.?|table|note|day|week|year|verse|no\\.?|item|level|lesson|unit|page|appendix)\\b.*");

  private static final Pattern NUMERAL = Pattern.compile("[IVXLCDM]+\\.?");

  /** A single letter is a name where it speaks as often. */
  private static final int OFTEN = 3;

  private static final int LONGEST_DIRECTION = 60;

  /**
   * A row that says who speaks.
   *
   * @param wordsFrom where the words begin; the row's length when they follow below
   */
  record Row(String name, String direction, int wordsFrom) {}

  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final boolean isScript;

  SpokenRows(List<String> rows, Set<String> speakers) {
    speakers.forEach(name -> known.add(folded(name)));
    int named = 0;
    int worded = 0;
    for (String row : rows) {
      Matcher spoken = SPOKEN.matcher(row);
      worded += row.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
      if (spoken.lookingAt() && isCapital(spoken.group(1)) && !isLabel(spoken.group(1))) {
        counts.merge(folded(spoken.group(1)), 1, Integer::sum);
        named += spoken.group(1).strip().length() > 1 ? 1 : 0;
      } else if (spoken.lookingAt() && known.contains(folded(spoken.group(1)))) {
        named++;
      }
    }
    isScript = named > 0 && named * 2 >= worded;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isCapital(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isLabel(String name) {
    String plain = name.strip();
    return LABELS.contains(folded(plain))
        || COUNTED.matcher(plain).matches()
        || ChapterWords.isHeading(plain)
        || (NUMERAL.matcher(plain).matches() && plain.length() > 1);
  }

  /** What a row says of its speaker, or null when it is words. */
  @Nullable Row row(String text) {
    Matcher spoken = SPOKEN.matcher(text);
    if (!spoken.lookingAt()) {
      return null;
    }
    String name = spoken.group(1).strip();
    String direction = spoken.group(2) == null ? "" : spoken.group(2).strip();
    if (!isName(name, direction)) {
      return null;
    }
    if (!known.contains(folded(name))) {
      taken.add(name);
    }
    return new Row(name, direction, spoken.end());
  }

  private boolean isName(String name, String direction) {
    if (known.contains(folded(name))) {
      return true;
    }
    if (!isCapital(name) || isLabel(name)) {
      return false;
    }
    int count = counts.getOrDefault(folded(name), 0);
    if (name.length() == 1) {
      return count >= OFTEN;
    }
    return !direction.isEmpty() || count > 1 || isScript;
  }

  /** Whether a whole row is a stage direction: {@code [music]}, {@code (she leaves)}. */
  boolean isDirection(String text) {
    if (text.length() < 3 || text.length() > LONGEST_DIRECTION) {
      return false;
    }
    String inner = text.substring(1, text.length() - 1);
    boolean square = text.startsWith("[") && text.endsWith("]") && inner.indexOf(']') < 0;
    boolean round = text.startsWith("(") && text.endsWith(")") && inner.indexOf(')') < 0;
    boolean hasLetters = inner.codePoints().anyMatch(Character::isLetter);
    return hasLetters
        && (square || (round && (isScript || Character.isLowerCase(inner.codePointAt(0)))));
  }

  /** Names that were taken for speakers without being known. */
  Optional<Sentence> remark() {
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Sentence.of(
                "Names in capitals were taken for speakers: {0}.",
                String.join(", ", taken.stream().limit(30).toList())));
  }
}
