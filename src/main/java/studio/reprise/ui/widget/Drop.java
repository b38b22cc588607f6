package studio.reprise.ui.widget;

import java.io.File;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/**
 * What a node takes when it is dropped there. A drop is asked the same question as the drag before
 * it: a node hears of drops that only its parent accepted, and some systems drop what nobody did.
 */
public final class Drop {
  private Drop() {}

  /**
   * Files, at least one.
   *
   * @param takes whether these are taken now
   */
  public static void ofFiles(
      Node target, Predicate<List<File>> takes, Consumer<List<File>> dropped) {
    when(
        target,
        event -> event.getDragboard().hasFiles() && takes.test(event.getDragboard().getFiles()),
        TransferMode.COPY,
        event -> dropped.accept(event.getDragboard().getFiles()));
  }

  /**
   * Words of one kind, which a drag inside the window carries.
   *
   * @param takes whether anything is taken now
   */
  public static void of(
      Node target, DataFormat kind, BooleanSupplier takes, Consumer<String> dropped) {
    when(
        target,
        event -> event.getDragboard().hasContent(kind) && takes.getAsBoolean(),
        TransferMode.MOVE,
        event -> dropped.accept(event.getDragboard().getContent(kind).toString()));
  }

  private static void when(
      Node target, Predicate<DragEvent> question, TransferMode mode, Consumer<DragEvent> taken) {
    target.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (question.test(event)) {
            event.acceptTransferModes(mode);
            event.consume();
          }
        });
    target.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          if (question.test(event)) {
            taken.accept(event);
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }
}
