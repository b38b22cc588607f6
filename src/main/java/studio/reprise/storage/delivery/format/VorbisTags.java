package studio.reprise.storage.delivery.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Words;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.FileDescription;

/**
 * The comments of FLAC and Opus files (xiph.org, "Ogg Vorbis I comment field"; pictures: RFC 9639,
 * 8.8; chapters: xiph.org wiki, "Chapter Extension"). Chapters are written here, because FFmpeg
 * rounds them to the second.
 */
public final class VorbisTags {
  private static final String VENDOR = "Reprise";
  private static final int FRONT_COVER = 3;
  private static final int BITS_A_PIXEL = 24;
  private static final int COMMENT_BLOCK = 4;
  private static final int PICTURE_BLOCK = 6;
  private static final int LAST_BLOCK = 0x80;

  private VorbisTags() {}

  /**
   * The comments, names (ASCII, upper case) and values, in their order; a name several times for
   * several people.
   */
  public static List<Map.Entry<String, String>> comments(FileDescription file) {
    Book book = file.book();
    FileWords words = new FileWords(file);
    List<Map.Entry<String, String>> all = new ArrayList<>();
    add(all, "TITLE", file.title());
    add(all, "ALBUM", book.title());
    add(all, "SUBTITLE", book.subtitle());
    book.authors().forEach(name -> add(all, "ARTIST", name));
    add(all, "ALBUMARTIST", FileWords.people(book.authors()));
    book.narrators().forEach(name -> add(all, "COMPOSER", name));
    book.narrators().forEach(name -> add(all, "PERFORMER", name));
    add(all, "GENRE", FileWords.GENRE);
    add(all, "DATE", book.date());
    if (file.number() > 0) {
      add(all, "TRACKNUMBER", String.valueOf(file.number()));
      add(all, "TRACKTOTAL", String.valueOf(file.files()));
    }
    add(all, "LANGUAGE", book.language());
    add(all, "COPYRIGHT", book.copyright());
    add(all, "PUBLISHER", book.publisher());
    all.add(Map.entry("DESCRIPTION", words.comment()));
    words.extras().forEach((key, value) -> add(all, key, value));
    for (int i = 0; i < file.marks().size(); i++) {
      ChapterMark mark = file.marks().get(i);
      String key = String.format(Locale.ROOT, "CHAPTER%03d", i + 1);
      long millis = Times.millis(mark.startSample(), file.sampleRateHz());
      all.add(Map.entry(key, Times.clock(millis)));
      all.add(Map.entry(key + "NAME", Words.line(mark.title())));
    }
    return all;
  }

  private static void add(List<Map.Entry<String, String>> all, String key, String value) {
    String line = Words.line(value);
    if (!line.isEmpty()) {
      all.add(Map.entry(key, line));
    }
  }

  /** A cover as a comment's value, as Ogg files hold it. */
  public static Map.Entry<String, String> coverComment(Cover cover) {
    return Map.entry("METADATA_BLOCK_PICTURE", Base64.getEncoder().encodeToString(picture(cover)));
  }

  /** The metadata blocks of a FLAC behind its STREAMINFO; the last of them says so. */
  public static byte[] flacBlocks(FileDescription file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.cover().ifPresent(cover -> block(out, PICTURE_BLOCK, picture(cover)));
    block(out, COMMENT_BLOCK | LAST_BLOCK, commentBlock(comments(file)));
    return out.toByteArray();
  }

  /** Vendor and comments, little endian. */
  private static byte[] commentBlock(List<Map.Entry<String, String>> comments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    counted(out, utf8(VENDOR));
    out.writeBytes(littleEndian(comments.size()));
    comments.forEach(each -> counted(out, utf8(each.getKey() + "=" + each.getValue())));
    return out.toByteArray();
  }

  private static byte[] picture(Cover cover) {
    byte[] type = cover.kind().mediaType().getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = cover.bytes();
    ByteBuffer out = ByteBuffer.allocate(32 + type.length + bytes.length);
    out.putInt(FRONT_COVER).putInt(type.length).put(type).putInt(0);
    out.putInt(cover.width()).putInt(cover.height()).putInt(BITS_A_PIXEL).putInt(0);
    return out.putInt(bytes.length).put(bytes).array();
  }

  private static void block(ByteArrayOutputStream out, int type, byte[] content) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(type << 24 | content.length).array());
    out.writeBytes(content);
  }

  private static void counted(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(littleEndian(bytes.length));
    out.writeBytes(bytes);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
