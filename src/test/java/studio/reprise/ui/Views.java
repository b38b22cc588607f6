package studio.reprise.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import studio.reprise.audio.GrowingSound;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.document.Book;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.deliver.DeliveryDesk;
import studio.reprise.ui.dictionary.DictionaryDialog;
import studio.reprise.ui.exports.ExportDialog;
import studio.reprise.ui.frame.CheatSheetDialog;
import studio.reprise.ui.frame.FailureDialog;
import studio.reprise.ui.frame.NewProjectDialog;
import studio.reprise.ui.frame.PackDialog;
import studio.reprise.ui.frame.PreferencesDialog;
import studio.reprise.ui.frame.ProjectDialog;
import studio.reprise.ui.frame.StudioWindow;
import studio.reprise.ui.frame.UpgradeDialog;
import studio.reprise.ui.frame.VoiceGuideDialog;
import studio.reprise.ui.imports.FollowDialog;
import studio.reprise.ui.imports.ImportDialog;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.picture.PictureFile;
import studio.reprise.ui.speakers.SpeakersDesk;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.verify.VerifyDesk;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/**
 * A walk through the whole studio: every view of the window and every dialog, each shown once to
 * the class that walks. What is in them is the same in every run and on every machine.
 */
abstract class Views extends PictureStudio {
  /** A view that can be seen now. */
  abstract void seen(String name, Parent root);

  /** Walks, in a window of this size, with words of this size. */
  void walk(int width, int height, int percent) throws IOException {
    var choices = model.choices().get();
    interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          model.choices().change(choices.withView(choices.view().withTextPercent(percent)));
        });
    window();
    dialogs();
  }

  private void window() throws IOException {
    seen("welcome");
    openProject();
    seen("editor-empty");
    interact(() -> model.projects().close(() -> {}));
    await("the first page", () -> model.manuscript().project() == null);
    seen("welcome-again");
    interact(() -> model.projects().openDemo());
    await("the demo", () -> model.manuscript().project() != null);
    awaitPack();
    seen("editor-fresh");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    Line first = lines().get(0);
    Line second = lines().get(1);
    interact(
        () -> {
          model.manuscript().edit(LineEdits.changeText(second.id(), second.text() + " Indeed."));
          model.manuscript().edit(LineEdits.changeDirection(first.id(), "warm, unhurried"));
          model.manuscript().edit(LineEdits.lock(Set.of(lines().get(2).id())));
          // Only the takes of the line at which one is are heard: none is.
          model.selection().select(second.id());
          model.rendering().audition(first, 3);
        });
    await("auditions", () -> model.renders().states().takesOf(lines().get(0)).size() == 4);
    interact(
        () -> {
          model.listening().stop();
          Line line = lines().get(0);
          model.manuscript().edit(LineEdits.pinSeed(Set.of(lines().get(3).id()), 7));
          model.rendering().keep(line, model.renders().states().takesOf(line).get(2));
          model.selection().select(line.id());
          model
              .selection()
              .speakerProperty()
              .set(model.manuscript().project().speakers().get(0).id());
          model.lines().addAfterCurrent();
        });
    seen("editor-speakers");
    interact(
        () -> {
          model.selection().select(lines().get(0).id());
          model.selection().takeProperty().set(takes(lines().get(0)).get(2));
          place("#take-scroll", 0.5);
        });
    seen("editor-takes");
    interact(() -> act(Action.EDIT_TEXT));
    await("the field", () -> find("#line-editor").isFocused());
    seen("editor-line");
    push(KeyCode.ESCAPE);
    await("the list", () -> find("#script").isFocused());
    interact(() -> place("#take-scroll", 0));
    interact(
        () -> {
          Line line = lines().get(0);
          model.selection().select(line.id());
          model
              .selection()
              .otherProperty()
              .set(model.renders().states().takesOf(line).get(1).fingerprint());
          model
              .manuscript()
              .edit(
                  SpeakerEdits.changeConsent(
                      model.manuscript().project().speakers().get(0).id(), "Artificial voice."));
          Messages messages = model.messages();
          model
              .notices()
              .show(
                  Notice.of(
                      "a",
                      Notice.Kind.GOOD,
                      messages.sentence(
                          Sentence.of(
                              "{0} edits that had not been saved when the program ended were"
                                  + " recovered.",
                              3))));
          model
              .notices()
              .show(
                  Notice.of(
                      "b",
                      Notice.Kind.WARNING,
                      messages.sentence(
                          Sentence.of(
                              "The project is open elsewhere ({0}); it is opened read-only here.",
                              Sentence.of(
                                  "process {0} on {1} since {2}",
                                  4711, "node-1", "2026-11-30T12:00:00Z")))));
          model.selection().select(lines().stream().map(Line::id).toList(), line.id());
        });
    seen("editor-compare");
    interact(
        () -> {
          ((StudioWindow) scene().getRoot()).run(Action.FIND);
          model.selection().select(lines().get(0).id());
          model.renders().pause();
          model.rendering().render(lines().subList(3, 6));
          model.rendering().renderStale();
        });
    seen("editor-queue");
    changeThePack();
    closerViews();
  }

  /** What opens inside the window: all of a take, styles, a video, strips. */
  private void closerViews() {
    Speaker speaker = model.manuscript().project().speakers().get(0);
    interact(
        () -> {
          List.copyOf(model.notices().shown()).forEach(each -> model.notices().dismiss(each.id()));
          act(Action.STOP);
          model.selection().select(lines().get(0).id());
          this.<TitledPane>find("#receipt-pane").setExpanded(true);
          this.<TitledPane>find("#take-settings").setExpanded(true);
          place("#take-scroll", 1);
        });
    seen("take-details");
    interact(
        () -> {
          this.<TitledPane>find("#receipt-pane").setExpanded(false);
          place("#take-scroll", 1);
        });
    seen("take-settings");
    interact(
        () -> {
          List<String> several = lines().stream().limit(3).map(Line::id).toList();
          model.selection().select(several, several.get(0));
        });
    seen("editor-several");
    interact(() -> model.selection().select(lines().get(0).id()));
    interact(
        () -> {
          this.<TitledPane>find("#receipt-pane").setExpanded(false);
          this.<TitledPane>find("#take-settings").setExpanded(false);
          place("#take-scroll", 0);
          model.manuscript().edit(StyleEdits.add(speaker.id(), Style.named("whisper")));
          model.manuscript().edit(StyleEdits.add(speaker.id(), Style.named("angry, from afar")));
          model.exploring().toggle();
        });
    seen("editor-explore");
    interact(() -> place("#speakers-scroll", 0.5));
    seen("speaker-styles");
    interact(
        () -> {
          model.exploring().toggle();
          this.<Label>find("#queue-machines").textProperty().unbind();
          this.<Label>find("#queue-machines")
              .setText(
                  model.messages().text("queue.machines", "node-1: 412, node-2: 398, node-3: 77"));
          model.renders().pause();
          model.rendering().render(lines());
          act(Action.SHOW_SPEAKERS);
        });
    seen("queue-machines");
    interact(
        () -> {
          model.renders().cancelAll();
          act(Action.SHOW_TAKE);
          new PictureFile(model.manuscript(), model.picturePlaces())
              .choose(Path.of("src/test/resources/pictures/counting.mp4"));
          act(Action.PICTURE);
        });
    await(
        "the video's first frame", () -> this.<ImageView>find("#picture-frame").getImage() != null);
    seen("picture");
    interact(
        () -> {
          act(Action.PICTURE);
          act(Action.SHOW_TIMELINE);
        });
    seen("folded");
    interact(
        () ->
            List.of(Action.SHOW_TIMELINE, Action.SHOW_TAKE, Action.SHOW_SPEAKERS)
                .forEach(this::act));
  }

  private void place(String scrollPane, double place) {
    this.<ScrollPane>find(scrollPane).getProperties().put(Steady.PLACE, place);
  }

  private void act(Action action) {
    ((StudioWindow) scene().getRoot()).run(action);
  }

  private List<String> takes(Line line) {
    return model.renders().states().takesOf(line).stream().map(Receipt::fingerprint).toList();
  }

  private void dialogs() throws IOException {
    importPictures();
    dialog(
        "new-project",
        () -> new NewProjectDialog(model.projects(), model.places(), model.messages()));
    dialog("export", () -> new ExportDialog(model.exports(), model.messages()));
    dialog(
        "project-settings",
        () -> new ProjectDialog(model.manuscript(), () -> {}, model.messages()));
    dialog("dictionary", this::filledDictionary);
    verify();
    dialog("preferences", () -> new PreferencesDialog(model.choices(), model.messages()));
    dialog("preferences-engine", () -> preferences(1));
    dialog("preferences-keys", () -> preferences(2));
    dialog("guide", () -> new VoiceGuideDialog(this::packPage, model.messages()));
    dialog("follow", () -> new FollowDialog(model.following(), model.messages()));
    dialog("packs", this::packPage);
    deliver();
    dialog("cheat-sheet", () -> new CheatSheetDialog(model.choices(), model.messages()));
    dialog(
        "settings", () -> new SettingsDialog(model.manuscript(), model.lines(), model.messages()));
    dialog(
        "record",
        () ->
            new SpeakersDesk(model)
                .clips()
                .recording(model.manuscript().project().speakers().get(0).id(), ""));
    dialog(
        "failure",
        () ->
            new FailureDialog(
                model.messages(),
                new Failure(
                    Failure.Kind.SAVE,
                    Sentence.of(
                        "{0} cannot be written: {1}. The version saved before and the journal of"
                            + " edits are kept.",
                        "/home/mira/The harbour/project.json", "No space left on device"))));
    interact(
        () ->
            model
                .speakers()
                .read(
                    model.places().sampleVoices().resolve("slt.wav"),
                    pcm ->
                        new SpeakersDesk(model)
                            .clips()
                            .trim(model.manuscript().project().speakers().get(0).id(), "", pcm)));
    await("the clip dialog", () -> Window.getWindows().size() > 1);
    seen("clip", Window.getWindows().get(1).getScene().getRoot());
    interact(() -> Window.getWindows().get(1).hide());
    askedBeforeLoss(this::seen);
  }

  /** When every take is judged. */
  private void verify() {
    long takes = lines().stream().filter(this::isRendered).count();
    StudioDialog[] shown = new StudioDialog[1];
    interact(
        () -> {
          var order =
              VerificationOrder.of(model.manuscript().folder(), model.manuscript().project());
          shown[0] = new VerifyDesk(model).page(order, "");
          shown[0].show();
        });
    await("the verdicts", () -> this.<TableView<?>>find("#verdicts").getItems().size() == takes);
    seen("verify", shown[0].getDialogPane());
    interact(() -> shown[0].close());
  }

  private PackDialog packPage() {
    return new PackDialog(
        model.renders().pack(), model.notices(), model.background(), model.messages());
  }

  private PreferencesDialog preferences(int tab) {
    PreferencesDialog page = new PreferencesDialog(model.choices(), model.messages());
    ((TabPane) page.getDialogPane().getContent()).getSelectionModel().select(tab);
    return page;
  }

  private DictionaryDialog filledDictionary() {
    model
        .manuscript()
        .edit(ProjectEdits.setPronunciation(DictionaryEntry.forProject("harbour", "har-bor")));
    return dictionaryPage();
  }

  /** The pack's files are others now: what it touches, and old takes beside new ones. */
  private void changeThePack() throws IOException {
    interact(() -> model.renders().resume());
    await("no job", () -> model.renders().jobs().shown().stream().noneMatch(Job::isLive));
    tone = new ToneSynthesizer(tone.engine(), ToneSynthesizer.pack("tone 2"));
    interact(() -> model.renders().pack().reload());
    await(
        "the notice",
        () -> model.notices().shown().stream().anyMatch(each -> each.id().equals("upgrade")));
    seen("upgrade-notice");
    UpgradeDialog[] shown = new UpgradeDialog[1];
    interact(
        () -> {
          shown[0] =
              new UpgradeDialog(
                  model.upgrades(), model.listening(), model.selection(), model.messages());
          shown[0].show();
        });
    await("both takes", () -> model.upgrades().awaitedProperty().get() == 0);
    seen("upgrade", shown[0].getDialogPane());
    interact(() -> shown[0].close());
  }

  /** The page of deliveries: the demo for an audiobook shop, delivered, checked and played. */
  private void deliver() throws IOException {
    Path out = folder.resolve("delivery");
    StudioDialog[] shown = new StudioDialog[1];
    interact(
        () -> {
          Book book =
              Book.UNTITLED
                  .withTitle("The Lighthouse")
                  .withAuthors(List.of("Ann Author"))
                  .withNarrators(List.of("Old Tom", "Ruben"))
                  .withLanguage("en-GB")
                  .withDate("2026-11-30");
          model.manuscript().edit(ProjectEdits.changeBook(book, "title"));
          shown[0] = new DeliveryDesk(model).page();
          shown[0].show();
        });
    await("the plan", () -> !((TableView<?>) find("#deliver-files")).getItems().isEmpty());
    seen("deliver-planned", shown[0].getDialogPane());
    interact(
        () -> {
          ComboBox<?> profile = find("#deliver-profile");
          profile.getSelectionModel().select(4);
          ((TextField) find("#deliver-folder")).setText(out.toString());
          ((Button) find("#deliver-now")).fire();
        });
    await("the delivery", () -> ((Labeled) find("#deliver-status")).getText().contains("delivery"));
    interact(
        () -> {
          TableView<?> files = find("#deliver-files");
          files.getSelectionModel().select(0);
          files.requestFocus();
        });
    push(KeyCode.ENTER);
    await("the sound", () -> find("#deliver-listen").isVisible());
    interact(
        () -> {
          Playback playback = model.playback();
          // It is heard from its first sample to its first sample.
          playback.play(playback.heardProperty().get(), new GrowingSound(24_000), 0, 0);
          this.<ListView<?>>find("#deliver-marks").getSelectionModel().select(0);
        });
    seen("deliver-done", shown[0].getDialogPane());
    interact(() -> shown[0].close());
  }

  /** A script as it would come in, and the same one after its writers went over it. */
  private void importPictures() throws IOException {
    Path script = folder.resolve("bridge.csv");
    Files.writeString(
        script,
        "id,scene,character,direction,text\n"
            + "line:1,The bridge,Anna,low,Who goes there?\n"
            + "line:2,The bridge,Bo,,A friend of the old king.\n"
            + "line:3,The bridge,Anna,,Then name the word of the night.\n"
            + "line:4,The hall,Bo,,It was colder in here than outside.\n"
            + "line:5,The hall,Anna,,Sit down.\n");
    ImportDialog[] shown = new ImportDialog[1];
    Runnable open =
        () -> {
          shown[0] =
              new ImportDialog(
                  model.scripts(), model.messages(), script, ImportDialog.As.FOUND_OUT);
          shown[0].show();
        };
    interact(open);
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    interact(() -> find("#import-lines").requestFocus());
    seen("import", shown[0].getDialogPane());
    interact(() -> ((Button) lookup("#import-take").query()).fire());
    await("its lines", () -> lines().stream().anyMatch(line -> line.text().equals("Sit down.")));
    Line changed =
        lines().stream().filter(line -> line.origin().key().equals("line:3")).findFirst().get();
    interact(
        () -> model.manuscript().edit(LineEdits.changeText(changed.id(), "Then say the word.")));
    Files.writeString(
        script,
        "id,scene,character,direction,text\n"
            + "line:1,The bridge,Anna,low,Who goes there at this hour?\n"
            + "line:3,The bridge,Anna,,Then name the watchword of the night.\n"
            + "line:5,The hall,Anna,,Sit down.\n"
            + "line:4,The hall,Bo,,It was colder in here than outside.\n"
            + "line:6,The hall,Bo,quickly,We have no time for that.\n");
    interact(open);
    await("the changes", () -> lookup("#update-changes").tryQuery().isPresent());
    Parent update = (Parent) lookup("#update").query();
    interact(() -> find("#update-changes").requestFocus());
    seen("update", update);
    interact(() -> update.getScene().getWindow().hide());
  }

  private void dialog(String name, Supplier<StudioDialog> dialog) {
    StudioDialog[] shown = new StudioDialog[1];
    interact(
        () -> {
          shown[0] = dialog.get();
          shown[0].show();
        });
    seen(name, shown[0].getDialogPane());
    interact(() -> shown[0].close());
  }

  private void seen(String name) {
    seen(name, scene().getRoot());
  }
}
