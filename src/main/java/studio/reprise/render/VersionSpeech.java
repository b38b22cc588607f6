package studio.reprise.render;

import java.util.Optional;
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

  /** Many lines of one version are asked for in a row: the plan of the last one is kept. */
  private Optional<Project> planned = Optional.empty();

  private RenderPlan plan;

  public VersionSpeech(EngineDescription engine, PackDescription pack) {
    this.engine = engine;
    this.pack = pack;
  }

  @Override
  public boolean speaks(Project version, Line line, String fingerprint) {
    if (planned.isEmpty() || planned.get() != version) {
      plan = new RenderPlan(version, engine, pack);
      planned = Optional.of(version);
    }
    return plan.obstacle(line).isEmpty() && plan.fingerprint(line).equals(fingerprint);
  }
}
