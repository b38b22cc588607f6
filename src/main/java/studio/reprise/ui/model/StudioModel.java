package studio.reprise.ui.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import studio.reprise.audio.Player;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.document.FoundTake;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.render.RenderEvent;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.delivery.Profiles;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;

/**
 * Everything behind the window: the parts that views read, and the commands that need more than one
 * of them. Made and used on the JavaFX thread.
 */
public final class StudioModel implements AutoCloseable {
  private final Messages messages;
  private final Places places;
  private final ExecutorService storage = executor("storage");
  private final ExecutorService background = executor("pictures");
  private final Executor fx = Platform::runLater;
  private final Notices notices = new Notices();
  private final Selection selection = new Selection();
  private final Choices choices;
  private final Manuscript manuscript;
  private final Renders renders;
  private final Sounds sounds = new Sounds(background, fx);
  private final Playback playback = new Playback(fx);
  private final Listening listening;
  private final Sounding sounding;
  private final LineCommands lines;
  private final RenderCommands rendering;
  private final SpeakerCommands speakers;
  private final Projects projects;
  private final Upgrades upgrades = new Upgrades(this);
  private final Closing closing;
  private final Scripts scripts;
  private final Exports exports;
  private final ScriptFollowing following;
  private final SceneCommands scenes;
  private final Exploring exploring;
  private final ScriptPlaces picturePlaces;
  private final Profiles profiles;
  private final FreshIds ids;
  private Runnable saveElsewhere = () -> {};
  private Runnable saveACopy = () -> {};
  private Runnable choosePack = () -> {};

  public StudioModel(
      Messages messages,
      Places places,
      LoadedPack.Source packs,
      PreferencesFile preferencesFile,
      FreshIds ids) {
    this.messages = messages;
    this.places = places;
    this.ids = ids;
    // First of all on this thread: the preferences that are written later know no pack any more.
    storage.execute(packs.packs()::takeOver);
    choices = new Choices(preferencesFile, storage, fx, notices::fail);
    manuscript = new Manuscript(storage, fx, notices::fail);
    renders =
        new Renders(
            packs,
            () -> choices.get().engine(),
            () -> choices.get().cluster(),
            background,
            fx,
            this::finished,
            this::halted);
    listening = new Listening(manuscript, renders, sounds, playback, selection);
    lines = new LineCommands(manuscript, selection, ids);
    scenes = new SceneCommands(manuscript, selection, ids);
    exploring = new Exploring(manuscript, notices, messages);
    sounding = new Sounding(playback, listening, lines);
    rendering =
        new RenderCommands(
            manuscript,
            renders,
            listening,
            notices,
            messages,
            ids,
            upgrades::undecided,
            () -> choosePack.run(),
            () -> choices.get().view().auditionTakes());
    speakers = new SpeakerCommands(this);
    projects = new Projects(this);
    renders.onSounded(listening::sounded);
    renders.onEnded(
        (jobId, event) -> {
          upgrades.ended(jobId, event);
          listening.ended(jobId);
        });
    closing = new Closing(this);
    ScriptPlaces scriptPlaces =
        new ScriptPlaces(preferencesFile.beside(ScriptPlaces.FILE), storage);
    scripts =
        new Scripts(manuscript, lines, notices, messages, scriptPlaces, background, storage, fx);
    exports =
        new Exports(
            manuscript,
            renders,
            rendering,
            notices,
            messages,
            new LastExports(preferencesFile.beside("exports.json"), storage),
            storage,
            fx);
    following =
        new ScriptFollowing(
            manuscript,
            scripts,
            scriptPlaces,
            renders.states(),
            rendering,
            exports,
            notices,
            messages,
            fx);
    picturePlaces = new ScriptPlaces(preferencesFile.beside("pictures.json"), storage);
    profiles = new Profiles(preferencesFile.beside("profiles"));
    manuscript.troubleProperty().addListener((value, old, now) -> troubled(now));
    manuscript.projectProperty().addListener((value, old, now) -> projectChanged(now));
    renders.pack().stateProperty().addListener((value, old, now) -> packChanged(now));
    choices
        .property()
        .addListener(
            (value, old, now) -> {
              if (!old.engine().equals(now.engine())) {
                renders.pack().reload();
              }
            });
    askForSoundDevice();
  }

  /** On a thread of its own: a sound server that does not answer holds nothing else up. */
  private void askForSoundDevice() {
    Thread asking =
        new Thread(
            () -> {
              if (!Player.hasDevice()) {
                fx.execute(playback::silent);
              }
            },
            "sound device");
    asking.setDaemon(true);
    asking.start();
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

  /** Which line is heard. */
  public Sounding sounding() {
    return sounding;
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

  /** Scripts that are taken when they are saved. */
  public ScriptFollowing following() {
    return following;
  }

  /** Whether renders draw other seeds. */
  public Exploring exploring() {
    return exploring;
  }

  public SceneCommands scenes() {
    return scenes;
  }

  /** Handing takes over. */
  public Exports exports() {
    return exports;
  }

  /** Where the videos of projects lie on this computer. */
  public ScriptPlaces picturePlaces() {
    return picturePlaces;
  }

  /** What receivers ask for; the author's own profiles lie beside the preferences. */
  public Profiles profiles() {
    return profiles;
  }

  /** Names for new things. */
  public FreshIds ids() {
    return ids;
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

  /** What the author set for all projects. */
  public Choices choices() {
    return choices;
  }

  /** What the author is told. */
  public Notices notices() {
    return notices;
  }

  /** What the author has rendered. */
  public RenderCommands rendering() {
    return rendering;
  }

  // ---- the voice pack

  /** Loads the open project's pack, or the default one, behind the window. */
  public void loadPack() {
    renders.pack().load(Optional.ofNullable(manuscript.project()));
  }

  private void packChanged(PackState now) {
    listening.layOut();
    notices.dismiss("pack");
    if (now instanceof PackState.Broken broken) {
      notices.show(
          packNotice(messages.text("notice.pack.broken", messages.sentence(broken.sentence()))));
    } else if (now instanceof PackState.None) {
      notices.show(packNotice(messages.text("notice.pack.none")));
    } else if (now instanceof PackState.Open) {
      fx.execute(upgrades::look);
    }
  }

  private Notice packNotice(String text) {
    return new Notice(
        "pack", Notice.Kind.WARNING, text, messages.text("notice.pack.action"), choosePack);
  }

  /** The window opens its pack page when a notice asks for it. */
  public void onChoosePack(Runnable opener) {
    choosePack = opener;
  }

  private void projectChanged(Project now) {
    renders.states().show(now);
    listening.layOut();
  }

  private void troubled(Sentence sentence) {
    if (sentence.isEmpty()) {
      notices.dismiss("unkept");
      return;
    }
    notices.show(
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

  /** What saves a copy: the window asks for the place. */
  public void onSaveCopy(Runnable asking) {
    saveACopy = asking;
  }

  void saveCopy() {
    saveACopy.run();
  }

  private void halted(Sentence sentence) {
    notices.show(
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
      manuscript.found("Render", new FoundTake(lineId, fingerprint, renders.states().speech()));
    }
    listening.layOut();
    if (isLine) {
      listening.rendered(lineId, fingerprint);
    } else if (finished.receipt().owner().seedOrigin() == Seed.Origin.SWEPT) {
      listening.auditioned(lineId, fingerprint);
    }
  }

  /** Saves, lets go of everything and waits for the threads. */
  @Override
  public void close() {
    playback.close();
    following.close();
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
