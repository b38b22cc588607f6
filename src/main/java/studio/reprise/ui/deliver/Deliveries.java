package studio.reprise.ui.deliver;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.desk.delivery.BookDelivery;
import studio.reprise.desk.delivery.DeliveryListener;
import studio.reprise.desk.delivery.DeliveryWishes;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.FreshFolder;
import studio.reprise.storage.OccupiedException;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.PlacedTakes;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.Profiles;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.render.Renders;

/**
 * The open project on its way to a receiver: planned, tried or delivered behind the window, on a
 * thread of its own. Used on the JavaFX thread.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String USUAL_PROFILE = "acx";

  private final Manuscript manuscript;
  private final Renders renders;
  private final Profiles profiles;
  private final Executor worker;
  private final Executor fx;
  private final ObservableList<DeliveryRow> rows = FXCollections.observableArrayList();
  private final ObservableList<Finding> findings = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
  private final Map<Path, DeliveryOrder> latest = new HashMap<>();
  private AtomicBoolean cancelled = new AtomicBoolean();

  /** What happens now. */
  public enum Doing {
    NOTHING,
    CHECKING,
    DELIVERING
  }

  /** How the latest run ended. */
  public enum End {
    /** None has yet, or one runs. */
    NONE,
    CANCELLED,
    /** It could not go on; the sentence says why. */
    STOPPED,
    /** Files of others are in the way; the sentence names them. */
    OCCUPIED,
    /** All checks passed. */
    PASSED,
    /** The receiver would send it back. */
    FAILED
  }

  /**
   * What came of the latest run.
   *
   * @param did what was done
   * @param sentence why it ended, or nothing
   * @param folder where the files lie, when they were delivered
   */
  public record Outcome(Doing did, End end, Sentence sentence, Optional<Path> folder) {
    static final Outcome NONE =
        new Outcome(Doing.NOTHING, End.NONE, Sentence.NONE, Optional.empty());
  }

  Deliveries(
      Manuscript manuscript, Renders renders, Profiles profiles, Executor worker, Executor fx) {
    this.manuscript = manuscript;
    this.renders = renders;
    this.profiles = profiles;
    this.worker = worker;
    this.fx = fx;
  }

  /** Files of the delivery, then scenes that are left out. */
  public ObservableList<DeliveryRow> rows() {
    return rows;
  }

  /** What the checks found, as far as they have looked. */
  public ObservableList<Finding> findings() {
    return findings;
  }

  public ReadOnlyObjectProperty<Doing> doingProperty() {
    return doing.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** All profiles that can be read, the author's own behind those of the program. */
  public List<DeliveryProfile> profiles() {
    List<DeliveryProfile> there = new ArrayList<>();
    for (String name : profiles.names()) {
      try {
        there.add(profiles.get(name));
      } catch (AuthorException e) {
        LOG.warn("The profile {} is left out: {}", name, e.getMessage());
      }
    }
    return there;
  }

  /** What was asked for the last time in this project, or the usual. */
  public DeliveryOrder latest() {
    Path project = manuscript.folder().path().toAbsolutePath().normalize();
    String usual = project.resolveSibling(project.getFileName() + " delivery").toString();
    return latest.getOrDefault(
        project, new DeliveryOrder(USUAL_PROFILE, Set.of(), Set.of(), usual));
  }

  /** Shows which files there would be, and what can be said before any is made. */
  public void plan(DeliveryOrder order) {
    if (manuscript.project() == null || doing.get() != Doing.NOTHING) {
      return;
    }
    latest.put(manuscript.folder().path().toAbsolutePath().normalize(), order);
    Work work = new Work(order, Foreign.KEPT);
    worker.execute(
        () -> {
          Planned planned = work.planned();
          fx.execute(
              () -> {
                if (manuscript.project() == work.project && doing.get() == Doing.NOTHING) {
                  show(planned);
                }
              });
        });
  }

  private void show(Planned planned) {
    rows.setAll(planned.rows());
    findings.setAll(planned.findings());
    judge();
    outcome.set(
        planned.trouble().isEmpty()
            ? Outcome.NONE
            : new Outcome(Doing.NOTHING, End.STOPPED, planned.trouble(), Optional.empty()));
  }

  /** Makes everything in a place that is thrown away, and looks at it. */
  public void check(DeliveryOrder order) {
    run(order, Doing.CHECKING, Foreign.KEPT);
  }

  /** Makes everything; files of others are left alone. */
  public void deliver(DeliveryOrder order) {
    run(order, Doing.DELIVERING, Foreign.KEPT);
  }

  /** The same over files of others that are in the way. */
  public void deliverOver(DeliveryOrder order) {
    run(order, Doing.DELIVERING, Foreign.REPLACED);
  }

  /** Ends what runs, soon; files that are whole stay. */
  public void cancel() {
    cancelled.set(true);
  }

  private void run(DeliveryOrder order, Doing what, Foreign foreign) {
    if (manuscript.project() == null || doing.get() != Doing.NOTHING) {
      return;
    }
    latest.put(manuscript.folder().path().toAbsolutePath().normalize(), order);
    doing.set(what);
    outcome.set(Outcome.NONE);
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    Work work = new Work(order, foreign);
    worker.execute(
        () -> {
          Planned planned = work.planned();
          fx.execute(() -> show(planned));
          Outcome end =
              planned.trouble().isEmpty()
                  ? work.done(what, mine)
                  : new Outcome(what, End.STOPPED, planned.trouble(), Optional.empty());
          fx.execute(() -> ended(end));
        });
  }

  private void ended(Outcome end) {
    rows.replaceAll(
        row ->
            row.progress() == DeliveryRow.Progress.RUNNING && row.planned().isPresent()
                ? DeliveryRow.of(row.scene(), row.planned().get(), row.takesLufs())
                : row);
    judge();
    doing.set(Doing.NOTHING);
    outcome.set(end);
  }

  private void judge() {
    rows.replaceAll(row -> row.judged(findings));
  }

  /** What was planned, or why it could not be. */
  private record Planned(List<DeliveryRow> rows, List<Finding> findings, Sentence trouble) {}

  /** One run: a picture of the project as it was asked for. */
  private final class Work {
    private final DeliveryOrder order;
    private final Foreign foreign;
    private final Project project = manuscript.project();
    private final ProjectFolder folder = manuscript.folder();
    private final Map<String, LineState> states = new HashMap<>();
    private @Nullable BookDelivery delivery;

    Work(DeliveryOrder order, Foreign foreign) {
      this.order = order;
      this.foreign = foreign;
      project.lines().forEach(line -> states.put(line.id(), renders.states().state(line)));
    }

    /** On the worker's thread. */
    Planned planned() {
      try {
        BookDelivery begun = new BookDelivery(wishes());
        delivery = begun;
        List<DeliveryRow> planned = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (PlannedFile file : begun.files()) {
          heard.add(file.sceneId());
          planned.add(DeliveryRow.of(project.scene(file.sceneId()), file, takesLufs(file)));
        }
        for (Scene scene : project.scenes()) {
          if (!heard.contains(scene.id())) {
            planned.add(DeliveryRow.of(scene));
          }
        }
        return new Planned(planned, begun.before(), Sentence.NONE);
      } catch (AuthorException e) {
        return new Planned(
            project.scenes().stream().map(DeliveryRow::of).toList(), List.of(), e.sentence());
      }
    }

    private DeliveryWishes wishes() {
      return new DeliveryWishes(
          folder,
          project,
          profiles.get(order.profile()),
          List.of(),
          order.also(),
          order.acknowledged(),
          // One processor stays the window's.
          Math.max(1, DeliveryWishes.usualThreads() - 1),
          foreign,
          Orphans.NAMED,
          (Line line) -> Objects.requireNonNull(states.get(line.id())));
    }

    /** The mean power of the takes, each as long as it is. */
    private double takesLufs(PlannedFile file) {
      double power = 0;
      double length = 0;
      for (PlacedTakes.Take take : file.takes().takes()) {
        Optional<Receipt> receipt = folder.takes().receipt(take.fingerprint());
        if (receipt.isPresent()) {
          double lufs = receipt.get().measured().loudness().lufs();
          power += take.length() * Math.pow(10, lufs / 10);
          length += take.length();
        }
      }
      return length == 0 ? Double.NaN : 10 * Math.log10(power / length);
    }

    /** On the worker's thread. */
    Outcome done(Doing what, AtomicBoolean isCancelled) {
      try {
        BookDelivery.Result result =
            what == Doing.CHECKING ? tried(isCancelled) : delivered(isCancelled);
        fx.execute(() -> findings.setAll(result.findings()));
        Optional<Path> place =
            what == Doing.DELIVERING ? Optional.of(Path.of(order.folder())) : Optional.empty();
        return new Outcome(what, result.passes() ? End.PASSED : End.FAILED, Sentence.NONE, place);
      } catch (CancellationException e) {
        return new Outcome(what, End.CANCELLED, Sentence.NONE, Optional.empty());
      } catch (OccupiedException e) {
        return new Outcome(what, End.OCCUPIED, e.sentence(), Optional.empty());
      } catch (AuthorException e) {
        return new Outcome(what, End.STOPPED, e.sentence(), Optional.empty());
      } catch (IOException | RuntimeException e) {
        LOG.error("A delivery stopped", e);
        return new Outcome(what, End.STOPPED, Problem.of(e), Optional.empty());
      }
    }

    private BookDelivery.Result delivered(AtomicBoolean isCancelled) {
      Path target;
      try {
        target = Path.of(order.folder());
      } catch (InvalidPathException e) {
        throw new studio.reprise.storage.StorageException(
            "{0} is no name of a folder.", order.folder());
      }
      return begun().to(target, listener(), isCancelled::get);
    }

    private BookDelivery.Result tried(AtomicBoolean isCancelled) throws IOException {
      Path scratch = FreshFolder.toTry();
      try {
        return begun().tried(scratch, listener(), isCancelled::get);
      } finally {
        FreshFolder.throwAway(scratch);
      }
    }

    private BookDelivery begun() {
      return Objects.requireNonNull(delivery);
    }

    private DeliveryListener listener() {
      return new DeliveryListener() {
        @Override
        public void begins(PlannedFile file) {
          reaches(file, 0);
        }

        @Override
        public void reaches(PlannedFile file, double share) {
          fx.execute(() -> show(file, row -> row.running(share)));
        }

        @Override
        public void ends(DeliveredFile file) {
          fx.execute(() -> show(file.planned(), row -> row.done(file)));
        }
      };
    }

    /** One row changes; all others stay the cells that they are. */
    private void show(PlannedFile file, UnaryOperator<DeliveryRow> change) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).is(file)) {
          rows.set(i, change.apply(rows.get(i)));
        }
      }
    }
  }
}
