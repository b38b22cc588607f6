package studio.reprise.storage.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.storage.TableRows;
import studio.reprise.storage.TableRows.Row;

/**
 * The rows of a table of which nobody said what separates its cells. It is said by the first row
 * ({@code sep=;}, as spreadsheets write it), by the ending, or is what the row of headings has most
 * of.
 */
final class SeparatedText {
  private static final Pattern SAID = Pattern.compile("(?i)sep=(.)\\r?(?:\\n|$)");
  private static final String SEPARATORS = ",;\t|";

  private SeparatedText() {}

  /**
   * All rows in which something stands; row 0 has the headings.
   *
   * @param name of the file; {@code .tsv} is separated by tabs
   * @param where names the file in an error
   */
  static List<Row> of(String written, String name, String where) {
    boolean isOfOldMacs = written.indexOf('\n') < 0;
    String text = isOfOldMacs ? written.replace('\r', '\n') : written;
    Matcher said = SAID.matcher(text);
    if (said.lookingAt()) {
      String rest = "\n" + text.substring(said.end());
      return TableRows.of(rest, said.group(1).charAt(0), where);
    }
    return TableRows.of(text, separator(text, name), where);
  }

  /**
   * The headings of a table, in small letters, as far as they can be seen in its first bytes; empty
   * when it has none.
   */
  static List<String> headings(String head, String name) {
    Matcher said = SAID.matcher(head);
    boolean isSaid = said.lookingAt();
    String from = isSaid ? head.substring(said.end()) : head.stripLeading();
    int end = from.indexOf('\n');
    String row = end < 0 ? from : from.substring(0, end);
    char separator = isSaid ? said.group(1).charAt(0) : separator(row, name);
    if (row.chars().filter(c -> c == '"').count() % 2 == 1) {
      return List.of();
    }
    List<Row> rows = TableRows.of(row, separator, name);
    return rows.isEmpty()
        ? List.of()
        : rows.get(0).cells().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
  }

  private static char separator(String text, String name) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return '\t';
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean words = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      words |= !Character.isWhitespace(c);
      if (c == '\n' && !quoted && words) {
        // A title above a table has no separator; nor has a table of nothing but words.
        boolean isTitle = Arrays.stream(counts).sum() == 0;
        if (!isTitle || TableDialect.OURS.hasWords(List.of(text.substring(0, i)))) {
          break;
        }
      }
      int known = quoted ? -1 : SEPARATORS.indexOf(c);
      if (known >= 0) {
        counts[known]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
