package studio.reprise.ui.model.render;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.FoundTake;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.TakeIndex;
import studio.reprise.render.VersionSpeech;
import studio.reprise.speech.Manner;

/** Where every line stands with the pack that is open, and the takes that it has. */
public final class LineStates {
  private final Jobs jobs;
  private final Remarks remarks;
  private final TakeIndex index = new TakeIndex();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final Map<Line, LineState> known = new IdentityHashMap<>();
  private PackState pack = new PackState.None();
  private @Nullable Project project;
  private @Nullable RenderPlan plan;
  private FoundTake.Speech speech = (version, line, fingerprint) -> false;

  LineStates(Jobs jobs, Remarks remarks) {
    this.jobs = jobs;
    this.remarks = remarks;
  }

  /** Grows whenever a line's state or takes may have changed. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The receipts of the open project. */
  public TakeIndex index() {
    return index;
  }

  public List<Receipt> takesOf(Line line) {
    return index.of(line);
  }

  /** What the author should know of lines before they are rendered. */
  public Remarks remarks() {
    return remarks;
  }

  /** What the open pack can act; nothing while there is none. */
  public Set<Manner> manners() {
    return pack instanceof PackState.Open open ? open.pack().manners() : Set.of();
  }

  /** The plan for the open project and pack; empty while either is missing. */
  public Optional<RenderPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /** Which takes any version of the project speaks with the pack that is open. */
  public FoundTake.Speech speech() {
    return speech;
  }

  /** Where a line stands now. */
  public LineState state(Line line) {
    Optional<Job> job = jobs.live(line);
    if (job.isPresent()) {
      return job.get().status() == Job.Status.RUNNING
          ? new LineState.Rendering(job.get().fraction())
          : new LineState.Queued();
    }
    Optional<Job> failure = jobs.failure(line);
    if (failure.isPresent() && !line.locked()) {
      return new LineState.Failed(failure.get().sentence());
    }
    return ofTake(line);
  }

  /** Where a line stands with the take that it has, whatever is being done about it. */
  public LineState ofTake(Line line) {
    RenderPlan now = plan;
    return now == null
        ? withoutPlan(line)
        : known.computeIfAbsent(line, each -> now.state(each, index));
  }

  private LineState withoutPlan(Line line) {
    LineState plain = line.isEmpty() ? new LineState.Empty() : new LineState.Ready();
    LineState shown =
        index.contains(line.takeFingerprint())
            ? new LineState.Fresh(line.takeFingerprint())
            : plain;
    return line.locked() ? new LineState.Locked(shown) : shown;
  }

  /** Another version of the project, or null. */
  public void show(Project version) {
    boolean sameRules =
        project != null
            && version != null
            && project.speakers() == version.speakers()
            && project.defaults() == version.defaults()
            && project.dictionary() == version.dictionary();
    project = version;
    if (!sameRules) {
      known.clear();
    }
    replan();
  }

  /** Another pack, or none. */
  public void show(PackState now) {
    pack = now;
    remarks.show(now);
    known.clear();
    if (now instanceof PackState.Open open) {
      speech = new VersionSpeech(open.engine(), open.pack());
    }
    replan();
  }

  /** Receipts that were found on disk. */
  public void found(Collection<Receipt> receipts) {
    receipts.forEach(index::add);
    forget();
  }

  /** Takes that were deleted for good. */
  public void lost(Collection<String> fingerprints) {
    fingerprints.forEach(index::remove);
    forget();
  }

  /** A take was rendered; {@link #changed} is told when its line has it, too. */
  void rendered(Receipt receipt) {
    index.add(receipt);
    known.clear();
  }

  /** Forgets the takes of a project that was closed. */
  void clear() {
    index.clear();
    forget();
  }

  private void forget() {
    known.clear();
    changed();
  }

  private void replan() {
    plan =
        project != null && pack instanceof PackState.Open open
            ? new RenderPlan(project, open.engine(), open.pack())
            : null;
    changed();
  }

  /** Something else that states depend on. */
  void changed() {
    revision.set(revision.get() + 1);
  }
}
