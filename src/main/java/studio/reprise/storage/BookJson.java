package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;
import studio.reprise.document.EditException;
import studio.reprise.storage.DocumentJson.Unknown;

/** A book as a JSON object: one form for project, journal, delivery; what is empty is left out. */
public final class BookJson {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "subtitle",
          "authors",
          "narrators",
          "publisher",
          "language",
          "date",
          "isbn",
          "series",
          "seriesPart",
          "copyright",
          "description",
          "cover",
          "disclosure");

  private BookJson() {}

  /** What the book says. */
  public static ObjectNode write(Book book) {
    ObjectNode out = DocumentJson.MAPPER.createObjectNode();
    put(out, "title", book.title());
    put(out, "subtitle", book.subtitle());
    people(out, "authors", book.authors());
    people(out, "narrators", book.narrators());
    put(out, "publisher", book.publisher());
    put(out, "language", book.language());
    put(out, "date", book.date());
    put(out, "isbn", book.isbn());
    put(out, "series", book.series());
    put(out, "seriesPart", book.seriesPart());
    put(out, "copyright", book.copyright());
    put(out, "description", book.description());
    put(out, "cover", book.coverSha256());
    Disclosure disclosure = book.disclosure();
    if (!disclosure.equals(Disclosure.DEFAULT)) {
      ObjectNode said = out.putObject("disclosure").put("kind", disclosure.kind().key());
      put(said, "words", disclosure.words());
      said.put("spoken", disclosure.spoken().key());
    }
    return out;
  }

  static Book read(JsonNode node, Unknown unknown) {
    DocumentJson.keys(node, unknown, "book", KEYS);
    return new Book(
        DocumentJson.text(node, "title"),
        DocumentJson.text(node, "subtitle"),
        people(node, "authors"),
        people(node, "narrators"),
        DocumentJson.text(node, "publisher"),
        DocumentJson.text(node, "language"),
        DocumentJson.text(node, "date"),
        DocumentJson.text(node, "isbn"),
        DocumentJson.text(node, "series"),
        DocumentJson.text(node, "seriesPart"),
        DocumentJson.text(node, "copyright"),
        DocumentJson.text(node, "description"),
        DocumentJson.text(node, "cover"),
        disclosure(node.path("disclosure"), unknown));
  }

  private static Disclosure disclosure(JsonNode node, Unknown unknown) {
    if (node.isMissingNode()) {
      return Disclosure.DEFAULT;
    }
    DocumentJson.keys(node, unknown, "disclosure", Set.of("kind", "words", "spoken"));
    return new Disclosure(
        node.has("kind")
            ? Disclosure.Kind.of(DocumentJson.text(node, "kind"))
            : Disclosure.DEFAULT.kind(),
        DocumentJson.text(node, "words"),
        node.has("spoken")
            ? Disclosure.Spoken.of(DocumentJson.text(node, "spoken"))
            : Disclosure.DEFAULT.spoken());
  }

  private static List<String> people(JsonNode node, String key) {
    JsonNode names = node.path(key);
    if (names.isMissingNode()) {
      return List.of();
    }
    if (!names.isArray()) {
      throw new EditException("\"{0}\" is a list of names.", key);
    }
    List<String> people = new ArrayList<>();
    for (JsonNode name : names) {
      if (!name.isTextual()) {
        throw new EditException("\"{0}\" is a list of names.", key);
      }
      people.add(name.asText());
    }
    return people;
  }

  private static void people(ObjectNode out, String key, List<String> names) {
    if (!names.isEmpty()) {
      ArrayNode list = out.putArray(key);
      names.forEach(list::add);
    }
  }

  private static void put(ObjectNode out, String key, String value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }
}
