package studio.reprise.ui.frame;

import java.io.File;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.Packs;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** The voice packs of this computer: whole or not, what is missing, which one is used. */
public final class PackDialog extends StudioDialog {
  private static final double GIBIBYTE = 1L << 30;
  private static final double MEBIBYTE = 1L << 20;

  private final LoadedPack loaded;
  private final Notices notices;
  private final Executor background;
  private final Messages messages;
  private final VBox packs = new VBox();

  public PackDialog(LoadedPack loaded, Notices notices, Executor background, Messages messages) {
    super(messages, "pack.title");
    this.loaded = loaded;
    this.notices = notices;
    this.background = background;
    this.messages = messages;
    packs.getStyleClass().add("cards");
    ScrollPane scroll = new ScrollPane(packs);
    scroll.setFitToWidth(true);
    size(scroll, 620, 300);
    VBox content =
        new VBox(
            Widgets.paragraph(messages.text("pack.help"), "text-muted"),
            scroll,
            Widgets.button(Feather.FOLDER, messages.text("pack.choose"), this::choose));
    content.getStyleClass().add("clip-pane");
    getDialogPane().setId("packs");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(done());
    packs.getChildren().setAll(Widgets.label(messages.text("pack.looking"), "text-muted"));
    look();
  }

  private void look() {
    Packs places = loaded.packs();
    background.execute(
        () -> {
          try {
            List<PackCheck> found = places.folders().stream().map(places::check).toList();
            Platform.runLater(() -> show(found));
          } catch (AuthorException e) {
            Platform.runLater(
                () -> {
                  show(List.of());
                  notices.fail(new Failure(Failure.Kind.PACK, e.sentence()));
                });
          }
        });
  }

  private void show(List<PackCheck> found) {
    packs.getChildren().setAll(found.stream().map(this::card).toList());
    if (found.isEmpty()) {
      packs.getChildren().setAll(Widgets.paragraph(messages.text("pack.none"), "text-muted"));
    }
  }

  private VBox card(PackCheck pack) {
    Button use =
        Widgets.button(
            Feather.CHECK,
            messages.text("pack.use"),
            () -> {
              loaded.use(pack.folder());
              close();
            });
    use.setDisable(!pack.isWhole());
    use.getStyleClass().add("use-pack");
    VBox card =
        new VBox(
            Widgets.row(
                Widgets.icon(pack.isWhole() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE),
                Widgets.label((pack.name() + " " + pack.version()).strip(), "title-4"),
                Widgets.spring(),
                use),
            Widgets.paragraph(pack.folder().toString(), "text-muted", "text-small"),
            Widgets.label(
                messages.text("pack.size", size(pack.bytes()), size(pack.memoryBytesFp32())),
                "text-small"));
    for (Sentence trouble : pack.troubles()) {
      var line = Widgets.paragraph(messages.sentence(trouble), "warning-text", "text-small");
      line.setGraphic(Widgets.icon(Feather.X));
      card.getChildren().add(line);
    }
    card.getStyleClass().add("card");
    return card;
  }

  private static String size(long counted) {
    long bytes = Math.max(0, counted); // of what is missing nothing is known
    return bytes >= GIBIBYTE
        ? String.format(java.util.Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE)
        : String.format(java.util.Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("pack.choose"));
    Choosers.folder(chooser, "pack", getDialogPane().getScene().getWindow()).ifPresent(this::look);
  }

  /** Opens with what was found in a folder. */
  void showWith(File folder) {
    show();
    look(folder);
  }

  private void look(File folder) {
    background.execute(
        () -> {
          PackCheck pack = loaded.packs().check(folder.toPath());
          Platform.runLater(() -> packs.getChildren().add(0, card(pack)));
        });
  }
}
