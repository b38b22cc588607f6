package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.Following;
import studio.reprise.desk.Following.Taking;
import studio.reprise.desk.ScriptFollower;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.MergePlan;
import studio.reprise.render.LineState;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.widget.Messages;

/**
 * Scripts of the open project that somebody saves meanwhile: what changed is told or taken, then
 * rendered and exported. Saved in the writing program, heard in the game.
 *
 * <p>What changed while the project was closed is told and never taken by itself; so is what the
 * author would not expect: changes of words that the author changed, too, a file of which little is
 * left, a book of which words are missing.
 */
public final class ScriptFollowing implements AutoCloseable {
  private static final String NOTICE = "script ";

  private final Manuscript manuscript;
  private final Scripts scripts;
  private final ScriptPlaces places;
  private final LineStates states;
  private final RenderCommands rendering;
  private final Exports exports;
  private final Notices notices;
  private final Messages messages;
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Following> following =
      new ReadOnlyObjectWrapper<>(Following.OFF);
  private final ReadOnlyObjectWrapper<Map<String, Path>> followed =
      new ReadOnlyObjectWrapper<>(Map.of());
  private Map<String, Path> wantedFiles = Map.of();
  private @Nullable ProjectFolder folder;
  private List<ScriptSource> sources = List.of();
  private @Nullable ScriptFollower follower;

  /** When a script is looked at. */
  private enum Occasion {
    BEGUN,
    SAVED
  }

  ScriptFollowing(
      Manuscript manuscript,
      Scripts scripts,
      ScriptPlaces places,
      LineStates states,
      RenderCommands rendering,
      Exports exports,
      Notices notices,
      Messages messages,
      Executor fx) {
    this.manuscript = manuscript;
    this.scripts = scripts;
    this.places = places;
    this.states = states;
    this.rendering = rendering;
    this.exports = exports;
    this.notices = notices;
    this.messages = messages;
    this.fx = fx;
    manuscript.projectProperty().addListener((value, old, now) -> show(now));
    scripts.onTaken(this::taken);
  }

  /** What the author wants of the open project's scripts. */
  public ReadOnlyObjectProperty<Following> followingProperty() {
    return following.getReadOnlyProperty();
  }

  /** The files that are watched now, by the scripts' names. */
  public ReadOnlyObjectProperty<Map<String, Path>> followedProperty() {
    return followed.getReadOnlyProperty();
  }

  /** Where each script of the open project lies on this computer, as far as it is known. */
  public Map<String, Optional<Path>> places() {
    Map<String, Optional<Path>> found = new LinkedHashMap<>();
    if (folder != null) {
      Map<String, Path> known = places.of(folder.path());
      sources.forEach(
          source -> found.put(source.name(), Optional.ofNullable(known.get(source.name()))));
    }
    return found;
  }

  /** Where the last export went: one that is to be made again. */
  public Optional<String> lastExport() {
    return exports.lastFolder();
  }

  /**
   * Follows scripts from now on, or no more.
   *
   * @param where scripts lie whose place the author chose, by their names
   */
  public void follow(Following wanted, Map<String, Path> where) {
    if (folder != null) {
      where.forEach((script, path) -> places.remember(folder.path(), script, path));
      places.follow(folder.path(), wanted);
      listen();
    }
  }

  private void show(@Nullable Project now) {
    ProjectFolder open = manuscript.isOpen() ? manuscript.folder() : null;
    List<ScriptSource> known = now == null ? List.of() : now.sources();
    if (open == folder && known.equals(sources)) {
      return;
    }
    if (folder != null && open != null && folder != open) {
      places.copy(folder.path(), open.path()); // it was saved elsewhere and goes on there
    }
    folder = open;
    sources = known;
    listen();
  }

  private void listen() {
    Following wanted =
        folder == null || manuscript.isReadOnly() ? Following.OFF : places.following(folder.path());
    following.set(wanted);
    Map<String, Path> files = new LinkedHashMap<>();
    if (wanted.isOn()) {
      places().forEach((script, place) -> place.ifPresent(path -> files.put(script, path)));
    }
    if (files.equals(wantedFiles)) {
      return;
    }
    close();
    wantedFiles = files;
    followed.set(Map.of());
    if (!files.isEmpty()) {
      follower = new ScriptFollower(files.values(), new Ear(files));
    }
  }

  /** Hears of saved files on the thread that waits for them. */
  private final class Ear implements ScriptFollower.Listener {
    private final Map<String, Path> files;

    Ear(Map<String, Path> files) {
      this.files = files;
    }

    private void say(Runnable news) {
      fx.execute(
          () -> {
            if (wantedFiles == files) {
              news.run();
            }
          });
    }

    @Override
    public void begun(Set<Path> there) {
      say(
          () -> {
            followed.set(files);
            there.forEach(file -> read(file, Occasion.BEGUN));
          });
    }

    @Override
    public void saved(Set<Path> changed) {
      say(() -> changed.forEach(file -> read(file, Occasion.SAVED)));
    }

    @Override
    public void failed(Sentence why) {
      say(() -> warn("", why));
    }
  }

  private void read(Path file, Occasion occasion) {
    ProjectFolder of = folder;
    String name = String.valueOf(file.getFileName());
    Consumer<Sentence> warn =
        why -> {
          if (folder == of) {
            warn(name, why);
          }
        };
    scripts.read(
        file,
        null,
        new Scripts.Reader() {
          @Override
          public void at(double fraction) {
            // Nobody looks.
          }

          @Override
          public void done(Scripts.Read read) {
            if (folder == of && of != null && read.known().isPresent()) {
              scripts.plan(
                  read, read.choice(), Map.of(), plan -> found(file, plan, occasion), warn);
            }
          }

          @Override
          public void failed(Sentence why, Scripts.Trouble trouble) {
            warn.accept(why);
          }
        });
  }

  /** A script that cannot be read at the moment is no reason for a dialog. */
  private void warn(String script, Sentence why) {
    notices.show(Notice.of(NOTICE + script, Notice.Kind.WARNING, messages.sentence(why)));
  }

  private void found(Path file, MergePlan plan, Occasion occasion) {
    String script = plan.draft().name();
    notices.dismiss(NOTICE + script);
    if (plan.isEmpty() || manuscript.project() == null) {
      return;
    }
    boolean isExpected =
        plan.isLikely()
            && plan.count(LineChange.Conflict.class) == 0
            && plan.draft().completeness().isComplete();
    if (isExpected && occasion == Occasion.SAVED && following.get().taking() == Taking.AT_ONCE) {
      scripts.take(file, plan);
      return;
    }
    Notice.Way look = new Notice.Way(messages.text("follow.look"), () -> scripts.offer(file));
    Notice.Way take = new Notice.Way(messages.text("update.take"), () -> scripts.take(file, plan));
    notices.show(
        new Notice(
            NOTICE + script,
            Notice.Kind.INFORMATION,
            messages.text("follow.changed", script, counts(plan)),
            isExpected ? List.of(take, look) : List.of(look)));
  }

  private String counts(MergePlan plan) {
    return LineChange.KINDS.stream()
        .filter(kind -> kind != LineChange.Kept.class && plan.count(kind) > 0)
        .map(kind -> messages.text("update.kind." + kind.getSimpleName()) + " " + plan.count(kind))
        .collect(Collectors.joining(", "));
  }

  /** A script came in, by itself or by the author: what became stale is spoken again. */
  private void taken(MergePlan plan) {
    listen();
    String script = plan.draft().name();
    notices.dismiss(NOTICE + script);
    if (plan.isFirst() || !followed.get().containsKey(script)) {
      return;
    }
    notices.show(
        Notice.of(
            NOTICE + script,
            Notice.Kind.GOOD,
            messages.text("follow.taken", script, counts(plan))));
    switch (following.get().then()) {
      case NOTHING -> {}
      case RENDERED -> rendering.render(changed(plan));
      case EXPORTED -> {
        if (!exports.again()) {
          rendering.render(changed(plan));
        }
      }
    }
  }

  private List<Line> changed(MergePlan plan) {
    Map<String, Line> before = new HashMap<>();
    plan.before().lines().forEach(line -> before.put(line.id(), line));
    return manuscript
        .project()
        .lines()
        .filter(line -> !line.locked() && !line.equals(before.get(line.id())))
        .filter(line -> states.plan().isEmpty() || isOutdated(states.state(line)))
        .toList();
  }

  private static boolean isOutdated(LineState state) {
    return state instanceof LineState.Ready || state instanceof LineState.Stale;
  }

  /** Nobody waits for scripts any more. */
  @Override
  public void close() {
    if (follower != null) {
      follower.close();
      follower = null;
    }
  }
}
