package studio.reprise.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.reprise.audio.wave.WaveChunks;
import studio.reprise.desk.game.GameExport;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.desk.game.GameRows;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.Delivery;
import studio.reprise.storage.DeliveryOrder;
import studio.reprise.storage.ExportFolder;

/**
 * An export while takes are still coming: each is written as soon as it is there, and what was
 * written is listed however it ends. Used by one thread at a time.
 */
public final class OngoingExport implements AutoCloseable {
  private final ProjectExport wishes;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Optional<GameExport> engine;
  private final Delivery delivery;

  /** Where a line's WAV goes. */
  private record Place(String file, Scene scene) {}

  OngoingExport(ProjectExport wishes, Path target, ProjectExport.Expecting expecting) {
    this.wishes = wishes;
    List<Scene> wanted = wishes.wanted();
    GameRows rows = wishes.rows();
    engine = wishes.engine(rows);
    for (ProjectExport.Named named : wishes.names(expecting, rows)) {
      places.put(named.line().id(), new Place(named.file(), named.scene()));
    }
    if (places.isEmpty()) {
      throw new RenderException("No line has a take yet: render something first.");
    }
    engine.ifPresent(one -> one.requireNames(bareFiles()));
    Set<String> titles =
        wishes.scenes().isEmpty()
            ? Set.of()
            : wanted.stream().map(ProjectExport::title).collect(Collectors.toSet());
    delivery =
        new ExportFolder(target)
            .begin(
                DeliveryOrder.of(wishes.project().name(), outputs(wanted))
                    .withTables(tables(wishes, line -> Optional.empty()).keySet())
                    .onlyScenes(titles)
                    .waitingFor(waiting(wanted))
                    .with(wishes.foreign())
                    .with(wishes.orphans()));
  }

  /** Paths without their ending, by the ids of lines. */
  private Map<String, String> bareFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    places.forEach((id, place) -> files.put(id, place.file()));
    return files;
  }

  /** What the engine reads beside the WAVs; what the tables are called hangs on no take. */
  private Map<String, byte[]> tables(ProjectExport now, Function<Line, Optional<Receipt>> takes) {
    Map<String, String> files = new LinkedHashMap<>();
    places.forEach((id, place) -> files.put(id, place.file() + ".wav"));
    return now.engine(now.rows()).map(one -> one.tables(files, takes)).orElse(Map.of());
  }

  private List<DeliveryOrder.Output> outputs(List<Scene> wanted) {
    List<DeliveryOrder.Output> outputs = new ArrayList<>();
    places.forEach((id, place) -> outputs.add(new DeliveryOrder.Output(place.file() + ".wav", id)));
    if (wishes.form() == ProjectExport.Form.LINES_AND_SCENES) {
      SceneExport joining = joining(wishes.project());
      wanted.stream()
          .filter(this::isExpected)
          .flatMap(scene -> joining.files(scene).stream())
          .forEach(file -> outputs.add(new DeliveryOrder.Output(file, "")));
    }
    return outputs;
  }

  /** Lines without a take, as it is now: what they had before is still theirs. */
  private Set<String> waiting(List<Scene> wanted) {
    return wanted.stream()
        .flatMap(scene -> scene.lines().stream())
        .filter(line -> !line.isEmpty() && !places.containsKey(line.id()))
        .map(Line::id)
        .collect(Collectors.toSet());
  }

  private boolean isExpected(Scene scene) {
    return places.values().stream().anyMatch(place -> place.scene().id().equals(scene.id()));
  }

  private SceneExport joining(Project project) {
    return new SceneExport(project, wishes.folder().takes(), wishes.sampleRateHz(), wishes.depth());
  }

  /**
   * Writes the WAV of a line whose take is there; one that was not expected is left out.
   *
   * @throws RenderException when the disk refuses
   */
  public void put(Line line, Receipt receipt) {
    Place place = places.get(line.id());
    if (place != null) {
      int rateHz = wishes.sampleRateHz().orElse(receipt.made().sampleRateHz());
      String title = ProjectExport.title(place.scene());
      String speaker = wishes.speakerOf(line);
      delivery.put(
          new Deliverable(
              place.file(),
              receipt.shownBy(line.id(), line.speakerId(), receipt.owner().seedOrigin()),
              rateHz,
              wishes.depth(),
              Optional.of(title),
              speaker,
              wishes.waveForm() == WaveForm.PLAIN
                  ? WaveChunks.NONE
                  : BroadcastWave.around(
                      wishes.project().name(),
                      title,
                      line,
                      speaker,
                      receipt,
                      rateHz,
                      wishes.depth()),
              Optional.empty()),
          wishes.folder().takes(),
          wishes.folder().clips());
    }
  }

  /**
   * Everything was put: joins the scenes that are wanted and lists all.
   *
   * @param project as it is now, with the takes that have come
   * @throws RenderException when the disk refuses
   */
  public ProjectExport.Result finish(Project project) {
    ProjectExport now = wishes.of(project);
    if (wishes.form() == ProjectExport.Form.LINES_AND_SCENES) {
      SceneExport joining = joining(project);
      now.wanted().stream()
          .filter(this::isExpected)
          .forEach(scene -> joining.join(scene).ifPresent(delivery::put));
    }
    tables(now, now::receipt).forEach(delivery::putTable);
    long without =
        now.wanted().stream()
            .flatMap(scene -> scene.lines().stream())
            .filter(line -> !line.isEmpty() && now.receipt(line).isEmpty())
            .count();
    List<Line> lines = now.wanted().stream().flatMap(scene -> scene.lines().stream()).toList();
    return new ProjectExport.Result(
        delivery.count(),
        (int) without,
        delivery.finish(),
        engine.map(one -> one.remarks(lines)).orElse(List.of()));
  }

  /** Lists what was put, if it was not finished. */
  @Override
  public void close() {
    delivery.close();
  }
}
