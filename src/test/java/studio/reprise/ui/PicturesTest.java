package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pictures are stored, compared and accepted. */
class PicturesTest {
  private static final Path STORED = Path.of("src/test/resources/pictures");
  private static final Path FONTS = Path.of("src/test/resources/fonts");

  @TempDir Path folder;
  @TempDir Path made;

  /** Stripes of many colours, or of few, with a pixel of another one. */
  private static BufferedImage picture(int colours, int otherAt, int other) {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 64 * 48; i++) {
      int step = i % colours;
      picture.setRGB(
          i % 64, i / 64, new Color(step * 5 & 0xff, step / 8, 255 - step % 128).getRGB());
    }
    picture.setRGB(otherAt % 64, otherAt / 64, other);
    return picture;
  }

  @Test
  void aPictureComesBackAsItWasWithManyColoursAndWithFew() throws IOException {
    for (int colours : new int[] {3, 200, 2000}) {
      BufferedImage shot = picture(colours, 0, 0xffffffff);
      Path file = folder.resolve("a.png");
      StoredPicture.write(file, StoredPicture.bytes(shot));
      BufferedImage back = StoredPicture.read(file);
      assertTrue(StoredPicture.between(back, shot).isNone(), colours + " colours");
      assertArrayEquals(StoredPicture.bytes(shot), StoredPicture.bytes(back), "stored again");
    }
  }

  @Test
  void onePixelOfAnotherColourIsAnotherPicture() {
    BufferedImage one = picture(3, 70, 0xffffffff);
    StoredPicture.Difference difference =
        StoredPicture.between(one, picture(3, 70, 0xffffffff - StoredPicture.TOLERANCE - 1));
    assertEquals("1 pixels within 1 x 1 at 6, 1", difference.toString());
    assertTrue(
        StoredPicture.between(one, picture(3, 70, 0xffffffff - StoredPicture.TOLERANCE)).isNone());
  }

  @Test
  void aPictureOfAnotherSizeIsAnotherPicture() {
    BufferedImage one = picture(3, 0, 0);
    assertEquals(48, StoredPicture.between(one, one.getSubimage(0, 0, 63, 48)).pixels());
    assertEquals(64, StoredPicture.between(one.getSubimage(0, 0, 64, 47), one).pixels());
    assertEquals(64 * 48, StoredPicture.between(null, one).pixels());
  }

  private Pictures pictures(String reason, Map<String, BufferedImage> shots) {
    Pictures pictures = Pictures.in(folder, made, reason);
    shots.forEach((name, shot) -> pictures.compare(name, () -> shot));
    return pictures;
  }

  @Test
  void whatIsAcceptedIsStoredWithItsReasonAndWhatIsGoneIsForgotten() {
    BufferedImage one = picture(3, 0, 0);
    pictures("why one", Map.of("one", one, "two", one)).tell();
    pictures("", Map.of("one", one, "two", one)).tell();
    BufferedImage other = picture(3, 0, 0xff00ff00);
    AssertionError told =
        assertThrows(AssertionError.class, () -> pictures("", Map.of("one", other)).tell());
    assertTrue(told.getMessage().contains("one.png (1 pixels"), told.getMessage());
    assertTrue(told.getMessage().contains("two.png (stored, but"), told.getMessage());
    pictures("another why", Map.of("one", other)).tell();
    pictures("", Map.of("one", other)).tell();
    assertEquals(Set.of("one.png"), new PictureReasons(folder).names());
    assertFalse(Files.exists(folder.resolve("two.png")));
  }

  @Test
  void nothingIsAcceptedWithoutAReason() {
    for (String reason : List.of(" ", "true")) {
      assertThrows(AssertionError.class, () -> pictures(reason, Map.of()));
    }
  }

  @Test
  void everyStoredPictureHasAReason() throws IOException {
    PictureReasons reasons = new PictureReasons(STORED);
    List<String> unsaid = new ArrayList<>();
    Set<String> stored = new TreeSet<>();
    try (Stream<Path> files = Files.list(STORED)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".png")).toList()) {
        String name = file.getFileName().toString();
        stored.add(name);
        if (!reasons.hash(name).equals(PictureReasons.hash(Files.readAllBytes(file)))) {
          unsaid.add(name);
        }
      }
    }
    assertEquals(
        List.of(),
        unsaid,
        "REASONS.md does not say why these are as they are; see CONTRIBUTING.md");
    assertEquals(stored, reasons.names());
    assertTrue(stored.size() > 40, "views are compared");
  }

  @Test
  void theTestsFontsHaveEveryLetterOfTheWindow() throws IOException {
    Set<Integer> drawn = letters(FONTS.resolve("DejaVuSans.ttf"));
    drawn.addAll(letters(FONTS.resolve("DroidSansFallback.ttf")));
    Set<String> missing = new TreeSet<>();
    Path words = Path.of("src/main/resources/studio/reprise/ui");
    for (String page :
        List.of("messages.properties", "messages_zh_CN.properties", "sentences_zh_CN.txt")) {
      Files.readString(words.resolve(page))
          .codePoints()
          .filter(each -> each > ' ' && !drawn.contains(each))
          .forEach(each -> missing.add(Character.toString(each)));
    }
    assertEquals(Set.of(), missing, "How the fonts are cut: LICENCE.txt beside them");
  }

  /** The letters of a TrueType font: the segments of its table "cmap" of format 4. */
  private static Set<Integer> letters(Path font) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(font));
    int cmap = 0;
    for (int table = 12; cmap == 0; table += 16) {
      cmap = bytes.getInt(table) == 0x636d6170 ? bytes.getInt(table + 8) : 0;
    }
    Set<Integer> letters = new HashSet<>();
    for (int i = 0; i < bytes.getShort(cmap + 2); i++) {
      int at = cmap + bytes.getInt(cmap + 4 + 8 * i + 4);
      if (bytes.getShort(at) == 4) {
        int segments = bytes.getShort(at + 6) / 2;
        for (int segment = 0; segment < segments; segment++) {
          int last = bytes.getShort(at + 14 + 2 * segment) & 0xffff;
          int first = bytes.getShort(at + 16 + 2 * (segments + segment)) & 0xffff;
          IntStream.rangeClosed(first, last).forEach(letters::add);
        }
      }
    }
    return letters;
  }
}
