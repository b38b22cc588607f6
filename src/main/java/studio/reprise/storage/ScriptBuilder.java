package studio.reprise.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.sentence.Sentence;

/** Gathers the lines of an imported script; ids are the next free ones of the project. */
final class ScriptBuilder {
  private static final int MOST_LINES = 100_000;

  private final Project project;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();
  private final Map<String, String> speakerIds = new HashMap<>();
  private final List<Speaker> speakers = new ArrayList<>();

  /** Lines of each scene, in order of first appearance. */
  private final Map<Heading, List<Line>> scenes = new LinkedHashMap<>();

  private final List<Sentence> remarks = new ArrayList<>();
  private int count;

  /**
   * What begins a scene. Two scenes of a text may have one title, and are two; the rows of a table
   * that name a scene are of one, wherever they stand.
   *
   * @param number counts the headings of a text; 0 in a table
   */
  record Heading(String title, int number) {
    Heading {
      title = title.strip();
    }
  }

  ScriptBuilder(Project project) {
    this.project = project;
    project.lines().forEach(line -> taken.add(line.id()));
    project.scenes().forEach(scene -> taken.add(scene.id()));
    project
        .speakers()
        .forEach(
            speaker -> {
              taken.add(speaker.id());
              // Of two with one name, the first: the other one's lines stay with her.
              speakerIds.putIfAbsent(folded(speaker.name()), speaker.id());
            });
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  boolean knows(String speakerName) {
    return speakerIds.containsKey(folded(speakerName));
  }

  /** The id of a speaker by name; a name that is new becomes a speaker without a clip. */
  String speaker(String name) {
    if (name.isBlank()) {
      return project.speakers().size() == 1 ? project.speakers().get(0).id() : "";
    }
    String known = speakerIds.get(folded(name));
    if (known != null) {
      return known;
    }
    int place = project.speakers().size() + speakers.size();
    Speaker speaker = NewSpeaker.named(name, place, taken::contains);
    taken.add(speaker.id());
    speakers.add(speaker);
    speakerIds.put(folded(name), speaker.id());
    return speaker.id();
  }

  void remark(Sentence sentence) {
    remarks.add(sentence);
  }

  void beginScene(Heading scene) {
    scenes.computeIfAbsent(scene, key -> new ArrayList<>());
  }

  /**
   * Adds a line at the end of a scene.
   *
   * @param wantedId an id from the file, or ""
   */
  void line(
      Heading scene, String wantedId, String text, String speakerId, UnaryOperator<Line> rest) {
    if (++count > MOST_LINES) {
      throw new EditException("a script of more than {0} lines is not read.", MOST_LINES);
    }
    if (!wantedId.isEmpty() && !taken.add(wantedId)) {
      throw new EditException("the id {0} is taken.", wantedId);
    }
    String id = wantedId.isEmpty() ? fresh("l") : wantedId;
    scenes
        .computeIfAbsent(scene, key -> new ArrayList<>())
        .add(rest.apply(Line.of(id, speakerId, text)));
  }

  /** The latest line of a scene ends a paragraph. */
  void endParagraph(Heading scene) {
    List<Line> lines = scenes.getOrDefault(scene, List.of());
    if (!lines.isEmpty()) {
      int latest = lines.size() - 1;
      lines.set(latest, lines.get(latest).withParagraphEnd(Line.Paragraph.ENDS));
    }
  }

  ImportedScript script() {
    List<Scene> made = new ArrayList<>();
    scenes.forEach(
        (heading, lines) -> {
          if (!lines.isEmpty() || !heading.title().isEmpty()) {
            made.add(new Scene(fresh("s"), heading.title(), lines));
          }
        });
    return new ImportedScript(speakers, made, remarks);
  }

  private String fresh(String letter) {
    String id;
    do {
      id = letter + last.merge(letter, 1, Integer::sum);
    } while (!taken.add(id));
    return id;
  }
}
