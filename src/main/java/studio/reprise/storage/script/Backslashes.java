package studio.reprise.storage.script;

/** Marks behind backslashes, as C and Unreal's tables write them. */
final class Backslashes {
  private static final String WRITTEN = "nrt\\'\"";
  private static final String MEANT = "\n\r\t\\'\"";

  private Backslashes() {}

  /** A text without them; a backslash before anything else is one of the words. */
  static String taken(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      boolean isMark = written.charAt(i) == '\\' && i + 1 < written.length();
      int meant = isMark ? WRITTEN.indexOf(written.charAt(i + 1)) : -1;
      text.append(meant < 0 ? written.charAt(i) : MEANT.charAt(meant));
      i += meant < 0 ? 0 : 1;
    }
    return text.toString();
  }
}
