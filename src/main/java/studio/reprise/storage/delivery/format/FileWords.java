package studio.reprise.storage.delivery.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Collectors;
import studio.reprise.audio.tag.AiLabel;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.Xmp;
import studio.reprise.document.Book;
import studio.reprise.storage.delivery.FileDescription;

/** What the tags of every kind say, before each kind writes it down its own way. */
final class FileWords {
  static final String GENRE = "Audiobook";

  private final FileDescription file;
  private final Book book;

  FileWords(FileDescription file) {
    this.file = file;
    this.book = file.book();
  }

  /** Several people in one field, as audiobook shelves take them apart. */
  static String people(List<String> names) {
    return names.stream()
        .map(Words::line)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** The year of publication, or empty. */
  String year() {
    return book.date().length() < 4 ? "" : book.date().substring(0, 4);
  }

  /** Day and month as {@code DDMM}, or empty. */
  String dayAndMonth() {
    String date = book.date();
    return date.length() == 10 ? date.substring(8) + date.substring(5, 7) : "";
  }

  /** ISO 639-2, or empty. */
  String languageOfThreeLetters() {
    try {
      return Locale.forLanguageTag(book.language()).getISO3Language();
    } catch (MissingResourceException e) {
      return "";
    }
  }

  /** What is told about the book, and behind it the words on the voices. */
  String comment() {
    String about = Words.lines(book.description()).strip();
    String voices = SyntheticSpeech.words(book);
    return about.isEmpty() ? voices : about + "\n\n" + voices;
  }

  /**
   * Words for which the kinds of files have no field of their own, by the names that audiobook
   * shelves know; the marks of synthetic speech first.
   */
  Map<String, String> extras() {
    Map<String, String> extras = new LinkedHashMap<>();
    extras.put("DIGITALSOURCETYPE", Xmp.TRAINED_ALGORITHMIC_MEDIA);
    extras.put(AiLabel.KEY, SyntheticSpeech.label(file).json());
    extras.put("DISCLOSURE", Words.line(SyntheticSpeech.words(book)));
    extras.put("ISBN", Words.line(book.isbn()));
    extras.put("SERIES", Words.line(book.series()));
    extras.put("SERIES-PART", Words.line(book.seriesPart()));
    extras.values().removeIf(String::isEmpty);
    return extras;
  }
}
