package studio.reprise.ui.model.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.reprise.desk.ClusterOpener;
import studio.reprise.desk.EngineOpener;
import studio.reprise.desk.NoPackException;
import studio.reprise.desk.Packs;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderQueue;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Problem;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.pack.PackCheck;

/**
 * The voice pack that speaks: the open project's, else the default one, or the one that the author
 * picked since. It is loaded behind the window. Used on the JavaFX thread.
 */
public final class LoadedPack {
  /** Where packs come from, and how they are opened. */
  public record Source(
      Packs packs, EngineOpener opener, ClusterOpener clusters, Guesses.Opener guesses) {
    /** Packs that tell no guesses. */
    public Source(Packs packs, EngineOpener opener, ClusterOpener clusters) {
      this(packs, opener, clusters, Guesses.Opener.NONE);
    }
  }

  private final Source source;
  private final Supplier<EngineOptions> options;
  private final Executor background;
  private final Executor fx;
  private final RenderQueue queue;
  private final Guesses guesses;
  private final ReadOnlyObjectWrapper<PackState> state =
      new ReadOnlyObjectWrapper<>(new PackState.None());
  private final List<Runnable> whenOpen = new ArrayList<>();
  private Optional<Path> folder = Optional.empty();

  // What is chosen and what is opened comes back later: only the latest of each counts.
  private int asked;
  private int opening;

  LoadedPack(
      Source source,
      Supplier<EngineOptions> options,
      RenderQueue queue,
      Executor background,
      Executor fx) {
    this.source = source;
    this.options = options;
    this.queue = queue;
    this.background = background;
    this.fx = fx;
    this.guesses = new Guesses(source.guesses(), background, fx);
    state.addListener(
        (value, old, now) ->
            guesses.show(now instanceof PackState.Open ? folder.orElse(null) : null));
  }

  /** The words whose sounds it guesses. */
  Guesses guesses() {
    return guesses;
  }

  public ReadOnlyObjectProperty<PackState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public PackState state() {
    return state.get();
  }

  /** Where the pack lies that is open or being opened. */
  public Optional<Path> folder() {
    return folder;
  }

  /** True for the folder of the pack that speaks now. */
  public boolean isOpen(Path other) {
    return state() instanceof PackState.Open && folder.filter(other::equals).isPresent();
  }

  /** Opens the pack in a folder as it would be opened to speak. */
  Supplier<Synthesizer> opener(Path other) {
    EngineOptions now = options.get();
    return () -> source.opener().open(other, now);
  }

  /** The hash of a pack's files; reads disks. */
  public Optional<String> sha256(Path other) {
    return source.opener().sha256(other);
  }

  /** Where packs are looked for. */
  public Packs packs() {
    return source.packs();
  }

  /**
   * Looks behind the window for another pack that says what the open one cannot.
   *
   * @param language BCP 47, or "": found from the text
   * @param found hears of it; not called when there is none
   */
  public void saying(String text, String language, Consumer<PackCheck> found) {
    if (state() instanceof PackState.Open open) {
      List<String> spoken = open.pack().languages();
      background.execute(
          () ->
              source
                  .packs()
                  .saying(text, language, spoken)
                  .ifPresent(other -> fx.execute(() -> found.accept(other))));
    }
  }

  /** Loads the pack of a project; the default pack while none is open. */
  public void load(Optional<Project> project) {
    int mine = ++asked;
    background.execute(
        () -> {
          try {
            Path chosen = chosenFor(project);
            fx.execute(() -> chosen(mine, chosen));
          } catch (NoPackException e) {
            fx.execute(() -> notFound(mine, new PackState.None()));
          } catch (RuntimeException e) {
            // Whatever it is: a pack that is waited for in vain is worse than a strange sentence.
            PackState broken = new PackState.Broken(Problem.told(e));
            fx.execute(() -> notFound(mine, broken));
          }
        });
  }

  private Path chosenFor(Optional<Project> project) {
    Packs packs = source.packs();
    return project.isPresent()
        ? packs.choose(Optional.empty(), project.get())
        : packs.choose(Optional.empty(), PackRef.NONE, Set.of());
  }

  /** The author picked a pack: it speaks from now on, and for all projects that name none. */
  public void use(Path picked) {
    asked++;
    background.execute(
        () -> {
          try {
            source.packs().use(picked);
          } catch (AuthorException e) {
            fx.execute(() -> state.set(new PackState.Broken(e.sentence())));
          }
        });
    open(picked);
  }

  /** The same pack again: its files or the engine's options are others now. */
  public void reload() {
    folder.ifPresent(this::open);
  }

  private void chosen(int which, Path chosen) {
    if (which != asked) {
      return;
    }
    boolean isThere =
        folder.filter(chosen::equals).isPresent()
            && (state() instanceof PackState.Open || state() instanceof PackState.Opening);
    if (!isThere) {
      open(chosen);
    }
  }

  private void notFound(int which, PackState outcome) {
    if (which == asked) {
      opening++;
      folder = Optional.empty();
      whenOpen.clear();
      state.set(outcome);
    }
  }

  private void open(Path chosen) {
    int mine = ++opening;
    EngineOptions now = options.get();
    folder = Optional.of(chosen);
    state.set(new PackState.Opening(chosen));
    queue.replaceSynthesizer(() -> source.opener().open(chosen, now));
    queue.open().whenComplete((opened, problem) -> fx.execute(() -> opened(mine, opened, problem)));
  }

  private void opened(int which, RenderEvent.Opened opened, Throwable problem) {
    if (which != opening) {
      return;
    }
    if (problem != null) {
      whenOpen.clear();
      state.set(new PackState.Broken(Problem.told(problem)));
    } else {
      state.set(new PackState.Open(opened.engine(), opened.pack()));
      List<Runnable> now = List.copyOf(whenOpen);
      whenOpen.clear();
      now.forEach(Runnable::run);
    }
  }

  /** Runs something as soon as the pack is open, at once when it is; never without a pack. */
  public void whenOpen(Runnable action) {
    if (state() instanceof PackState.Open) {
      action.run();
    } else if (state() instanceof PackState.Opening) {
      whenOpen.add(action);
    }
  }

  /** The project that waited for the pack was closed. */
  void forgetWaiting() {
    whenOpen.clear();
  }
}
