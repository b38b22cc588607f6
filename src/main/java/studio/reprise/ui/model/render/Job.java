package studio.reprise.ui.model.render;

import java.util.OptionalDouble;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Stage;

/**
 * A render as the window shows it.
 *
 * @param id names it in the queue
 * @param lineId the line that it speaks
 * @param seed that it speaks with
 * @param status where it stands
 * @param stage of the render, while it runs
 * @param fraction 0..1
 * @param remainingSeconds by the measured speed
 * @param sentence why it failed, or empty
 */
public record Job(
    String id,
    String lineId,
    long seed,
    Status status,
    Stage stage,
    double fraction,
    OptionalDouble remainingSeconds,
    Sentence sentence) {
  /** Where a render stands. */
  public enum Status {
    WAITING,
    RUNNING,
    FAILED,
    CANCELLED
  }

  static Job waiting(String id, String lineId, long seed) {
    return new Job(
        id, lineId, seed, Status.WAITING, Stage.TEXT, 0, OptionalDouble.empty(), Sentence.NONE);
  }

  Job at(Stage reached, double share, OptionalDouble remaining) {
    return new Job(id, lineId, seed, Status.RUNNING, reached, share, remaining, Sentence.NONE);
  }

  Job ended(Status how, Sentence why) {
    return new Job(id, lineId, seed, how, stage, fraction, OptionalDouble.empty(), why);
  }

  /** True for an audition, which does not change the line's state. */
  public boolean isAudition() {
    return !id.equals(lineId);
  }

  public boolean isLive() {
    return status == Status.WAITING || status == Status.RUNNING;
  }
}
