package studio.reprise.storage.script;

import java.util.regex.Pattern;

/** Paragraphs that are headings of chapters, though nothing but their words says so. */
final class ChapterWords {
  private static final String NUMBER =
      "(?:\\p{N}{1,4}|[IVXLC]{1,8}|[ivxlc]{1,8}|(?i:the\\s+)?(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
          + "|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
          + "|forty|fifty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?:[- ](?i:one|two"
          + "|three|four|five|six|seven|eight|nine))?)";

  /** {@code Chapter 1}, {@code PART II: The Return}, {@code Act I.}. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:(?i:chapter|part|book|volume|canto|letter|section|stave|act|scene|episode|day|night))\\s+"
              + NUMBER
              + "(?:\\s*[.:\u2014\u2013-]+\\s*.{0,120}|\\s*|\\s+\\p{Lu}.{0,80})");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:prologue|epilogue|preface|foreword|introduction|afterword|interlude|contents"
              + "|table of contents|dedication|acknowledge?ments|conclusion|appendix(?:\\s+\\w{1,4})?)"
              + "[.:]?");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:\u7b2c[\\p{N}\u96f6\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e24]{1,8}[\u7ae0\u56de\u8282\u5e55\u5377\u90e8\u7bc7\u96c6](?:[\\s\u3000:\uff1a].{0,60})?"
              + "|\u5e8f\u7ae0|\u5e8f\u8a00|\u524d\u8a00|\u6954\u5b50|\u5c3e\u58f0|\u540e\u8bb0|\u756a\u5916)");

  private static final int LONGEST = 140;

  private ChapterWords() {}

  static boolean isHeading(String paragraph) {
    return paragraph.length() <= LONGEST
        && (COUNTED.matcher(paragraph).matches()
            || NAMED.matcher(paragraph).matches()
            || CHINESE.matcher(paragraph).matches());
  }
}
