package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a game's texts beside the words, a way of writing each. Markup is not spoken and
 * leaves the text; a place that the game fills in while it runs stays, and cannot be spoken as it
 * is. Nothing here looks further than {@value #MOST_LETTERS} letters for the end of a mark.
 */
enum Markup {
  /** The text is words. */
  NONE(""),

  /** {@code [wave]big[/wave]}, {@code {$gold}}, and a backslash before what is meant as written. */
  YARN(
      "\\[{",
      literal("\\\\([\\\\\\[\\]{}<>:#/])"),
      literal("\\[nomarkup\\]([^\\[]{0,500})\\[/nomarkup\\]"),
      place("\\[(?:select|plural|ordinal)\\b[^\\[\\]]{0,500}\\]"),
      mark("\\[/?(?:[\\p{L}_][^\\[\\]]{0,500})?\\]"),
      place("\\{[^{}]{0,500}\\}")),

  /** {@code {w=.5}}, {@code {i}}, {@code [player]}; doubled where a bracket is meant. */
  RENPY(
      "{[",
      literal("\\{(\\{)"),
      literal("\\[(\\[)"),
      mark("\\{rt\\}[^{}]{0,500}\\{/rt\\}"),
      mark("\\{alt\\}[^{}]{0,500}\\{/alt\\}"),
      blank("\\{(?:p|w|vspace|space)(?:=[^{}]{0,40})?\\}"),
      mark("\\{(?:/?[a-z_]+\\b[^{}]{0,500}|#[^{}]{0,500})\\}"),
      place("\\[[^\\[\\]]{1,500}\\]")),

  /** Godot's BBCode, with what Dialogue Manager and Dialogic add to it. */
  BBCODE(
      "\\[{",
      literal("\\\\([\\\\\\[\\]:{}#])"),
      blank("\\\\[nt]"),
      place("\\[\\[[^\\[\\]]{1,500}\\]\\]"),
      mark("\\[if [^\\[\\]]{1,500}/\\]"),
      place("\\[if [^\\[\\]]{1,500}\\][^\\[]{0,500}(?:\\[else\\][^\\[]{0,500})?\\[/if\\]"),
      mark("\\[img[^\\[\\]]{0,500}\\][^\\[]{0,500}\\[/img\\]"),
      literal("\\[lb\\]()", "["),
      literal("\\[rb\\]()", "]"),
      blank("\\[(?:br|n\\+?)\\]"),
      tag("\\[(/?)([\\p{L}_$!#>-][^\\s=\\[\\]]{0,60})(=?)[^\\[\\]]{0,500}\\]"),
      place("\\{\\{[^{}]{0,500}\\}\\}"),
      place("\\{[^{}]{1,500}\\}")),

  /** Tags in angle brackets, {@code {0}} and {@code %s}: Unity, Unreal, articy, gettext. */
  RICH_TEXT(
      "<{%",
      blank("<br\\s{0,9}/?>"),
      mark("</?[A-Za-z][^<>]{0,500}>"),
      mark("</>"),
      place("\\{(?:[^{}]|\\{[^{}]{0,200}\\}){0,500}+\\}(?:\\|[a-z]{1,20}\\([^()]{0,500}\\))?"),
      place(
          "%(?:[0-9]{1,2}\\$|\\([A-Za-z_]{1,40}\\))?[-+0#]{0,3}[0-9]{0,3}(?:\\.[0-9]{1,2})?"
              + "[sdiufxc@](?![\\p{L}])")),

  /** Ink's {@code {alternatives|}} and the glue between pieces of a line. */
  INK("<{", mark("<>"), mark("</?[a-zA-Z][^<>]{0,200}>"), place("\\{[^{}]{0,500}\\}")),

  /** Twine's story formats: macros, links (their words stay), variables, signs of emphasis. */
  TWINE(
      "<[($'/~^*_]!{}|",
      mark("<!--(?:[^-]|-(?!->)){0,500}+-->"),
      mark("/\\*(?:[^*]|\\*(?!/)){0,500}+\\*/"),
      mark("/%(?:[^%]|%(?!/)){0,500}+%/"),
      place("<<(?:=|-|print\\b)[^<>]{0,500}>>"),
      mark("<<[^<>]{0,500}>>"),
      mark("</?[A-Za-z][^<>]{0,500}>"),
      literal(
          "\\[\\[([^\\[\\]|<>]{1,500}?)(?:\\||->)[^\\[\\]]{0,500}\\](?:\\[[^\\]]{0,500}\\])?\\]"),
      literal("\\[\\[[^\\[\\]|<>]{0,500}<-([^\\[\\]]{1,500})\\]\\]"),
      literal("\\[\\[([^\\[\\]]{1,500})\\](?:\\[[^\\]]{0,500}\\])?\\]"),
      place("\\((?:print|display|text|str|string):[^()]{0,500}\\)"),
      mark("\\([a-z0-9-]{1,40}:(?:[^()]|\\([^()]{0,300}\\)){0,500}+\\)"),
      place("\\$[A-Za-z_][A-Za-z0-9_]{0,60}(?:\\.[A-Za-z_][A-Za-z0-9_]{0,60}){0,5}"),
      mark("\\|[A-Za-z_][A-Za-z0-9_]{0,60}>(?=\\[)"),
      mark("[\\[\\]{}]"),
      mark("''|(?<!:)//|~~|\\^\\^|\\*{1,3}|__")),

  /** Fountain's emphasis and notes. */
  FOUNTAIN(
      "\\*_[", literal("\\\\([*_])"), mark("\\*{1,3}|_"), mark("\\[\\[[^\\[\\]]{0,500}\\]\\]"));

  /** What markup leaves behind: blanks that stood around it, and one before a point. */
  private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}+");

  private static final Pattern LONE_BLANK = Pattern.compile(" (?=[,.;:!?](?:\\s|$))");
  private static final int MOST_LETTERS = 1_200;
  private static final int MOST_KEPT = 200;

  /** BBCode that is markup even where nothing closes it and nothing is given to it. */
  private static final Set<String> TAGS =
      Set.of(
          "b",
          "i",
          "u",
          "s",
          "p",
          "center",
          "left",
          "right",
          "fill",
          "indent",
          "ul",
          "ol",
          "url",
          "hint",
          "font",
          "font_size",
          "color",
          "bgcolor",
          "fgcolor",
          "outline_size",
          "outline_color",
          "table",
          "cell",
          "code",
          "char",
          "dropcap",
          "opentype_features",
          "lang",
          "pulse",
          "wave",
          "tornado",
          "shake",
          "fade",
          "rainbow",
          "wait",
          "next",
          "do",
          "do!",
          "set",
          "speed",
          "lspeed",
          "jump",
          "pause",
          "signal",
          "mood",
          "portrait",
          "aa",
          "ns",
          "else",
          "$>",
          "$>>");

  private final String signs;
  private final List<Rule> rules;

  Markup(String signs, Rule... rules) {
    this.signs = signs;
    this.rules = List.of(rules);
  }

  /** What becomes of what was found. */
  private enum Fate {
    GOES,
    BECOMES_A_BLANK,
    STAYS,
    IS_LITERAL,
    GOES_IF_A_TAG
  }

  private record Rule(Pattern pattern, Fate fate, @Nullable String instead) {}

  private static Rule mark(String pattern) {
    return new Rule(Pattern.compile(pattern), Fate.GOES, null);
  }

  private static Rule blank(String pattern) {
    return new Rule(Pattern.compile(pattern), Fate.BECOMES_A_BLANK, null);
  }

  private static Rule place(String pattern) {
    return new Rule(Pattern.compile(pattern), Fate.STAYS, null);
  }

  private static Rule literal(String pattern) {
    return literal(pattern, null);
  }

  private static Rule literal(String pattern, @Nullable String instead) {
    return new Rule(Pattern.compile(pattern), Fate.IS_LITERAL, instead);
  }

  private static Rule tag(String pattern) {
    return new Rule(Pattern.compile(pattern), Fate.GOES_IF_A_TAG, null);
  }

  /**
   * A text without its markup.
   *
   * @param words what is spoken, places included
   * @param removed the marks that left it, in their order; the first {@value #MOST_KEPT}
   * @param places what the game fills in, as it is written
   */
  record Spoken(String words, List<String> removed, List<String> places) {
    Spoken {
      removed = List.copyOf(removed);
      places = List.copyOf(places);
    }
  }

  /** The words of a text, its markup and its places apart. */
  Spoken spoken(String text) {
    StringBuilder words = new StringBuilder();
    List<String> removed = new ArrayList<>();
    List<String> places = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = signs.indexOf(text.charAt(at)) < 0 ? at : taken(text, at, words, removed, places);
      if (end == at) {
        words.append(text.charAt(at));
        end = at + 1;
      }
      at = end;
    }
    String spoken = words.toString();
    if (!removed.isEmpty()) {
      spoken = BLANKS.matcher(spoken).replaceAll(" ");
      spoken = LONE_BLANK.matcher(spoken).replaceAll("");
    }
    return new Spoken(spoken.strip(), removed, places);
  }

  /** Where the mark that begins here ends; {@code at} when none does. */
  private int taken(
      String text, int at, StringBuilder words, List<String> removed, List<String> places) {
    for (Rule rule : rules) {
      Matcher found =
          rule.pattern()
              .matcher(text)
              .region(at, Math.min(text.length(), at + MOST_LETTERS))
              .useTransparentBounds(true);
      if (found.lookingAt() && isMeant(rule, found, text)) {
        switch (rule.fate()) {
          case STAYS -> {
            words.append(found.group());
            keep(places, found.group());
          }
          case IS_LITERAL -> words.append(rule.instead() == null ? found.group(1) : rule.instead());
          case BECOMES_A_BLANK -> {
            words.append(' ');
            keep(removed, found.group());
          }
          default -> keep(removed, found.group());
        }
        return found.end();
      }
    }
    return at;
  }

  private static void keep(List<String> list, String found) {
    if (list.size() < MOST_KEPT) {
      list.add(found);
    }
  }

  /** "[laughs]" is no tag: it has no value, and nothing closes it. */
  private static boolean isMeant(Rule rule, Matcher found, String text) {
    if (rule.fate() != Fate.GOES_IF_A_TAG) {
      return true;
    }
    String name = found.group(2);
    return !found.group(1).isEmpty()
        || !found.group(3).isEmpty()
        || name.startsWith("#")
        || name.startsWith("ID:")
        || TAGS.contains(name.toLowerCase(Locale.ROOT))
        || text.indexOf("[/" + name + "]", found.end()) >= 0;
  }
}
