package studio.reprise.ui.script;

import java.io.File;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import studio.reprise.document.Line;
import studio.reprise.storage.CopiedLines;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Scripts;

/** Lines go onto the clipboard and come from it: as they are, as words, or as script files. */
public final class ScriptClipboard {
  private static final DataFormat LINES = new DataFormat("application/x-reprise-copied-lines");

  private final Manuscript manuscript;
  private final LineCommands lines;
  private final Scripts scripts;

  public ScriptClipboard(Manuscript manuscript, LineCommands lines, Scripts scripts) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.scripts = scripts;
  }

  /** Copies the selected lines; true when there were any. */
  public boolean copy() {
    List<Line> selected = lines.selected();
    if (selected.isEmpty()) {
      return false;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(CopiedLines.words(manuscript.project(), selected));
    content.put(LINES, CopiedLines.write(manuscript.project(), selected));
    return Clipboard.getSystemClipboard().setContent(content);
  }

  /** Copies the selected lines and takes them out of the script. */
  public void cut() {
    if (copy()) {
      lines.deleteSelected();
    }
  }

  /** Puts behind the current line what the clipboard holds: lines, words, or script files. */
  public void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (manuscript.project() == null) {
      return;
    }
    if (clipboard.hasContent(LINES)) {
      lines.pasteCopies(
          CopiedLines.read(clipboard.getContent(LINES).toString(), manuscript.project()));
    } else if (clipboard.hasFiles()) {
      clipboard.getFiles().stream().map(File::toPath).forEach(scripts::offer);
    } else {
      pasteWords();
    }
  }

  /** Puts the clipboard's words behind the current line, by the rules of a script. */
  public void pasteWords() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && !text.isBlank() && manuscript.project() != null) {
      scripts.paste(text);
    }
  }

  /** Puts copies of the selected lines behind the last of them. */
  public void duplicate() {
    lines.pasteCopies(lines.selected());
  }
}
