package studio.reprise.speech.text.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.speech.Directions;
import studio.reprise.speech.MannerWords;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * Finds directions to the speaker: brackets, stars or angles around what a speaker does ("laughs"),
 * how it is said ("softly", "to Anna") or what is heard ("applause"). Whether a bracket is one
 * follows from what it holds and where it stands; all other brackets are speech.
 */
final class StageDirections {
  private static final Pattern BRACKETS =
      Pattern.compile(
          "\\[([^\\[\\]\\n]{1,80})\\]|\\(([^()\\n]{1,60})\\)|\uff08([^\uff08\uff09\\n]{1,30})\uff09|\u3010([^\u3010\u3011\\n]{1,30})\u3011"
              + "|(?<![\\p{L}\\p{N}*])\\*(?=[^\\s*])([^*\\n]{1,60})(?<=\\S)\\*(?![\\p{L}\\p{N}*])|<([A-Za-z][a-z ]{1,30})>|\\{([^{}\\n]{1,60})\\}");

  /** "[T]he": an editor's letter in another's words. */
  private static final Rewrite LETTER =
      Rewrite.of("\\[(\\p{L}{1,3})\\](?=\\p{L})", m -> m.group(1));

  private static final String ADVERB =
      "(?:very |so |more |rather )?[a-z]{3,16}ly(?:,? (?:and |but )?[a-z]{3,16}ly)?";
  private static final Pattern WAY =
      Pattern.compile(
          ADVERB
              + "|(?:to|at|toward|towards|into|over|through|under|in a|in an|with a|with an|off|without|from|as if|as though|like) [a-z' -]{2,40}"
              + "|still [a-z]{3,16}ing|almost [a-z]{3,16}ing|half[ -][a-z]{3,16}ing");

  /** "SFX: thunder", "Enter GHOST": what a script's margin says. */
  private static final Pattern MARGIN =
      Pattern.compile(
          "(?:sfx|fx|sound|sounds|music|scene|camera|cue|stage|lights?|fade|title|caption|super|insert|pause|beat|tone|mood|voice|emotion|style|direction)s? ?: ?[^:]{1,70}"
              + "|(?:re-?)?(?:enters?|exits?|exeunt)\\b[^.!?]{0,60}");

  /** Adverbs of the sentence, not of the voice. */
  private static final Pattern OF_SENTENCES =
      Pattern.compile(
          "(?:eventually|finally|hopefully|apparently|possibly|probably|actually|really|obviously|surprisingly|luckily|unfortunately|fortunately|clearly|certainly|definitely|usually|mostly|only|early|daily|weekly|monthly|yearly|recently|allegedly|supposedly|presumably|namely|literally|ironically|evidently|naturally|partly|approximately|nearly|family|reply|july|italy)");

  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}\u3001\uff0c ]{1,12}");

  /** How a word stands in a direction, by each of its forms. */
  private static final Map<String, String> KINDS = kinds();

  private StageDirections() {}

  private enum Place {
    ALONE,
    START,
    /** Behind a whole sentence. */
    END,
    /** The last words of a sentence. */
    TAIL,
    INSIDE
  }

  static Manuscript in(String text, Directions use) {
    String plain = LETTER.apply(text);
    Matcher brackets = BRACKETS.matcher(plain);
    List<String> directions = new ArrayList<>();
    List<Staged> staged = new ArrayList<>();
    StringBuilder out = new StringBuilder(plain.length());
    int at = 0;
    int told = 0;
    while (brackets.find()) {
      String held = held(brackets);
      boolean isActed = use == Directions.ACTED;
      if (!isDirection(brackets, held, plain) && !(isActed && namesManner(brackets, held, plain))) {
        continue;
      }
      out.append(plain, at, brackets.start());
      at = brackets.end();
      if (use == Directions.SPOKEN) {
        out.append('(').append(held).append(')');
      } else {
        directions.add(held);
        if (isActed) {
          staged.add(staged(brackets, held, plain, spoken(out, told)));
          told = out.length();
        }
        at = skipped(plain, at, out);
      }
    }
    out.append(plain, at, plain.length());
    return new Manuscript(spoken(out, 0), directions, Scopes.heeded(staged, spoken(out, told)));
  }

  private static String spoken(StringBuilder text, int from) {
    return Markup.withoutEmphasis(text.substring(from)).strip();
  }

  /** Brackets between sentences that name a manner are directions where manners are asked for. */
  private static boolean namesManner(MatchResult match, String held, String text) {
    Place place = place(match, text);
    return "[({\uff08\u3010".indexOf(text.charAt(match.start())) >= 0
        && place != Place.INSIDE
        && place != Place.TAIL
        && MannerWords.named(held).isPresent();
  }

  private static Staged staged(MatchResult match, String held, String text, String since) {
    Staged.Reach reach =
        switch (place(match, text)) {
          case ALONE, START -> Staged.Reach.ONWARD;
          case END, TAIL -> Staged.Reach.BACK;
          case INSIDE ->
              since.isEmpty() || Scopes.endsSentence(since)
                  ? Staged.Reach.ONWARD
                  : Staged.Reach.NONE;
        };
    return new Staged(held, MannerWords.named(held), reach, since);
  }

  /** Behind a direction that goes, the mark or blank that only belonged to it goes too. */
  private static int skipped(String text, int at, StringBuilder out) {
    int end = at;
    boolean starts = out.toString().isBlank() || out.charAt(out.length() - 1) == '\n';
    while (starts
        && end < text.length()
        && " \t:,.-\u2014\uff1a\uff0c\u3002".indexOf(text.charAt(end)) >= 0) {
      if (text.startsWith("...", end)) {
        break;
      }
      end++;
    }
    boolean doubled = !out.isEmpty() && out.charAt(out.length() - 1) == ' ';
    while (doubled && end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  private static String held(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group).strip();
      }
    }
    return "";
  }

  private static boolean isDirection(MatchResult match, String held, String text) {
    Place place = place(match, text);
    char open = text.charAt(match.start());
    if (held.codePoints().anyMatch(Character::isIdeographic)) {
      return isChinese(held) && open != '*';
    }
    if ("[({".indexOf(open) >= 0
        && place != Place.INSIDE
        && place != Place.TAIL
        && MARGIN.matcher(held.toLowerCase(Locale.ROOT)).matches()
        && (open != '(' || held.indexOf(':') > 0)) {
      return true;
    }
    if (!held.matches("[\\p{L}][\\p{L}\\p{M} ,.'\u2019-]{1,79}")) {
      return false;
    }
    boolean loud = held.equals(held.toUpperCase(Locale.ROOT));
    String words = held.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    String kind = kind(words);
    return switch (open) {
      case '[' ->
          !kind.isEmpty()
              || isWay(words)
              || place != Place.INSIDE
                  && (loud || Character.isLowerCase(held.charAt(0)))
                  && words.split(" ").length <= 6;
      case '*' ->
          (kind.equals("sound") || kind.equals("act"))
              && place != Place.INSIDE
              && place != Place.TAIL;
      case '<' -> !kind.isEmpty();
      case '{' -> !kind.isEmpty() || words.matches(ADVERB);
      default ->
          switch (kind) {
            case "sound", "cue" -> place != Place.INSIDE || words.split(" ").length <= 2;
            case "act" -> place != Place.INSIDE && place != Place.TAIL;
            case "way" -> place == Place.START || place == Place.ALONE;
            default ->
                (place == Place.START || place == Place.ALONE) && isWay(words)
                    || place == Place.END
                        && words.matches(ADVERB)
                        && Character.isLowerCase(held.charAt(0))
                        && !OF_SENTENCES.matcher(words).matches();
          };
    };
  }

  private static boolean isWay(String words) {
    if (WAY.matcher(words).matches()) {
      return true;
    }
    String[] parts = words.split(", (?:and |then )?");
    return parts.length > 1
        && Arrays.stream(parts)
            .allMatch(part -> WAY.matcher(part).matches() || !kind(part).isEmpty());
  }

  private static boolean isChinese(String held) {
    if (!HAN.matcher(held).matches()) {
      return false;
    }
    String first = held.split("[\u3001\uff0c ]")[0];
    return KINDS.containsKey(first)
        || KINDS.containsKey(
            first.replaceFirst(
                "(?:\u5730|\u7740|\u4e00\u58f0|\u4e86\u4e00\u58f0|\u5730\u8bf4|\u8bf4)$", ""));
  }

  /** What a direction's first words are: a row of the table, perhaps behind a name or an adverb. */
  private static String kind(String words) {
    String plain = words.replaceFirst("[.,]+$", "");
    if (KINDS.containsKey(plain)) {
      return KINDS.get(plain);
    }
    String[] parts = plain.split("[ ,]+");
    String first = KINDS.getOrDefault(parts[0], "");
    if (parts.length > 1
        && first.isEmpty()
        && (parts[0].endsWith("ly")
            || parts[0].matches("he|she|they|all|both|everyone|crowd|audience|door|phone"))) {
      first = KINDS.getOrDefault(parts[1], "");
      if (parts[0].matches("door|phone") && parts[1].matches("[a-z]{3,12}s")) {
        return "cue";
      }
    }
    boolean named = first.equals("way") || first.equals("cue");
    return parts.length > 6
            || named && parts.length > 3
            || first.equals("way") && parts.length > 1 && parts[0].matches("more|off|end|cut")
        ? ""
        : first;
  }

  private static Place place(MatchResult match, String text) {
    String before = text.substring(0, match.start()).stripTrailing();
    String after = text.substring(match.end()).stripLeading();
    boolean lineStarts =
        before.isEmpty() || text.substring(before.length(), match.start()).contains("\n");
    boolean starts =
        lineStarts
            || ".!?\u2026:\"\u201c\u201d\u3002\uff01\uff1f\uff1a\u2014"
                    .indexOf(before.charAt(before.length() - 1))
                >= 0;
    boolean lineEnds =
        after.isEmpty()
            || text.substring(match.end(), text.length() - after.length()).contains("\n");
    if (lineStarts && (lineEnds || after.matches("[.!?]"))) {
      return Place.ALONE;
    }
    char next = lineEnds ? '\n' : after.charAt(0);
    boolean sentenceFollows =
        lineEnds
            || Character.isUpperCase(next)
            || Character.isIdeographic(next)
            || Character.isDigit(next)
            || "\"'\u201c\u2018[(*.\u2026-\u2014<".indexOf(next) >= 0
            || text.charAt(match.start()) == '[' && lineStarts;
    if (starts && sentenceFollows) {
      return lineEnds ? Place.END : Place.START;
    }
    if (starts && text.charAt(match.start()) == '*' && ",;:".indexOf(next) < 0) {
      return Place.START;
    }
    boolean ends = lineEnds || ".!?".indexOf(next) >= 0 && after.length() == 1;
    return ends ? (starts ? Place.END : Place.TAIL) : Place.INSIDE;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    for (List<String> row : WordTable.open(StageDirections.class, "directions.tsv").rows()) {
      String kind = row.get(0);
      String word = row.get(1);
      kinds.put(word, kind);
      if (kind.equals("sound") || kind.equals("act")) {
        int blank = word.indexOf(' ');
        String verb = blank < 0 ? word : word.substring(0, blank);
        String rest = blank < 0 ? "" : word.substring(blank);
        kinds.put(third(verb) + rest, kind);
        kinds.put(gerund(verb) + rest, kind);
        if (kind.equals("act") && blank < 0) {
          kinds.remove(word);
          kinds.put(verb.matches("whisper|murmur|shout") ? word : third(verb), kind);
        }
      }
    }
    return kinds;
  }

  private static String third(String verb) {
    if (verb.matches(".*[^aeiou]y")) {
      return verb.substring(0, verb.length() - 1) + "ies";
    }
    return verb.matches(".*(?:s|sh|ch|x|z)") ? verb + "es" : verb + "s";
  }

  private static String gerund(String verb) {
    if (verb.matches(".*[^e]e")) {
      return verb.substring(0, verb.length() - 1) + "ing";
    }
    return verb.matches("sob|tut|clap|run|nod|grin|hum|hug|shrug|sit|beg|tap|drop|grab|slam|stop")
        ? verb + verb.charAt(verb.length() - 1) + "ing"
        : verb + "ing";
  }
}
