package studio.reprise.ui.verify;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.reprise.render.Verdict;
import studio.reprise.sentence.Problem;
import studio.reprise.storage.delivery.DeliveryProof;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Notices;

/**
 * A delivery is proved by the takes of the open project: every master is put together again.
 * Nothing is rendered, so it needs no voice pack, and a thread of its own leaves the window alone.
 */
final class DeliveryRun implements Judging {
  private final DeliveryProof proof;
  private final Notices notices;
  private final Executor fx;
  private final ObservableList<Judged> judged = FXCollections.observableArrayList();
  private final ObservableList<Judged> shown = FXCollections.unmodifiableObservableList(judged);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final int count;
  private volatile boolean stopped;

  /**
   * @param proof of a delivery, given the question whether it is stopped
   * @throws studio.reprise.storage.StorageException when the delivery's list cannot be read
   */
  DeliveryRun(Function<BooleanSupplier, DeliveryProof> proof, Notices notices, Executor fx) {
    this.proof = proof.apply(() -> stopped);
    this.notices = notices;
    this.fx = fx;
    count = this.proof.count();
  }

  @Override
  public int count() {
    return count;
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
    running.set(true);
    Thread thread = new Thread(this::work, "proof of a delivery");
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY - 1);
    thread.start();
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void work() {
    try {
      proof.eachVerdict(verdict -> fx.execute(() -> add(verdict)));
      fx.execute(() -> running.set(false));
    } catch (RuntimeException e) {
      fx.execute(() -> failed(e));
    }
  }

  private void add(Verdict verdict) {
    done.set(done.get() + 1);
    judged.add(new Judged(null, verdict));
  }

  private void failed(RuntimeException problem) {
    running.set(false);
    if (!(Problem.itself(problem) instanceof CancellationException)) {
      notices.fail(new Failure(Failure.Kind.VERIFY, Problem.told(problem)));
    }
  }
}
