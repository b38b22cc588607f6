package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.document.Book;
import studio.reprise.document.Defaults;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.render.JsonFault;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.DocumentJson.Unknown;

/**
 * {@code project.json}: a fixed order of keys and one record a line, so that a version control
 * system shows an author's change as the line that was changed. Reading is strict and names the
 * line of a mistake.
 */
public final class ProjectJson {
  /** Lines and speakers that one project may hold. */
  static final int RECORD_LIMIT = 200_000;

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(200_000)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final JsonParser parser;
  private final String where;
  private final Unknown unknown;
  private int records;
  private JsonLocation record = JsonLocation.NA;

  private ProjectJson(JsonParser parser, String where, Unknown unknown) {
    this.parser = parser;
    this.where = where;
    this.unknown = unknown;
  }

  /** The file's text: the same project always gives the same bytes. */
  public static byte[] write(Project project) {
    StringBuilder out = new StringBuilder(256 * (1 + project.lineCount()));
    out.append("{\n\"formatVersion\": ").append(project.formatVersion());
    out.append(",\n\"name\": ")
        .append(DocumentJson.MAPPER.getNodeFactory().textNode(project.name()));
    out.append(",\n\"pack\": ").append(DocumentJson.pack(project.pack()));
    out.append(",\n\"defaults\": ").append(DocumentJson.defaults(project.defaults()));
    out.append(",\n\"speakers\": ");
    list(out, project.speakers().stream().map(DocumentJson::speaker).toList());
    out.append(",\n\"dictionary\": ");
    list(out, project.dictionary().stream().map(DocumentJson::entry).toList());
    if (!project.book().equals(Book.UNTITLED)) {
      out.append(",\n\"book\": ").append(BookJson.write(project.book()));
    }
    if (!project.sources().isEmpty()) {
      out.append(",\n\"sources\": ");
      list(out, project.sources().stream().map(SourceJson::source).toList());
    }
    if (!project.picture().isEmpty()) {
      out.append(",\n\"picture\": ")
          .append(DocumentJson.MAPPER.getNodeFactory().textNode(project.picture()));
    }
    out.append(",\n\"scenes\": [");
    String separator = "\n";
    for (Scene scene : project.scenes()) {
      out.append(separator);
      separator = ",\n";
      out.append("{\"id\": ").append(DocumentJson.MAPPER.getNodeFactory().textNode(scene.id()));
      out.append(", \"title\": ")
          .append(DocumentJson.MAPPER.getNodeFactory().textNode(scene.title()));
      if (scene.role() != Scene.Role.CHAPTER) {
        out.append(", \"role\": \"").append(scene.role().key()).append('"');
      }
      out.append(", \"lines\": ");
      list(out, scene.lines().stream().map(DocumentJson::line).toList());
      out.append("}");
    }
    out.append("\n]\n}\n");
    return JsonText.utf8(out.toString());
  }

  private static void list(StringBuilder out, List<? extends JsonNode> nodes) {
    out.append("[");
    for (int i = 0; i < nodes.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").append(nodes.get(i));
    }
    out.append(nodes.isEmpty() ? "]" : "\n]");
  }

  /**
   * The format version of a file, without reading the rest.
   *
   * @throws StorageException when the file does not say one
   */
  static int formatVersion(byte[] file, String where) {
    try (JsonParser parser = STRICT.createParser(file)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean found = parser.currentName().equals("formatVersion");
          parser.nextToken();
          if (found
              && parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              && parser.getIntValue() > 0) {
            return parser.getIntValue();
          }
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw broken(where, e);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", where, e);
    }
    throw new StorageException(
        "{0} does not say its formatVersion and is no project of Reprise.", where);
  }

  /**
   * Reads a project of the current version or of one that only lacks parts of it, or what this
   * version understands of a newer one.
   *
   * @param where names the file in an error
   * @throws StorageException with file and line when something is wrong
   */
  static Project read(byte[] file, String where, Unknown unknown) {
    try (JsonParser parser = STRICT.createParser(file)) {
      return new ProjectJson(parser, where, unknown).project();
    } catch (JsonProcessingException e) {
      throw broken(where, e);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", where, e);
    }
  }

  private static StorageException broken(String where, JsonProcessingException e) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return new StorageException(e, "{0}, line {1}: {2}.", where, line, JsonFault.of(e));
  }

  private Project project() throws IOException {
    int version = 0;
    String name = "";
    PackRef pack = PackRef.NONE;
    Defaults defaults = Defaults.INITIAL;
    List<Speaker> speakers = new ArrayList<>();
    List<DictionaryEntry> dictionary = new ArrayList<>();
    List<ScriptSource> sources = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    Book book = Book.UNTITLED;
    String picture = "";
    record = parser.currentTokenLocation();
    try {
      expect(parser.nextToken(), JsonToken.START_OBJECT, Sentence.of("a project is a JSON object"));
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        record = parser.currentTokenLocation();
        switch (key) {
          case "formatVersion" -> version = parser.getIntValue();
          case "name" -> {
            expect(value, JsonToken.VALUE_STRING, Sentence.of("the name is a text in quotes"));
            name = parser.getText();
          }
          case "pack" -> pack = DocumentJson.pack(tree(), unknown);
          case "defaults" -> defaults = DocumentJson.defaults(tree(), unknown);
          case "speakers" -> each(() -> speakers.add(DocumentJson.speaker(tree(), unknown)));
          case "dictionary" -> each(() -> dictionary.add(DocumentJson.entry(tree(), unknown)));
          case "book" -> book = BookJson.read(tree(), unknown);
          case "sources" -> each(() -> sources.add(SourceJson.source(tree(), unknown)));
          case "picture" -> {
            expect(value, JsonToken.VALUE_STRING, Sentence.of("the picture is a text in quotes"));
            picture = parser.getText();
          }
          case "scenes" -> each(() -> scenes.add(scene()));
          default -> unknownKey(key);
        }
      }
      record = parser.currentTokenLocation();
      if (parser.nextToken() != null) {
        throw new EditException("something follows the end of the project.");
      }
      return new Project(
          Math.max(version, Project.FORMAT_VERSION),
          name,
          pack,
          defaults,
          speakers,
          scenes,
          dictionary,
          sources,
          book,
          picture);
    } catch (EditException e) {
      throw new StorageException(e, "{0}, line {1}: {2}", where, record.getLineNr(), e);
    }
  }

  private Scene scene() throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, Sentence.of("a scene is a JSON object"));
    JsonLocation start = parser.currentTokenLocation();
    String id = "";
    String title = "";
    Scene.Role role = Scene.Role.CHAPTER;
    List<Line> lines = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      record = parser.currentTokenLocation();
      switch (key) {
        case "id" -> {
          expect(value, JsonToken.VALUE_STRING, Sentence.of("an id is a text in quotes"));
          id = parser.getText();
        }
        case "title" -> {
          expect(value, JsonToken.VALUE_STRING, Sentence.of("a title is a text in quotes"));
          title = parser.getText();
        }
        case "role" -> {
          expect(value, JsonToken.VALUE_STRING, Sentence.of("a role is a text in quotes"));
          role = Scene.Role.of(parser.getText());
        }
        case "lines" -> each(() -> lines.add(DocumentJson.line(tree(), unknown)));
        default -> unknownKey(key);
      }
    }
    record = start;
    return new Scene(id, title, lines, role);
  }

  /** What is done with each element of a list. */
  private interface Element {
    void read() throws IOException;
  }

  private void each(Element element) throws IOException {
    expect(
        parser.currentToken(),
        JsonToken.START_ARRAY,
        Sentence.of("a list in brackets belongs here"));
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      record = parser.currentTokenLocation();
      if (++records > RECORD_LIMIT) {
        throw new EditException("a project holds at most {0} records.", RECORD_LIMIT);
      }
      element.read();
    }
  }

  private JsonNode tree() throws IOException {
    expect(
        parser.currentToken(), JsonToken.START_OBJECT, Sentence.of("a JSON object belongs here"));
    return STRICT.readTree(parser);
  }

  private void unknownKey(String key) throws IOException {
    if (unknown == Unknown.REFUSED) {
      throw new EditException("there is no key \"{0}\" here.", key);
    }
    parser.skipChildren();
  }

  private static void expect(JsonToken found, JsonToken expected, Sentence sentence) {
    if (found != expected) {
      throw new EditException("{0}.", sentence);
    }
  }
}
