package studio.reprise.ui.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.Line;
import studio.reprise.document.UpgradeEdits;
import studio.reprise.render.Difference;
import studio.reprise.render.HeardBoth;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeIndex;
import studio.reprise.render.Upgrade;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.widget.Messages;

/**
 * A pack, an engine or a dictionary that changed under the open project: it is named once, and
 * nothing is rendered before the author says what is to become of the lines. Used on the JavaFX
 * thread.
 */
public final class Upgrades {
  /** So many lines are heard with both; more is no sample any more. */
  private static final int SAMPLE = 8;

  private static final String NOTICE = "upgrade";
  private static final int MOST_SENTENCES = 3;

  private final StudioModel model;
  private final ObservableList<HeardBoth> heard = FXCollections.observableArrayList();
  private final ObservableList<HeardBoth> shownHeard =
      FXCollections.unmodifiableObservableList(heard);
  private final ReadOnlyIntegerWrapper awaited = new ReadOnlyIntegerWrapper();
  private final Map<String, Receipt> anew = new HashMap<>();
  private final Set<String> waiting = new HashSet<>();
  private List<Upgrade.Touched> lines = List.of();
  private Runnable whenAllEnded = () -> {};
  private Runnable hearBoth = () -> {};
  private boolean receiptsAreRead;

  Upgrades(StudioModel model) {
    this.model = model;
  }

  /** The lines of which there are two takes now, the farthest apart first. */
  public ObservableList<HeardBoth> heard() {
    return shownHeard;
  }

  /** How many new takes are still on their way. */
  public ReadOnlyIntegerProperty awaitedProperty() {
    return awaited.getReadOnlyProperty();
  }

  /** The window opens its page when the author wants to hear both. */
  public void onHearBoth(Runnable opener) {
    hearBoth = opener;
  }

  /** The receipts of the project that was opened are all in memory. */
  void receiptsAreRead() {
    receiptsAreRead = true;
    look();
  }

  /** The project is closed. */
  void clear() {
    receiptsAreRead = false;
    model.notices().dismiss(NOTICE);
    heard.clear();
    anew.clear();
    waiting.clear();
    awaited.set(0);
    lines = List.of();
    whenAllEnded = () -> {};
  }

  /** Looks, behind the window, whether anything changed under the project, and says so. */
  void look() {
    model.notices().dismiss(NOTICE);
    if (!receiptsAreRead) {
      return;
    }
    model
        .renders()
        .states()
        .plan()
        .ifPresent(
            plan -> {
              TakeIndex takes = model.renders().states().index().copy();
              model
                  .background()
                  .execute(
                      () -> {
                        Upgrade found = Upgrade.of(plan, takes);
                        model.fx().execute(() -> tell(plan, found));
                      });
            });
  }

  private void tell(RenderPlan seen, Upgrade found) {
    boolean isOfToday = model.renders().states().plan().filter(seen::isOfTheSameGround).isPresent();
    if (!isOfToday || !receiptsAreRead || found.isEmpty()) {
      return;
    }
    Messages messages = model.messages();
    model
        .notices()
        .show(
            new Notice(
                NOTICE,
                Notice.Kind.INFORMATION,
                sentences(found),
                List.of(
                    new Notice.Way(messages.text("upgrade.keep"), this::keep),
                    new Notice.Way(messages.text("upgrade.hear"), () -> hearBoth.run()),
                    new Notice.Way(messages.text("upgrade.move"), this::moveOver))));
  }

  /** What changed, and how many lines it touches. */
  private String sentences(Upgrade upgrade) {
    Messages messages = model.messages();
    List<String> all = new ArrayList<>();
    upgrade.changes().stream()
        .limit(MOST_SENTENCES)
        .forEach(change -> all.add(messages.sentence(change.sentence())));
    all.add(messages.count("upgrade.lines", upgrade.touched().size()));
    if (upgrade.locked() > 0) {
      all.add(messages.count("upgrade.locked", upgrade.locked()));
    }
    return String.join(" ", all);
  }

  /** What changed, for the page that compares. */
  public String sentences() {
    return now().filter(upgrade -> !upgrade.isEmpty()).map(this::sentences).orElse("");
  }

  private Optional<Upgrade> now() {
    return model
        .renders()
        .states()
        .plan()
        .map(plan -> Upgrade.of(plan, model.renders().states().index()));
  }

  /** The ids of stale lines that wait for the author's decision: no batch renders them. */
  Set<String> undecided() {
    return now()
        .map(
            upgrade ->
                upgrade.notAskedFor(Set.of(Difference.Input.DICTIONARY)).stream()
                    .map(each -> each.line().id())
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** The takes stay, and their lines count as fresh. */
  public void keep() {
    now()
        .ifPresent(
            upgrade -> {
              Map<String, String> declined = new LinkedHashMap<>();
              upgrade.touched().forEach(each -> declined.put(each.line().id(), each.instead()));
              model.manuscript().edit(UpgradeEdits.keepAsItWas(declined));
              model.notices().dismiss(NOTICE);
            });
  }

  /** Renders a sample beside the takes that are there; see {@link #heard}. */
  public void hear() {
    now().ifPresent(upgrade -> render(upgrade.sample(SAMPLE), () -> {}));
  }

  /** Renders every line that is touched, then chooses all the new takes in one step. */
  public void moveOver() {
    model.notices().dismiss(NOTICE);
    now().ifPresent(upgrade -> render(upgrade.touched(), this::choose));
  }

  private void choose() {
    Map<String, String> takes = new LinkedHashMap<>();
    lines.stream()
        .map(each -> each.line().id())
        .filter(anew::containsKey)
        .forEach(id -> takes.put(id, Objects.requireNonNull(anew.get(id)).fingerprint()));
    if (!takes.isEmpty()
        && model.renders().pack().stateProperty().get() instanceof PackState.Open open) {
      model.manuscript().edit(UpgradeEdits.moveOver(takes, OpenProject.ref(open.pack())));
    }
  }

  private void render(List<Upgrade.Touched> wanted, Runnable then) {
    if (!model.rendering().requireWritable()) {
      return;
    }
    lines = wanted;
    whenAllEnded = then;
    anew.clear();
    heard.clear();
    List<Line> touched = wanted.stream().map(Upgrade.Touched::line).toList();
    List<RenderRequest> requests =
        model
            .renders()
            .states()
            .plan()
            .map(plan -> model.rendering().requests(plan, touched))
            .orElse(List.of())
            .stream()
            .map(RenderRequest::beside)
            .toList();
    waiting.clear();
    requests.forEach(request -> waiting.add(request.jobId()));
    awaited.set(waiting.size());
    model.renders().submit(requests);
  }

  /** A render ended, with a take or without one. */
  void ended(String jobId, RenderEvent event) {
    if (!waiting.remove(jobId)) {
      return;
    }
    if (event instanceof RenderEvent.Finished finished) {
      anew.put(finished.lineId(), finished.receipt());
      heard.setAll(HeardBoth.farthestFirst(lines, anew));
    }
    awaited.set(waiting.size());
    if (waiting.isEmpty()) {
      Runnable then = whenAllEnded;
      whenAllEnded = () -> {};
      then.run();
    }
  }
}
