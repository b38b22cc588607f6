package studio.reprise.storage.delivery.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose bytes depend on nothing but what is in it: nothing is compressed, which every version
 * of a library does another way, and all times are the first second of 1980 that a zip holds
 * without a zone beside it.
 */
final class StoredZip implements AutoCloseable {
  private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
  private static final int PART_BYTES = 1 << 16;

  private final ZipOutputStream zip;

  StoredZip(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setMethod(ZipOutputStream.STORED);
  }

  void add(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void add(String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    begin(name, content.length, sum);
    zip.write(content);
    zip.closeEntry();
  }

  /** A file, which is read twice and never held whole. */
  void add(String name, Path file) throws IOException {
    CRC32 sum = new CRC32();
    byte[] part = new byte[PART_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count; (count = in.read(part)) > 0; ) {
        sum.update(part, 0, count);
      }
    }
    begin(name, Files.size(file), sum);
    Files.copy(file, zip);
    zip.closeEntry();
  }

  private void begin(String name, long bytes, CRC32 sum) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIRST_TIME);
    entry.setSize(bytes);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
