package studio.reprise.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Many pictures on one page, small and with their names, for who looks at all of them. */
final class ContactSheet {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 620;
  private static final int HEIGHT = 400;
  private static final int NAME = 22;
  private static final int ROWS = 3;

  private ContactSheet() {}

  /** Pages beside a folder of pictures: {@code FOLDER-1.png} and so on. */
  static void of(Path folder) throws IOException {
    List<Path> pictures;
    try (Stream<Path> files = Files.list(folder)) {
      pictures = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
    int most = COLUMNS * ROWS;
    for (int from = 0; from < pictures.size(); from += most) {
      Path page = folder.resolveSibling(folder.getFileName() + "-" + (from / most + 1) + ".png");
      StoredPicture.write(
          page, page(pictures.subList(from, Math.min(pictures.size(), from + most))));
    }
  }

  private static BufferedImage page(List<Path> pictures) {
    int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage page =
        new BufferedImage(COLUMNS * WIDTH, rows * (HEIGHT + NAME), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = StoredPicture.read(pictures.get(i));
      double scale =
          Math.min(
              1,
              Math.min((WIDTH - 8.0) / picture.getWidth(), (HEIGHT - 8.0) / picture.getHeight()));
      int x = i % COLUMNS * WIDTH;
      int y = i / COLUMNS * (HEIGHT + NAME);
      Image small =
          picture.getScaledInstance(
              Math.max(1, (int) (scale * picture.getWidth())),
              Math.max(1, (int) (scale * picture.getHeight())),
              Image.SCALE_AREA_AVERAGING);
      graphics.drawString(pictures.get(i).getFileName().toString(), x + 4, y + 16);
      graphics.drawImage(small, x + 4, y + NAME, null);
    }
    graphics.dispose();
    return page;
  }
}
