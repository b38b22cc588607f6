package studio.reprise.ui.deliver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.delivery.Extra;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.DeliveryProfile.Measure;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** To whom it goes, what stands beside the sound, and where. */
final class ReceiverPane extends VBox {
  private final Messages messages;
  private final Runnable changed;
  private final ComboBox<DeliveryProfile> profile = new ComboBox<>();
  private final Label asks = Widgets.paragraph("", "text-muted", "text-small");
  private final Map<Extra, CheckBox> extras = new EnumMap<>(Extra.class);
  private final TextField folder = new TextField();
  private final Set<CheckId> acknowledged = EnumSet.noneOf(CheckId.class);
  private boolean isFilling;

  ReceiverPane(List<DeliveryProfile> profiles, Messages messages, Runnable changed) {
    this.messages = messages;
    this.changed = changed;
    getStyleClass().add("receiver-pane");
    profile.setId("deliver-profile");
    profile.getItems().setAll(profiles);
    Widgets.sayIn(profile, DeliveryProfile::title);
    profile
        .valueProperty()
        .addListener(
            (value, old, now) -> {
              asks.setText(now == null ? "" : asked(now));
              // What one receiver agreed to is nothing to another one.
              if (!isFilling) {
                acknowledged.clear();
              }
              tell();
            });
    asks.setId("deliver-asks");
    FlowPane boxes = new FlowPane();
    boxes.getStyleClass().add("deliver-extras");
    for (Extra extra : Extra.values()) {
      CheckBox box = new CheckBox(messages.of("deliver.extra", extra));
      box.setId("deliver-also-" + extra.key());
      box.selectedProperty().addListener((value, old, now) -> tell());
      extras.put(extra, box);
      boxes.getChildren().add(box);
    }
    folder.setId("deliver-folder");
    folder.setAccessibleText(messages.text("deliver.folder"));
    HBox.setHgrow(folder, Priority.ALWAYS);
    Label to = named("deliver.profile", profile);
    Label where = named("deliver.folder", folder);
    getChildren()
        .addAll(
            Widgets.row(to, profile),
            asks,
            Widgets.label(messages.text("deliver.also"), "field-label"),
            boxes,
            Widgets.row(
                where,
                folder,
                Widgets.iconButton(Feather.FOLDER, messages.text("deliver.choose"), this::choose)));
  }

  private Label named(String key, javafx.scene.Node control) {
    Label label = Widgets.label(messages.text(key));
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("deliver.choose"));
    Choosers.folder(chooser, "delivery", getScene().getWindow())
        .ifPresent(chosen -> folder.setText(chosen.toString()));
  }

  /** What a receiver asks for, in one line. */
  private String asked(DeliveryProfile wanted) {
    List<String> parts = new ArrayList<>();
    DeliveryProfile.Level level = wanted.level();
    if (level.measure() == Measure.NONE) {
      parts.add(messages.text("deliver.asks.untouched"));
    } else {
      String unit = level.measure() == Measure.RMS ? "dB RMS" : "LUFS";
      parts.add(
          level.least() == null || level.most() == null
              ? messages.text("deliver.asks.aim", number(level.aim()), unit)
              : messages.text(
                  "deliver.asks.level", number(level.least()), number(level.most()), unit));
    }
    if (wanted.peaks().mostDb() != null) {
      parts.add(messages.text("deliver.asks.peak", number(wanted.peaks().mostDb())));
    }
    if (wanted.floor().mostDb() != null) {
      parts.add(messages.text("deliver.asks.floor", number(wanted.floor().mostDb())));
    }
    DeliveryProfile.Form form = wanted.made();
    String codec = form.codec().key().toUpperCase(Locale.ROOT);
    parts.add(
        form.codec().isLossless()
            ? messages.text("deliver.asks.bits", codec, form.bits())
            : messages.text("deliver.asks.rate", codec, form.kilobitsPerSecond()));
    if (form.sampleRateHz() > 0) {
      parts.add(form.sampleRateHz() + " Hz");
    }
    if (wanted.mostMinutes() != null) {
      parts.add(messages.text("deliver.asks.minutes", number(wanted.mostMinutes())));
    }
    return String.join(" · ", parts);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** Shows what was asked for. */
  void fill(DeliveryOrder order) {
    isFilling = true;
    profile.getItems().stream()
        .filter(each -> each.name().equals(order.profile()))
        .findFirst()
        .ifPresentOrElse(profile::setValue, () -> profile.getSelectionModel().selectFirst());
    extras.forEach((extra, box) -> box.setSelected(order.also().contains(extra)));
    acknowledged.clear();
    acknowledged.addAll(order.acknowledged());
    folder.setText(order.folder());
    isFilling = false;
  }

  /** What is asked for now. */
  DeliveryOrder order() {
    Set<Extra> also = EnumSet.noneOf(Extra.class);
    extras.forEach(
        (extra, box) -> {
          if (box.isSelected()) {
            also.add(extra);
          }
        });
    String name = profile.getValue() == null ? "" : profile.getValue().name();
    return new DeliveryOrder(name, also, acknowledged, folder.getText().strip());
  }

  /** The author says that a finding is meant. */
  void acknowledge(CheckId id) {
    acknowledged.add(id);
    tell();
  }

  private void tell() {
    if (!isFilling) {
      changed.run();
    }
  }
}
