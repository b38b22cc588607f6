package studio.reprise.ui.take;

import java.util.List;
import studio.reprise.document.Line;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.RenderCommands;
import studio.reprise.ui.model.Selection;

/** Takes are heard, kept, compared, noted and thrown away. */
final class TakeDeeds implements TakeRow.Deeds {
  private final Manuscript manuscript;
  private final RenderCommands rendering;
  private final Listening listening;
  private final Selection selection;

  TakeDeeds(
      Manuscript manuscript, RenderCommands rendering, Listening listening, Selection selection) {
    this.manuscript = manuscript;
    this.rendering = rendering;
    this.listening = listening;
    this.selection = selection;
  }

  @Override
  public void hear(Receipt take) {
    look(take);
    listening.playTake(take.fingerprint());
  }

  @Override
  public void look(Receipt take) {
    if (take.fingerprint().equals(selection.otherProperty().get())) {
      selection.otherProperty().set("");
    }
    selection.takeProperty().set(take.fingerprint());
  }

  @Override
  public void keep(Line line, Receipt take) {
    rendering.keep(line, take);
  }

  @Override
  public void delete(Line line, Receipt take) {
    rendering.deleteTake(line, take);
  }

  @Override
  public void restore(Line line, List<String> fingerprints) {
    manuscript.edit(TakeEdits.restoreTakes(line.id(), fingerprints));
  }

  @Override
  public void compare(Receipt take) {
    boolean isOther = take.fingerprint().equals(selection.otherProperty().get());
    selection.otherProperty().set(isOther ? "" : take.fingerprint());
  }

  @Override
  public void note(Line line, Receipt take, String text) {
    boolean isThere =
        manuscript.project() != null && manuscript.project().line(line.id()).isPresent();
    if (isThere && !text.equals(line.noteOn(take.fingerprint()))) {
      manuscript.edit(TakeEdits.noteTake(line.id(), take.fingerprint(), text));
    }
  }
}
