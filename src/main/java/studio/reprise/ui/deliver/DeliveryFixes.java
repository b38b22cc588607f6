package studio.reprise.ui.deliver;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.delivery.Credits;
import studio.reprise.document.Book;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.storage.delivery.format.SyntheticSpeech;
import studio.reprise.ui.model.FreshIds;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.RenderCommands;
import studio.reprise.ui.model.Selection;

/** What the window offers to do about a finding; each is a step that undo takes back. */
final class DeliveryFixes {
  private final Manuscript manuscript;
  private final Selection selection;
  private final RenderCommands rendering;
  private final FreshIds ids;

  /** What can be done about a finding. */
  public enum Fix {
    ADD_OPENING,
    ADD_CLOSING,
    READ_TITLE,
    SAY_DISCLOSURE,
    RENDER,
    SPLIT,
    /** Opens the card of the speaker whose consent is missing. */
    OPEN_SPEAKER,
    /** For the page itself: the cover is chosen there. */
    CHOOSE_COVER,
    /** For the page itself: the card is filled in there. */
    FILL_CARD,
    /** For the page itself: the author says that it is meant. */
    ACKNOWLEDGE
  }

  DeliveryFixes(
      Manuscript manuscript, Selection selection, RenderCommands rendering, FreshIds ids) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.rendering = rendering;
    this.ids = ids;
  }

  /** What helps against a finding, if anything but listening does. */
  public Optional<Fix> fix(Finding finding) {
    if (finding.severity() == Severity.ACKNOWLEDGED) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (finding.id()) {
          case CREDITS -> credits(finding);
          case HEADER_READ -> Fix.READ_TITLE;
          case COVER -> Fix.CHOOSE_COVER;
          case TAGS -> Fix.FILL_CARD;
          case TAKES -> Fix.RENDER;
          case MINUTES -> isWithinAScene(finding.lineId()) ? Fix.SPLIT : null;
          case DISCLOSURE -> hasRole(Scene.Role.OPENING) ? Fix.SAY_DISCLOSURE : Fix.ADD_OPENING;
          case CONSENT -> Fix.OPEN_SPEAKER;
          case SYNTHETIC_POLICY, SAMPLE -> Fix.ACKNOWLEDGE;
          default -> null;
        });
  }

  /** A scene that is there needs a take only, and is no credits' finding's to mend. */
  private @Nullable Fix credits(Finding finding) {
    boolean isClosing = finding.sentence().pattern().contains("closing");
    Scene.Role role = isClosing ? Scene.Role.CLOSING : Scene.Role.OPENING;
    return hasRole(role) ? null : isClosing ? Fix.ADD_CLOSING : Fix.ADD_OPENING;
  }

  private Project project() {
    return manuscript.project();
  }

  private boolean hasRole(Scene.Role role) {
    return project().scenes().stream().anyMatch(scene -> scene.role() == role);
  }

  /** Does what can be done without asking anything more. */
  public void apply(Fix fix, Finding finding, String newTitle) {
    switch (fix) {
      case ADD_OPENING -> insert(newTitle, Scene.Role.OPENING, Credits.opening(book()), 0);
      case ADD_CLOSING ->
          insert(newTitle, Scene.Role.CLOSING, Credits.closing(book()), project().scenes().size());
      case READ_TITLE -> readTitle(finding.lineId());
      case SAY_DISCLOSURE -> sayDisclosure();
      case RENDER -> project().line(finding.lineId()).map(List::of).ifPresent(rendering::render);
      case SPLIT -> {
        if (isWithinAScene(finding.lineId())) {
          manuscript.edit(SceneEdits.splitBefore(finding.lineId(), ids.scene(), newTitle));
        }
      }
      case OPEN_SPEAKER -> openSpeaker();
      case CHOOSE_COVER, FILL_CARD, ACKNOWLEDGE ->
          throw new IllegalArgumentException(fix + " is done on the page");
    }
  }

  private Book book() {
    Book book = project().book();
    return book.title().isBlank() ? book.withTitle(project().name()) : book;
  }

  private void insert(String title, Scene.Role role, List<String> texts, int index) {
    String speaker = Credits.reader(project());
    List<Line> lines = texts.stream().map(text -> Line.of(ids.line(), speaker, text)).toList();
    manuscript.edit(SceneEdits.insert(new Scene(ids.scene(), title, lines, role), index));
    selection.select(lines.get(0).id());
  }

  private void readTitle(String firstLineId) {
    project()
        .sceneOf(firstLineId)
        .ifPresent(
            scene -> {
              String speaker =
                  project()
                      .line(firstLineId)
                      .map(Line::speakerId)
                      .orElse(Credits.reader(project()));
              Line line = Line.of(ids.line(), speaker, scene.title());
              manuscript.edit(LineEdits.add(scene.id(), 0, List.of(line)));
              selection.select(line.id());
            });
  }

  private void sayDisclosure() {
    project().scenes().stream()
        .filter(scene -> scene.role() == Scene.Role.OPENING)
        .findFirst()
        .ifPresent(
            scene -> {
              Line line =
                  Line.of(ids.line(), Credits.reader(project()), SyntheticSpeech.words(book()));
              manuscript.edit(LineEdits.add(scene.id(), scene.lines().size(), List.of(line)));
              selection.select(line.id());
            });
  }

  private void openSpeaker() {
    project().speakers().stream()
        .filter(speaker -> speaker.hasClip() && speaker.consent().isBlank())
        .findFirst()
        .ifPresent(speaker -> selection.speakerProperty().set(speaker.id()));
  }

  private boolean isWithinAScene(String lineId) {
    return project()
        .sceneOf(lineId)
        .filter(scene -> !scene.lines().get(0).id().equals(lineId))
        .isPresent();
  }
}
