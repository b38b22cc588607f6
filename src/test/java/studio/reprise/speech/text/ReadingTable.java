package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The examples in a language's {@code reading.tsv}: what is written, and how it is said, by kind;
 * and the page for authors that is made of them.
 */
public final class ReadingTable {
  /** {@code -Dreprise.reading.write=true} writes the pages anew. */
  private static final String WRITE = "reprise.reading.write";

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /**
   * One example.
   *
   * @param written with invisible characters as backslash, u and four digits; a new line as
   *     backslash and n
   * @param said the words and marks that are left
   */
  public record Row(String written, String said) {
    /** As an author's file holds it. */
    public String text() {
      return ESCAPE
          .matcher(written.replace("\\n", "\n"))
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

  private final Map<String, List<Row>> kinds;

  private ReadingTable(Map<String, List<Row>> kinds) {
    this.kinds = kinds;
  }

  /** Rows by kind, in the table's order. */
  public Map<String, List<Row>> kinds() {
    return kinds;
  }

  /** All rows. */
  public Stream<Row> rows() {
    return kinds.values().stream().flatMap(List::stream);
  }

  /**
   * Compares a page with the one that the examples make.
   *
   * @param introduction its title and what stands above the examples
   * @param columns names of the two columns
   */
  public void keep(Path page, String introduction, String columns) throws IOException {
    StringBuilder made = new StringBuilder(introduction);
    kinds.forEach(
        (kind, rows) -> {
          made.append("\n## ").append(kind).append("\n\n").append(columns).append("\n|---|---|\n");
          rows.forEach(
              row ->
                  made.append("| ")
                      .append(code(row.written()))
                      .append(" | ")
                      .append(row.said().replace("|", "\\|"))
                      .append(" |\n"));
        });
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, made);
    }
    assertEquals(
        made.toString(), Files.readString(page), "write it anew with -D" + WRITE + "=true");
  }

  private static String code(String written) {
    String fence = written.contains("`") ? "``" : "`";
    return fence + written.replace("|", "\\|") + fence;
  }

  /**
   * @param beside a class of the language's package
   */
  public static ReadingTable beside(Class<?> beside) {
    Map<String, List<Row>> kinds = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream("reading.tsv")),
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
    return new ReadingTable(kinds);
  }
}
