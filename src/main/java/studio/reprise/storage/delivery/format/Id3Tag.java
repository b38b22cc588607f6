package studio.reprise.storage.delivery.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Words;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.FileDescription;

/**
 * The tag at the head of an MP3: ID3v2.3.0 (id3.org, 1999) with the chapter frames of "ID3v2
 * Chapter Frame Addendum" 1.0. Version 2.3, because players read it everywhere; texts are UTF-16
 * with a byte order mark.
 */
public final class Id3Tag {
  /** The table of contents counts its entries in a byte. */
  static final int MOST_CONTENTS = 255;

  private static final int UTF_16 = 1;
  private static final int LATIN_1 = 0;
  private static final int FRONT_COVER = 3;
  private static final int TOP_LEVEL_ORDERED = 3;
  private static final int NO_OFFSET = -1;
  private static final int MOST_TITLE_BYTES = 2000;

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

  private Id3Tag() {}

  /**
   * The whole tag, to be written before the first frame of sound.
   *
   * @param lengthSamples of the sound, where the last chapter ends; another length gives as many
   *     bytes
   */
  public static byte[] bytes(FileDescription file, long lengthSamples) {
    Id3Tag tag = new Id3Tag();
    tag.words(file);
    tag.chapters(file, lengthSamples);
    return tag.whole();
  }

  private void words(FileDescription file) {
    Book book = file.book();
    FileWords words = new FileWords(file);
    text("TIT2", file.title());
    text("TIT3", book.subtitle());
    text("TALB", book.title());
    text("TPE1", FileWords.people(book.authors()));
    text("TPE2", FileWords.people(book.authors()));
    text("TCOM", FileWords.people(book.narrators()));
    text("TCON", FileWords.GENRE);
    if (file.number() > 0) {
      text("TRCK", file.number() + "/" + file.files());
    }
    text("TYER", words.year());
    text("TDAT", words.dayAndMonth());
    String language = words.languageOfThreeLetters();
    text("TLAN", language);
    text("TCOP", book.copyright());
    text("TPUB", book.publisher());
    frame("COMM", comment(language.isEmpty() ? "und" : language, words.comment()));
    words.extras().forEach((key, value) -> frame("TXXX", extra(key, value)));
    byte[] xmp = SyntheticSpeech.xmp(file).packet().getBytes(StandardCharsets.UTF_8);
    frame("PRIV", concat(latin1z("XMP"), xmp));
    file.cover().ifPresent(cover -> frame("APIC", picture(cover)));
  }

  private void chapters(FileDescription file, long lengthSamples) {
    int count = file.marks().size();
    if (count > 0 && count <= MOST_CONTENTS) {
      ByteArrayOutputStream contents = new ByteArrayOutputStream();
      contents.writeBytes(latin1z("toc"));
      contents.write(TOP_LEVEL_ORDERED);
      contents.write(count);
      for (int i = 0; i < count; i++) {
        contents.writeBytes(latin1z(elementId(i)));
      }
      frame("CTOC", contents.toByteArray());
    }
    for (int i = 0; i < count; i++) {
      ChapterMark mark = file.marks().get(i);
      ByteBuffer times = ByteBuffer.allocate(16);
      times.putInt((int) Times.millis(mark.startSample(), file.sampleRateHz()));
      long end = i + 1 < count ? file.marks().get(i + 1).startSample() : lengthSamples;
      times.putInt((int) Times.millis(end, file.sampleRateHz()));
      times.putInt(NO_OFFSET).putInt(NO_OFFSET);
      Id3Tag inside = new Id3Tag();
      inside.text("TIT2", mark.title());
      frame("CHAP", concat(latin1z(elementId(i)), times.array(), inside.frames.toByteArray()));
    }
  }

  private static String elementId(int chapter) {
    return String.format(Locale.ROOT, "ch%03d", chapter + 1);
  }

  private void text(String id, String text) {
    String line = Words.line(text, MOST_TITLE_BYTES);
    if (!line.isEmpty()) {
      frame(id, concat(new byte[] {UTF_16}, utf16(line)));
    }
  }

  private static byte[] extra(String key, String value) {
    return concat(new byte[] {UTF_16}, utf16z(key), utf16(value));
  }

  private static byte[] comment(String language, String text) {
    return concat(
        new byte[] {UTF_16},
        language.getBytes(StandardCharsets.ISO_8859_1),
        utf16z(""),
        utf16(text));
  }

  private static byte[] picture(Cover cover) {
    return concat(
        new byte[] {LATIN_1},
        latin1z(cover.kind().mediaType()),
        new byte[] {FRONT_COVER},
        latin1z(""),
        cover.bytes());
  }

  private void frame(String id, byte[] content) {
    frames.writeBytes(id.getBytes(StandardCharsets.ISO_8859_1));
    frames.writeBytes(ByteBuffer.allocate(6).putInt(content.length).array());
    frames.writeBytes(content);
  }

  private byte[] whole() {
    int size = frames.size();
    byte[] head = {
      'I',
      'D',
      '3',
      3,
      0,
      0,
      (byte) (size >> 21 & 0x7f),
      (byte) (size >> 14 & 0x7f),
      (byte) (size >> 7 & 0x7f),
      (byte) (size & 0x7f)
    };
    return concat(head, frames.toByteArray());
  }

  private static byte[] utf16(String text) {
    return concat(new byte[] {(byte) 0xff, (byte) 0xfe}, text.getBytes(StandardCharsets.UTF_16LE));
  }

  private static byte[] utf16z(String text) {
    return concat(utf16(text), new byte[2]);
  }

  private static byte[] latin1z(String text) {
    return concat(text.getBytes(StandardCharsets.ISO_8859_1), new byte[1]);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
