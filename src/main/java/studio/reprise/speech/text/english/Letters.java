package studio.reprise.speech.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * Letters that are said by their names: initials of names, words that are spelled out, and the A
 * that is no article (plan A, an A).
 */
final class Letters {
  /** Words that begin sentences more often than they are a name behind an initial. */
  static final String STARTERS =
      "(?:The|He|She|It|I|We|They|You|A|An|This|That|These|Those|There|Then|But|And|So|Or|In|On|At|If|When|While|After"
          + "|Before|My|His|Her|Our|Their|Its|Your|What|Who|Why|How|Where|Which|No|Yes|For|From|As|By|To|Not|Now|Nobody"
          + "|Everyone|Someone|Some|All|Another|Once|Did|Do|Does|Is|Was|Are|Were|Will|Would|Could|Can|Let|Please|With"
          + "|It's|He's|She's|I'm|I'd|I'll|I've|We're|They're|That's|There's|Don't)";

  /** Words in front of a letter that is a name, not an initial or an article. */
  private static final String LABELS =
      "(?i:plan|vitamins?|type|grades?|option|section|part|points?|appendix|figure|table|exhibit|group|team|hepatitis|class"
          + "|schedule|route|line|unit|block|gate|platform|question|answer|level|series|side|row|seat|note|key|chord|door"
          + "|column|model|building|terminal|pier|wing|ward|zone|area|list|item|step|case|letter|division|league|size|product"
          + "|variable|cell|stage|category|company|squad|formula|study|witness|suspect|subject|player|person|factor|strand"
          + "|chapter|straight|minor|flat|sharp|influenza|planet|channel|camera|track|annex|volume|band|junior|serie|party)";

  private static final Pattern LAST_WORD = Pattern.compile("([\\w']{1,30})[ ]$");
  private static final Pattern LABEL = Pattern.compile(LABELS);
  private static final Pattern STARTER = Pattern.compile(STARTERS);

  private Letters() {}

  /** Letters apart, each to be said by its name. */
  static String spelled(String letters) {
    List<String> names = new ArrayList<>();
    for (char c : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      if (c >= 'A' && c <= 'Z') {
        names.add(c == 'A' ? String.valueOf(EnglishNormalizer.LETTER_A) : String.valueOf(c));
      } else if (Character.isDigit(c)) {
        names.add(String.valueOf(c));
      }
    }
    return String.join(" ", names);
  }

  static RuleTable initials() {
    return RuleTable.of(
        "initials",
        List.of(
            Rewrite.within(
                "(?=[A-Z]\\.)(?<![\\w'&.])((?:[A-Z]\\.(?:[A-Z]\\.)?[ -]){1,4})(?=((?:(?:van|von|de|der|den|la|le|du|di|al|bin) ){0,2}[A-Z][A-Za-z']++))",
                Letters::beforeName),
            Rewrite.of(
                "(?=[A-Z]\\. )(?<![\\w'&.])((?:[A-Z]\\. ){1,4}[A-Z])\\.(?=(\\s*$|\\s+"
                    + STARTERS
                    + "\\b)?)(?! ?[A-Z]\\.)",
                m -> spelled(m.group(1)) + (m.group(2) == null ? "" : ".")),
            Rewrite.of("\\b((?:[A-Z]\\.){2,5})'?s\\b", m -> spelled(m.group(1)) + "'s")
                .when(".s", ".'s"),
            Rewrite.of(
                "(?<=:\\d\\d |\\d ?[AaPp]\\.?[Mm]\\.? )([ECMP][SDsd]?[Tt]|[CEW]E[Ss]?T|BST|IST|JST|AES?T|GMT)\\b",
                m -> spelled(m.group(1))),
            Rewrite.of(
                "(?=[A-Za-z]\\.[A-Za-z])(?<![\\w'&.])((?:[A-Za-z]\\.){2,10})(?!\\w)(?=(\\s*$|\\s+[\"'(]?"
                    + STARTERS
                    + "\\b)?)",
                m ->
                    isHalfOfDay(m.group(1))
                        ? null
                        : spelled(m.group(1)) + (m.group(2) == null ? "" : ".")),
            Rewrite.of(
                    "(?<![\\w'-])([Aa])-([Zz])(?![\\w'-])", m -> spelled("A") + " to " + m.group(2))
                .when("-Z", "-z"),
            Rewrite.of(
                "(?<=\\b(?i:sections|rows|grades|groups|parts|gates|plans|options|types|questions|letters|volumes|keys|blocks|platforms|seats|levels|classes|teams|tables|figures|exhibits|appendices|names|units|items|players) )([A-Y])[-\u2013]([B-Z])(?![\\w'-])",
                m -> spelled(m.group(1)) + " to " + m.group(2)),
            Rewrite.of(
                "(?<![\\w'-])(?![Xx]-)((?:[A-Za-z]-){2,24}[A-Za-z])(?![\\w'-])",
                m -> isStutter(m.group(1)) ? null : spelled(m.group(1))),
            Rewrite.of(
                    "\\b(?!(?:AND|OR|HE|SHE|HIM|HER|HIS|YES|NO|ON|OFF|IN|OUT)\\b)([A-Z]{2,3})/(?!(?:OR|AND)\\b)([A-Z]{2,3})\\b",
                    m -> spelled(m.group(1)) + " " + spelled(m.group(2)))
                .when("/"),
            Rewrite.of(
                "\\b([A-Z]{1,3})&([A-Z]{1,3})(s?)\\b",
                m ->
                    spelled(m.group(1))
                        + " and "
                        + spelled(m.group(2))
                        + (m.group(3).isEmpty() ? "" : "'s"))));
  }

  static RuleTable letterA() {
    String a = String.valueOf(EnglishNormalizer.LETTER_A);
    return new RuleTable(
        "letters",
        c -> c == 'A',
        List.of(
            Rewrite.of(
                "\\b([Aa]n|[Ss]traight|[Gg]ot|[Gg]rade|[Mm]y|[Aa]ll) ([A-F])-(?=[\\s,.!?;]|$)",
                m -> m.group(1) + " " + spelled(m.group(2)) + " minus"),
            Rewrite.fixed("(?<![\\w'])A\\+(?!\\w)", a + " plus"),
            Rewrite.of(
                "(?=[A-F]-)(?<=\\b(?:and|or|an?|got|grades?|of|with|to) )([A-DF])-(?=\\s*$|[,.;!?])",
                m -> spelled(m.group(1)) + " minus"),
            Rewrite.fixed("(?=A)(?<=\\b" + LABELS + " )A\\b(?!')(?! [A-Z][a-z]{2,20} [A-Z])", a),
            Rewrite.fixed("(?=A)(?<=\\b[Aa]n )A(?![\\w&])", a),
            Rewrite.fixed("(?<![\\w'.])A(?='s?\\b)(?!'[a-rt-z])", a),
            Rewrite.fixed(
                "(?=A)(?<=[a-z0-9,] )A(?=[.,;:!?)]|$|\"| (?:and|or|to|minus|plus|is|was|in|on|for|with|from|at) )",
                a),
            Rewrite.fixed("(?<![\\w'.])A(?=(?:,? (?:and|or)|,| to) [B-Z]\\b(?!'))", a),
            Rewrite.fixed("(?=A)(?<=\\b[B-HJ-Z](?:,|,? and|,? or| to| and) )A\\b(?!')", a),
            Rewrite.fixed("(?=A)(?<=(?:^|[^A-Za-z'])[B-HJ-Z] )A(?= [A-Z]\\b|[.,;:!?]|$)", a),
            Rewrite.fixed("(?<![\\w'.])A(?= (?:is|was|stands) for\\b)", a),
            Rewrite.fixed("(?=A)(?<=^|[^A-Za-z'] {0,1})A(?= [B-HJ-Z](?: |$)(?![a-z]))", a)));
  }

  /**
   * A single initial before a name, or a sentence that ends with a letter: who stands before it?
   */
  private static @Nullable String beforeName(MatchResult match, String text) {
    String letters = match.group(1);
    String joined = spelled(letters) + " ";
    String name = match.group(2);
    if (letters.replaceAll("[^A-Z]", "").length() > 1) {
      return STARTER.matcher(name).matches() ? null : joined;
    }
    String before = text.substring(Math.max(0, match.start() - 32), match.start());
    java.util.regex.Matcher word = LAST_WORD.matcher(before);
    String last = word.find() ? word.group(1) : "";
    char letter = letters.charAt(0);
    if (STARTER.matcher(name).matches() || LABEL.matcher(last).matches()) {
      return null;
    }
    if (last.isEmpty()) {
      return listed(text, letter) ? null : joined;
    }
    if (Character.isUpperCase(last.charAt(0))) {
      return joined;
    }
    return letter == 'I' ? null : joined;
  }

  /**
   * Whether the next letter of the alphabet has a point before a capital too: a list, not a name.
   */
  private static boolean listed(String text, char letter) {
    return Pattern.compile("(?<!\\w)" + (char) (letter + 1) + "\\. [A-Z]").matcher(text).find()
        || letter != 'A'
            && Pattern.compile("(?<!\\w)" + (char) (letter - 1) + "\\. [A-Z]").matcher(text).find();
  }

  private static boolean isHalfOfDay(String written) {
    return written.equalsIgnoreCase("a.m.") || written.equalsIgnoreCase("p.m.");
  }

  /** "I-I-I" is no spelling. */
  private static boolean isStutter(String written) {
    return written
        .toLowerCase(Locale.ROOT)
        .replaceAll("(?i)" + written.charAt(0) + "|-", "")
        .isEmpty();
  }
}
