package studio.reprise.cluster.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceInformation;
import studio.reprise.cluster.wire.Message;

/**
 * What a task does on an executor: it opens a renderer for the survey, or has one line spoken.
 *
 * @param command starts a renderer
 * @param device as the author gave it; a GPU that Spark assigned takes its place
 */
record Speaking(List<String> command, String device) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A line that ends its renderer is tried again once on each of so many executors. */
  private static final int TRIES_HERE = 2;

  private static final int MOST_EXECUTORS = 3;

  Speaking {
    command = new ArrayList<>(command);
  }

  /** Says which engine this seat has: its line, then the line that names the machine. */
  List<String> survey() throws IOException, InterruptedException {
    TaskContext task = TaskContext.get();
    Seat seat = Seat.take(commandHere(task), task::isInterrupted);
    try {
      return answer(seat.opened());
    } finally {
      seat.free();
    }
  }

  /**
   * Has a line spoken.
   *
   * @param line the line of the desk
   * @param clips every clip that was sent, by its hash
   * @param kind machines of another kind get no line
   */
  List<String> speak(String line, Map<String, Broadcast<String>> clips, String kind)
      throws IOException, InterruptedException {
    TaskContext task = TaskContext.get();
    Message message = Message.parse(line);
    Message clip = Message.parse(Objects.requireNonNull(clips.get(message.field(1))).value());
    for (int attempt = 0; attempt < TRIES_HERE; attempt++) {
      Seat seat = Seat.take(commandHere(task), task::isInterrupted);
      if (!seat.isOpen() || !seat.opened().field(0).equals(kind)) {
        seat.end();
        return answer(Message.of(SparkDriver.ASIDE, message.field(0)));
      }
      Optional<Message> said = seat.speak(message, clip, task::isInterrupted);
      if (said.isPresent()) {
        seat.free();
        return answer(said.get());
      }
      seat.end();
    }
    if (task.attemptNumber() + 1 < MOST_EXECUTORS) {
      throw new IOException("Line " + message.field(0) + " ended its renderer");
    }
    return answer(Message.of(Message.LOST, message.field(0)));
  }

  private static List<String> answer(Message said) {
    return List.of(said.line(), Message.of(Message.MACHINE, machine()).line());
  }

  /** Host and executor. */
  static String machine() {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return host + "/" + SparkEnv.get().executorId();
  }

  private List<String> commandHere(TaskContext task) {
    List<String> here = new ArrayList<>(command);
    here.add("--device");
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    here.add(gpu == null || gpu.addresses().length == 0 ? device : "cuda:" + gpu.addresses()[0]);
    return here;
  }
}
