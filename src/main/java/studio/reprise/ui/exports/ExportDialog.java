package studio.reprise.ui.exports;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.document.Line;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.OutputName;
import studio.reprise.ui.model.Export;
import studio.reprise.ui.model.Exports;
import studio.reprise.ui.widget.Form;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** What is handed over, how the files are called, and where they go. */
public final class ExportDialog extends StudioDialog {
  private static final double WIDTH = 640;
  private static final int MOST_NAMES = 3;

  private final Exports exports;
  private final Messages messages;
  private final SceneChoice scenes;
  private final TextField pattern = new TextField();
  private final Label names = Widgets.label("", "text-muted", "text-small");
  private final Label problem = Widgets.paragraph("", "warning-text", "text-small");
  private final ComboBox<Optional<Integer>> rate = new ComboBox<>();
  private final ComboBox<SampleDepth> depth = new ComboBox<>();
  private final ComboBox<Optional<GameProfile>> engine = new ComboBox<>();
  private final Label engineNames = Widgets.label("", "text-muted", "text-small");
  private final CheckBox broadcast;
  private final CheckBox joined;
  private final TextField folder = new TextField();
  private final Label findings = Widgets.paragraph("", "warning-text");
  private final CheckBox renderFirst;
  private final ButtonType export;

  public ExportDialog(Exports exports, Messages messages) {
    super(messages, "export.title");
    this.exports = exports;
    this.messages = messages;
    scenes = new SceneChoice(exports.scenes(), messages, this::showFiles);
    broadcast = new CheckBox(messages.text("export.broadcast"));
    joined = new CheckBox(messages.text("export.joined"));
    renderFirst = new CheckBox(messages.text("export.render_first"));
    export = new ButtonType(messages.text("export.export"), ButtonBar.ButtonData.OK_DONE);
    layOut();
    fill(exports.latest());
    bind();
    showFiles();
  }

  private void layOut() {
    engine.setId("export-for");
    broadcast.setId("export-broadcast");
    pattern.setId("export-pattern");
    names.setId("export-names");
    rate.setId("export-rate");
    depth.setId("export-bits");
    depth.setAccessibleText(messages.text("export.bits"));
    joined.setId("export-joined");
    folder.setId("export-folder");
    findings.setId("export-findings");
    renderFirst.setId("export-render-first");
    renderFirst.setSelected(true);
    findings.setMaxWidth(Look.scaled(WIDTH));
    problem.setMaxWidth(Look.scaled(WIDTH - 120));
    List<Optional<Integer>> rates = new ArrayList<>();
    rates.add(Optional.empty());
    Deliverable.RATES_HZ.forEach(hz -> rates.add(Optional.of(hz)));
    sayIn(rate, rates, hz -> hz.map(each -> each + " Hz").orElse(messages.text("export.rate.own")));
    sayIn(
        depth,
        List.of(SampleDepth.values()),
        each -> messages.text("export.bits.value", each.bits()));
    List<Optional<GameProfile>> profiles = new ArrayList<>();
    profiles.add(Optional.empty());
    GameProfiles.all().forEach(profile -> profiles.add(Optional.of(profile)));
    sayIn(
        engine,
        profiles,
        one -> one.map(GameProfile::title).orElse(messages.text("export.for.nobody")));
    HBox.setHgrow(folder, Priority.ALWAYS);
    Form form = new Form();
    row(form, "export.scene", scenes.first(), scenes);
    row(form, "export.for", engine, below(engine, engineNames));
    row(
        form,
        "export.pattern",
        pattern,
        below(
            pattern,
            names,
            problem,
            Widgets.paragraph(messages.text("export.pattern.help"), "text-muted", "text-small")));
    row(form, "export.rate", rate, below(Widgets.row(rate, depth), broadcast));
    row(
        form,
        "export.form",
        joined,
        below(
            joined, Widgets.label(messages.text("export.form.help"), "text-muted", "text-small")));
    row(
        form,
        "export.folder",
        folder,
        Widgets.row(
            folder,
            Widgets.iconButton(Feather.FOLDER, messages.text("export.choose"), this::choose)));
    VBox content = new VBox(form, findings, renderFirst);
    content.getStyleClass().add("export-page");
    content.setPrefWidth(Look.scaled(WIDTH + 40));
    getDialogPane().setId("export");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(cancel(), export);
    getDialogPane().lookupButton(export).setId("export-now");
  }

  private static <T> void sayIn(ComboBox<T> box, List<T> values, Function<T, String> words) {
    box.getItems().setAll(values);
    Widgets.sayIn(box, words);
  }

  private void row(Form form, String key, Region control, Node content) {
    form.row(messages.text(key), control, content);
  }

  /** A control and what is said about it. */
  private static VBox below(Node... parts) {
    VBox box = new VBox(parts);
    box.getStyleClass().add("explained");
    return box;
  }

  private void fill(Export wanted) {
    engine.setValue(GameProfiles.byId(wanted.engine()));
    broadcast.setSelected(wanted.waveForm() == WaveForm.BROADCAST);
    pattern.setText(wanted.pattern());
    scenes.choose(wanted.scenes());
    rate.setValue(
        wanted.sampleRateHz().isPresent()
            ? Optional.of(wanted.sampleRateHz().getAsInt())
            : Optional.empty());
    depth.setValue(wanted.depth());
    joined.setSelected(wanted.form() == ProjectExport.Form.LINES_AND_SCENES);
    folder.setText(wanted.folder());
  }

  private void bind() {
    engine
        .valueProperty()
        .addListener(
            (value, old, now) -> {
              broadcast.setSelected(
                  now.filter(one -> one.waveForm() == WaveForm.BROADCAST).isPresent());
              showFiles();
            });
    pattern.textProperty().addListener((value, old, now) -> showFiles());
    folder.textProperty().addListener((value, old, now) -> showFiles());
    setOnHidden(
        event -> {
          if (getResult() == export) {
            Export wanted = wanted();
            List<Line> first =
                renderFirst.isSelected() ? Exports.toRender(exports.review(wanted)) : List.of();
            exports.runAfterRendering(first, wanted);
          }
        });
  }

  /** What the author asked for. */
  Export wanted() {
    return new Export(
        pattern.getText(),
        scenes.chosen(),
        rate.getValue().map(OptionalInt::of).orElse(OptionalInt.empty()),
        depth.getValue(),
        joined.isSelected() ? ProjectExport.Form.LINES_AND_SCENES : ProjectExport.Form.LINES,
        engine.getValue().map(GameProfile::id).orElse(""),
        broadcast.isSelected() ? WaveForm.BROADCAST : WaveForm.PLAIN,
        folder.getText().strip());
  }

  /** The names as they would be, what would be missing, and whether a render would mend it. */
  private void showFiles() {
    String objection = "";
    Optional<GameProfile> game = engine.getValue();
    engineNames.setText(game.map(GameProfile::names).orElse(""));
    Widgets.shown(engineNames).set(game.isPresent());
    pattern.setDisable(game.filter(one -> !one.namesByPattern()).isPresent());
    List<String> files = List.of();
    Map<studio.reprise.render.TakeReview.Concern, List<Line>> review = Map.of();
    try {
      if (!scenes.isNothing()) {
        files = exports.names(wanted());
        review = exports.review(wanted());
      }
      objection = twice(files);
    } catch (AuthorException e) {
      objection = messages.sentence(e.sentence());
    }
    names.setText(shown(files));
    problem.setText(objection);
    Widgets.shown(problem).set(!objection.isEmpty());
    findings.setText(String.join("\n", exports.sentences(review)));
    Widgets.shown(findings).set(!review.isEmpty());
    Widgets.shown(renderFirst).set(!Exports.toRender(review).isEmpty());
    getDialogPane()
        .lookupButton(export)
        .setDisable(!objection.isEmpty() || files.isEmpty() || !isFolder(folder.getText()));
  }

  private String twice(List<String> files) {
    java.util.Set<String> seen = new java.util.HashSet<>();
    return files.stream()
        .filter(file -> !seen.add(OutputName.folded(file)))
        .findFirst()
        .map(file -> messages.text("export.twice", file))
        .orElse("");
  }

  private String shown(List<String> files) {
    List<String> some = new ArrayList<>(files.subList(0, Math.min(MOST_NAMES, files.size())));
    if (files.size() > MOST_NAMES + 1) {
      some.add("…");
    }
    if (files.size() > MOST_NAMES) {
      some.add(files.get(files.size() - 1));
    }
    some.add(messages.count("export.files", files.size()));
    return String.join("\n", some);
  }

  private static boolean isFolder(String text) {
    try {
      return !text.isBlank() && Path.of(text.strip()).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("export.choose"));
    for (File there = new File(folder.getText()); there != null; there = there.getParentFile()) {
      if (there.isDirectory()) {
        chooser.setInitialDirectory(there);
        break;
      }
    }
    File chosen = chooser.showDialog(getDialogPane().getScene().getWindow());
    if (chosen != null) {
      folder.setText(chosen.getPath());
    }
  }
}
