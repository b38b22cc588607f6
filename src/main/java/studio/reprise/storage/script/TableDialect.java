package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one program writes a script as a table: which heading stands over what.
 *
 * @param id of its format
 * @param name as people call it
 * @param needs headings by which it is recognised, in small letters
 * @param fields what stands under a heading, by the heading in small letters
 * @param languages which headings are languages, one of which has the text
 * @param names how a text says who speaks where no column does
 * @param markup of the texts
 * @param cells how a cell is written
 * @param sign what the beginning of a file has beside the headings
 */
record TableDialect(
    String id,
    String name,
    Set<String> needs,
    Map<String, Field> fields,
    LanguageHeadings languages,
    Names names,
    Markup markup,
    Cells cells,
    Pattern sign) {

  /** What a column holds. */
  enum Field {
    KEY,
    /** Our own name of a line; also its key where no other column has one. */
    ID,
    TEXT,
    SPEAKER,
    SCENE,
    DIRECTION,
    LANGUAGE,
    SEED,
    NOTE,
    FILE,
    LINE,
    /** It goes back with the line. */
    EXTRA,
    /** It says nothing that is of use here. */
    NOTHING
  }

  /** Headings that are languages. */
  enum LanguageHeadings {
    NONE,
    /** {@code English(en)}. */
    IN_BRACKETS,
    /** {@code en}, {@code pt_BR}. */
    AS_TAGS
  }

  /** How a text says who speaks. */
  enum Names {
    NONE,
    YARN,
    CUSTOM,
    /** {@code NAME (off): (quietly) words}. */
    INK
  }

  /** How a cell is written. */
  enum Cells {
    PLAIN,
    /** Unreal puts a backslash before marks, and {@code \n} for the end of a row. */
    ESCAPED,
    /** In what we exported, an apostrophe stands before what a spreadsheet would run. */
    HARMLESS
  }

  private static final Pattern ANY = Pattern.compile("");

  /** Our own table, and most tables of people. */
  static final TableDialect OURS =
      new TableDialect(
          "csv",
          "Table (CSV, TSV)",
          Set.of("text"),
          fields(
              "text TEXT, speaker SPEAKER, character SPEAKER, scene SCENE, id ID, key KEY,"
                  + " direction DIRECTION, style DIRECTION, language LANGUAGE, seed SEED, note NOTE,"
                  + " comments NOTE, comment NOTE, notes NOTE, source NOTHING, locked NOTHING,"
                  + " take NOTHING, file NOTHING, duration_seconds NOTHING,"
                  + " dialogue TEXT, dialog TEXT, line_text TEXT, spoken_text TEXT,"
                  + " role SPEAKER, name SPEAKER, voice SPEAKER, line_id KEY, lineid KEY,"
                  + " string_id KEY, chapter SCENE, directions DIRECTION, emotion DIRECTION,"
                  + " tone DIRECTION, delivery DIRECTION, context NOTE,"
                  + " \u53f0\u8bcd TEXT, \u5bf9\u767d TEXT, \u5bf9\u8bdd TEXT,"
                  + " \u6587\u672c TEXT, \u5185\u5bb9 TEXT, \u89d2\u8272 SPEAKER,"
                  + " \u4eba\u7269 SPEAKER, \u8bf4\u8bdd\u4eba SPEAKER, \u7f16\u53f7 KEY,"
                  + " \u573a\u666f SCENE, \u7ae0\u8282 SCENE, \u8bed\u6c14 DIRECTION,"
                  + " \u60c5\u7eea DIRECTION, \u8bed\u8a00 LANGUAGE, \u5907\u6ce8 NOTE,"
                  + " \u6ce8\u91ca NOTE"),
          LanguageHeadings.NONE,
          Names.NONE,
          Markup.NONE,
          Cells.HARMLESS,
          ANY);

  private static final List<TableDialect> OF_ENGINES =
      List.of(
          new TableDialect(
              "yarn-strings",
              "Yarn Spinner string table",
              Set.of("id", "text", "file", "node", "linenumber"),
              fields(
                  "id KEY, text TEXT, language LANGUAGE, file FILE, node SCENE, linenumber LINE,"
                      + " lock EXTRA, comment NOTE"),
              LanguageHeadings.NONE,
              Names.YARN,
              Markup.YARN),
          new TableDialect(
              "yarn-extract",
              "Yarn Spinner lines (ysc extract)",
              Set.of("id", "text", "character"),
              fields("id KEY, text TEXT, character SPEAKER, file FILE, node SCENE, line LINE"),
              LanguageHeadings.NONE,
              Names.NONE,
              Markup.YARN,
              Cells.PLAIN,
              Pattern.compile("(?m)(?:^|[,;\t\"])line:")),
          new TableDialect(
              "ink-csv",
              "Ink-Localiser strings",
              Set.of("id", "text"),
              fields("id KEY, text TEXT"),
              LanguageHeadings.NONE,
              Names.INK,
              Markup.INK,
              Cells.PLAIN,
              Pattern.compile("^\"?ID\"?[,;\t]\"?Text\"?[ \t]*(?:\r?\n|$)")),
          new TableDialect(
              "unreal-dialogue",
              "Unreal dialogue script",
              Set.of("speakingvoice", "spokendialogue", "audiofilename"),
              fields(
                  "audiofilename KEY, speakingvoice SPEAKER, spokendialogue TEXT,"
                      + " voiceactordirection DIRECTION, targetvoices EXTRA, dialogueasset EXTRA,"
                      + " isrecorded EXTRA, localizationkeys EXTRA, speakingvoiceguid EXTRA,"
                      + " targetvoiceguids EXTRA, dialogueassetguid EXTRA"),
              LanguageHeadings.NONE,
              Names.NONE,
              Markup.RICH_TEXT),
          new TableDialect(
              "unreal-strings",
              "Unreal string table",
              Set.of("key", "sourcestring"),
              fields(
                  "key KEY, sourcestring TEXT, speaker SPEAKER, direction DIRECTION, file NOTHING,"
                      + " seed NOTHING, scene SCENE, comment NOTE"),
              LanguageHeadings.NONE,
              Names.CUSTOM,
              Markup.RICH_TEXT,
              Cells.ESCAPED,
              ANY),
          new TableDialect(
              "dink-recording",
              "dink recording script",
              Set.of("id", "character", "line", "direction"),
              fields(
                  "id KEY, character SPEAKER, line TEXT, direction DIRECTION, comments NOTE,"
                      + " blockid SCENE, actor EXTRA, snippetid EXTRA, tags EXTRA,"
                      + " audiostatus EXTRA"),
              LanguageHeadings.NONE,
              Names.NONE,
              Markup.INK),
          new TableDialect(
              "unity",
              "Unity Localization table",
              Set.of("key"),
              fields("key KEY, id EXTRA, shared_comments NOTE"),
              LanguageHeadings.IN_BRACKETS,
              Names.CUSTOM,
              Markup.RICH_TEXT),
          new TableDialect(
              "godot-csv",
              "Godot translation table",
              Set.of("keys"),
              fields(
                  "keys KEY, _character SPEAKER, _notes NOTE, _direction DIRECTION,"
                      + " ?context EXTRA, ?plural EXTRA"),
              LanguageHeadings.AS_TAGS,
              Names.CUSTOM,
              Markup.BBCODE));

  private TableDialect(
      String id,
      String name,
      Set<String> needs,
      Map<String, Field> fields,
      LanguageHeadings languages,
      Names names,
      Markup markup) {
    this(id, name, needs, fields, languages, names, markup, Cells.PLAIN, ANY);
  }

  TableDialect {
    needs = Set.copyOf(needs);
    fields = Map.copyOf(fields);
  }

  /** "heading FIELD, heading FIELD"; "_" stands for itself and, inside a heading, for a blank. */
  private static Map<String, Field> fields(String table) {
    Map<String, Field> fields = new HashMap<>();
    for (String one : table.split(",\\s*")) {
      String[] parts = one.split(" ");
      fields.put(parts[0], Field.valueOf(parts[1]));
    }
    return fields;
  }

  /** All dialects, ours last: it asks for least. */
  static List<TableDialect> all() {
    return Stream.concat(OF_ENGINES.stream(), Stream.of(OURS)).toList();
  }

  /**
   * Whether a table is of this dialect.
   *
   * @param headings in small letters
   * @param head the beginning of the file
   */
  boolean isOf(List<String> headings, String head) {
    return headings.containsAll(needs)
        && unknown(headings) <= OURS.unknown(headings)
        && sign.matcher(head).find()
        && (languages == LanguageHeadings.NONE
            || headings.stream().anyMatch(heading -> !language(heading).isEmpty()));
  }

  /** Whether a row of headings names a column of words. */
  boolean hasWords(List<String> headings) {
    return headings.stream()
        .anyMatch(heading -> field(heading) == Field.TEXT || !language(heading).isEmpty());
  }

  /** Headings that would be passed over: a dialect that knows fewer than ours is not meant. */
  private long unknown(List<String> headings) {
    return headings.stream()
        .filter(heading -> field(heading) == null && language(heading).isEmpty())
        .count();
  }

  /** What stands under a heading; null where the dialect does not know it. */
  @Nullable Field field(String heading) {
    String plain = heading.strip().toLowerCase(Locale.ROOT);
    Field known = fields.get(plain);
    return known != null ? known : fields.get(plain.replace(' ', '_'));
  }

  /** BCP 47 of a heading that is a language, or "". */
  String language(String heading) {
    String plain = heading.strip();
    if (languages == LanguageHeadings.IN_BRACKETS) {
      int open = plain.lastIndexOf('(');
      return open >= 0 && plain.endsWith(")")
          ? Languages.tag(plain.substring(open + 1, plain.length() - 1))
          : "";
    }
    return languages == LanguageHeadings.AS_TAGS && field(plain) == null
        ? Languages.tag(plain)
        : "";
  }
}
