package studio.reprise.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final Notices notices = new Notices();

  private List<String> shown() {
    return notices.shown().stream().map(Notice::id).toList();
  }

  @Test
  void goodNewsGivesWayToNewerGoodNewsAndNothingElseDoes() {
    notices.show(Notice.of("queue", Notice.Kind.GOOD, "All is rendered."));
    notices.show(Notice.of("clips", Notice.Kind.WARNING, "A clip is missing."));
    notices.show(new Notice("copy", Notice.Kind.GOOD, "It was copied.", "Open", () -> {}));
    notices.show(Notice.of("export", Notice.Kind.GOOD, "All is written."));
    assertEquals(List.of("clips", "copy", "export"), shown());
    notices.show(Notice.of("clips", Notice.Kind.WARNING, "Two are missing."));
    assertEquals(List.of("copy", "export", "clips"), shown());
  }
}
