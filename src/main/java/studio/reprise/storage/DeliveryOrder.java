package studio.reprise.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is about to be handed over, so that everything that stands against it is found before the
 * first file is written, or rendered.
 *
 * @param source whose files these are: the project's name, or the batch file's
 * @param scenes by title, when only these of the project are handed over; empty: all of the source
 * @param outputs the files, in their order
 * @param tables those of the outputs that are neither sound nor of a joined scene: what a game's
 *     engine reads beside the WAVs
 * @param waiting lines that the source has and that have nothing to hand over now: what was handed
 *     over of them before is no orphan
 * @param protectedFiles what must not be written over whatever is allowed, and what each is: "the
 *     clip of line 3"
 * @param foreign what becomes of files in the way that are not the source's own
 * @param orphans what becomes of files of the source's that it no longer has
 */
public record DeliveryOrder(
    String source,
    Set<String> scenes,
    List<Output> outputs,
    Set<String> tables,
    Set<String> waiting,
    Map<Path, String> protectedFiles,
    Foreign foreign,
    Orphans orphans) {

  /**
   * A file to be.
   *
   * @param file below the folder, with "/" and its ending
   * @param lineId the line or task that it is of; empty for a joined scene's and for a table
   */
  public record Output(String file, String lineId) {}

  /** Files in the way that are not the source's own. */
  public enum Foreign {
    /** They stay, and nothing is written. */
    KEPT,
    /** They are written over. */
    REPLACED
  }

  /** Files that the source handed over before and no longer has. */
  public enum Orphans {
    /** They stay, and are named. */
    NAMED,
    /** They are deleted, unless somebody changed them. */
    DELETED
  }

  public DeliveryOrder {
    scenes = Set.copyOf(scenes);
    outputs = List.copyOf(outputs);
    tables = Set.copyOf(tables);
    waiting = Set.copyOf(waiting);
    protectedFiles = Map.copyOf(protectedFiles);
  }

  /** Everything of a source; foreign files are kept and orphans named. */
  public static DeliveryOrder of(String source, List<Output> outputs) {
    return new DeliveryOrder(
        source, Set.of(), outputs, Set.of(), Set.of(), Map.of(), Foreign.KEPT, Orphans.NAMED);
  }

  public DeliveryOrder onlyScenes(Set<String> titles) {
    return new DeliveryOrder(
        source, titles, outputs, tables, waiting, protectedFiles, foreign, orphans);
  }

  public DeliveryOrder waitingFor(Set<String> lineIds) {
    return new DeliveryOrder(
        source, scenes, outputs, tables, lineIds, protectedFiles, foreign, orphans);
  }

  /**
   * Also tables, by their names below the folder; those of before that are none of these are
   * orphans.
   */
  public DeliveryOrder withTables(Set<String> files) {
    List<Output> more = new ArrayList<>(outputs);
    files.stream().sorted().forEach(file -> more.add(new Output(file, "")));
    return new DeliveryOrder(
        source, scenes, more, files, waiting, protectedFiles, foreign, orphans);
  }

  /** Whether joined scenes are handed over; where not, those of before stay as they are. */
  boolean joins() {
    return outputs.stream()
        .anyMatch(output -> output.lineId().isEmpty() && !tables.contains(output.file()));
  }

  public DeliveryOrder sparing(Map<Path, String> inputs) {
    return new DeliveryOrder(source, scenes, outputs, tables, waiting, inputs, foreign, orphans);
  }

  public DeliveryOrder with(Foreign changed) {
    return new DeliveryOrder(
        source, scenes, outputs, tables, waiting, protectedFiles, changed, orphans);
  }

  public DeliveryOrder with(Orphans changed) {
    return new DeliveryOrder(
        source, scenes, outputs, tables, waiting, protectedFiles, foreign, changed);
  }
}
