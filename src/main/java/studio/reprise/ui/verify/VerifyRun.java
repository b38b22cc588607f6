package studio.reprise.ui.verify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.render.InOrder;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.Verdict;
import studio.reprise.render.Verification;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Synthesizer;
import studio.reprise.storage.VerificationSource.Exhibit;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.render.Renders;

/**
 * One verification: every take with the very pack that made it, where it is found. Used on the
 * JavaFX thread.
 */
final class VerifyRun implements Judging {
  private final Renders renders;
  private final Notices notices;
  private final Executor background;
  private final Executor fx;
  private final VerificationOrder order;
  private final Map<Exhibit, Integer> places = new IdentityHashMap<>();
  private final List<Integer> placed = new ArrayList<>();
  private final Deque<Map.Entry<Optional<Path>, List<Exhibit>>> waiting = new ArrayDeque<>();
  private final ObservableList<Judged> judged = FXCollections.observableArrayList();
  private final ObservableList<Judged> shown = FXCollections.unmodifiableObservableList(judged);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private volatile boolean stopped;

  // Render thread only.
  private @Nullable Verification verification;
  private @Nullable Synthesizer verifiedBy;

  VerifyRun(
      VerificationOrder order, Renders renders, Notices notices, Executor background, Executor fx) {
    this.order = order;
    this.renders = renders;
    this.notices = notices;
    this.background = background;
    this.fx = fx;
    order.exhibits().forEach(exhibit -> places.put(exhibit, places.size()));
  }

  @Override
  public int count() {
    return order.exhibits().size();
  }

  @Override
  public ObservableList<Judged> verdicts() {
    return shown;
  }

  @Override
  public ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  @Override
  public void start() {
    if (order.exhibits().isEmpty()) {
      finish();
      return;
    }
    running.set(true);
    Optional<Path> open = renders.pack().folder();
    background.execute(
        () -> {
          try {
            var byPack =
                VerificationOrder.byPack(
                    order.exhibits(), renders.pack().packs(), renders.pack()::sha256, open);
            fx.execute(
                () -> {
                  waiting.addAll(byPack.entrySet());
                  nextPack();
                });
          } catch (RuntimeException e) {
            fx.execute(() -> failed(e));
          }
        });
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void nextPack() {
    if (stopped || waiting.isEmpty()) {
      finish();
      return;
    }
    var next = waiting.remove();
    Deque<Exhibit> takes = new ArrayDeque<>(next.getValue());
    if (next.getKey().isEmpty()) {
      giveUp(takes, Sentence.of("The voice pack that made it is not found."));
    } else if (renders.pack().isOpen(next.getKey().get())) {
      oneByOne(next.getKey().get(), takes);
    } else {
      atOnce(next.getKey().get(), takes);
    }
  }

  /** With the pack that speaks: what somebody waits for goes between two takes. */
  private void oneByOne(Path pack, Deque<Exhibit> takes) {
    if (stopped || takes.isEmpty()) {
      nextPack();
      return;
    }
    Exhibit exhibit = takes.remove();
    renders
        .<Verdict>withPack(pack, (engine, cancel) -> verdict(exhibit, engine, cancel))
        .whenComplete(
            (verdict, problem) ->
                fx.execute(
                    () -> {
                      if (problem == null) {
                        add(exhibit, verdict);
                        oneByOne(pack, takes);
                      } else {
                        failed(problem);
                      }
                    }));
  }

  /** With another pack, which is opened once for all its takes. */
  private void atOnce(Path pack, Deque<Exhibit> takes) {
    List<Exhibit> all = List.copyOf(takes);
    renders
        .<Boolean>withPack(
            pack,
            (engine, cancel) -> {
              InOrder.each(
                  engine.speaksAtOnce(),
                  all,
                  exhibit -> verdict(exhibit, engine, cancel),
                  (exhibit, verdict) ->
                      fx.execute(
                          () -> {
                            takes.remove(exhibit);
                            add(exhibit, verdict);
                          }));
              return true;
            })
        .whenComplete(
            (whole, problem) ->
                fx.execute(
                    () -> {
                      if (problem == null) {
                        nextPack();
                      } else if (Problem.itself(problem) instanceof CancellationException) {
                        failed(problem);
                      } else {
                        giveUp(takes, Problem.told(problem));
                      }
                    }));
  }

  private void giveUp(Deque<Exhibit> takes, Sentence why) {
    for (Exhibit exhibit : takes) {
      add(
          exhibit,
          new Verdict(
              exhibit.lineId(),
              exhibit.name(),
              Verdict.Outcome.UNVERIFIABLE,
              List.of(),
              Optional.empty(),
              why));
    }
    nextPack();
  }

  private Verdict verdict(Exhibit exhibit, Synthesizer engine, Cancellation cancel) {
    return exhibit.judgedBy(verification(engine), () -> stopped || cancel.isCancelled());
  }

  /** On the render thread, and on those that judge beside it. */
  private synchronized Verification verification(Synthesizer engine) {
    Verification mine = verification;
    if (mine == null || engine != verifiedBy) {
      // One for all takes of an engine: it keeps the voices that it heard.
      mine = new Verification(engine);
      order.opened(new RenderEvent.Opened(engine.engine(), engine.pack()));
      verification = mine;
      verifiedBy = engine;
    }
    return mine;
  }

  private void add(Exhibit exhibit, Verdict verdict) {
    int place = Objects.requireNonNull(places.get(exhibit));
    int at = 0;
    while (at < placed.size() && placed.get(at) < place) {
      at++;
    }
    placed.add(at, place);
    done.set(done.get() + 1);
    judged.add(at, new Judged(exhibit, verdict));
  }

  private void finish() {
    if (!stopped) {
      order.besides().forEach(verdict -> judged.add(new Judged(null, verdict)));
    }
    running.set(false);
  }

  private void failed(Throwable problem) {
    running.set(false);
    if (!(Problem.itself(problem) instanceof CancellationException)) {
      notices.fail(new Failure(Failure.Kind.VERIFY, Problem.told(problem)));
    }
  }
}
