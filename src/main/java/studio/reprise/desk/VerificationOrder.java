package studio.reprise.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.Utterance;
import studio.reprise.render.Verdict;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.VerificationSource;
import studio.reprise.storage.VerificationSource.Exhibit;

/**
 * What is verified: the chosen takes of a project, or the WAVs of an exported folder, each with the
 * very pack that made it. Both doors verify one of these.
 */
public final class VerificationOrder {
  private final @Nullable Project project;
  private final List<Exhibit> exhibits;
  private final List<Verdict> besides;

  /** Of the engine that is open; the render thread's. */
  private volatile @Nullable RenderPlan plan;

  private VerificationOrder(ProjectFolder folder, Project project) {
    this.project = project;
    this.exhibits = VerificationSource.of(folder, project, this::lineNow);
    this.besides = List.of();
  }

  private VerificationOrder(ExportFolder export) {
    this.project = null;
    this.exhibits = VerificationSource.of(export);
    this.besides = besides(export);
  }

  /** The chosen take of every line. */
  public static VerificationOrder of(ProjectFolder folder, Project project) {
    return new VerificationOrder(folder, project);
  }

  /**
   * Every WAV of an export or of a batch's output.
   *
   * @throws studio.reprise.storage.StorageException when its metadata cannot be read
   */
  public static VerificationOrder of(ExportFolder export) {
    return new VerificationOrder(export);
  }

  public List<Exhibit> exhibits() {
    return exhibits;
  }

  /** So many of them, the same ones every time. */
  public List<Exhibit> sample(int most) {
    // Fingerprints are as good as drawn at random.
    List<Exhibit> chosen =
        exhibits.stream().sorted(Comparator.comparing(Exhibit::name)).limit(most).toList();
    return exhibits.stream().filter(chosen::contains).toList();
  }

  /** What else lies in an export: joined scenes, and WAVs that nobody vouches for. */
  public List<Verdict> besides() {
    return besides;
  }

  /** This engine verifies next: what lines would be today is told by its pack. */
  public void opened(RenderEvent.Opened opened) {
    Project mine = project;
    plan = mine == null ? null : new RenderPlan(mine, opened.engine(), opened.pack());
  }

  private Optional<Utterance> lineNow(Line line) {
    RenderPlan now = plan;
    return now == null || now.obstacle(line).isPresent()
        ? Optional.empty()
        : Optional.of(now.utterance(line));
  }

  /**
   * Takes by the folder of the pack that made them, where it is still found; else by the one for
   * all others, or by none.
   *
   * @param sha256 hashes a pack
   */
  public static Map<Optional<Path>, List<Exhibit>> byPack(
      List<Exhibit> exhibits,
      Packs packs,
      Function<Path, Optional<String>> sha256,
      Optional<Path> otherwise) {
    Map<PackRef, Optional<Path>> found = new HashMap<>();
    Map<Optional<Path>, List<Exhibit>> byPack = new LinkedHashMap<>();
    for (Exhibit exhibit : exhibits) {
      Optional<Path> pack =
          found.computeIfAbsent(
              exhibit.pack(), made -> packs.that(made, sha256).or(() -> otherwise));
      byPack.computeIfAbsent(pack, each -> new ArrayList<>()).add(exhibit);
    }
    return byPack;
  }

  private static List<Verdict> besides(ExportFolder export) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ExportFolder.ChangedScene scene : export.changedScenes()) {
      verdicts.add(
          scene.isThere()
              ? verdict(
                  scene.file(),
                  Verdict.Outcome.DRIFTED,
                  "The WAV was edited since it was exported.")
              : verdict(scene.file(), Verdict.Outcome.UNVERIFIABLE, "The WAV is missing."));
    }
    for (String file : export.unlisted()) {
      verdicts.add(
          verdict(
              file,
              Verdict.Outcome.UNVERIFIABLE,
              "Nobody vouches for this WAV: metadata.json does not list it."));
    }
    return verdicts;
  }

  private static Verdict verdict(String file, Verdict.Outcome outcome, String sentence) {
    return new Verdict(file, "", outcome, List.of(), Optional.empty(), Sentence.of(sentence));
  }
}
