package studio.reprise.storage.delivery.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.reprise.audio.tag.AiLabel;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.Xmp;
import studio.reprise.document.Book;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.delivery.FileDescription;
import studio.reprise.storage.delivery.SpokenLine;

/** What a file says of the machine that speaks in it: to programs always, to people in words. */
public final class SyntheticSpeech {
  private SyntheticSpeech() {}

  /** The author's words on the voices, or the usual ones in the book's language. */
  public static String words(Book book) {
    String own = Words.lines(book.disclosure().words()).strip();
    if (!own.isEmpty()) {
      return own;
    }
    boolean isChinese = "zh".equals(Locale.forLanguageTag(book.language()).getLanguage());
    return switch (book.disclosure().kind()) {
      case AI_VOICE -> isChinese ? "本作品由人工智能合成语音朗读。" : "Narrated by an AI voice.";
      case AUTHORISED_REPLICA ->
          isChinese ? "本作品由经本人授权的合成语音朗读。" : "Narrated by an authorized voice replica.";
      case MIXED -> isChinese ? "本作品的部分朗读为人工智能合成语音。" : "Narrated in part by AI voices.";
    };
  }

  /** The packet with IPTC's digital source type, and the words that every program reads. */
  static Xmp xmp(FileDescription file) {
    Book book = file.book();
    return new Xmp(
        file.title(),
        book.authors(),
        book.description(),
        book.publisher(),
        book.copyright(),
        book.language().isEmpty() ? List.of() : List.of(book.language()));
  }

  /** The label of GB 45438-2025; the publisher answers for the content, else the authors. */
  static AiLabel label(FileDescription file) {
    Book book = file.book();
    String producer =
        book.publisher().isBlank() ? String.join("; ", book.authors()) : book.publisher();
    return new AiLabel(producer, soundId(file));
  }

  /** Names a sound among all: its take's fingerprint, or a hash of its takes' fingerprints. */
  static String soundId(FileDescription file) {
    if (file.lines().size() == 1) {
      return file.lines().get(0).fingerprint();
    }
    String takes =
        file.lines().stream().map(SpokenLine::fingerprint).collect(Collectors.joining("\n"));
    return AtomicFile.sha256(takes.getBytes(StandardCharsets.UTF_8));
  }
}
