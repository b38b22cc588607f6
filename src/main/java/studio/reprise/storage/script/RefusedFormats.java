package studio.reprise.storage.script;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import studio.reprise.storage.StorageException;

/** Files that hold words and are not read, each with what to do instead. */
final class RefusedFormats {
  private RefusedFormats() {}

  /**
   * @throws StorageException when the file is of a kind that is known and not read
   */
  static void require(ScriptFile file) {
    String head = new String(file.head(), StandardCharsets.ISO_8859_1);
    String where = file.where();
    if (head.startsWith("%PDF-")) {
      throw new StorageException(
          "{0} is a PDF: it holds places of letters and no paragraphs. Save it as DOCX or EPUB in the program that made it.",
          where);
    }
    if (head.startsWith("{\\rtf")) {
      throw new StorageException("{0} is an RTF document. Save it as DOCX or EPUB.", where);
    }
    if (head.startsWith("PK") && head.contains("application/vnd.oasis.opendocument.spreadsheet")) {
      throw new StorageException(
          "{0} is an OpenDocument spreadsheet. Save it as XLSX or CSV.", where);
    }
    if (head.startsWith("PK") && head.contains("application/vnd.oasis.opendocument")) {
      throw new StorageException("{0} is an OpenDocument file. Save it as DOCX or EPUB.", where);
    }
    boolean isOld = head.startsWith("\u00d0\u00cf\u0011\u00e0");
    if (isOld && file.name().toLowerCase(Locale.ROOT).matches(".*\\.xl[a-z]{1,2}")) {
      throw new StorageException(
          "{0} is a workbook of an old Excel, or one with a password. Save it as XLSX or CSV, without a password.",
          where);
    }
    if (isOld) {
      throw new StorageException(
          "{0} is a document of an old Word, or one with a password. Save it as DOCX, without a password.",
          where);
    }
    if (head.length() > 68 && head.startsWith("BOOKMOBI", 60)) {
      throw new StorageException("{0} is a Kindle book. Fetch it as EPUB.", where);
    }
  }
}
