package studio.reprise.ui.deliver;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.deliver.DeliveredListening.Mark;
import studio.reprise.ui.deliver.DeliveredListening.Open;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** Plays a finished file; its chapters, or its lines, are places to go on from. */
final class ListenBar extends VBox {
  private final DeliveredListening listening;
  private final Messages messages;
  private final Label title = Widgets.label("", "region-title");
  private final Label time = Widgets.label("", "text-muted");
  private final Slider place = new Slider();
  private final ListView<Mark> marks = new ListView<>();
  private final Button play;
  private final ChangeListener<Object> follow = (value, old, now) -> follow();
  private final ChangeListener<Optional<Open>> opened = (value, old, now) -> show(now);

  ListenBar(DeliveredListening listening, Messages messages) {
    this.listening = listening;
    this.messages = messages;
    getStyleClass().add("listen-bar");
    setId("deliver-listen");
    play = Widgets.iconButton(Feather.PLAY, messages.text("deliver.listen.play"), this::playOrStop);
    play.setId("deliver-play");
    place.setId("deliver-place");
    time.setId("deliver-time");
    place.setAccessibleText(messages.text("deliver.listen.place"));
    HBox.setHgrow(place, Priority.ALWAYS);
    place
        .valueProperty()
        .addListener(
            (value, old, now) -> {
              if (place.isFocused() && Math.abs(now.doubleValue() - listening.second()) > 1) {
                listening.playFrom(now.doubleValue());
              }
            });
    marks.setId("deliver-marks");
    marks.setAccessibleText(messages.text("deliver.listen.marks"));
    marks.setPrefHeight(96);
    marks.setCellFactory(any -> new MarkCell());
    marks.setOnKeyPressed(
        event -> {
          Mark chosen = marks.getSelectionModel().getSelectedItem();
          if (chosen != null
              && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            listening.playFrom(chosen.second());
            event.consume();
          }
        });
    Widgets.own(marks, KeyCode.ENTER, KeyCode.SPACE);
    getChildren().addAll(Widgets.row(play, title, place, time), marks);
    Widgets.shown(this);
    listening.openProperty().addListener(opened);
    listening.playback().positionProperty().addListener(follow);
    listening.playback().playingProperty().addListener(follow);
    show(listening.openProperty().get());
  }

  /** No longer listens to what is played. */
  void letGo() {
    listening.openProperty().removeListener(opened);
    listening.playback().positionProperty().removeListener(follow);
    listening.playback().playingProperty().removeListener(follow);
  }

  private void playOrStop() {
    if (isPlaying()) {
      listening.playback().stop();
    } else {
      double end = place.getMax() - 0.5;
      listening.playFrom(place.getValue() < end ? place.getValue() : 0);
    }
  }

  private boolean isPlaying() {
    return listening.isHeard() && listening.playback().playingProperty().get();
  }

  private void show(Optional<Open> open) {
    setVisible(open.isPresent());
    title.setText(open.map(Open::title).orElse(""));
    place.setMax(open.map(Open::seconds).orElse(1.0));
    marks.getItems().setAll(open.map(Open::marks).orElse(List.of()));
    follow();
  }

  private void follow() {
    double second = listening.second();
    if (!place.isValueChanging()) {
      place.setValue(second);
    }
    time.setText(FilesTable.clock(second) + " / " + FilesTable.clock(place.getMax()));
    boolean isPlaying = isPlaying();
    play.setGraphic(Widgets.icon(isPlaying ? Feather.SQUARE : Feather.PLAY));
    Widgets.named(play, messages.text(isPlaying ? "deliver.listen.stop" : "deliver.listen.play"));
    Mark now = null;
    for (Mark mark : marks.getItems()) {
      if (mark.second() <= second + 1e-6) {
        now = mark;
      }
    }
    if (isPlaying && now != null && !marks.isFocused()) {
      marks.getSelectionModel().select(now);
    }
  }

  /** A place to go on from: its time and what begins there. */
  private final class MarkCell extends ListCell<Mark> {
    MarkCell() {
      getStyleClass().add("mark-cell");
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            if (getItem() != null) {
              listening.playFrom(getItem().second());
            }
          });
    }

    @Override
    protected void updateItem(Mark mark, boolean isEmpty) {
      super.updateItem(mark, isEmpty);
      setText(
          isEmpty || mark == null
              ? null
              : FilesTable.clock(mark.second()) + "   " + mark.title().replace('\n', ' '));
    }
  }
}
