package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the views look like beside what they looked like. A view is taken again and again until it
 * is as stored, for as long as it may still be on its way there; a view that stays different is
 * laid down in {@code target/pictures}: stored, now, and the difference.
 */
final class Pictures {
  /** In the property stands why the pictures of now are accepted; unset: they are compared. */
  static final String ACCEPT = "reprise.pictures.accept";

  /** The share of a picture's pixels that may be other; 0 is for a look at every one of them. */
  static final String SHARE = "reprise.pictures.share";

  /**
   * A scroll bar is as long as JavaFX guesses the rows to be that it has not laid out yet, which
   * hangs on the machine's speed; whatever breaks a view moves or takes more of it than that.
   */
  private static final String USUAL_SHARE = "0.01";

  private static final Path STORED = Path.of("src/test/resources/pictures");
  private static final Path MADE = Path.of("target/pictures");

  /** As long as any test of the window waits for something. */
  private static final long PATIENCE_SECONDS = 60;

  /** Once it is known that the test is red, or when there is nothing to wait for. */
  private static final long SHORT_PATIENCE_SECONDS = 2;

  private final Path folder;
  private final Path made;
  private final String suffix;
  private final String reason;
  private final long patienceSeconds;
  private final double share;
  private final PictureReasons reasons;
  private final Set<String> names = new TreeSet<>();
  private final List<String> others = new ArrayList<>();

  private Pictures(
      Path folder, Path made, String suffix, String reason, long patienceSeconds, double share) {
    this.share = share;
    this.folder = folder;
    this.made = made;
    this.suffix = suffix;
    this.reason = reason;
    this.patienceSeconds = patienceSeconds;
    this.reasons = new PictureReasons(folder);
    if (!reason.isEmpty() && (reason.isBlank() || reason.equals("true"))) {
      throw new AssertionError("Say why: -D" + ACCEPT + "='...'");
    }
  }

  /**
   * The stored ones, compared, or accepted when the property says why.
   *
   * @param suffix behind every name, such as {@code -en-light-100}
   */
  static Pictures stored(String suffix) {
    String reason = System.getProperty(ACCEPT, "");
    String share = System.getProperty(SHARE, reason.isEmpty() ? USUAL_SHARE : "0");
    return new Pictures(STORED, MADE, suffix, reason, PATIENCE_SECONDS, Double.parseDouble(share));
  }

  /** Of a folder of one's own, for views that stand still. */
  static Pictures in(Path folder, Path made, String reason) {
    return new Pictures(folder, made, "", reason, 0, 0);
  }

  /**
   * Compares a view with its stored picture, or stores it.
   *
   * @param shot takes the view; again at every call
   */
  void compare(String name, Supplier<BufferedImage> shot) {
    String file = name + suffix + ".png";
    names.add(file);
    BufferedImage stored = StoredPicture.read(folder.resolve(file));
    BufferedImage now = stored == null || !reason.isEmpty() ? still(shot) : awaited(stored, shot);
    StoredPicture.Difference difference = StoredPicture.between(stored, now);
    if (isSame(stored, now)) {
      return;
    }
    if (!reason.isEmpty()) {
      byte[] png = StoredPicture.bytes(now);
      StoredPicture.write(folder.resolve(file), png);
      reasons.write(file, png, reason);
    } else {
      others.add(stored == null ? file + " (not stored yet)" : file + " (" + difference + ")");
      StoredPicture.write(made.resolve(file), StoredPicture.beside(stored, now));
    }
  }

  /** The view as it is stored, or as it is when the patience is at its end. */
  private BufferedImage awaited(BufferedImage stored, Supplier<BufferedImage> shot) {
    boolean isRed = !others.isEmpty();
    long end = end(isRed ? Math.min(patienceSeconds, SHORT_PATIENCE_SECONDS) : patienceSeconds);
    BufferedImage now = shot.get();
    while (!isSame(stored, now) && System.nanoTime() < end) {
      now = shot.get();
    }
    return now;
  }

  private boolean isSame(BufferedImage stored, BufferedImage now) {
    return stored != null
        && StoredPicture.between(stored, now).pixels()
            <= share * stored.getWidth() * stored.getHeight();
  }

  /** The view when nothing of it has moved for a while. */
  private BufferedImage still(Supplier<BufferedImage> shot) {
    long patience = Math.min(patienceSeconds, SHORT_PATIENCE_SECONDS);
    BufferedImage last = shot.get();
    for (long end = end(patience); System.nanoTime() < end; ) {
      BufferedImage now = shot.get();
      if (!StoredPicture.between(last, now).isNone()) {
        end = end(patience);
      }
      last = now;
    }
    return last;
  }

  private static long end(long seconds) {
    return System.nanoTime() + seconds * 1_000_000_000L;
  }

  /**
   * Fails when a view looked other than stored, or when a stored picture is of no view any more.
   */
  void tell() {
    Set<String> forgotten = stored();
    forgotten.removeAll(names);
    if (!reason.isEmpty()) {
      forgotten.forEach(this::delete);
      return;
    }
    forgotten.forEach(name -> others.add(name + " (stored, but no view looks like it any more)"));
    if (!others.isEmpty()) {
      fail(
          String.format(
              "%d views look other than in %s:%n  %s%nStored, now and, in red, the difference: %s."
                  + " If it is not meant, you have found a bug. If it is meant, look at it, then"
                  + " accept it and say why: mvn test -Dtest='*ScreenshotsTest' -D%s='why'. The reason"
                  + " goes into %s.",
              others.size(),
              folder,
              String.join(System.lineSeparator() + "  ", others),
              made,
              ACCEPT,
              folder.resolve("REASONS.md")));
    }
  }

  private Set<String> stored() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(suffix + ".png"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      reasons.forget(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
