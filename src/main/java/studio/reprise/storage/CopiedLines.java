package studio.reprise.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.storage.DocumentJson.Unknown;

/** Lines on a clipboard: all of them for another window of this program, words for the rest. */
public final class CopiedLines {
  private static final int MOST_LINES = 20_000;

  private CopiedLines() {}

  /** All that is known of the lines, with their speakers' names. */
  public static String write(Project project, List<Line> lines) {
    ArrayNode all = DocumentJson.MAPPER.createArrayNode();
    for (Line line : lines) {
      ObjectNode one = all.addObject();
      one.put("speaker", project.speaker(line.speakerId()).map(Speaker::name).orElse(""));
      one.set("line", DocumentJson.line(line));
    }
    return all.toString();
  }

  /**
   * The lines that were copied, for a project: somebody of the same name speaks them, in their
   * style where they have it; ids are still those of the originals.
   *
   * @throws StorageException when it is no copy of lines
   */
  public static List<Line> read(String copied, Project into) {
    try {
      JsonNode all = DocumentJson.MAPPER.readTree(copied);
      if (!all.isArray() || all.size() > MOST_LINES) {
        throw new StorageException("The clipboard holds no lines of a script.");
      }
      List<Line> lines = new ArrayList<>();
      for (JsonNode one : all) {
        lines.add(settled(DocumentJson.line(one.path("line"), Unknown.IGNORED), one, into));
      }
      return lines;
    } catch (JsonProcessingException | EditException e) {
      throw new StorageException(e, "The clipboard holds no lines of a script.");
    }
  }

  private static Line settled(Line line, JsonNode one, Project into) {
    String name = one.path("speaker").asText();
    Speaker speaker =
        into.speaker(line.speakerId())
            .filter(known -> known.name().equals(name))
            .or(() -> NewSpeaker.sameName(name, into.speakers()))
            .orElse(null);
    if (speaker == null) {
      return line.withSpeaker("").withStyle("");
    }
    boolean hasStyle = speaker.style(line.style()).isPresent();
    return line.withSpeaker(speaker.id()).withStyle(hasStyle ? line.style() : "");
  }

  /** As people write scripts: {@code Name (direction): words}, one line each. */
  public static String words(Project project, List<Line> lines) {
    return lines.stream().map(line -> words(project, line)).collect(Collectors.joining("\n"));
  }

  private static String words(Project project, Line line) {
    String text = line.text().strip().replaceAll("\\s*\\R\\s*", " ");
    String direction = line.direction().isBlank() ? "" : " (" + line.direction().strip() + ")";
    return project
        .speaker(line.speakerId())
        .filter(speaker -> project.speakers().size() > 1)
        .map(speaker -> speaker.name() + direction + ": " + text)
        .orElse(text);
  }
}
