package studio.reprise.ui.verify;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.Verdict;
import studio.reprise.render.Verification;
import studio.reprise.sentence.Problem;
import studio.reprise.speech.Synthesizer;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.VerificationSource;
import studio.reprise.storage.VerificationSource.Exhibit;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.render.Renders;

/** One verification of the open project's chosen takes. Used on the JavaFX thread. */
public final class VerifyRun {
  private final Renders renders;
  private final Notices notices;
  private final Executor fx;
  private final List<Exhibit> exhibits;
  private final ObservableList<Verdict> verdicts = FXCollections.observableArrayList();
  private final ObservableList<Verdict> shownVerdicts =
      FXCollections.unmodifiableObservableList(verdicts);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private volatile boolean stopped;

  // Render thread only.
  private @Nullable Verification verification;
  private @Nullable Synthesizer verifiedBy;

  public VerifyRun(Manuscript manuscript, Renders renders, Notices notices, Executor fx) {
    this.renders = renders;
    this.notices = notices;
    this.fx = fx;
    ProjectFolder folder = manuscript.folder();
    Project project = manuscript.project();
    RenderPlan plan = renders.states().plan().orElse(null);
    this.exhibits =
        plan == null
            ? List.of()
            : VerificationSource.of(
                folder,
                project,
                line ->
                    plan.obstacle(line).isPresent()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(plan.utterance(line)));
  }

  /** How many takes there are to verify; none while no pack is open. */
  public int count() {
    return exhibits.size();
  }

  /** What was found so far, in the script's order. */
  public ObservableList<Verdict> verdicts() {
    return shownVerdicts;
  }

  public ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Begins; once. */
  public void start() {
    running.set(!exhibits.isEmpty());
    next();
  }

  /** Leaves the rest; what was found stays. */
  public void stop() {
    stopped = true;
  }

  private void next() {
    int at = done.get();
    if (stopped || at >= exhibits.size()) {
      running.set(false);
      return;
    }
    Exhibit exhibit = exhibits.get(at);
    renders
        .<Verdict>withEngine(
            (engine, cancel) ->
                exhibit.judgedBy(verification(engine), () -> stopped || cancel.isCancelled()))
        .whenComplete((verdict, problem) -> fx.execute(() -> judged(verdict, problem)));
  }

  /** One for all takes of an engine: it keeps the voices that it heard. */
  private Verification verification(Synthesizer engine) {
    if (verification == null || engine != verifiedBy) {
      verifiedBy = engine;
      verification = new Verification(engine);
    }
    return verification;
  }

  private void judged(Verdict verdict, Throwable problem) {
    if (problem == null) {
      verdicts.add(verdict);
      done.set(done.get() + 1);
      next();
      return;
    }
    running.set(false);
    if (!(Problem.itself(problem) instanceof CancellationException)) {
      notices.fail(new Failure(Failure.Kind.VERIFY, Problem.told(problem)));
    }
  }
}
