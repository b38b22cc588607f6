package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import studio.reprise.document.Book;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.ui.deliver.DeliveryDesk;

/** The page from which a project goes to its receiver. */
class DeliverTest extends StudioTest {
  private void openPage(String... texts) {
    openProject(texts);
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    await("the page", () -> lookup("#deliver").tryQuery().isPresent());
    await("the plan", () -> !files().getItems().isEmpty());
  }

  private TableView<?> files() {
    return find("#deliver-files");
  }

  @SuppressWarnings("unchecked")
  private List<Finding> findings() {
    return List.copyOf(((ListView<Finding>) find("#deliver-checks")).getItems());
  }

  private boolean isFound(String id) {
    return findings().stream().anyMatch(finding -> finding.id().key().equals(id));
  }

  @SuppressWarnings("unchecked")
  private void choose(String profile) {
    ComboBox<DeliveryProfile> box = find("#deliver-profile");
    interact(
        () ->
            box.setValue(
                box.getItems().stream()
                    .filter(each -> each.name().equals(profile))
                    .findFirst()
                    .orElseThrow()));
  }

  private void into(Path out) {
    TextField folder = find("#deliver-folder");
    interact(() -> folder.setText(out.toString()));
  }

  private void press(String id) {
    Button button = find(id);
    interact(button::fire);
  }

  private String status() {
    return ((Labeled) find("#deliver-status")).getText();
  }

  private Book book() {
    return model.manuscript().project().book();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsTypedOnTheCardIsAStepThatUndoTakesBack() {
    openPage("One");
    TextField title = find("#book-title");
    interact(title::requestFocus);
    interact(() -> title.setText("The Lighthouse"));
    push(KeyCode.ENTER);
    assertEquals("The Lighthouse", book().title());
    TextField authors = find("#book-authors");
    interact(authors::requestFocus);
    interact(() -> authors.setText("Ann; Bob；Cy"));
    interact(title::requestFocus);
    assertEquals(List.of("Ann", "Bob", "Cy"), book().authors());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of(), book().authors());
    assertEquals("The Lighthouse", book().title());
    await("the field", () -> authors.getText().isEmpty());
  }

  @Test
  void aDateThatIsNoneIsRefusedInWordsAndTheBookStaysAsItWas() {
    openPage("One");
    TextField date = find("#book-date");
    interact(date::requestFocus);
    interact(() -> date.setText("soon"));
    push(KeyCode.ENTER);
    assertEquals("", book().date());
    assertTrue(((Labeled) find("#book-problem")).getText().contains("2027-03-31"));
  }

  @Test
  void aDeliveryIsMadeHeardAndChapterMarksAreGoneTo() throws IOException {
    openPage("One", "Two", "Three");
    choose("plain");
    Path out = folder.resolve("out");
    into(out);
    press("#deliver-now");
    await("the delivery", () -> status().contains(out.toString()));
    assertTrue(names(out).contains("delivery.json"), names(out).toString());
    assertEquals(1, names(out).stream().filter(name -> name.startsWith("audio/")).count());
    interact(
        () -> {
          files().getSelectionModel().select(0);
          files().requestFocus();
        });
    push(KeyCode.ENTER);
    await("the sound", () -> find("#deliver-listen").isVisible());
    ListView<?> marks = find("#deliver-marks");
    assertEquals(3, marks.getItems().size(), "a place to go on from for every line");
    await("its end", () -> !model.playback().playingProperty().get());
    long end = model.playback().positionProperty().get();
    List<Long> heard = new ArrayList<>();
    interact(
        () -> {
          marks.getSelectionModel().select(1);
          marks.requestFocus();
          model
              .playback()
              .positionProperty()
              .addListener((value, old, now) -> heard.add(now.longValue()));
        });
    push(KeyCode.ENTER);
    await("the second line", () -> !heard.isEmpty());
    assertTrue(heard.get(0) > 0 && heard.get(0) < end, "from the mark on, not from the start");
    await("its end", () -> !model.playback().playingProperty().get());
    verify(out);
  }

  /** The page of verdicts, from the page of deliveries; then of a delivery that was touched. */
  private void verify(Path out) throws IOException {
    press("#deliver-verify");
    await("the proof", () -> counts().equals("1 file is what the takes give."));
    interact(() -> find("#verify").getScene().getWindow().hide());
    Path sound;
    try (Stream<Path> audio = Files.list(out.resolve("audio"))) {
      sound = audio.findFirst().orElseThrow();
    }
    byte[] delivered = Files.readAllBytes(sound);
    Files.delete(sound);
    press("#deliver-verify");
    await("the file that is missing", () -> counts().contains("Cannot be verified: 1"));
    interact(() -> find("#verify").getScene().getWindow().hide());
    Files.write(sound, delivered);
  }

  private String counts() {
    return lookup("#verify-counts").tryQuery().map(label -> ((Labeled) label).getText()).orElse("");
  }

  /** A book as shops play it: encoded, its chapters at places that can be clicked. */
  @Test
  void theEncodedBookIsHeardAndItsChaptersAreClicked() throws IOException {
    openPage("One", "Two");
    Line second = lines().get(1);
    interact(() -> model.manuscript().edit(SceneEdits.splitBefore(second.id(), "s2", "Two")));
    choose("apple");
    Path out = folder.resolve("out");
    into(out);
    List<Double> shares = sharesOfRunningRows();
    press("#deliver-now");
    await("the delivery", () -> status().contains(out.toString()));
    assertTrue(shares.stream().anyMatch(share -> share > 0 && share < 1), shares.toString());
    assertEquals(shares.stream().sorted().toList(), shares);
    interact(
        () -> {
          files().getSelectionModel().select(0);
          files().requestFocus();
        });
    push(KeyCode.ENTER);
    await("the sound", () -> find("#deliver-listen").isVisible());
    assertEquals(2, ((ListView<?>) find("#deliver-marks")).getItems().size());
    interact(() -> model.playback().stop());
    double end = 44_100 * ((Slider) find("#deliver-place")).getMax();
    List<Long> heard = new ArrayList<>();
    ListCell<?> chapter =
        lookup("#deliver-marks .list-cell").queryAllAs(ListCell.class).stream()
            .filter(cell -> cell.getIndex() == 1 && !cell.isEmpty())
            .findFirst()
            .orElseThrow();
    interact(
        () -> {
          model
              .playback()
              .positionProperty()
              .addListener((value, old, now) -> heard.add(now.longValue()));
          chapter.fireEvent(
              new MouseEvent(
                  MouseEvent.MOUSE_CLICKED,
                  1,
                  1,
                  1,
                  1,
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  false,
                  false,
                  true,
                  null));
        });
    await("the second chapter", () -> !heard.isEmpty());
    assertTrue(heard.get(0) > end / 4 && heard.get(0) < end, heard.get(0) + " of " + end);
    interact(() -> model.playback().stop());
  }

  /** What the bars of the files show, in the order in which they show it. */
  private List<Double> sharesOfRunningRows() {
    List<Double> shares = new ArrayList<>();
    Pattern running = Pattern.compile("progress=RUNNING, share=([0-9.E-]+)");
    interact(
        () ->
            files()
                .getItems()
                .addListener(
                    (ListChangeListener<Object>)
                        change ->
                            change.getList().stream()
                                .map(row -> running.matcher(row.toString()))
                                .filter(Matcher::find)
                                .map(found -> Double.valueOf(found.group(1)))
                                .forEach(shares::add)));
    return shares;
  }

  @Test
  void aStoppedDeliveryLeavesNoFileAndCanBeBegunAgain() throws IOException {
    openProject("One", "Two");
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    interact(() -> new DeliveryDesk(model, held::add).page().show());
    work(held);
    choose("ebu");
    Path out = folder.resolve("out");
    into(out);
    work(held);
    press("#deliver-now");
    assertTrue(find("#deliver-now").isDisabled(), "one at a time");
    press("#deliver-stop");
    work(held);
    await("the end", () -> !find("#deliver-now").isDisabled());
    assertEquals("Stopped. What was whole stays.", status());
    assertEquals(List.of(), names(out).stream().filter(it -> it.endsWith(".wav")).toList());
    press("#deliver-now");
    work(held);
    await("the delivery", () -> status().contains(out.toString()));
    assertEquals(1, names(out).stream().filter(it -> it.endsWith(".wav")).count());
  }

  /** Does, here, what the page has asked for so far. */
  private static void work(Queue<Runnable> held) {
    for (Runnable next = held.poll(); next != null; next = held.poll()) {
      next.run();
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aChapterThatIsTooLongForOneFileIsSplitWhereTheSecondBegins() throws IOException {
    Path own = Files.createDirectories(folder.resolve("config/profiles"));
    Files.writeString(
        own.resolve("short.json"), "{\"name\":\"short\",\"from\":\"ebu\",\"minutesMost\":0.1}");
    String words = "It rained all night, and nobody in the house could sleep.";
    openPage(words, words);
    choose("short");
    await("two files", () -> files().getItems().size() == 2);
    await("the check", () -> isFound("minutes"));
    String second = lines().get(1).id();
    fix("minutes");
    await("two scenes", () -> model.manuscript().project().scenes().size() == 2);
    assertEquals(second, model.manuscript().project().scenes().get(1).lines().get(0).id());
    await("nothing to say", () -> !isFound("minutes"));
  }

  @Test
  void aPictureIsDroppedOnTheCoverAndKeysGoThroughTheRoles() throws IOException {
    openPage("One");
    Path picture = folder.resolve("cover.png");
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    Node cover = find("#book-cover");
    drop(Map.of(DataFormat.FILES, List.of(picture.toFile())), cover);
    await("the cover", () -> !book().coverSha256().isEmpty());
    interact(() -> files().requestFocus());
    push(KeyCode.TAB);
    Node focused = find("#deliver").getScene().getFocusOwner();
    assertTrue(
        focused instanceof ComboBox && focused.getStyleClass().contains("role-box"), "" + focused);
    push(KeyCode.DOWN);
    await(
        "another role",
        () -> model.manuscript().project().scenes().get(0).role() != Scene.Role.CHAPTER);
  }

  @Test
  void checkingKeepsNothing() throws IOException {
    openPage("One");
    choose("plain");
    Path out = folder.resolve("nowhere");
    into(out);
    press("#deliver-check");
    await("the end", () -> !status().isEmpty() && find("#deliver-stop").isVisible() == false);
    assertTrue(Files.notExists(out));
    assertFalse(find("#deliver-now").isDisabled());
  }

  @Test
  void anAudiobookShopIsHelpedStepByStep() {
    openPage("One");
    choose("acx");
    await("the checks", () -> isFound("credits") && isFound("synthetic-policy"));
    fix("credits");
    await("the opening", () -> hasRole(Scene.Role.OPENING));
    await("the opening has its files planned", () -> isFound("takes"));
    fix("credits");
    await("the closing", () -> hasRole(Scene.Role.CLOSING));
    assertEquals(Scene.Role.OPENING, model.manuscript().project().scenes().get(0).role());
    interact(() -> model.rendering().renderStale());
    await("no more credits", () -> !isFound("credits"));
    fix("synthetic-policy");
    await(
        "the author's word",
        () ->
            findings().stream()
                .anyMatch(
                    finding ->
                        finding.id().key().equals("synthetic-policy") && !finding.isFailure()));
    interact(() -> model.manuscript().undo());
    assertFalse(hasRole(Scene.Role.CLOSING), "a fix is a step");
  }

  private boolean hasRole(Scene.Role role) {
    return model.manuscript().project().scenes().stream().anyMatch(it -> it.role() == role);
  }

  @SuppressWarnings("unchecked")
  private void fix(String id) {
    ListView<Finding> checks = find("#deliver-checks");
    interact(
        () -> {
          Finding finding =
              checks.getItems().stream()
                  .filter(each -> each.id().key().equals(id))
                  .findFirst()
                  .orElseThrow();
          checks.scrollTo(finding);
          checks.getSelectionModel().select(finding);
        });
    Button help =
        lookup("#deliver-checks .list-cell").queryAllAs(ListCell.class).stream()
            .filter(
                cell -> cell.getItem() instanceof Finding finding && finding.id().key().equals(id))
            .map(cell -> (Button) cell.lookup(".finding-fix"))
            .filter(button -> button != null && button.isVisible())
            .findFirst()
            .orElseThrow();
    interact(help::fire);
  }

  @Test
  void aFolderWithFilesOfOthersIsLeftAloneUntilTheAuthorSaysSo() throws IOException {
    openPage("One");
    choose("plain");
    Path out = folder.resolve("out");
    into(out);
    press("#deliver-now");
    await("the delivery", () -> status().contains(out.toString()));
    Path other = Files.createDirectories(folder.resolve("other/audio"));
    String name = names(out.resolve("audio")).get(0);
    Files.writeString(other.resolve(name), "somebody's");
    into(folder.resolve("other"));
    press("#deliver-now");
    await("the refusal", () -> find("#deliver-replace").isVisible());
    assertEquals("somebody's", Files.readString(other.resolve(name)));
    press("#deliver-replace");
    await("the delivery", () -> status().contains(folder.resolve("other").toString()));
    assertTrue(Files.size(other.resolve(name)) > 1000);
  }
}
