package studio.reprise.storage.delivery.format;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import studio.reprise.audio.tag.Words;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.FileDescription;

/**
 * The tags of M4A and M4B files: iTunes' {@code ilst} with its free-form atoms in {@code
 * moov/udta/meta}, and an XMP packet in a {@code uuid} box (XMP Specification part 3). They are put
 * into a finished file whose {@code moov} is its last box; it goes to the front then, so that a
 * player begins before it has the whole file.
 */
public final class Mp4Tags {
  private static final int TEXT = 1;
  private static final int JPEG = 13;
  private static final int PNG = 14;
  private static final int INTEGER = 21;
  private static final int AUDIOBOOK = 2;
  private static final int MOST_MOOV_BYTES = 1 << 27;
  private static final long XMP_UUID_HIGH = 0xBE7ACFCB97A942E8L;
  private static final long XMP_UUID_LOW = 0x9C71999491E3AFACL;

  private Mp4Tags() {}

  /**
   * Puts the tags into a file that has none.
   *
   * @param file whose last box is {@code moov}
   * @throws IOException when it is not, or the disk fails
   */
  public static void add(SeekableByteChannel file, FileDescription description) throws IOException {
    long at = lastBox(file);
    long size = file.size() - at;
    if (size > MOST_MOOV_BYTES) {
      throw new IOException("The index of the file has " + size + " bytes");
    }
    ByteBuffer moov = read(file, at, (int) size);
    Mp4Index.write(file, at, withTags(moov, description));
    ByteArrayOutputStream xmp = new ByteArrayOutputStream();
    xmp.writeBytes(ByteBuffer.allocate(16).putLong(XMP_UUID_HIGH).putLong(XMP_UUID_LOW).array());
    xmp.writeBytes(utf8(SyntheticSpeech.xmp(description).packet()));
    put(file, box("uuid", xmp.toByteArray()));
  }

  private static long lastBox(SeekableByteChannel file) throws IOException {
    long at = 0;
    while (true) {
      ByteBuffer head = read(file, at, 16);
      long size = head.getInt(0) & 0xffffffffL;
      size = size == 1 ? head.getLong(8) : size;
      if (size < 8 || at + size > file.size()) {
        throw new IOException("A box of the file has " + size + " bytes");
      }
      if (at + size == file.size()) {
        if (!"moov".equals(name(head, 4))) {
          throw new IOException("The last box of the file is no moov");
        }
        return at;
      }
      at += size;
    }
  }

  /** The index with its {@code udta}, of which the chapters stay and the rest is ours. */
  private static byte[] withTags(ByteBuffer moov, FileDescription description) {
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    ByteArrayOutputStream user = new ByteArrayOutputStream();
    int at = 8;
    while (at + 8 <= moov.limit()) {
      int size = moov.getInt(at);
      if ("udta".equals(name(moov, at + 4))) {
        keepChapters(moov, at + 8, at + size, user);
      } else {
        inside.write(moov.array(), at, size);
      }
      at += size;
    }
    user.writeBytes(meta(description));
    inside.writeBytes(box("udta", user.toByteArray()));
    return box("moov", inside.toByteArray());
  }

  private static void keepChapters(ByteBuffer moov, int from, int to, ByteArrayOutputStream out) {
    for (int at = from; at + 8 <= to; at += moov.getInt(at)) {
      if ("chpl".equals(name(moov, at + 4))) {
        out.write(moov.array(), at, moov.getInt(at));
      }
    }
  }

  private static byte[] meta(FileDescription description) {
    ByteArrayOutputStream meta = new ByteArrayOutputStream();
    meta.writeBytes(new byte[4]);
    ByteBuffer handler = ByteBuffer.allocate(25);
    handler.putInt(0).putInt(0).put(latin1("mdirappl"));
    meta.writeBytes(box("hdlr", handler.array()));
    meta.writeBytes(box("ilst", list(description)));
    return box("meta", meta.toByteArray());
  }

  private static byte[] list(FileDescription description) {
    Book book = description.book();
    FileWords words = new FileWords(description);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "\u00a9nam", description.title());
    text(out, "\u00a9ART", FileWords.people(book.authors()));
    text(out, "aART", FileWords.people(book.authors()));
    text(out, "\u00a9alb", book.title());
    text(out, "\u00a9wrt", FileWords.people(book.narrators()));
    text(out, "\u00a9gen", FileWords.GENRE);
    text(out, "\u00a9day", book.date());
    if (description.number() > 0) {
      ByteBuffer track = ByteBuffer.allocate(8);
      track.putShort(2, (short) description.number()).putShort(4, (short) description.files());
      out.writeBytes(box("trkn", data(0, track.array())));
    }
    out.writeBytes(box("stik", data(INTEGER, new byte[] {AUDIOBOOK})));
    text(out, "cprt", book.copyright());
    text(out, "\u00a9pub", book.publisher());
    out.writeBytes(box("\u00a9cmt", data(TEXT, utf8(words.comment()))));
    if (!book.description().isBlank()) {
      out.writeBytes(box("desc", data(TEXT, utf8(Words.line(book.description(), 255)))));
      out.writeBytes(box("ldes", data(TEXT, utf8(Words.lines(book.description())))));
    }
    description
        .cover()
        .ifPresent(cover -> out.writeBytes(box("covr", data(type(cover), cover.bytes()))));
    freeForm(out, "SUBTITLE", book.subtitle());
    freeForm(out, "PUBLISHER", book.publisher());
    freeForm(out, "LANGUAGE", book.language());
    words.extras().forEach((key, value) -> freeForm(out, key, value));
    return out.toByteArray();
  }

  private static int type(Cover cover) {
    return cover.kind() == Cover.Kind.PNG ? PNG : JPEG;
  }

  private static void text(ByteArrayOutputStream out, String name, String words) {
    String line = Words.line(words);
    if (!line.isEmpty()) {
      out.writeBytes(box(name, data(TEXT, utf8(line))));
    }
  }

  private static void freeForm(ByteArrayOutputStream out, String name, String words) {
    String line = Words.line(words);
    if (!line.isEmpty()) {
      ByteArrayOutputStream atom = new ByteArrayOutputStream();
      atom.writeBytes(box("mean", withVersion(latin1("com.apple.iTunes"))));
      atom.writeBytes(box("name", withVersion(latin1(name))));
      atom.writeBytes(data(TEXT, utf8(line)));
      out.writeBytes(box("----", atom.toByteArray()));
    }
  }

  private static byte[] data(int type, byte[] content) {
    return box(
        "data",
        ByteBuffer.allocate(8 + content.length).putInt(type).putInt(0).put(content).array());
  }

  private static byte[] withVersion(byte[] content) {
    return ByteBuffer.allocate(4 + content.length).putInt(0).put(content).array();
  }

  private static byte[] box(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(latin1(name))
        .put(content)
        .array();
  }

  /** The four letters of a box. */
  static String name(ByteBuffer in, int at) {
    byte[] name = new byte[4];
    in.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** As many bytes as there are, at least the head of a box. */
  static ByteBuffer read(SeekableByteChannel file, long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, file.size() - at));
    file.position(at);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException("The file ends within a box");
      }
    }
    if (buffer.limit() < 8) {
      throw new EOFException("The file ends within a box");
    }
    return buffer.flip();
  }

  static void put(SeekableByteChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
