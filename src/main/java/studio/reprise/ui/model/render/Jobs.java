package studio.reprise.ui.model.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.reprise.document.Line;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderRequest;
import studio.reprise.sentence.Sentence;

/** The renders that run, wait, or ended without a take. */
public final class Jobs {
  private static final int MOST_SHOWN = 100;

  private final Map<String, Job> byId = new LinkedHashMap<>();
  private final Map<String, Job> failed = new HashMap<>();
  private final ObservableList<Job> list = FXCollections.observableArrayList();
  // A field: the wrapper is held weakly by the list that it wraps.
  private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(list);

  /** The first of them: what runs above what waits, what ended below; see {@link #count}. */
  public ObservableList<Job> shown() {
    return shown;
  }

  /** How many there are, shown or not. */
  public int count() {
    return byId.size();
  }

  /** The render of a line that runs or waits. */
  Optional<Job> live(Line line) {
    return find(line.id()).filter(Job::isLive);
  }

  /** The latest render of a line, when it failed. */
  Optional<Job> failure(Line line) {
    return Optional.ofNullable(failed.get(line.id()));
  }

  void add(List<RenderRequest> requests) {
    for (RenderRequest request : requests) {
      failed.remove(request.lineId());
      byId.remove(request.jobId());
      byId.put(
          request.jobId(),
          Job.waiting(request.jobId(), request.lineId(), request.utterance().seed()));
    }
    publish();
  }

  /** A job that ended waits again. */
  void again(String id) {
    find(id).ifPresent(job -> put(Job.waiting(job.id(), job.lineId(), job.seed())));
    failed.remove(id);
  }

  /** The ids of the renders of lines and auditions that failed. */
  List<String> failedIds() {
    return byId.values().stream()
        .filter(job -> job.status() == Job.Status.FAILED)
        .map(Job::id)
        .toList();
  }

  /** So many that failed. */
  public int failedCount() {
    return failedIds().size();
  }

  /** Shows the jobs that wait in the order in which they will be taken up. */
  void order(List<String> waiting) {
    waiting.forEach(
        id -> {
          Job job = byId.remove(id);
          if (job != null) {
            byId.put(id, job);
          }
        });
    publish();
  }

  /** Takes failed and cancelled jobs off the list. */
  void tidy() {
    byId.values().removeIf(job -> !job.isLive());
    failed.clear();
    publish();
  }

  void clear() {
    byId.clear();
    failed.clear();
    list.clear();
  }

  void happened(RenderEvent event) {
    if (event instanceof RenderEvent.Started started) {
      find(started.jobId()).ifPresent(job -> put(job.at(job.stage(), 0, OptionalDouble.empty())));
    } else if (event instanceof RenderEvent.Progressed at) {
      find(at.jobId())
          .ifPresent(job -> put(job.at(at.stage(), at.fraction(), at.remainingSeconds())));
    } else if (event instanceof RenderEvent.Failed failure) {
      find(failure.jobId())
          .map(job -> job.ended(Job.Status.FAILED, failure.sentence()))
          .ifPresent(this::failed);
    } else if (event instanceof RenderEvent.Halted halted) {
      find(halted.jobId()).ifPresent(job -> put(Job.waiting(job.id(), job.lineId(), job.seed())));
    } else if (event instanceof RenderEvent.Cancelled cancelled) {
      find(cancelled.jobId()).ifPresent(job -> put(job.ended(Job.Status.CANCELLED, Sentence.NONE)));
    } else if (event instanceof RenderEvent.Finished finished) {
      byId.remove(finished.jobId());
      publish();
    }
  }

  private void failed(Job job) {
    put(job);
    if (!job.isAudition()) {
      failed.put(job.lineId(), job);
    }
  }

  private Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void put(Job job) {
    byId.put(job.id(), job);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).id().equals(job.id())) {
        list.set(i, job);
        return;
      }
    }
    publish();
  }

  /** Ten thousand rows help nobody. */
  private void publish() {
    List<Job> first = new ArrayList<>();
    for (Job.Status status :
        List.of(Job.Status.RUNNING, Job.Status.FAILED, Job.Status.WAITING, Job.Status.CANCELLED)) {
      for (Job job : byId.values()) {
        if (job.status() == status && first.size() < MOST_SHOWN) {
          first.add(job);
        }
      }
    }
    list.setAll(first);
  }
}
