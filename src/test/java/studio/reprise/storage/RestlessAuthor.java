package studio.reprise.storage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderQueue;
import studio.reprise.speech.ToneSynthesizer;

/**
 * A program that edits, saves and renders without a pause until it is killed. It says on its
 * standard output what it has finished: {@code edit n} once edit n is in the journal, {@code take
 * fingerprint} once a take is on the shelf.
 */
public final class RestlessAuthor {
  private RestlessAuthor() {}

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ToneSynthesizer tone = new ToneSynthesizer();
    try (ProjectFolder folder = ProjectFolder.open(Path.of(args[0]))) {
      Project now = folder.project();
      RenderQueue queue =
          new RenderQueue(
              () -> tone,
              folder.takes(),
              Runnable::run,
              event -> {
                if (event instanceof RenderEvent.Finished finished) {
                  out.println("take " + finished.receipt().fingerprint());
                }
              });
      int start = Integer.parseInt(now.name());
      for (int n = start + 1; ; n++) {
        Line line = now.lines().toList().get(n % now.lineCount());
        String text = "Words " + n;
        Edit edit = LineEdits.changeText(line.id(), text);
        int count = n;
        Project before = now;
        now = edit.change().apply(before).withName(Integer.toString(count));
        folder.record(edit.name(), before, now);
        out.println("edit " + n);
        if (n % 7 == 0) {
          folder.save(now);
        }
        RenderPlan plan = new RenderPlan(now, tone.engine(), tone.pack());
        queue.submitAll(
            plan.requests(
                List.of(now.line(line.id()).orElseThrow()),
                sha256 -> () -> folder.clips().get(sha256)));
        if (n % 5 == 0) {
          queue.awaitIdle();
        }
      }
    }
  }
}
