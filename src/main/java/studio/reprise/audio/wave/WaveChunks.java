package studio.reprise.audio.wave;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Words;

/**
 * What stands around the sound of a WAV file. Every part may be left out; without any, the bytes
 * are those of the plain file.
 *
 * @param extension {@code bext}
 * @param ixml the document of {@code iXML}
 * @param marks {@code cue } points and their {@code LIST adtl} labels
 * @param xmp the packet of {@code _PMX}
 * @param aigc the JSON of {@code AIGC}
 */
public record WaveChunks(
    Optional<BroadcastExtension> extension,
    Optional<String> ixml,
    List<ChapterMark> marks,
    Optional<String> xmp,
    Optional<String> aigc) {
  /** Nothing around the sound. */
  public static final WaveChunks NONE =
      new WaveChunks(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  private static final int RIFF_BYTES = 12;
  private static final int LABEL_BYTES = 400;
  private static final long MOST_BYTES = 0xffffffffL;

  public WaveChunks {
    marks = List.copyOf(marks);
  }

  public WaveChunks with(BroadcastExtension some) {
    return new WaveChunks(Optional.of(some), ixml, marks, xmp, aigc);
  }

  public WaveChunks with(Ixml some) {
    return new WaveChunks(extension, Optional.of(some.xml()), marks, xmp, aigc);
  }

  public WaveChunks withMarks(List<ChapterMark> some) {
    return new WaveChunks(extension, ixml, some, xmp, aigc);
  }

  /** The same with an XMP packet. */
  public WaveChunks withXmp(String packet) {
    return new WaveChunks(extension, ixml, marks, Optional.of(packet), aigc);
  }

  /** The same with the mark of generated content. */
  public WaveChunks withAigc(String json) {
    return new WaveChunks(extension, ixml, marks, xmp, Optional.of(json));
  }

  /**
   * Puts the chunks around a WAV file that has none but {@code fmt } and {@code data}, as {@link
   * studio.reprise.audio.WavFile#bytes} writes it.
   */
  public byte[] around(byte[] wav) {
    byte[] before = before();
    byte[] behind = behind();
    int pad = wav.length % 2;
    long length = (long) wav.length + pad + before.length + behind.length;
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(wav, 0, RIFF_BYTES).put(before).put(wav, RIFF_BYTES, wav.length - RIFF_BYTES);
    out.position(out.position() + pad);
    out.put(behind);
    out.putInt(4, (int) (length - 8));
    return out.array();
  }

  /** The chunks before {@code fmt }, whole. */
  byte[] before() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    extension.ifPresent(some -> chunk(out, "bext", some.bytes()));
    return out.toByteArray();
  }

  /** The chunks behind the sound, whole. */
  byte[] behind() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ixml.ifPresent(xml -> chunk(out, "iXML", utf8(xml)));
    if (!marks.isEmpty()) {
      chunk(out, "cue ", cuePoints());
      chunk(out, "LIST", labels());
    }
    xmp.ifPresent(packet -> chunk(out, "_PMX", utf8(packet)));
    aigc.ifPresent(json -> chunk(out, "AIGC", utf8(json)));
    return out.toByteArray();
  }

  private byte[] cuePoints() {
    ByteBuffer out = littleEndian(4 + 24 * marks.size()).putInt(marks.size());
    for (int i = 0; i < marks.size(); i++) {
      int sample = (int) Math.min(MOST_BYTES, marks.get(i).startSample());
      out.putInt(i + 1).putInt(sample).put("data".getBytes(StandardCharsets.US_ASCII));
      out.putInt(0).putInt(0).putInt(sample);
    }
    return out.array();
  }

  private byte[] labels() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("adtl".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < marks.size(); i++) {
      byte[] title = utf8(Words.line(marks.get(i).title(), LABEL_BYTES));
      chunk(out, "labl", littleEndian(4 + title.length + 1).putInt(i + 1).put(title).array());
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String id, byte[] content) {
    out.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(littleEndian(4).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
