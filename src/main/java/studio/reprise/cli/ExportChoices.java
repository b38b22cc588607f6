package studio.reprise.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeReview.Concern;
import studio.reprise.render.TakeReview.Finding;
import studio.reprise.storage.DeliveryOrder;
import studio.reprise.storage.OccupiedException;

/** What the commands that export a project leave to their caller. */
final class ExportChoices {
  private static final int MOST_NAMED = 20;

  @Option(
      names = "--force",
      description = "Write over files in <dir> that this project did not make or may not write.")
  private boolean force;

  @Option(
      names = "--prune",
      description = "Delete WAVs in <dir> that this project made earlier and no longer has.")
  private boolean prune;

  @Option(
      names = "--allow-stale",
      description = "Lines that have changed since their take, locked ones too, are no failure.")
  private boolean allowStale;

  @Option(names = "--allow-missing", description = "Lines without a take are no failure.")
  private boolean allowMissing;

  @Option(
      names = "--allow-flagged",
      description = "Takes in which measuring found something are no failure.")
  private boolean allowFlagged;

  @Option(
      names = "--for",
      paramLabel = "<engine>",
      description =
          "Name the WAVs as a game's engine looks for them, and write its tables beside them: dink, yarn-unity, yarn-unreal, renpy, unreal, unity, godot, wwise, fmod or csv.")
  private String engine;

  @Option(
      names = "--bwf",
      negatable = true,
      description =
          "Broadcast WAVs: bext, and iXML with the fields of game studios (ASWG). Default: for wwise and fmod.")
  private Boolean broadcast;

  ProjectExport applied(ProjectExport export) {
    Optional<GameProfile> profile = profile();
    WaveForm usual = profile.map(GameProfile::waveForm).orElse(WaveForm.PLAIN);
    WaveForm asked = Boolean.TRUE.equals(broadcast) ? WaveForm.BROADCAST : WaveForm.PLAIN;
    return export
        .with(profile, broadcast == null ? usual : asked)
        .with(force ? DeliveryOrder.Foreign.REPLACED : DeliveryOrder.Foreign.KEPT)
        .with(prune ? DeliveryOrder.Orphans.DELETED : DeliveryOrder.Orphans.NAMED);
  }

  private Optional<GameProfile> profile() {
    return engine == null
        ? Optional.empty()
        : Optional.of(WrongUse.unless(() -> GameProfiles.of(engine)));
  }

  /** Names the option that lets foreign files be written over. */
  static <T> T unlessOccupied(Supplier<T> export) {
    try {
      return export.get();
    } catch (OccupiedException e) {
      throw new RenderException(e, "{0} (--force)", e);
    }
  }

  private Set<Concern> allowed() {
    Set<Concern> allowed = EnumSet.noneOf(Concern.class);
    if (allowStale) {
      allowed.add(Concern.STALE);
      allowed.add(Concern.LOCKED_BUT_CHANGED);
    }
    if (allowMissing) {
      allowed.add(Concern.MISSING);
    }
    if (allowFlagged) {
      allowed.add(Concern.FLAGGED);
    }
    return allowed;
  }

  /** Whether an export of these lines is what was asked for. */
  boolean isFine(List<Finding> findings) {
    return findings.stream().map(Finding::concern).allMatch(allowed()::contains);
  }

  /** Before: line by line. */
  static void name(List<Finding> findings, Surroundings surroundings) {
    findings.stream()
        .limit(MOST_NAMED)
        .forEach(found -> surroundings.err().println("reprise: " + found.sentence()));
    if (findings.size() > MOST_NAMED) {
      surroundings
          .err()
          .println("reprise: ... and " + (findings.size() - MOST_NAMED) + " more lines.");
    }
  }

  /** After: how many of each kind, and which option lets them pass. */
  void count(List<Finding> findings, Path target, Surroundings surroundings) {
    Map<Concern, Integer> counts = new LinkedHashMap<>();
    findings.forEach(found -> counts.merge(found.concern(), 1, Integer::sum));
    counts.forEach(
        (concern, count) ->
            surroundings
                .err()
                .println(
                    "reprise: "
                        + what(concern, target)
                        + (count == 1 ? ": 1 line" : ": " + count + " lines")
                        + (allowed().contains(concern) ? "." : " (" + option(concern) + ").")));
  }

  private static String what(Concern concern, Path target) {
    return switch (concern) {
      case MISSING -> "Not in " + target + ", for want of a take";
      case STALE -> "In " + target + " as they were before they changed";
      case LOCKED_BUT_CHANGED -> "In " + target + " as they were locked, before they changed";
      case FLAGGED -> "In " + target + " although flagged";
    };
  }

  private static String option(Concern concern) {
    return switch (concern) {
      case MISSING -> "--allow-missing";
      case STALE, LOCKED_BUT_CHANGED -> "--allow-stale";
      case FLAGGED -> "--allow-flagged";
    };
  }
}
