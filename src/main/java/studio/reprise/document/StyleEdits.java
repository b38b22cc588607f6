package studio.reprise.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an author does to the styles of speakers, and which style lines are spoken in. */
public final class StyleEdits {
  private StyleEdits() {}

  public static Edit add(String speakerId, Style style) {
    return ofSpeaker(
        "Add style",
        "",
        speakerId,
        speaker -> {
          List<Style> styles = new ArrayList<>(speaker.styles());
          styles.add(style);
          return speaker.withStyles(styles);
        });
  }

  /** Renames a style, and the lines that are spoken in it follow. */
  public static Edit rename(String speakerId, String name, String changed) {
    Edit rename = one("Rename style", "", speakerId, name, style -> style.withName(changed));
    return new Edit(
        rename.name(),
        "Rename style " + speakerId,
        project ->
            rename
                .change()
                .apply(project)
                .withEachLine(
                    line ->
                        line.speakerId().equals(speakerId)
                                && Style.folded(line.style()).equals(Style.folded(name))
                            ? line.withStyle(changed.strip())
                            : line));
  }

  /** Deletes a style that no line needs. */
  public static Edit delete(String speakerId, String name) {
    return new Edit(
        "Delete style",
        "",
        project -> {
          Style gone = require(require(project, speakerId), name);
          long lines =
              project
                  .lines()
                  .filter(line -> line.speakerId().equals(speakerId) && gone.isCalled(line.style()))
                  .count();
          if (lines > 0) {
            throw new EditException(
                lines == 1
                    ? "{1} line is still spoken in the style \"{0}\"; give it another one first."
                    : "{1} lines are still spoken in the style \"{0}\"; give them another one"
                        + " first.",
                gone.name(),
                lines);
          }
          return changed(
              project,
              speakerId,
              speaker ->
                  speaker.withStyles(
                      speaker.styles().stream().filter(style -> style != gone).toList()));
        });
  }

  /** Gives a style another clip together with its exact words. */
  public static Edit changeClip(String speakerId, String name, String sha256, String transcript) {
    return one("Change clip", "", speakerId, name, style -> style.withClip(sha256, transcript));
  }

  public static Edit changeTranscript(String speakerId, String name, String transcript) {
    return one(
        "Change transcript",
        "Change transcript " + speakerId + " " + name,
        speakerId,
        name,
        style -> style.withTranscript(transcript));
  }

  public static Edit changeNotes(String speakerId, String name, String notes) {
    return one(
        "Change notes",
        "Change notes " + speakerId + " " + name,
        speakerId,
        name,
        style -> style.withNotes(notes));
  }

  /**
   * Lines are spoken in a style of their speakers'.
   *
   * @param name of the style, or "" for the speaker's usual clip
   */
  public static Edit choose(Collection<String> lineIds, String name) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        "Change style",
        "",
        project ->
            project.withEachLine(
                line -> ids.contains(line.id()) ? styled(project, line, name) : line));
  }

  private static Line styled(Project project, Line line, String name) {
    return name.isBlank()
        ? line.withStyle("")
        : line.withStyle(require(require(project, line.speakerId()), name).name());
  }

  /** Lines whose direction asks for a style of their speaker get it; others stay. */
  public static Edit chooseByDirection(Collection<String> lineIds) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        "Change style",
        "",
        project ->
            project.withEachLine(line -> ids.contains(line.id()) ? directed(project, line) : line));
  }

  /**
   * A script came in: lines that are new, or whose direction is, get the style that it asks for.
   */
  public static Project asDirected(Project before, Project after) {
    if (after.speakers().stream().allMatch(speaker -> speaker.styles().isEmpty())) {
      return after;
    }
    Map<String, String> directions = new HashMap<>();
    before.lines().forEach(line -> directions.put(line.id(), line.direction()));
    return after.withEachLine(
        line -> line.direction().equals(directions.get(line.id())) ? line : directed(after, line));
  }

  private static Line directed(Project project, Line line) {
    return project
        .speaker(line.speakerId())
        .flatMap(speaker -> speaker.styleAskedForBy(line.direction()))
        .map(style -> line.withStyle(style.name()))
        .orElse(line);
  }

  private static Edit one(
      String name,
      String gesture,
      String speakerId,
      String styleName,
      UnaryOperator<Style> change) {
    return ofSpeaker(
        name,
        gesture,
        speakerId,
        speaker -> {
          Style old = require(speaker, styleName);
          return speaker.withStyles(
              speaker.styles().stream()
                  .map(style -> style == old ? change.apply(style) : style)
                  .toList());
        });
  }

  private static Edit ofSpeaker(
      String name, String gesture, String speakerId, UnaryOperator<Speaker> change) {
    return new Edit(name, gesture, project -> changed(project, speakerId, change));
  }

  private static Project changed(Project project, String speakerId, UnaryOperator<Speaker> change) {
    require(project, speakerId);
    return project.withSpeakers(
        project.speakers().stream()
            .map(speaker -> speaker.id().equals(speakerId) ? change.apply(speaker) : speaker)
            .toList());
  }

  private static Speaker require(Project project, String speakerId) {
    return project
        .speaker(speakerId)
        .orElseThrow(() -> new EditException("There is no speaker {0} in the project.", speakerId));
  }

  private static Style require(Speaker speaker, String name) {
    return speaker
        .style(name)
        .orElseThrow(() -> new EditException("{0} has no style \"{1}\".", speaker.name(), name));
  }
}
