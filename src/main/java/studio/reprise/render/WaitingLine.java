package studio.reprise.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait, the next one first: what is awaited before what is for later, but for what
 * the author moved. The queue guards it.
 */
final class WaitingLine {
  private final List<RenderJob> jobs = new ArrayList<>();

  /**
   * Adds requests in their order: awaited ones behind the awaited that stand in front, others at
   * the end. One that waits under the same id already is replaced.
   */
  List<RenderJob> add(Collection<RenderRequest> requests) {
    Map<String, RenderJob> byId = new LinkedHashMap<>();
    jobs.forEach(job -> byId.put(job.id(), job));
    Map<String, RenderJob> added = new LinkedHashMap<>();
    for (RenderRequest request : requests) {
      RenderJob job = new RenderJob(request);
      RenderJob old = added.containsKey(job.id()) ? added.remove(job.id()) : byId.remove(job.id());
      if (old != null) {
        job.replaces(old);
        old.cancel();
      }
      added.put(job.id(), job);
    }
    jobs.clear();
    jobs.addAll(byId.values());
    int front = 0;
    while (front < jobs.size() && isAwaited(jobs.get(front))) {
      front++;
    }
    jobs.addAll(front, added.values().stream().filter(WaitingLine::isAwaited).toList());
    added.values().stream().filter(job -> !isAwaited(job)).forEach(jobs::add);
    return List.copyOf(added.values());
  }

  private static boolean isAwaited(RenderJob job) {
    return job.request().priority().isAwaited();
  }

  /** Position 0 is next; a job that does not wait is left alone. */
  void move(String jobId, int position) {
    for (RenderJob job : List.copyOf(jobs)) {
      if (job.id().equals(jobId)) {
        jobs.remove(job);
        jobs.add(Math.max(0, Math.min(position, jobs.size())), job);
      }
    }
  }

  /** Takes all of a kind out of the line. */
  List<RenderJob> take(Predicate<RenderJob> which) {
    List<RenderJob> taken = jobs.stream().filter(which).toList();
    jobs.removeIf(which);
    return taken;
  }

  /**
   * How long all of them will take, behind what is left of the running one; empty before any render
   * was measured.
   */
  OptionalDouble seconds(SpeedModel speed, @Nullable RenderJob running) {
    double sum = 0;
    for (RenderJob job : jobs) {
      OptionalDouble seconds = seconds(job, speed);
      if (seconds.isEmpty()) {
        return seconds;
      }
      sum += seconds.getAsDouble();
    }
    if (running == null) {
      return OptionalDouble.of(sum);
    }
    OptionalDouble whole = seconds(running, speed);
    return whole.isEmpty()
        ? whole
        : OptionalDouble.of(sum + whole.getAsDouble() * (1 - running.fraction()));
  }

  private static OptionalDouble seconds(RenderJob job, SpeedModel speed) {
    return speed.seconds(job.request().utterance().text());
  }

  /** The job that was taken last waits in front again. */
  void putBack(RenderJob job) {
    if (jobs.stream().noneMatch(other -> other.id().equals(job.id()))) {
      jobs.add(0, job);
    }
  }

  RenderJob takeNext() {
    return jobs.remove(0);
  }

  List<RenderJob> all() {
    return jobs;
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }
}
