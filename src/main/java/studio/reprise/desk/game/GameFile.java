package studio.reprise.desk.game;

/**
 * A WAV that will be written.
 *
 * @param row whose it is
 * @param file its path below the folder, with "/", without the ending
 */
public record GameFile(GameRow row, String file) {
  /** The last part of the path. */
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The folder, with a "/" at its end; "" for the topmost. */
  public String folder() {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
