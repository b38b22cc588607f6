package studio.reprise.ui.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.Packs;
import studio.reprise.document.Edit;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Seed;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.ClipShelf;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.StaleReason;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.widget.Messages;

/** What an author has rendered, and what becomes of the takes. */
public final class RenderCommands {
  private final Manuscript manuscript;
  private final Renders renders;
  private final Listening listening;
  private final Notices notices;
  private final Messages messages;
  private final FreshIds ids;
  private final Supplier<Set<String>> undecided;
  private final Runnable choosePack;
  private final IntSupplier auditionTakes;

  /**
   * @param undecided lines that no batch renders before the author says so
   * @param choosePack opens the page of packs
   * @param auditionTakes how many seeds an audition tries
   */
  RenderCommands(
      Manuscript manuscript,
      Renders renders,
      Listening listening,
      Notices notices,
      Messages messages,
      FreshIds ids,
      Supplier<Set<String>> undecided,
      Runnable choosePack,
      IntSupplier auditionTakes) {
    this.manuscript = manuscript;
    this.renders = renders;
    this.listening = listening;
    this.notices = notices;
    this.messages = messages;
    this.ids = ids;
    this.undecided = undecided;
    this.choosePack = choosePack;
    this.auditionTakes = auditionTakes;
  }

  /** Renders lines; with no pack yet, as soon as it is open. */
  public void render(Collection<Line> wanted) {
    List<Line> open = wanted.stream().filter(line -> !line.locked()).toList();
    if (open.size() < wanted.size()) {
      notices.show(
          Notice.of(
              "locked",
              Notice.Kind.INFORMATION,
              messages.count("notice.locked", wanted.size() - open.size())));
    }
    submit(plan -> open);
  }

  /** Renders every line that has no take or a stale one, but what waits for a decision. */
  public void renderStale() {
    submit(
        plan -> {
          Set<String> waiting = undecided.get();
          List<Line> stale =
              plan.stale(renders.states().index()).stream()
                  .filter(line -> !waiting.contains(line.id()))
                  .toList();
          return stale.isEmpty() ? refused(plan) : stale;
        });
  }

  /** Lines with words that have no take and cannot have one. */
  private List<Line> refused(RenderPlan plan) {
    return manuscript
        .project()
        .lines()
        .filter(
            line -> !line.isEmpty() && !renders.states().index().contains(line.takeFingerprint()))
        .filter(line -> plan.obstacle(line).isPresent())
        .toList();
  }

  /** An audition of as many seeds as the author chose. */
  public void audition(Line line) {
    audition(line, auditionTakes.getAsInt());
  }

  /**
   * Renders the line with several seeds from the dice, ahead of what waits; they are heard as they
   * come.
   */
  public void audition(Line line, int seeds) {
    listening.playThrough(line.id());
    submitRequests(
        plan -> {
          List<RenderRequest> several = new ArrayList<>();
          for (RenderRequest request : requests(plan, List.of(line))) {
            for (int i = 0; i < seeds; i++) {
              several.add(request.audition(ids.seed(), Seed.Origin.SWEPT));
            }
          }
          return several;
        });
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
    return renders.states().state(line) instanceof LineState.Stale stale
        && !EnumSet.of(StaleReason.PACK, StaleReason.ENGINE).containsAll(stale.reasons());
  }

  /** Keeps one take: its seed and itself, in one step. */
  public void keep(Line line, Receipt take) {
    if (ExploreEdits.explores(manuscript.project(), line)) {
      manuscript.edit(ExploreEdits.keep(line.id(), take.said().seed(), take.fingerprint()));
      return;
    }
    long seed = take.said().seed();
    boolean drawn = take.owner().seedOrigin() == Seed.Origin.DRAWN;
    if (drawn && seed != manuscript.project().seedOf(line)) {
      manuscript.edit(ExploreEdits.pinTake(line.id(), seed, take.fingerprint()));
      return;
    }
    boolean swept = take.owner().seedOrigin() == Seed.Origin.SWEPT;
    manuscript.edit(
        swept
            ? LineEdits.keepAudition(line.id(), take.said().seed(), take.fingerprint())
            : TakeEdits.chooseTake(line.id(), take.fingerprint()));
  }

  /** Throws a take of a line away; undo brings it back. */
  public void deleteTake(Line line, Receipt take) {
    manuscript.edit(TakeEdits.deleteTake(line.id(), take.fingerprint()));
  }

  /** The requests of lines that nothing keeps from being rendered. */
  List<RenderRequest> requests(RenderPlan plan, Collection<Line> lines) {
    return plan.requests(
        lines.stream().filter(line -> plan.obstacle(line).isEmpty()).toList(), clips());
  }

  /** Lines that are explored get another seed before they are rendered. */
  private void submit(Function<RenderPlan, List<Line>> wanted) {
    submitRequests(
        plan -> {
          List<Line> all = wanted.apply(plan);
          List<Line> lines = all.stream().filter(line -> plan.obstacle(line).isEmpty()).toList();
          tellObstacle(plan, lines.isEmpty() ? all : List.of());
          Edit draw = ExploreEdits.drawing(manuscript.project(), lines, ids::seed);
          if (draw.change().apply(manuscript.project()) == manuscript.project()) {
            return awaited(requests(plan, lines));
          }
          manuscript.edit(draw);
          List<Line> now =
              lines.stream()
                  .flatMap(line -> manuscript.project().line(line.id()).stream())
                  .toList();
          return awaited(
              renders.states().plan().map(again -> requests(again, now)).orElse(List.of()));
        });
  }

  /** Whoever asks for lines of which none can be spoken is told why, and waits for none of them. */
  private void tellObstacle(RenderPlan plan, List<Line> refused) {
    notices.dismiss("obstacle");
    refused.stream()
        .filter(line -> plan.obstacle(line).isPresent())
        .findFirst()
        .ifPresent(
            line -> {
              listening.playWhenRendered("");
              Sentence sentence = plan.obstacle(line).orElseThrow();
              Notice obstacle =
                  Notice.of("obstacle", Notice.Kind.WARNING, messages.sentence(sentence));
              notices.show(obstacle);
              renders
                  .pack()
                  .saying(
                      line.text(),
                      plan.language(line),
                      other -> tellOther(obstacle, sentence.then(Packs.says(other))));
            });
  }

  /** Packs are looked over behind the window: the notice may be closed by then, or another one. */
  private void tellOther(Notice obstacle, Sentence sentence) {
    if (notices.shown().contains(obstacle)) {
      notices.show(
          new Notice(
              obstacle.id(),
              obstacle.kind(),
              messages.sentence(sentence),
              messages.text("notice.pack.action"),
              choosePack));
    }
  }

  /** Somebody waits for one line; for many they wait anyway. */
  private static List<RenderRequest> awaited(List<RenderRequest> requests) {
    return requests.size() == 1 ? List.of(requests.get(0).awaited()) : requests;
  }

  /** As soon as the pack is open; the project remembers what its takes are made with. */
  private void submitRequests(Function<RenderPlan, List<RenderRequest>> wanted) {
    if (!requireWritable()) {
      return;
    }
    renders
        .pack()
        .whenOpen(
            () -> {
              Optional<RenderPlan> plan = renders.states().plan();
              List<RenderRequest> requests = plan.map(wanted).orElse(List.of());
              if (!requests.isEmpty() && renders.pack().state() instanceof PackState.Open open) {
                manuscript.madeWith(OpenProject.ref(open.pack()));
                renders.submit(requests);
              }
            });
  }

  /** False, and told, when takes cannot be kept. */
  boolean requireWritable() {
    if (manuscript.isReadOnly()) {
      Sentence reason = manuscript.folder().readOnlyReason().orElse(Sentence.NONE);
      notices.fail(new Failure(Failure.Kind.RENDER, reason));
      return false;
    }
    return manuscript.isOpen();
  }

  private ClipShelf clips() {
    ProjectFolder folder = manuscript.folder();
    return sha256 -> () -> folder.clips().get(sha256);
  }
}
