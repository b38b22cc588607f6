package studio.reprise.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.SceneChoice;
import studio.reprise.desk.delivery.Credits;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.storage.BookJson;

/** What the title page of deliveries says, and what its scenes are. */
@Command(
    name = "book",
    description = {
      "Says what a delivery says of the whole, and what each scene is in it. What is not given "
          + "stays; without an option it is shown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise book my-book --title 'The Tide' --author 'A. Writer' --narrator Ada",
      "  reprise book my-book --cover cover.jpg --language en-GB --date 2027-03-31",
      "  reprise book my-book --role 'Credits=opening' --role 'Notes=skip'",
      "  reprise book my-book --credits",
      "  reprise book my-book"
    })
final class BookCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(names = "--title", paramLabel = "<text>", description = "Of the book.")
  private String title;

  @Option(names = "--subtitle", paramLabel = "<text>", description = "Of the book.")
  private String subtitle;

  @Option(names = "--author", paramLabel = "<name>", description = "May be repeated.")
  private List<String> authors;

  @Option(names = "--narrator", paramLabel = "<name>", description = "May be repeated.")
  private List<String> narrators;

  @Option(names = "--publisher", paramLabel = "<name>", description = "Who publishes it.")
  private String publisher;

  @Option(names = "--language", paramLabel = "<code>", description = "Such as en or zh-CN.")
  private String language;

  @Option(names = "--date", paramLabel = "<date>", description = "2027, 2027-03 or 2027-03-31.")
  private String date;

  @Option(names = "--isbn", paramLabel = "<number>", description = "Of this recording.")
  private String isbn;

  @Option(names = "--series", paramLabel = "<text>", description = "The series it belongs to.")
  private String series;

  @Option(names = "--part", paramLabel = "<n>", description = "Its number in the series.")
  private String part;

  @Option(names = "--copyright", paramLabel = "<text>", description = "Whose it is.")
  private String copyright;

  @Option(names = "--description", paramLabel = "<text>", description = "For shops.")
  private String description;

  @Option(
      names = "--cover",
      paramLabel = "<file>",
      description = "A square JPEG or PNG of 2400 pixels or more; \"\" takes it away.")
  private String cover;

  @Option(
      names = "--voices",
      paramLabel = "<kind>",
      description = "What listeners are told: ai_voice, authorised_replica or mixed.")
  private String voices;

  @Option(names = "--words", paramLabel = "<text>", description = "How they are told it.")
  private String words;

  @Option(
      names = "--spoken",
      paramLabel = "<when>",
      description = "Whether the opening says it: off or start.")
  private String spoken;

  @Option(
      names = "--role",
      paramLabel = "<scene>=<role>",
      description = "What a scene is: chapter, opening, closing, sample or skip; may be repeated.")
  private Map<String, String> roles = Map.of();

  @Option(
      names = "--credits",
      description =
          "Adds opening and closing credits, made of the title page, where there are none.")
  private boolean credits;

  @Mixin private CommonOptions common;

  BookCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (OpenProject opening = surroundings.open(path)) {
      // all that can be wrong is found before the first change
      Map<String, Scene.Role> chosen = new LinkedHashMap<>();
      roles.forEach(
          (scene, role) ->
              chosen.put(
                  found(opening.project(), scene), WrongUse.unless(() -> Scene.Role.of(role))));
      Book before = opening.project().book();
      Book after = covered(WrongUse.unless(() -> changed(before)), opening);
      if (!after.equals(before)) {
        opening.make(ProjectEdits.changeBook(after, ""));
      }
      chosen.forEach((scene, role) -> opening.make(SceneEdits.changeRole(scene, role)));
      if (credits) {
        Credits.missing(opening.project()).forEach(opening::make);
      }
      opening.save();
      print(opening.project());
    }
    return CommandLineDoor.DONE;
  }

  private Book changed(Book before) {
    Book book = before;
    book = title == null ? book : book.withTitle(title);
    book = subtitle == null ? book : book.withSubtitle(subtitle);
    book = authors == null ? book : book.withAuthors(authors);
    book = narrators == null ? book : book.withNarrators(narrators);
    book = publisher == null ? book : book.withPublisher(publisher);
    book = language == null ? book : book.withLanguage(language);
    book = date == null ? book : book.withDate(date);
    book = isbn == null ? book : book.withIsbn(isbn);
    book =
        book.withSeries(
            series == null ? book.series() : series, part == null ? book.seriesPart() : part);
    book = copyright == null ? book : book.withCopyright(copyright);
    book = description == null ? book : book.withDescription(description);
    Disclosure told = book.disclosure();
    return book.withDisclosure(
        new Disclosure(
            voices == null ? told.kind() : Disclosure.Kind.of(voices),
            words == null ? told.words() : words,
            spoken == null ? told.spoken() : Disclosure.Spoken.of(spoken)));
  }

  private Book covered(Book book, OpenProject opening) {
    if (cover == null) {
      return book;
    }
    return book.withCover(
        cover.isEmpty()
            ? ""
            : opening.folder().covers().put(surroundings.given().file(Path.of(cover))));
  }

  private static String found(Project project, String wanted) {
    List<Scene> called = WrongUse.unless(() -> SceneChoice.of(project, List.of(wanted)));
    if (called.size() > 1) {
      throw new WrongUse("Several scenes are called \"{0}\"; give the id.", wanted);
    }
    return called.get(0).id();
  }

  private void print(Project project) {
    if (common.isQuiet()) {
      return;
    }
    surroundings.out().println(BookJson.write(project.book()).toPrettyString());
    if (!common.isJson()) {
      for (Scene scene : project.scenes()) {
        surroundings.out().println(scene.id() + "  " + scene.role().key() + "  " + scene.title());
      }
    }
  }
}
