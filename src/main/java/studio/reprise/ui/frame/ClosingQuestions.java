package studio.reprise.ui.frame;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.reprise.ui.model.Closing;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/**
 * Asks the author before something would be lost by closing. Escape keeps everything open, and
 * Enter loses nothing: it saves elsewhere, else keeps open.
 */
final class ClosingQuestions implements Closing.Author {
  private final Messages messages;
  private final Runnable saveElsewhere;

  /**
   * @param saveElsewhere asks for a folder and goes on there
   */
  ClosingQuestions(Messages messages, Runnable saveElsewhere) {
    this.messages = messages;
    this.saveElsewhere = saveElsewhere;
  }

  @Override
  public void ask(Closing.Unkept unkept) {
    Question question =
        new Question(
            "closing.unkept.title", messages.sentence(unkept.sentence()), "closing.unkept");
    question.offer("closing.elsewhere", ButtonBar.ButtonData.YES, saveElsewhere);
    question.offer("closing.again", ButtonBar.ButtonData.APPLY, unkept.tryAgain());
    question.offer("closing.discard", ButtonBar.ButtonData.OTHER, unkept.discard());
    question.show();
  }

  @Override
  public void ask(int renders, Runnable goOn) {
    Question question =
        new Question(
            "closing.renders.title", messages.count("closing.renders", renders), "closing.renders");
    question.offer("closing.leave", ButtonBar.ButtonData.OTHER, goOn);
    question.keepByDefault();
    question.show();
  }

  /** A sentence, what it means, and ways to go on; each has its button. */
  private final class Question extends StudioDialog {
    private final ButtonType keep =
        new ButtonType(messages.text("closing.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);

    Question(String titleKey, String sentence, String id) {
      super(messages, titleKey);
      VBox words =
          new VBox(
              Widgets.label(messages.text(titleKey), "title-4"),
              Widgets.paragraph(sentence),
              Widgets.paragraph(messages.text(id + ".means"), "text-muted"));
      words.getStyleClass().addAll("failure", "failure-words");
      words.setPrefWidth(Look.scaled(520));
      getDialogPane().setId(id.replace('.', '-'));
      getDialogPane().setContent(words);
      getDialogPane().getButtonTypes().setAll(keep);
    }

    void keepByDefault() {
      answerSafely(keep);
    }

    void offer(String key, ButtonBar.ButtonData place, Runnable action) {
      ButtonType type = new ButtonType(messages.text(key), place);
      getDialogPane().getButtonTypes().add(type);
      Button button = (Button) getDialogPane().lookupButton(type);
      button.setId(key.replace('.', '-'));
      // The longest of four answers would cut the others' words.
      button.setMinWidth(Region.USE_PREF_SIZE);
      ButtonBar.setButtonUniformSize(button, false);
      resultProperty()
          .addListener(
              (value, old, now) -> {
                if (now == type) {
                  javafx.application.Platform.runLater(action);
                }
              });
    }
  }
}
