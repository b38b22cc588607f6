package studio.reprise.cli;

import studio.reprise.storage.script.ScriptFile;

/** Says how far a large script is read, a tenth at a time. */
final class ReadingProgress implements ScriptFile.Listener {
  private final Surroundings surroundings;
  private final boolean isShown;
  private int tenths;

  ReadingProgress(Surroundings surroundings, CommonOptions common, boolean isLarge) {
    this.surroundings = surroundings;
    this.isShown = isLarge && !common.isQuiet();
  }

  @Override
  public boolean at(double fraction) {
    int now = (int) (fraction * 10);
    if (isShown && now > tenths) {
      tenths = now;
      surroundings.err().println("reading: " + now * 10 + " %");
    }
    return !Thread.currentThread().isInterrupted();
  }
}
