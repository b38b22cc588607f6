package studio.reprise.desk.game;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of cells as text: commas and RFC 4180's quotation marks, or tabs. */
final class TextTable {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

  private final StringBuilder text = new StringBuilder();
  private final char separator;
  private final Quoting quoting;

  /** Which cells stand in quotation marks. */
  enum Quoting {
    WHERE_NEEDED,
    ALWAYS,
    /** None: what would break a row becomes a blank. */
    NEVER
  }

  private TextTable(char separator, Quoting quoting) {
    this.separator = separator;
    this.quoting = quoting;
  }

  static TextTable commas() {
    return new TextTable(',', Quoting.WHERE_NEEDED);
  }

  static TextTable quotedCommas() {
    return new TextTable(',', Quoting.ALWAYS);
  }

  static TextTable tabs() {
    return new TextTable('\t', Quoting.NEVER);
  }

  /** A row as it stands, without marks: headings. */
  TextTable headings(Collection<String> names) {
    text.append(String.join(String.valueOf(separator), names)).append('\n');
    return this;
  }

  TextTable headings(String... names) {
    return headings(List.of(names));
  }

  TextTable row(String... cells) {
    return row(Arrays.asList(cells));
  }

  TextTable row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(separator);
      }
      text.append(cell(cells.get(i)));
    }
    text.append('\n');
    return this;
  }

  private String cell(String words) {
    return switch (quoting) {
      case NEVER -> words.replaceAll("[\\t\\r\\n]+", " ");
      case ALWAYS -> quoted(words);
      case WHERE_NEEDED -> isPlain(words) ? words : quoted(words);
    };
  }

  private boolean isPlain(String words) {
    boolean isBare =
        words.isEmpty()
            || !Character.isWhitespace(words.charAt(0))
                && !Character.isWhitespace(words.charAt(words.length() - 1));
    return isBare
        && words.indexOf(separator) < 0
        && words.indexOf('"') < 0
        && words.indexOf('\n') < 0
        && words.indexOf('\r') < 0;
  }

  /**
   * For people's spreadsheets: a cell that would be a formula, whoever wrote it, begins with an
   * apostrophe; one that begins so already gets one more, so that the way back is sure.
   */
  static String harmless(String words) {
    return FORMULA.matcher(words).lookingAt() ? "'" + words : words;
  }

  private static String quoted(String words) {
    return "\"" + words.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
