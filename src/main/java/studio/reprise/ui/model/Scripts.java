package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import studio.reprise.document.Project;
import studio.reprise.document.SceneEdits;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ImportedScript;
import studio.reprise.storage.ScriptImport;
import studio.reprise.storage.StorageException;

/** Scripts come in, from files and from the clipboard, by one importer's rules. */
public final class Scripts {
  // A table of strangers may have hundreds of columns; the notice must leave the script in sight.
  private static final int MOST_REMARKS = 5;

  private final StudioModel model;

  Scripts(StudioModel model) {
    this.model = model;
  }

  /** Reads a script behind the window and puts its speakers and scenes at the end, as one step. */
  public void read(Path file) {
    Project into = model.manuscript().project();
    model
        .background()
        .execute(
            () -> {
              try {
                ImportedScript script = ScriptImport.read(file, into);
                model.fx().execute(() -> imported(script));
              } catch (RuntimeException e) {
                model.fx().execute(() -> fail(e));
              }
            });
  }

  /** Puts text from the clipboard behind the current line, as one step. */
  public void paste(String text) {
    try {
      remark(model.lines().paste(text, model.messages().text("clipboard")));
    } catch (StorageException e) {
      fail(e);
    }
  }

  private void imported(ImportedScript script) {
    model.manuscript().edit(SceneEdits.importScript(script.speakers(), script.scenes()));
    remark(script.remarks());
  }

  private void remark(List<Sentence> remarks) {
    model.notices().dismiss("import");
    if (!remarks.isEmpty()) {
      String cutOff = remarks.size() > MOST_REMARKS ? "\n…" : "";
      model
          .notices()
          .show(
              Notice.of(
                  "import",
                  Notice.Kind.INFORMATION,
                  remarks.stream()
                      .limit(MOST_REMARKS)
                      .map(model.messages()::sentence)
                      .collect(Collectors.joining("\n", "", cutOff))));
    }
  }

  private void fail(RuntimeException problem) {
    model.notices().fail(new Failure(Failure.Kind.IMPORT, Problem.told(problem)));
  }
}
