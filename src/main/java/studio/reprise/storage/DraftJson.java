package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.document.EditException;
import studio.reprise.document.script.Completeness;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * A draft as it was imported: what the next import is compared with. One record a line; what is at
 * its usual value is not written, nor what was left out and said.
 */
final class DraftJson {
  private static final int MOST_LINES = 200_000;

  private DraftJson() {}

  static byte[] write(ScriptDraft draft) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(200 * (draft.lineCount() + 10));
    try (JsonGenerator out = DocumentJson.MAPPER.getFactory().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeRaw("\n");
      out.writeStringField("name", draft.name());
      out.writeStringField("format", draft.format());
      out.writeStringField("title", draft.title());
      out.writeStringField("language", draft.language());
      out.writeStringField("file", draft.fileSha256());
      out.writeArrayFieldStart("sections");
      for (DraftSection section : draft.sections()) {
        out.writeRaw("\n");
        out.writeStartObject();
        out.writeStringField("title", section.title());
        out.writeArrayFieldStart("lines");
        for (DraftLine line : section.lines()) {
          out.writeRaw("\n");
          DocumentJson.MAPPER.writeTree(out, line(line));
        }
        out.writeEndArray();
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw("\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static ObjectNode line(DraftLine line) {
    ObjectNode out = DocumentJson.MAPPER.createObjectNode();
    putUnlessEmpty(out, "key", line.key());
    if (!line.link().equals(line.key())) {
      out.put("link", line.link());
    }
    putUnlessEmpty(out, "speaker", line.speaker());
    if (line.attribution() != DraftLine.Attribution.STATED) {
      out.put("attribution", line.attribution().name().toLowerCase(Locale.ROOT));
    }
    out.put("text", line.text());
    putUnlessEmpty(out, "written", line.written());
    putUnlessEmpty(out, "direction", line.direction());
    putUnlessEmpty(out, "language", line.language());
    putUnlessEmpty(out, "note", line.note());
    if (line.end() != DraftLine.End.LINE) {
      out.put("end", line.end().name().toLowerCase(Locale.ROOT));
    }
    putUnlessEmpty(out, "id", line.own().id());
    if (line.own().seed() != null) {
      out.put("seed", line.own().seed());
    }
    SourceJson.putTexts(out, "extra", line.extra());
    Position at = line.position();
    if (!at.equals(Position.NONE)) {
      ObjectNode position = out.putObject("at");
      putUnlessEmpty(position, "file", at.file());
      if (at.line() > 0) {
        position.put("line", at.line());
      }
      putUnlessEmpty(position, "anchor", at.anchor());
    }
    return out;
  }

  private static void putUnlessEmpty(ObjectNode out, String key, String value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }

  /**
   * Reads a draft.
   *
   * @param where names the file in an error
   * @throws StorageException when it is none
   */
  static ScriptDraft read(byte[] bytes, String where) {
    try {
      JsonNode root = DocumentJson.MAPPER.readTree(bytes);
      List<DraftSection> sections = new ArrayList<>();
      int count = 0;
      for (JsonNode section : root.path("sections")) {
        List<DraftLine> lines = new ArrayList<>();
        for (JsonNode line : section.path("lines")) {
          if (++count > MOST_LINES) {
            throw new EditException("a script of more than {0} lines is not read.", MOST_LINES);
          }
          lines.add(line(line));
        }
        sections.add(new DraftSection(text(section, "title"), Sentence.NONE, lines));
      }
      return new ScriptDraft(
          text(root, "name"),
          text(root, "format"),
          text(root, "title"),
          text(root, "language"),
          text(root, "file"),
          sections,
          List.of(),
          Completeness.UNCHECKED,
          List.of());
    } catch (IOException | IllegalArgumentException | EditException e) {
      throw new StorageException(e, "{0} is not the script that was imported: {1}", where, e);
    }
  }

  private static DraftLine line(JsonNode node) {
    String key = text(node, "key");
    DraftLine line =
        DraftLine.of(text(node, "text"))
            .withKey(key)
            .withLink(node.has("link") ? text(node, "link") : key)
            .withSpeaker(
                text(node, "speaker"),
                node.has("attribution")
                    ? DraftLine.Attribution.valueOf(
                        text(node, "attribution").toUpperCase(Locale.ROOT))
                    : DraftLine.Attribution.STATED)
            .withWritten(text(node, "written"))
            .withDirection(text(node, "direction"))
            .withLanguage(text(node, "language"))
            .withNote(text(node, "note"))
            .withOwn(
                new DraftLine.Own(
                    text(node, "id"), node.has("seed") ? node.path("seed").asLong() : null))
            .withPosition(position(node.path("at")));
    if (node.has("end")) {
      line = line.withEnd(DraftLine.End.valueOf(text(node, "end").toUpperCase(Locale.ROOT)));
    }
    for (Map.Entry<String, String> extra : SourceJson.texts(node, "extra").entrySet()) {
      line = line.withExtra(extra.getKey(), extra.getValue());
    }
    return line;
  }

  private static Position position(JsonNode node) {
    return node.isMissingNode()
        ? Position.NONE
        : new Position(text(node, "file"), node.path("line").asInt(0), text(node, "anchor"));
  }

  private static String text(JsonNode node, String key) {
    return DocumentJson.text(node, key);
  }
}
