package studio.reprise.ui.speakers;

import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.VBox;
import studio.reprise.document.Speaker;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Widgets;

/** One speaker: colour, name and clip; opened, everything else about the voice. */
final class SpeakerCard extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  /** What a card shows, from its top. */
  record Parts(SpeakerHead head, SpeakerClip clip, SpeakerDetail detail) {}

  private final Parts parts;
  private Speaker shown;

  /**
   * @param menu what is offered at a click of the other button
   * @param clips the ways to a clip: one is dropped or chosen
   */
  SpeakerCard(Parts parts, SpeakerMenu menu, ClipDialogs clips, Speaker speaker) {
    this.parts = parts;
    this.shown = speaker;
    getStyleClass().add("card");
    getChildren().setAll(parts.head(), parts.clip(), parts.detail());
    EventHandler<ContextMenuEvent> offer =
        event -> {
          menu.of(shown, () -> clips.choose(shown.id(), "", getScene().getWindow()))
              .show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        };
    setOnContextMenuRequested(offer);
    // The name is a field, which would show its own menu where a speaker's is looked for.
    parts.head().addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, offer);
    Drop.ofFiles(this, files -> true, files -> clips.read(files.get(0), shown.id(), ""));
  }

  void open() {
    Widgets.shown(parts.detail()).set(true);
    pseudoClassStateChanged(OPEN, true);
  }

  void close() {
    Widgets.shown(parts.detail()).set(false);
    pseudoClassStateChanged(OPEN, false);
  }

  void show(Speaker speaker) {
    shown = speaker;
    parts.head().show(speaker);
    parts.clip().show(speaker);
    parts.detail().show(speaker);
  }
}
