package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.TableRows.Row;
import studio.reprise.storage.script.ScriptFormat.Carries;
import studio.reprise.storage.script.ScriptFormat.Likeness;
import studio.reprise.storage.script.TableDialect.Field;

/**
 * A script as a table with a row of headings, in one of several {@linkplain TableDialect dialects}.
 * Rows that name a scene are of that scene, wherever they stand.
 */
final class ScriptTable implements ScriptReader {
  private static final String RESPONSE = "(response)";

  /** Headings that only a table has that was exported here. */
  private static final Set<String> OF_AN_EXPORT = Set.of("take", "file", "duration_seconds");

  /** A table may have words of its own above its headings. */
  static final int HEADINGS_WITHIN = 10;

  private static final Sentence ABOVE = Sentence.of("above the headings of the table");

  private static final Pattern FORMULA = Pattern.compile("'+[=+\\-@\t\r]");

  private final TableDialect dialect;

  ScriptTable(TableDialect dialect) {
    this.dialect = dialect;
  }

  /** The rows of the table of formats that are tables. */
  static List<ScriptFormat> formats() {
    return TableDialect.all().stream().map(ScriptTable::format).toList();
  }

  private static ScriptFormat format(TableDialect dialect) {
    boolean isOurs = dialect == TableDialect.OURS;
    return new ScriptFormat(
        dialect.id(),
        dialect.name(),
        List.of("csv", "tsv"),
        file -> {
          boolean fits = fits(dialect, file);
          return isOurs ? Likeness.MAYBE : fits ? Likeness.SURE : Likeness.NO;
        },
        new ScriptTable(dialect),
        carries(dialect));
  }

  /** Prose with many commas is no table: what is wrong with a table only its reader says. */
  private static boolean fits(TableDialect dialect, ScriptFile file) {
    try {
      String head = file.headText();
      return dialect.isOf(SeparatedText.headings(head, file.name()), head);
    } catch (StorageException e) {
      return false;
    }
  }

  private static Set<Carries> carries(TableDialect dialect) {
    Set<Carries> carries = new HashSet<>();
    carries.add(Carries.KEYS);
    Map<Field, Carries> says =
        Map.of(
            Field.SCENE, Carries.SCENES,
            Field.DIRECTION, Carries.DIRECTIONS,
            Field.LANGUAGE, Carries.LANGUAGES,
            Field.NOTE, Carries.NOTES);
    says.forEach(
        (field, one) -> {
          if (dialect.fields().containsValue(field)) {
            carries.add(one);
          }
        });
    if (dialect.fields().containsValue(Field.SPEAKER)
        || dialect.names() != TableDialect.Names.NONE) {
      carries.add(Carries.SPEAKERS);
    }
    if (dialect.languages() != TableDialect.LanguageHeadings.NONE) {
      carries.add(Carries.LANGUAGES);
    }
    return carries;
  }

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    List<Row> rows = SeparatedText.of(file.text(options), file.name(), file.where());
    if (rows.isEmpty()) {
      throw new StorageException("{0} is empty.", file.where());
    }
    GameScript script = new GameScript(file, dialect.id(), dialect.markup(), options);
    add(file, rows, script, options, "");
    return script.draft();
  }

  /**
   * Adds a table to a script.
   *
   * @param rows with the row of headings among the first
   * @param sheet the scene of rows that name none, and the place of all; "" where there is one
   *     table
   */
  void add(
      ScriptFile file, List<Row> rows, GameScript script, ReadingOptions options, String sheet) {
    int headings = headingsAt(rows);
    for (Row above : rows.subList(0, headings)) {
      script.leaveOut(ABOVE, String.join(" ", above.cells()).strip(), above.lineNumber());
    }
    script.goOn(sheet);
    new Reading(file, rows.subList(headings, rows.size()), script, options, sheet).read();
  }

  /** The first row that is one of headings; row 0 where none is. */
  private int headingsAt(List<Row> rows) {
    for (int i = 0; i < Math.min(rows.size(), HEADINGS_WITHIN); i++) {
      if (dialect.hasWords(rows.get(i).cells())) {
        return i;
      }
    }
    return 0;
  }

  /** One table while it is read. */
  private final class Reading {
    private final ScriptFile file;
    private final List<Row> rows;
    private final GameScript script;
    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final Map<Integer, String> extras = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final CustomNames custom;
    private final boolean isOurExport;
    private final Map<String, String> tags;
    private final String sheet;
    private int silent;
    private String scene;

    Reading(
        ScriptFile file, List<Row> rows, GameScript script, ReadingOptions options, String sheet) {
      this.file = file;
      this.sheet = sheet;
      scene = sheet;
      this.rows = rows;
      this.script = script;
      tags = dialect.markup() == Markup.YARN ? YarnMetadata.beside(file, options) : Map.of();
      isOurExport = rows.get(0).cells().containsAll(OF_AN_EXPORT);
      columns(rows.get(0).cells());
      if (dialect.languages() != TableDialect.LanguageHeadings.NONE) {
        chooseLanguage(rows.get(0).cells(), options.language());
      }
      if (!columns.containsKey(Field.TEXT)) {
        throw new StorageException(
            "{0}, line {1}: no column is called \"text\". Known are text, speaker, scene, id, direction, language, seed, note.",
            file.where(), rows.get(0).lineNumber());
      }
      boolean isMarked =
          dialect.names() == TableDialect.Names.CUSTOM || dialect.names() == TableDialect.Names.INK;
      custom =
          CustomNames.among(
              isMarked
                  ? rows.stream().skip(1).map(row -> cell(row, Field.TEXT))
                  : Stream.<String>empty(),
              options.speakers());
    }

    private void columns(List<String> headings) {
      for (int i = 0; i < headings.size(); i++) {
        String heading = headings.get(i).strip();
        Field field = dialect.field(heading);
        if (field == Field.EXTRA) {
          extras.put(i, heading);
        } else if (field != null && field != Field.NOTHING) {
          column(field, heading, i, headings);
        } else if (field == null && dialect.language(heading).isEmpty() && !heading.isEmpty()) {
          extras.put(i, heading);
          script.remark(
              Sentence.of(
                  "The column \"{0}\" was passed over.",
                  heading.substring(0, Math.min(heading.length(), 100))));
        }
      }
    }

    /** Of a heading and its other name, the heading; twice the same is a mistake. */
    private void column(Field field, String heading, int index, List<String> headings) {
      Integer there = columns.put(field, index);
      if (there == null) {
        return;
      }
      String other = headings.get(there).strip();
      if (other.equalsIgnoreCase(heading)) {
        throw new StorageException(
            "{0}, line {1}: two columns are called {2}.",
            file.where(), rows.get(0).lineNumber(), heading.toLowerCase(java.util.Locale.ROOT));
      }
      boolean isProper = field.name().equalsIgnoreCase(heading);
      columns.put(field, isProper ? index : there);
      script.remark(Sentence.of("The column \"{0}\" was passed over.", isProper ? other : heading));
    }

    private void chooseLanguage(List<String> headings, String wanted) {
      List<String> there = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        String language = dialect.language(headings.get(i));
        if (!language.isEmpty()) {
          there.add(language);
          boolean fits = wanted.isEmpty() ? there.size() == 1 : Languages.isOne(language, wanted);
          if (fits && !columns.containsKey(Field.TEXT)) {
            columns.put(Field.TEXT, i);
            script.language(language);
          } else {
            extras.put(i, headings.get(i).strip());
          }
        }
      }
      if (!columns.containsKey(Field.TEXT) && !there.isEmpty()) {
        throw new StorageException(
            "{0} has no language {1}; it has {2}.", file.where(), wanted, String.join(", ", there));
      }
    }

    void read() {
      int width = rows.get(0).cells().size();
      for (Row row : rows.subList(1, rows.size())) {
        requireNoMore(row, width);
        add(row);
      }
      if (silent > 0) {
        script.remark(
            Sentence.of(
                "Rows of choices: {0}. Where a table shall go back whole, read lines without a sound of their own, too.",
                silent));
      }
    }

    /** A separator within words that are not quoted cuts them in two: none may be lost. */
    private void requireNoMore(Row row, int width) {
      List<String> cells = row.cells();
      if (cells.size() > width
          && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
        throw new StorageException(
            "{0}, line {1} has more cells than there are columns, from \"{2}\" on. Put words that hold the separator into quotation marks.",
            file.where(), row.lineNumber(), cells.get(width).strip());
      }
    }

    private void add(Row row) {
      String text = cell(row, Field.TEXT);
      if (text.isEmpty()) {
        return;
      }
      String named = cell(row, Field.SCENE);
      String inScene = named.isEmpty() ? sheet : named;
      if (!inScene.equals(scene)) {
        scene = inScene;
        script.goOn(scene);
      }
      NameAndWords said = said(row, text);
      DraftLine line =
          DraftLine.of(said.words())
              .withWritten(said.words().equals(text) ? "" : text)
              .withKey(key(row))
              .withSpeaker(speaker(said.name()))
              .withDirection(direction(row, said))
              .withLanguage(Languages.tag(cell(row, Field.LANGUAGE)))
              .withNote(note(row))
              .withOwn(own(row))
              .withPosition(position(row));
      for (Map.Entry<Integer, String> extra : extras.entrySet()) {
        line = line.withExtra(extra.getValue(), at(row, extra.getKey()));
      }
      if (said.name().equals(RESPONSE) || isChoice(line.key())) {
        silent++;
        script.silent(GameScript.CAPTION, line.withSpeaker(""));
      } else {
        script.add(line);
      }
    }

    private String note(Row row) {
      String note = cell(row, Field.NOTE);
      return note.isEmpty() ? tags.getOrDefault(key(row), "") : note;
    }

    /** Dialogic names the choices of its timelines so. */
    private boolean isChoice(String key) {
      return dialect.languages() == TableDialect.LanguageHeadings.AS_TAGS
          && key.matches("Choice/[0-9a-f]+/(?:text|disabled_text)");
    }

    private NameAndWords said(Row row, String text) {
      String speaker = cell(row, Field.SPEAKER);
      if (!speaker.isEmpty()) {
        return new NameAndWords(speaker, "", text);
      }
      return switch (dialect.names()) {
        case INK -> custom.of(text).withLeadingDirection();
        case YARN -> NameAndWords.ofYarn(text);
        case CUSTOM -> custom.of(text);
        case NONE -> NameAndWords.nameless(text);
      };
    }

    /** {@code /Game/Voices/Anna.Anna} is Anna. */
    private String speaker(String cell) {
      if (dialect.id().equals("unreal-dialogue") && cell.startsWith("/")) {
        return cell.substring(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf('.')) + 1);
      }
      return cell;
    }

    private String direction(Row row, NameAndWords said) {
      String cell = cell(row, Field.DIRECTION);
      return cell.isEmpty() ? said.direction() : cell;
    }

    private String key(Row row) {
      String key = cell(row, Field.KEY);
      return key.isEmpty() ? cell(row, Field.ID) : key;
    }

    private DraftLine.Own own(Row row) {
      String id = cell(row, Field.ID);
      if (!id.isEmpty() && !ids.add(id)) {
        throw new StorageException(
            "{0}, line {1}: the id {2} is taken.", file.where(), row.lineNumber(), id);
      }
      String seed = cell(row, Field.SEED);
      return new DraftLine.Own(id, seed.isEmpty() ? null : seed(seed, row));
    }

    private Long seed(String cell, Row row) {
      try {
        return Long.parseLong(cell);
      } catch (NumberFormatException e) {
        throw new StorageException(
            e,
            "{0}, line {1}: the seed \"{2}\" is no whole number of 64 bits.",
            file.where(),
            row.lineNumber(),
            cell);
      }
    }

    private Position position(Row row) {
      String line = cell(row, Field.LINE);
      int number = line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : row.lineNumber();
      String place = cell(row, Field.FILE);
      return new Position(place.isEmpty() ? sheet : place, number, "");
    }

    private String cell(Row row, Field field) {
      Integer column = columns.get(field);
      return column == null ? "" : at(row, column);
    }

    private String at(Row row, int column) {
      return column >= row.cells().size() ? "" : unwrapped(row.cells().get(column)).strip();
    }

    private String unwrapped(String cell) {
      return switch (dialect.cells()) {
        case PLAIN -> cell;
        case ESCAPED -> Backslashes.taken(cell);
        case HARMLESS ->
            isOurExport && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
      };
    }
  }
}
