package studio.reprise.render;

import org.jspecify.annotations.Nullable;
import studio.reprise.document.FoundTake;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;

/**
 * Which takes the lines of any version of a project would render with one pack on one engine. Used
 * on one thread.
 */
public final class VersionSpeech implements FoundTake.Speech {
  private final EngineDescription engine;
  private final PackDescription pack;

  /** A version and its plan. */
  private record Planned(Project version, RenderPlan plan) {}

  /** Many lines of one version are asked for in a row: the plan of the last one is kept. */
  private @Nullable Planned last;

  public VersionSpeech(EngineDescription engine, PackDescription pack) {
    this.engine = engine;
    this.pack = pack;
  }

  @Override
  public boolean speaks(Project version, Line line, String fingerprint) {
    if (last == null || last.version() != version) {
      last = new Planned(version, new RenderPlan(version, engine, pack));
    }
    RenderPlan plan = last.plan();
    return plan.obstacle(line).isEmpty() && plan.fingerprint(line).equals(fingerprint);
  }
}
