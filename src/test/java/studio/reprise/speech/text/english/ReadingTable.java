package studio.reprise.speech.text.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples in {@code reading.tsv}: what is written, and how it is said, by kind. */
final class ReadingTable {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /**
   * One example.
   *
   * @param written with invisible characters as backslash, u and four digits
   * @param said the words and marks that are left
   */
  record Row(String written, String said) {
    /** As an author's file holds it. */
    String text() {
      return ESCAPE
          .matcher(written)
          .replaceAll(
              m ->
                  Matcher.quoteReplacement(
                      String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    @Override
    public String toString() {
      return written;
    }
  }

  private ReadingTable() {}

  /** Rows by kind, in the table's order. */
  static Map<String, List<Row>> read() {
    Map<String, List<Row>> kinds = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ReadingTable.class.getResourceAsStream("reading.tsv")),
                StandardCharsets.UTF_8))) {
      List<Row> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("= ")) {
          rows = new ArrayList<>();
          kinds.put(line.substring(2), rows);
        } else if (!line.startsWith("# A") && !line.startsWith("# What")) {
          String[] cells = line.split("\t", -1);
          rows.add(new Row(cells[0], cells[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }
}
