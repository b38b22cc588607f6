package studio.reprise.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.game.GameExport;
import studio.reprise.desk.game.GameProfile;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.desk.game.GameRow;
import studio.reprise.desk.game.GameRows;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeReview;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.Delivery;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.ProjectFolder;

/**
 * The chosen takes of a project as a folder that is handed over. Every export of either door is one
 * of these.
 *
 * @param folder of the project
 * @param project the version whose takes are exported
 * @param pattern names the WAVs
 * @param scenes by title or id; empty: all
 * @param sampleRateHz of the WAVs; empty: the takes' own
 * @param depth of their samples
 * @param form whether scenes are joined, too
 * @param game the engine that it is for, which knows other names and tables; empty: none
 * @param waveForm what stands around the sound of a line
 * @param foreign what becomes of files in the way that are not this project's
 * @param orphans what becomes of WAVs that the project handed over and no longer has
 */
public record ProjectExport(
    ProjectFolder folder,
    Project project,
    ExportPattern pattern,
    List<String> scenes,
    OptionalInt sampleRateHz,
    SampleDepth depth,
    Form form,
    Optional<GameProfile> game,
    WaveForm waveForm,
    Foreign foreign,
    Orphans orphans) {

  /** What the folder holds. */
  public enum Form {
    /** A WAV a line, and their receipts. */
    LINES,
    /** Also every scene as one WAV with its gaps, subtitles and cues. */
    LINES_AND_SCENES
  }

  /**
   * What came of it.
   *
   * @param lines how many WAVs
   * @param withoutTake lines with text in the wanted scenes that were left out
   * @param outcome what was left over from earlier
   * @param remarks what an engine's export has to tell beside that
   */
  public record Result(
      int lines, int withoutTake, Delivery.Outcome outcome, List<Sentence> remarks) {
    public Result {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * A take that a line has, or will have when it was rendered.
   *
   * @param id its short name
   */
  public record Expected(String id, long seed) {}

  /** Knows the takes that lines have or will have; empty for a line that will have none. */
  @FunctionalInterface
  public interface Expecting {
    Optional<Expected> takeOf(Line line);
  }

  public ProjectExport {
    scenes = List.copyOf(scenes);
  }

  /**
   * All lines by a pattern, at their own rates; nothing foreign is written over and nothing is
   * deleted.
   */
  public static ProjectExport of(ProjectFolder folder, Project project, ExportPattern pattern) {
    return new ProjectExport(
        folder,
        project,
        pattern,
        List.of(),
        OptionalInt.empty(),
        SampleDepth.BITS_16,
        Form.LINES,
        Optional.empty(),
        WaveForm.PLAIN,
        Foreign.KEPT,
        Orphans.NAMED);
  }

  public ProjectExport with(Foreign other) {
    return new ProjectExport(
        folder,
        project,
        pattern,
        scenes,
        sampleRateHz,
        depth,
        form,
        game,
        waveForm,
        other,
        orphans);
  }

  public ProjectExport with(Orphans other) {
    return new ProjectExport(
        folder,
        project,
        pattern,
        scenes,
        sampleRateHz,
        depth,
        form,
        game,
        waveForm,
        foreign,
        other);
  }

  /** The same for an engine. */
  public ProjectExport with(Optional<GameProfile> other, WaveForm form) {
    return new ProjectExport(
        folder,
        project,
        pattern,
        scenes,
        sampleRateHz,
        depth,
        this.form,
        other,
        form,
        foreign,
        orphans);
  }

  /** The same of another version of the project. */
  public ProjectExport of(Project version) {
    return new ProjectExport(
        folder,
        version,
        pattern,
        scenes,
        sampleRateHz,
        depth,
        form,
        game,
        waveForm,
        foreign,
        orphans);
  }

  /**
   * Exports what is there.
   *
   * @throws RenderException when a scene is unknown, nothing has a take, something stands against
   *     the files, or the disk refuses
   */
  public Result to(Path target) {
    try (OngoingExport ongoing = begin(target, this::chosen)) {
      for (Scene scene : wanted()) {
        for (Line line : scene.lines()) {
          receipt(line).ifPresent(receipt -> ongoing.put(line, receipt));
        }
      }
      return ongoing.finish(project);
    }
  }

  /**
   * Begins before anything is rendered: what stands against the files is found here.
   *
   * @param expecting knows which lines will have a take in the end
   * @throws RenderException when a scene is unknown, nothing will have a take, or something stands
   *     against the files; nothing was written over
   */
  public OngoingExport begin(Path target, Expecting expecting) {
    return new OngoingExport(this, target, expecting);
  }

  /**
   * A WAV that will be written.
   *
   * @param file its path below the folder, with "/", without the ending
   */
  public record Named(Line line, Scene scene, String file) {}

  /** The WAVs of the wanted lines that have or will have a take, in their order. */
  public List<Named> names(Expecting expecting) {
    return names(expecting, rows());
  }

  List<Named> names(Expecting expecting, GameRows rows) {
    ExportPattern names = pattern.counting(project.lineCount());
    Optional<GameExport> engine = engine(rows);
    List<Scene> wanted = wanted();
    List<Named> named = new ArrayList<>();
    int index = 0;
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        int number = ++index;
        if (wanted.contains(scene) && engine.map(one -> one.hasPlace(line)).orElse(true)) {
          expecting
              .takeOf(line)
              .map(
                  take ->
                      engine
                          .flatMap(one -> one.file(line))
                          .orElseGet(() -> byPattern(names, number, scene, line, take, rows)))
              .ifPresent(file -> named.add(new Named(line, scene, file)));
        }
      }
    }
    return named;
  }

  /**
   * Looks whether an engine would play other lines by these names.
   *
   * @throws RenderException with what stands against them
   */
  public void requireNames(List<Named> names) {
    Map<String, String> files = new LinkedHashMap<>();
    names.forEach(named -> files.put(named.line().id(), named.file()));
    if (game.isPresent()) {
      engine(rows()).ifPresent(one -> one.requireNames(files));
    }
  }

  private String byPattern(
      ExportPattern names, int number, Scene scene, Line line, Expected take, GameRows rows) {
    return names.name(
        number,
        title(scene),
        speakerOf(line),
        line.id(),
        rows.of(line).map(GameRow::key).orElse(""),
        take.id(),
        take.seed());
  }

  /** All lines as their scripts know them; the scripts are read where their keys are needed. */
  GameRows rows() {
    boolean namesKeys = game.isPresent() || pattern.namesKeys();
    return GameRows.of(
        namesKeys ? project : project.withSources(List.of()),
        source -> folder.sources().get(source.draftSha256()));
  }

  Optional<GameExport> engine(GameRows rows) {
    return game.map(profile -> new GameExport(profile, rows));
  }

  /** The speaker's name, as it stands in the files. */
  String speakerOf(Line line) {
    return project.speaker(line.speakerId()).map(Speaker::name).orElse(line.speakerId());
  }

  /** The take that a line has now. */
  public Optional<Expected> chosen(Line line) {
    return receipt(line).map(take -> new Expected(take.takeId(), take.said().seed()));
  }

  /** The receipt of the chosen take, where it is whole. */
  public Optional<Receipt> receipt(Line line) {
    return line.takeFingerprint().isEmpty()
        ? Optional.empty()
        : folder.takes().receipt(line.takeFingerprint());
  }

  /** What a listener should know of the wanted lines' takes. */
  public List<TakeReview.Finding> review(TakeReview.States states) {
    Optional<GameExport> engine = game.isPresent() ? engine(rows()) : Optional.empty();
    return TakeReview.of(
        wanted().stream()
            .flatMap(scene -> scene.lines().stream())
            .filter(line -> engine.map(one -> one.hasPlace(line)).orElse(true))
            .toList(),
        states);
  }

  /** {@link #review(TakeReview.States)} as far as it can be told without a pack. */
  public List<TakeReview.Finding> review() {
    return review(TakeReview.withoutEngine(project, folder.takes()));
  }

  /**
   * The scenes that are wanted, in their order.
   *
   * @throws RenderException when one is unknown
   */
  List<Scene> wanted() {
    return SceneChoice.of(project, scenes);
  }

  static String title(Scene scene) {
    return SceneChoice.title(scene);
  }
}
