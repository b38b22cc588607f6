package studio.reprise.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.reprise.audio.Player;
import studio.reprise.document.FoundTake;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.render.ClipShelf;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.StaleReason;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.ui.widget.Messages;

/**
 * Everything behind the window: the parts that views read, and the commands that need more than one
 * of them. Made and used on the JavaFX thread.
 */
public final class StudioModel implements AutoCloseable {
  private final Messages messages;
  private final Places places;
  private final Voices voices;
  private final PreferencesFile preferencesFile;
  private final ExecutorService storage = executor("storage");
  private final ExecutorService background = executor("pictures");
  private final Executor fx = Platform::runLater;
  private final ReadOnlyObjectWrapper<Preferences> preferences;
  private final ObservableList<Notice> notices = FXCollections.observableArrayList();
  private final List<Failure> untold = new ArrayList<>();
  private final Selection selection = new Selection();
  private final FreshIds ids;
  private final Manuscript manuscript;
  private final Renders renders;
  private final Sounds sounds = new Sounds(background, fx);
  private final Playback playback = new Playback(fx);
  private final Listening listening;
  private final LineCommands lines;
  private final SpeakerCommands speakers;
  private final Projects projects;
  private final Upgrades upgrades = new Upgrades(this);
  private final Closing closing;
  private final Scripts scripts;
  private Consumer<Failure> failures = untold::add;
  private Runnable saveElsewhere = () -> {};

  public StudioModel(
      Messages messages,
      Places places,
      Voices voices,
      PreferencesFile preferencesFile,
      FreshIds ids) {
    this.messages = messages;
    this.places = places;
    this.voices = voices;
    this.preferencesFile = preferencesFile;
    this.ids = ids;
    preferences = new ReadOnlyObjectWrapper<>(preferencesFile.read());
    manuscript = new Manuscript(storage, fx, this::fail);
    renders = new Renders(voices, fx, this::finished, this::halted);
    listening = new Listening(manuscript, renders, sounds, playback, selection);
    lines = new LineCommands(manuscript, selection, ids);
    speakers = new SpeakerCommands(this);
    projects = new Projects(this);
    renders.onEnded(upgrades::ended);
    closing = new Closing(this);
    manuscript.troubleProperty().addListener((value, old, now) -> troubled(now));
    scripts = new Scripts(this);
    manuscript.projectProperty().addListener((value, old, now) -> projectChanged(now));
    renders.packProperty().addListener((value, old, now) -> packChanged(now));
    background.execute(
        () -> {
          if (!Player.hasDevice()) {
            fx.execute(playback::silent);
          }
        });
  }

  private static ExecutorService executor(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          thread.setPriority(Thread.NORM_PRIORITY - 1);
          return thread;
        });
  }

  public Messages messages() {
    return messages;
  }

  public Places places() {
    return places;
  }

  public Voices voices() {
    return voices;
  }

  public Manuscript manuscript() {
    return manuscript;
  }

  public Selection selection() {
    return selection;
  }

  public Renders renders() {
    return renders;
  }

  public Sounds sounds() {
    return sounds;
  }

  public Playback playback() {
    return playback;
  }

  public Listening listening() {
    return listening;
  }

  public LineCommands lines() {
    return lines;
  }

  public SpeakerCommands speakers() {
    return speakers;
  }

  public Scripts scripts() {
    return scripts;
  }

  public Projects projects() {
    return projects;
  }

  public Upgrades upgrades() {
    return upgrades;
  }

  /** Leaving a project, and going on with it elsewhere. */
  public Closing closing() {
    return closing;
  }

  /** For pictures and measurements; pure functions of a sound. */
  public Executor background() {
    return background;
  }

  /** For files of the project. */
  public Executor storage() {
    return storage;
  }

  public Executor fx() {
    return fx;
  }

  public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
    return preferences.getReadOnlyProperty();
  }

  public Preferences preferences() {
    return preferences.get();
  }

  /** What stays on the screen until it is dealt with. */
  public ObservableList<Notice> notices() {
    return notices;
  }

  /** From now on failures are told here; those from before at once. */
  public void onFailure(Consumer<Failure> teller) {
    failures = teller;
    List<Failure> earlier = List.copyOf(untold);
    untold.clear();
    earlier.forEach(teller);
  }

  public void fail(Failure failure) {
    failures.accept(failure);
  }

  public void notice(Notice notice) {
    dismiss(notice.id());
    notices.add(notice);
  }

  public void dismiss(String id) {
    notices.removeIf(each -> each.id().equals(id));
  }

  public void change(Preferences changed) {
    Preferences before = preferences.get();
    preferences.set(changed);
    storage.execute(
        () -> {
          try {
            preferencesFile.write(changed);
          } catch (IOException e) {
            fx.execute(() -> fail(new Failure(Failure.Kind.PREFERENCES, Sentence.of(e))));
          }
        });
    if (!before.engine().equals(changed.engine()) || !before.pack().equals(changed.pack())) {
      loadPack();
    }
  }

  // ---- the voice pack

  /** Loads the preferred pack, or the first whole one, behind the window. */
  public void loadPack() {
    String preferred = preferences.get().pack();
    if (!preferred.isEmpty()) {
      renders.usePack(Path.of(preferred), preferences.get().engine());
      return;
    }
    background.execute(
        () -> {
          var whole = voices.found().stream().filter(Voices.Pack::isWhole).findFirst();
          fx.execute(
              () ->
                  whole.ifPresentOrElse(
                      pack -> renders.usePack(pack.folder(), preferences.get().engine()),
                      renders::noPack));
        });
  }

  private void packChanged(PackState now) {
    listening.layOut();
    dismiss("pack");
    if (now instanceof PackState.Broken broken) {
      notice(packNotice(messages.text("notice.pack.broken", messages.sentence(broken.sentence()))));
    } else if (now instanceof PackState.None) {
      notice(packNotice(messages.text("notice.pack.none")));
    } else if (now instanceof PackState.Open) {
      fx.execute(upgrades::look);
    }
  }

  private Notice packNotice(String text) {
    return new Notice(
        "pack", Notice.Kind.WARNING, text, messages.text("notice.pack.action"), choosePack);
  }

  private Runnable choosePack = () -> {};

  /** The window opens its pack page when a notice asks for it. */
  public void onChoosePack(Runnable opener) {
    choosePack = opener;
  }

  private void projectChanged(Project now) {
    renders.show(now);
    listening.layOut();
  }

  // ---- rendering

  /** Renders lines; with no pack yet, as soon as it is open. */
  public void render(Collection<Line> wanted) {
    List<Line> open = wanted.stream().filter(line -> !line.locked()).toList();
    if (open.size() < wanted.size()) {
      notice(
          Notice.of(
              "locked",
              Notice.Kind.INFORMATION,
              messages.count("notice.locked", wanted.size() - open.size())));
    }
    if (requireWritable()) {
      renders.whenOpen(() -> submit(renders.requests(open, clips())));
    }
  }

  /** Renders every line that has no take or a stale one, but what waits for a decision. */
  public void renderStale() {
    if (requireWritable()) {
      renders.whenOpen(
          () ->
              renders
                  .plan()
                  .ifPresent(
                      plan -> {
                        Set<String> undecided = upgrades.undecided();
                        submit(
                            renders.requests(
                                plan.stale(renders.index()).stream()
                                    .filter(line -> !undecided.contains(line.id()))
                                    .toList(),
                                clips()));
                      }));
    }
  }

  /**
   * Plays the line as it is now: renders it first when it has no take, or when the author changed
   * it since. A locked line keeps its take, and so does one that another pack or engine made stale.
   */
  public void playOrRender(Line line) {
    if (listening.canPlay(line) && !isOutdatedByTheAuthor(line)) {
      listening.playTake(line.takeFingerprint());
    } else if (!line.isEmpty()) {
      listening.playWhenRendered(line.id());
      render(List.of(line));
    }
  }

  private boolean isOutdatedByTheAuthor(Line line) {
    return renders.state(line) instanceof LineState.Stale stale
        && !java.util.EnumSet.of(StaleReason.PACK, StaleReason.ENGINE).containsAll(stale.reasons());
  }

  /** Renders the line with several seeds from the dice, ahead of what waits. */
  public void audition(Line line, int seeds) {
    if (!requireWritable()) {
      return;
    }
    renders.whenOpen(
        () -> {
          List<RenderRequest> requests = new ArrayList<>();
          for (RenderRequest request : renders.requests(List.of(line), clips())) {
            for (int i = 0; i < seeds; i++) {
              requests.add(request.audition(ids.seed(), Seed.Origin.SWEPT));
            }
          }
          submit(requests);
        });
  }

  /** Keeps one take: its seed and itself, in one step. */
  public void keep(Line line, Receipt take) {
    boolean swept = take.owner().seedOrigin() == Seed.Origin.SWEPT;
    manuscript.edit(
        swept
            ? LineEdits.keepAudition(line.id(), take.said().seed(), take.fingerprint())
            : LineEdits.chooseTake(line.id(), take.fingerprint()));
  }

  /** Throws a take of a line away; undo brings it back. */
  public void deleteTake(Line line, Receipt take) {
    manuscript.edit(LineEdits.deleteTake(line.id(), take.fingerprint()));
  }

  private void submit(List<RenderRequest> requests) {
    if (!requests.isEmpty()) {
      renders.submit(requests);
    }
  }

  boolean requireWritable() {
    if (manuscript.isReadOnly()) {
      fail(new Failure(Failure.Kind.RENDER, manuscript.folder().readOnlyReason().orElse("")));
      return false;
    }
    return manuscript.folder() != null;
  }

  ClipShelf clips() {
    ProjectFolder folder = manuscript.folder();
    return sha256 ->
        () -> {
          try {
            return folder.clips().get(sha256);
          } catch (StorageException e) {
            throw new RenderException(e.getMessage(), e);
          }
        };
  }

  private void troubled(String sentence) {
    if (sentence.isEmpty()) {
      dismiss("unkept");
      return;
    }
    notice(
        new Notice(
            "unkept",
            Notice.Kind.WARNING,
            messages.text("notice.unkept", messages.sentence(sentence)),
            messages.text("action.SAVE_AS"),
            () -> saveElsewhere.run()));
  }

  /** What saves the project elsewhere: the window asks for the place. */
  public void onSaveElsewhere(Runnable asking) {
    saveElsewhere = asking;
  }

  private void halted(String sentence) {
    notice(
        Notice.of(
            "halted",
            Notice.Kind.WARNING,
            messages.text("notice.halted", messages.sentence(sentence))));
  }

  private void finished(RenderEvent.Finished finished) {
    String lineId = finished.lineId();
    String fingerprint = finished.receipt().fingerprint();
    boolean isLine = finished.jobId().equals(lineId);
    Project project = manuscript.project();
    if (isLine && project != null && project.line(lineId).filter(l -> !l.locked()).isPresent()) {
      manuscript.found("Render", new FoundTake(lineId, fingerprint, renders.speech()));
    }
    listening.layOut();
    if (isLine) {
      listening.rendered(lineId, fingerprint);
    }
  }

  /** Saves, lets go of everything and waits for the threads. */
  @Override
  public void close() {
    playback.close();
    manuscript.close();
    storage.shutdown();
    background.shutdownNow();
    renders.close();
    try {
      storage.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
