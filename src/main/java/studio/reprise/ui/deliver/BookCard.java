package studio.reprise.ui.deliver;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;
import studio.reprise.document.Disclosure.Spoken;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.format.SyntheticSpeech;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.RowsArea;
import studio.reprise.ui.widget.Widgets;

/** The book's title page: its words, its people, its cover, what is told of the voices. */
final class BookCard extends VBox {
  private static final double COVER = 112;
  private static final String SEVERAL = "; ";

  /** Fields whose form is not told by their name. */
  private static final Set<String> HINTED = Set.of("authors", "narrators", "language", "date");

  private final BookCommands commands;
  private final Messages messages;
  private final ImageView cover = new ImageView();
  private final Label noCover;
  private final Label problem = Widgets.paragraph("", "warning-text", "text-small");
  private final List<Field> fields = new ArrayList<>();
  private final ComboBox<Disclosure.Kind> kind = new ComboBox<>();
  private final CheckBox spoken = new CheckBox();
  private TextInputControl words;
  private String coverShown = "";
  private boolean isShowing;

  /** A field of the card and the words that it shows. */
  private record Field(TextInputControl control, Function<Book, String> text) {}

  BookCard(BookCommands commands, Messages messages) {
    this.commands = commands;
    this.messages = messages;
    this.noCover =
        Widgets.paragraph(messages.text("deliver.cover.none"), "text-muted", "text-small");
    getStyleClass().add("book-card");
    problem.setId("book-problem");
    Widgets.shown(problem).bind(problem.textProperty().isNotEmpty());
    getChildren().addAll(coverRow(), problem);
    field("title", new TextField(), Book::title, Book::withTitle);
    field("subtitle", new TextField(), Book::subtitle, Book::withSubtitle);
    field(
        "authors",
        new TextField(),
        book -> several(book.authors()),
        (b, t) -> b.withAuthors(names(t)));
    field(
        "narrators",
        new TextField(),
        book -> several(book.narrators()),
        (b, t) -> b.withNarrators(names(t)));
    field("publisher", new TextField(), Book::publisher, Book::withPublisher);
    field("language", new TextField(), Book::language, Book::withLanguage);
    field("date", new TextField(), Book::date, Book::withDate);
    field("isbn", new TextField(), Book::isbn, Book::withIsbn);
    field("series", new TextField(), Book::series, (b, t) -> b.withSeries(t, b.seriesPart()));
    field("part", new TextField(), Book::seriesPart, (b, t) -> b.withSeries(b.series(), t));
    field("copyright", new TextField(), Book::copyright, Book::withCopyright);
    field("description", new RowsArea(3), Book::description, Book::withDescription);
    disclosure();
  }

  private Node coverRow() {
    cover.setFitWidth(COVER);
    cover.setFitHeight(COVER);
    cover.setPreserveRatio(true);
    cover.setAccessibleText(messages.text("deliver.cover"));
    StackPane frame = new StackPane(noCover, cover);
    frame.getStyleClass().add("book-cover");
    frame.setId("book-cover");
    frame.setMinSize(COVER + 8, COVER + 8);
    frame.setMaxSize(COVER + 8, COVER + 8);
    Drop.ofFiles(frame, files -> true, files -> commands.putCover(files.get(0).toPath()));
    Button choose =
        Widgets.button(Feather.IMAGE, messages.text("deliver.cover.choose"), this::chooseCover);
    choose.setId("book-cover-choose");
    Button remove =
        Widgets.button(
            Feather.TRASH_2,
            messages.text("deliver.cover.remove"),
            () -> change("cover", book -> book.withCover("")));
    remove.disableProperty().bind(cover.imageProperty().isNull());
    VBox buttons =
        new VBox(
            choose,
            remove,
            Widgets.paragraph(messages.text("deliver.cover.help"), "text-muted", "text-small"));
    buttons.getStyleClass().add("book-cover-buttons");
    return Widgets.row(frame, buttons);
  }

  /** Asks for a picture. */
  void chooseCover() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("deliver.cover.choose"));
    chooser
        .getExtensionFilters()
        .setAll(new FileChooser.ExtensionFilter("JPEG, PNG", "*.jpg", "*.jpeg", "*.png"));
    Choosers.open(chooser, "cover", getScene().getWindow())
        .ifPresent(file -> commands.putCover(file.toPath()));
  }

  private void field(
      String name,
      TextInputControl control,
      Function<Book, String> text,
      BiFunction<Book, String, Book> with) {
    control.setId("book-" + name);
    Label label = Widgets.label(messages.text("deliver.book." + name), "field-label");
    label.setLabelFor(control);
    if (HINTED.contains(name)) {
      control.setPromptText(messages.text("deliver.book." + name + ".hint"));
    }
    Runnable commit = () -> change(name, book -> with.apply(book, control.getText().strip()));
    control
        .focusedProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                commit.run();
              }
            });
    if (control instanceof TextField field) {
      field.setOnAction(event -> commit.run());
    } else {
      leavesByTab(control);
    }
    fields.add(new Field(control, text));
    getChildren().addAll(label, control);
  }

  /** Tab goes on from an area, too: whoever has only keys would be caught in it. */
  private static void leavesByTab(TextInputControl control) {
    control.addEventFilter(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            control.fireEvent(
                new javafx.scene.input.KeyEvent(
                    control,
                    control,
                    javafx.scene.input.KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    KeyCode.TAB,
                    event.isShiftDown(),
                    true,
                    false,
                    false));
          }
        });
  }

  private void disclosure() {
    kind.setId("book-disclosure");
    kind.getItems().setAll(Disclosure.Kind.values());
    Widgets.sayIn(kind, value -> messages.of("deliver.voices", value));
    kind.setMaxWidth(Double.MAX_VALUE);
    Label label = Widgets.label(messages.text("deliver.voices"), "field-label");
    label.setLabelFor(kind);
    getChildren().addAll(label, kind);
    kind.valueProperty()
        .addListener(
            (value, old, now) -> disclose(was -> new Disclosure(now, was.words(), was.spoken())));
    field(
        "words",
        new RowsArea(3),
        book -> book.disclosure().words(),
        (book, text) ->
            book.withDisclosure(
                new Disclosure(book.disclosure().kind(), text, book.disclosure().spoken())));
    words = fields.get(fields.size() - 1).control();
    spoken.setId("book-spoken");
    spoken.setText(messages.text("deliver.voices.spoken"));
    spoken
        .selectedProperty()
        .addListener(
            (value, old, now) ->
                disclose(
                    was ->
                        new Disclosure(was.kind(), was.words(), now ? Spoken.START : Spoken.OFF)));
    getChildren()
        .addAll(
            spoken,
            Widgets.paragraph(messages.text("deliver.voices.help"), "text-muted", "text-small"));
  }

  private void disclose(java.util.function.UnaryOperator<Disclosure> change) {
    change("disclosure", book -> book.withDisclosure(change.apply(book.disclosure())));
  }

  private void change(String field, java.util.function.UnaryOperator<Book> change) {
    if (!isShowing) {
      Sentence refusal = commands.change(field, change);
      problem.setText(refusal.isEmpty() ? "" : messages.sentence(refusal));
    }
  }

  /** Shows the book as it is; what is being typed stays. */
  void show(Book book) {
    isShowing = true;
    for (Field field : fields) {
      String text = field.text().apply(book);
      if (!field.control().isFocused() && !field.control().getText().strip().equals(text)) {
        field.control().setText(text);
      }
    }
    kind.setValue(book.disclosure().kind());
    spoken.setSelected(book.disclosure().spoken() == Spoken.START);
    words.setPromptText(
        SyntheticSpeech.words(
            book.withDisclosure(
                new Disclosure(book.disclosure().kind(), "", book.disclosure().spoken()))));
    isShowing = false;
    if (!book.coverSha256().equals(coverShown)) {
      coverShown = book.coverSha256();
      commands.cover(this::showCover);
    }
  }

  private void showCover(Optional<Cover> there) {
    Optional<Image> image =
        there
            .map(it -> new Image(new ByteArrayInputStream(it.bytes()), COVER * 2, 0, true, true))
            .filter(it -> !it.isError());
    cover.setImage(image.orElse(null));
    noCover.setVisible(image.isEmpty());
  }

  /** Where a missing word is filled in. */
  void focusTitle() {
    fields.get(0).control().requestFocus();
  }

  private static String several(List<String> names) {
    return String.join(SEVERAL, names);
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split("[;；]"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
