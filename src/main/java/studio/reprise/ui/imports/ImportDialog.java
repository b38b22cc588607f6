package studio.reprise.ui.imports;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.ScriptReport;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.ui.model.Scripts;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/**
 * What a script would bring: its sections, its lines as they will be, how it is read, and whether
 * every word is there. A script that is known goes on to {@link UpdateDialog}.
 */
public final class ImportDialog extends StudioDialog {
  /** Whether a script may be one that the project knows. */
  public enum As {
    FOUND_OUT,
    ANOTHER
  }

  private final Scripts scripts;
  private final Messages messages;
  private final Path file;
  private final As as;
  private final StackPane pages = new StackPane();
  private final SectionsPane sections;
  private final DraftLinesPane lines;
  private final OptionsPane options;
  private final CastPane cast;
  private final Label hint = Widgets.paragraph("", "text-muted");
  private final Label completeness = Widgets.paragraph("");
  private final CheckBox allTheSame = new CheckBox();
  private final SplitPane main = new SplitPane();
  private final VBox page;
  private final ButtonType take;
  private Runnable cancelReading = () -> {};
  private Scripts.@Nullable Read read;

  public ImportDialog(Scripts scripts, Messages messages, Path file, As as) {
    super(messages, "import.title");
    this.scripts = scripts;
    this.messages = messages;
    this.file = file;
    this.as = as;
    sections = new SectionsPane(messages, this::showLines);
    lines = new DraftLinesPane(messages);
    options = new OptionsPane(messages, this::begin);
    cast = new CastPane(messages, scripts.project());
    take = new ButtonType(messages.text("import.take"), ButtonBar.ButtonData.OK_DONE);
    page = layOut();
    getDialogPane().setId("import");
    getDialogPane().setContent(pages);
    getDialogPane().getButtonTypes().setAll(cancel(), take);
    getDialogPane().lookupButton(take).setId("import-take");
    getDialogPane().lookupButton(take).setDisable(true);
    setOnShown(event -> Platform.runLater(this::goOnWithEnter));
    setOnHidden(
        event -> {
          cancelReading.run();
          if (getResult() == take) {
            takeIn();
          }
        });
    begin(null);
  }

  /** What was read and is shown. */
  private Scripts.Read shown() {
    return Objects.requireNonNull(read);
  }

  private VBox layOut() {
    TabPane left =
        new TabPane(
            new Tab(messages.text("import.sections"), sections),
            new Tab(messages.text("import.cast"), cast));
    left.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    left.setAccessibleText(messages.text("import.title"));
    ScrollPane right = new ScrollPane(options);
    right.setFitToWidth(true);
    right.setMinWidth(Look.scaled(190));
    main.getItems().setAll(left, lines, right);
    main.setDividerPositions(0.28, 0.79);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    VBox.setVgrow(main, Priority.ALWAYS);
    hint.setId("import-hint");
    completeness.setId("import-completeness");
    completeness.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(completeness, Priority.ALWAYS);
    allTheSame.setText(messages.text("import.all_the_same"));
    allTheSame.setId("import-all-the-same");
    allTheSame.setOnAction(event -> enable());
    var report =
        Widgets.button(Feather.FILE_TEXT, messages.text("import.report"), this::writeReport);
    report.setMinWidth(Region.USE_PREF_SIZE);
    VBox all = new VBox(hint, main, Widgets.row(completeness, report), allTheSame);
    all.getStyleClass().add("import-page");
    pages.getStyleClass().add("whole-page");
    size(pages, 1040, 540);
    return all;
  }

  /** Reads the file, as chosen or, with null, as last time. */
  private void begin(@Nullable ReadingOptions chosen) {
    cancelReading.run();
    getDialogPane().lookupButton(take).setDisable(true);
    ReadingPane waiting =
        new ReadingPane(
            messages,
            file.getFileName().toString(),
            () ->
                begin(
                    (chosen == null ? ReadingOptions.USUAL : chosen)
                        .with(ReadingOptions.ENCODING, "windows-1252")));
    pages.getChildren().setAll(waiting);
    cancelReading =
        scripts.read(
            file,
            chosen,
            new Scripts.Reader() {
              @Override
              public void at(double fraction) {
                waiting.at(fraction);
              }

              @Override
              public void done(Scripts.Read found) {
                arrived(found, chosen != null);
              }

              @Override
              public void failed(Sentence why, Scripts.Trouble trouble) {
                waiting.failed(messages.sentence(why), trouble == Scripts.Trouble.ENCODING);
              }
            });
  }

  private void arrived(Scripts.Read found, boolean isChosen) {
    if (as == As.ANOTHER || found.known().isEmpty() || isChosen) {
      show(as == As.ANOTHER ? found.asAnother() : found);
      return;
    }
    scripts.plan(
        found,
        found.choice(),
        Map.of(),
        plan -> compared(found, plan),
        why -> {
          show(found.asAnother());
          hint.setText(messages.sentence(why));
        });
  }

  /** A script of this name is known; it is that one when most of it is still there. */
  private void compared(Scripts.Read found, MergePlan plan) {
    if (!isShowing()) {
      return;
    }
    if (plan.isEmpty()) {
      close();
      scripts.take(file, plan);
    } else if (plan.isLikely()) {
      close();
      new UpdateDialog(scripts, messages, found, plan).show();
    } else {
      show(found.asAnother());
      hint.setText(
          messages.text("import.another", plan.found(), plan.baseLines(), found.draft().name()));
    }
  }

  private void show(Scripts.Read found) {
    read = found;
    lines.forgetGuesses();
    sections.show(found.draft(), found.choice());
    options.show(found.options());
    cast.show(found.draft(), found.known().map(ScriptSource::speakers).orElse(Map.of()));
    hint.setText(
        String.join(
            "\n", found.draft().remarks().stream().limit(3).map(messages::sentence).toList()));
    Widgets.shown(hint).bind(hint.textProperty().isNotEmpty());
    boolean isComplete = found.draft().completeness().isComplete();
    completeness.setText(messages.sentence(ScriptReport.completeness(found.draft())));
    completeness.getStyleClass().remove("error-text");
    if (!isComplete) {
      completeness.getStyleClass().add("error-text");
    }
    allTheSame.setSelected(false);
    Widgets.shown(allTheSame).set(!isComplete);
    showLines();
    pages.getChildren().setAll(page);
    enable();
    goOnWithEnter();
  }

  /** While the file was read there was nothing but *Cancel* to have the keys. */
  private void goOnWithEnter() {
    Node cancelling = getDialogPane().lookupButton(getDialogPane().getButtonTypes().get(0));
    Node taking = getDialogPane().lookupButton(take);
    Node focused = getDialogPane().getScene().getFocusOwner();
    if (!taking.isDisabled() && (focused == null || focused == cancelling)) {
      taking.requestFocus();
    }
  }

  private void showLines() {
    lines.show(shown().draft(), sections::wants);
    enable();
  }

  private void enable() {
    boolean isReady =
        read != null
            && !lines.getItems().isEmpty()
            && (read.draft().completeness().isComplete() || allTheSame.isSelected());
    getDialogPane().lookupButton(take).setDisable(!isReady);
  }

  private void takeIn() {
    ScriptDraft draft = lines.withGuesses(shown().draft());
    Scripts.Read wanted = new Scripts.Read(file, draft, shown().options(), shown().known());
    scripts.plan(
        wanted,
        sections.choice(),
        cast.chosen(),
        plan -> scripts.take(file, plan),
        scripts::failed);
  }

  private void writeReport() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("import.report"));
    chooser.setInitialFileName(file.getFileName() + ".txt");
    Choosers.save(chooser, "report", getDialogPane().getScene().getWindow())
        .map(File::toPath)
        .ifPresent(target -> scripts.write(target, report()));
  }

  private List<String> report() {
    return ScriptReport.of(sections.choice().wanted(shown().draft())).stream()
        .map(messages::sentence)
        .toList();
  }
}
