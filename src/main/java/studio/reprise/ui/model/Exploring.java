package studio.reprise.ui.model;

import studio.reprise.document.Defaults;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Project;
import studio.reprise.ui.widget.Messages;

/** Says as long as the open project is explored that it is, and how to come back. */
public final class Exploring {
  private static final String NOTICE = "explored";

  private final Manuscript manuscript;
  private final Notices notices;
  private final Messages messages;
  private boolean told;

  Exploring(Manuscript manuscript, Notices notices, Messages messages) {
    this.manuscript = manuscript;
    this.notices = notices;
    this.messages = messages;
    manuscript.projectProperty().addListener((value, old, now) -> tell(isExplored(now)));
  }

  private static boolean isExplored(Project project) {
    return project != null && project.defaults().chance() == Defaults.Chance.EXPLORED;
  }

  private void tell(boolean explored) {
    if (explored == told) {
      return;
    }
    told = explored;
    if (explored) {
      notices.show(
          new Notice(
              NOTICE,
              Notice.Kind.INFORMATION,
              messages.text("explore.notice"),
              messages.text("explore.pin"),
              () -> manuscript.edit(ExploreEdits.pinAll())));
    } else {
      notices.dismiss(NOTICE);
    }
  }

  /** Explores the project from now on, or pins what was found. */
  public void toggle() {
    if (manuscript.project() != null) {
      manuscript.edit(
          isExplored(manuscript.project()) ? ExploreEdits.pinAll() : ExploreEdits.exploreAll());
    }
  }
}
