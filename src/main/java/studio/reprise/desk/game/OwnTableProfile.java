package studio.reprise.desk.game;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Seed;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;

/** Our own table: everything of a line, to be read by people, and by an import here. */
final class OwnTableProfile implements GameProfile {
  static final String FILE = "lines.csv";

  /** Without it spreadsheets read UTF-8 as the system's old code page. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String title() {
    return "CSV";
  }

  @Override
  public String names() {
    return "<by the pattern>.wav, " + FILE;
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  @Override
  public Optional<String> file(GameRow row) {
    return Optional.empty();
  }

  @Override
  public boolean namesByPattern() {
    return true;
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    TextTable table =
        TextTable.commas()
            .headings(
                "id",
                "key",
                "source",
                "scene",
                "speaker",
                "direction",
                "text",
                "language",
                "seed",
                "locked",
                "take",
                "file",
                "duration_seconds",
                "note");
    for (Scene scene : tables.project().scenes()) {
      for (Line line : scene.lines()) {
        tables.rows().of(line).ifPresent(row -> table.row(cells(line, scene, row, tables)));
      }
    }
    return Map.of(FILE, BYTE_ORDER_MARK + table);
  }

  private static List<String> cells(Line line, Scene scene, GameRow row, GameTables tables) {
    Optional<Receipt> take = tables.take(row);
    return Stream.of(
            line.id(),
            row.hasKey() ? row.key() : "",
            row.source().map(ScriptSource::name).orElse(""),
            scene.title(),
            tables.project().speaker(line.speakerId()).map(Speaker::name).orElse(""),
            line.direction(),
            line.text(),
            line.language(),
            line.seed().origin() == Seed.Origin.DEFAULT ? "" : "" + line.seed().value(),
            line.locked() ? "yes" : "",
            take.map(Receipt::takeId).orElse(""),
            tables.file(row),
            take.map(one -> String.format(Locale.ROOT, "%.3f", one.durationSeconds())).orElse(""),
            line.note())
        .map(TextTable::harmless)
        .toList();
  }
}
