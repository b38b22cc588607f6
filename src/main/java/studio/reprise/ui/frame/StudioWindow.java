package studio.reprise.ui.frame;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.Receipt;
import studio.reprise.ui.deliver.DeliveryDesk;
import studio.reprise.ui.dictionary.DictionaryDialog;
import studio.reprise.ui.dictionary.Pronunciations;
import studio.reprise.ui.exports.ExportDialog;
import studio.reprise.ui.imports.FollowButton;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.script.ScriptClipboard;
import studio.reprise.ui.script.ScriptDesk;
import studio.reprise.ui.script.ScriptView;
import studio.reprise.ui.speakers.SpeakersDesk;
import studio.reprise.ui.speakers.SpeakersView;
import studio.reprise.ui.take.InspectorView;
import studio.reprise.ui.take.TakeDesk;
import studio.reprise.ui.timeline.TimelineView;
import studio.reprise.ui.verify.VerifyDesk;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.FoldingPane;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.Widgets;

/** Puts the regions together, and gives every action something to do. */
public final class StudioWindow extends BorderPane {
  private static final double GAP_STEP_SECONDS = 0.1;

  private final StudioModel model;
  private final ScriptView script;
  private final TimelineView timeline;
  private final InspectorView inspector;
  private final StackPane pages = new StackPane();
  private final WelcomeView welcome;
  private final Panes editor;
  private final Node tools;
  private final DeliveryDesk delivering;
  private final LastFolders folders;
  private final Map<Action, Runnable> actions = new EnumMap<>(Action.class);

  public StudioWindow(StudioModel model) {
    this.model = model;
    delivering = new DeliveryDesk(model);
    delivering.onVerify(folder -> new VerifyDesk(model).showFolder(folder));
    folders = new LastFolders(model.choices(), model.places().documents());
    welcome =
        new WelcomeView(
            model.projects(),
            model.choices(),
            model.notices(),
            model.messages(),
            model.manuscript(),
            this::packs,
            this::run);
    script =
        new ScriptDesk(model, this::run, word -> dictionary().sayOtherwise(word).show()).view();
    timeline =
        new TimelineView(
            model.manuscript(),
            model.listening(),
            model.selection(),
            model.sounds(),
            model.messages());
    inspector = new TakeDesk(model).view();
    tools = StudioMenu.tools(model.manuscript(), model.messages(), this::run);
    editor = editor();
    setTop(
        new VBox(
            new StudioMenu(model.manuscript(), model.choices(), model.messages(), this::run),
            tools,
            new NoticeView(model.notices(), model.messages())));
    setCenter(pages);
    setBottom(
        new StatusBarView(
            model.manuscript(),
            model.renders(),
            model.playback(),
            model.messages(),
            Widgets.row(
                new FollowButton(model.following(), model.messages(), () -> run(Action.FOLLOW)),
                new Figures(
                    model.manuscript(),
                    model.renders().states(),
                    model.listening(),
                    model.selection(),
                    model.messages(),
                    () -> run(Action.NEXT_STALE))),
            () -> run(Action.PACK)));
    QueueDone.tell(
        model.renders().jobs(), model.notices(), model.messages(), model.background(), this);
    Look.style(this);
    wire();
    model.manuscript().projectProperty().addListener((value, old, now) -> show(now));
    model.onChoosePack(() -> run(Action.PACK));
    model.onSaveCopy(() -> run(Action.SAVE_COPY));
    model.onSaveElsewhere(() -> run(Action.SAVE_AS));
    model
        .upgrades()
        .onHearBoth(
            () ->
                new UpgradeDialog(
                        model.upgrades(), model.listening(), model.selection(), model.messages())
                    .show());
    model.closing().ask(new ClosingQuestions(model.messages(), () -> run(Action.SAVE_AS)));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    sceneProperty()
        .addListener(
            (value, old, now) -> {
              if (now != null) {
                FocusKeeper.keep(now, this::goToWork);
              }
            });
    show(model.manuscript().project());
  }

  private void goToWork() {
    if (model.manuscript().project() != null) {
      script.focusWork();
    }
  }

  private Panes editor() {
    Messages messages = model.messages();
    SpeakersView speakers = new SpeakersDesk(model).view();
    QueueView queue = new QueueView(model.renders(), model.manuscript(), messages);
    Map<Part, FoldingPane> around = new EnumMap<>(Part.class);
    around.put(
        Part.SPEAKERS,
        new FoldingPane(
            speakers, speakers.bar(), messages.text("speakers.title"), Side.LEFT, 230, messages));
    around.put(
        Part.TIMELINE,
        new FoldingPane(
            timeline, timeline.bar(), messages.text("timeline.title"), Side.BOTTOM, 90, messages));
    around.put(
        Part.TAKE,
        new FoldingPane(
            inspector,
            inspector.bar(),
            messages.text("inspector.title"),
            Side.RIGHT,
            280,
            messages));
    around.put(
        Part.QUEUE,
        new FoldingPane(
            queue, queue.bar(), messages.text("queue.title"), Side.BOTTOM, 80, messages));
    Panes panes = new Panes(model.choices(), script, around);
    ViewActions.wire(actions, model, panes);
    return panes;
  }

  private void show(Project project) {
    Node wanted = project == null ? welcome : editor;
    Widgets.shown(tools).set(project != null);
    if (!pages.getChildren().contains(wanted)) {
      pages.getChildren().setAll(wanted);
      if (project != null) {
        javafx.application.Platform.runLater(script::focusList);
      }
    }
  }

  private void wire() {
    FileActions.wire(actions, model, this, folders);
    ScriptActions.wire(actions, model, this, folders);
    actions.put(Action.EXPORT, () -> inProject(this::export));
    actions.put(
        Action.EXPORT_AGAIN,
        () ->
            inProject(
                () -> {
                  if (!model.exports().again()) {
                    export();
                  }
                }));
    actions.put(Action.VERIFY, () -> new VerifyDesk(model).showProject());
    actions.put(
        Action.PROJECT,
        () ->
            inProject(
                () ->
                    new ProjectDialog(model.manuscript(), () -> run(Action.PACK), model.messages())
                        .show()));
    actions.put(Action.EXPLORE, () -> model.exploring().toggle());
    actions.put(Action.DELIVER, () -> inProject(() -> delivering.page().show()));
    actions.put(Action.PACK, () -> packs().show());
    actions.put(
        Action.PREFERENCES, () -> new PreferencesDialog(model.choices(), model.messages()).show());
    actions.put(Action.UNDO, () -> model.manuscript().undo());
    actions.put(Action.REDO, () -> model.manuscript().redo());
    actions.put(Action.DICTIONARY, () -> inProject(() -> dictionary().show()));
    actions.put(Action.FIND, script::find);
    ScriptClipboard clipboard =
        new ScriptClipboard(model.manuscript(), model.lines(), model.scripts());
    actions.put(Action.CUT, clipboard::cut);
    actions.put(Action.COPY, clipboard::copy);
    actions.put(Action.PASTE, clipboard::paste);
    actions.put(Action.DUPLICATE, clipboard::duplicate);
    actions.put(Action.PASTE_LINES, clipboard::pasteWords);
    actions.put(Action.FOLD_SCENE, script::foldScene);
    actions.put(Action.EDIT_TEXT, script::editText);
    actions.put(Action.ADD_LINE, script::addLine);
    actions.put(Action.ADD_SCENE, () -> inProject(() -> model.lines().addScene("")));
    actions.put(
        Action.ADD_SPEAKER,
        () -> inProject(() -> model.speakers().add(model.messages().text("speakers.new"))));
    actions.put(Action.SPLIT, script::split);
    actions.put(Action.MERGE, () -> model.lines().mergeWithNext());
    actions.put(Action.MOVE_UP, () -> model.lines().move(-1));
    actions.put(Action.MOVE_DOWN, () -> model.lines().move(1));
    actions.put(Action.DELETE, () -> model.lines().deleteSelected());
    actions.put(Action.GAP_LONGER, () -> model.lines().changeGap(GAP_STEP_SECONDS));
    actions.put(Action.GAP_SHORTER, () -> model.lines().changeGap(-GAP_STEP_SECONDS));
    ListenActions.wire(actions, model);
    actions.put(Action.SWITCH_TAKE, () -> inspector.comparison().switchTake());
    actions.put(Action.ZOOM_IN, () -> timeline.zoom(2));
    actions.put(Action.ZOOM_OUT, () -> timeline.zoom(0.5));
    actions.put(Action.ZOOM_FIT, timeline::fit);
    actions.put(Action.RENDER, () -> model.rendering().render(model.lines().selected()));
    actions.put(Action.RENDER_STALE, model.rendering()::renderStale);
    actions.put(
        Action.RENDER_NEXT_SEED,
        () -> {
          model.lines().nextSeed();
          withLine(line -> model.rendering().render(java.util.List.of(line)));
        });
    actions.put(Action.AUDITION, () -> withLine(model.rendering()::audition));
    actions.put(
        Action.CHOOSE,
        () ->
            withLine(
                line ->
                    model
                        .renders()
                        .states()
                        .index()
                        .receipt(inspector.shownTake())
                        .ifPresent(take -> model.rendering().keep(line, take))));
    actions.put(Action.RETRY_FAILED, () -> model.renders().retryFailed());
    actions.put(Action.LOCK, () -> model.lines().toggleLock());
    actions.put(
        Action.PAUSE,
        () -> {
          if (model.renders().pausedProperty().get()) {
            model.renders().resume();
          } else {
            model.renders().pause();
          }
        });
    actions.put(Action.CANCEL, () -> model.renders().cancelAll());
    actions.put(Action.GUIDE, () -> new VoiceGuideDialog(this::packs, model.messages()).show());
    actions.put(
        Action.CHEAT_SHEET, () -> new CheatSheetDialog(model.choices(), model.messages()).show());
  }

  private void withLine(java.util.function.Consumer<Line> action) {
    model.lines().current().ifPresent(action);
  }

  private void inProject(Runnable action) {
    if (model.manuscript().project() != null) {
      action.run();
    }
  }

  /** Does what a key, a button or a menu asks for. */
  public void run(Action action) {
    Objects.requireNonNull(actions.get(action)).run();
  }

  private void pressed(KeyEvent event) {
    Optional<Action> action = Shortcuts.with(model.choices().get().shortcuts()).actionOf(event);
    if (action.isPresent() && !Keys.belongToFocus(event, action.get())) {
      event.consume();
      run(action.get());
    } else if (Keys.digit(event) > 0) {
      keep(Keys.digit(event));
    }
  }

  /** Keeps the take of this number of the current line. */
  private void keep(int number) {
    withLine(
        line -> {
          List<Receipt> takes = model.renders().states().takesOf(line);
          if (number <= takes.size()) {
            model.listening().stop();
            model.rendering().keep(line, takes.get(number - 1));
          }
        });
  }

  private PackDialog packs() {
    return new PackDialog(
        model.renders().pack(), model.notices(), model.background(), model.messages());
  }

  private DictionaryDialog dictionary() {
    return new DictionaryDialog(
        model.manuscript(),
        new Pronunciations(
            model.manuscript(),
            model.selection(),
            model.speakers(),
            model.notices(),
            model.messages(),
            model.background(),
            model.fx()),
        model.messages());
  }

  private void export() {
    new ExportDialog(model.exports(), model.messages()).show();
  }
}
