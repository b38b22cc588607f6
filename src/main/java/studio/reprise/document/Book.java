package studio.reprise.document;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What the title page of a delivery says. Everything may be left open; a delivery says what its
 * receiver asks for.
 *
 * @param title of the book, podcast or game
 * @param subtitle or ""
 * @param authors in their order
 * @param narrators as listeners shall read them
 * @param publisher or ""
 * @param language BCP 47, or ""
 * @param date of publication: {@code yyyy}, {@code yyyy-mm} or {@code yyyy-mm-dd}, or ""
 * @param isbn of this recording, or ""
 * @param series or ""
 * @param seriesPart its number in the series, or ""
 * @param copyright or ""
 * @param description for shops, or ""
 * @param coverSha256 names {@code covers/<sha256>}, or ""
 * @param disclosure what listeners are told of the voices
 */
public record Book(
    String title,
    String subtitle,
    List<String> authors,
    List<String> narrators,
    String publisher,
    String language,
    String date,
    String isbn,
    String series,
    String seriesPart,
    String copyright,
    String description,
    String coverSha256,
    Disclosure disclosure) {
  /** Nothing said yet. */
  public static final Book UNTITLED =
      new Book(
          "", "", List.of(), List.of(), "", "", "", "", "", "", "", "", "", Disclosure.DEFAULT);

  private static final int MOST_PEOPLE = 100;

  public Book {
    Ids.requireText(title, 500, "title of the book");
    Ids.requireText(subtitle, 500, "subtitle");
    authors = people(authors);
    narrators = people(narrators);
    Ids.requireText(publisher, 500, "publisher");
    Speaker.requireLanguage(language);
    if (date == null
        || !date.matches("([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?")) {
      throw new EditException("A date is written 2027, 2027-03 or 2027-03-31, not \"{0}\".", date);
    }
    if (isbn == null || !isbn.isEmpty() && !Isbn.isOne(isbn)) {
      throw new EditException(
          "\"{0}\" is no ISBN: it has 10 or 13 digits, and the last one guards the others.", isbn);
    }
    Ids.requireText(series, 500, "series");
    if (seriesPart == null || !seriesPart.matches("[0-9]{0,5}([.][0-9]{1,3})?")) {
      throw new EditException("A part of a series is a number, not \"{0}\".", seriesPart);
    }
    Ids.requireText(copyright, 500, "copyright");
    Ids.requireText(description, 20_000, "description of the book");
    Ids.requireHash(coverSha256, "cover");
    Objects.requireNonNull(disclosure, "disclosure");
  }

  private static List<String> people(List<String> names) {
    List<String> people = List.copyOf(names);
    if (people.size() > MOST_PEOPLE) {
      throw new EditException("A book names at most {0} people of a kind.", MOST_PEOPLE);
    }
    for (String name : people) {
      Ids.requireText(name, 200, "name of a person");
      if (name.isBlank()) {
        throw new EditException("The name of a person is empty.");
      }
    }
    return people;
  }

  public Book withTitle(String changed) {
    return with(draft -> draft.title = changed);
  }

  public Book withSubtitle(String changed) {
    return with(draft -> draft.subtitle = changed);
  }

  public Book withAuthors(List<String> changed) {
    return with(draft -> draft.authors = changed);
  }

  public Book withNarrators(List<String> changed) {
    return with(draft -> draft.narrators = changed);
  }

  public Book withPublisher(String changed) {
    return with(draft -> draft.publisher = changed);
  }

  public Book withLanguage(String changed) {
    return with(draft -> draft.language = changed);
  }

  public Book withDate(String changed) {
    return with(draft -> draft.date = changed);
  }

  public Book withIsbn(String changed) {
    return with(draft -> draft.isbn = changed);
  }

  /** Its series, and which part of it. */
  public Book withSeries(String changed, String part) {
    return with(
        draft -> {
          draft.series = changed;
          draft.seriesPart = part;
        });
  }

  public Book withCopyright(String changed) {
    return with(draft -> draft.copyright = changed);
  }

  public Book withDescription(String changed) {
    return with(draft -> draft.description = changed);
  }

  /** Another cover, by its hash; "" takes it away. */
  public Book withCover(String sha256) {
    return with(draft -> draft.coverSha256 = sha256);
  }

  public Book withDisclosure(Disclosure changed) {
    return with(draft -> draft.disclosure = changed);
  }

  private Book with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** A book while one of its parts is exchanged. */
  private static final class Draft {
    private String title;
    private String subtitle;
    private List<String> authors;
    private List<String> narrators;
    private String publisher;
    private String language;
    private String date;
    private String isbn;
    private String series;
    private String seriesPart;
    private String copyright;
    private String description;
    private String coverSha256;
    private Disclosure disclosure;

    private Draft(Book book) {
      title = book.title;
      subtitle = book.subtitle;
      authors = book.authors;
      narrators = book.narrators;
      publisher = book.publisher;
      language = book.language;
      date = book.date;
      isbn = book.isbn;
      series = book.series;
      seriesPart = book.seriesPart;
      copyright = book.copyright;
      description = book.description;
      coverSha256 = book.coverSha256;
      disclosure = book.disclosure;
    }

    private Book done() {
      return new Book(
          title,
          subtitle,
          authors,
          narrators,
          publisher,
          language,
          date,
          isbn,
          series,
          seriesPart,
          copyright,
          description,
          coverSha256,
          disclosure);
    }
  }
}
