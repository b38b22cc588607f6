package studio.reprise.storage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** JSON text as bytes. */
final class JsonText {
  private JsonText() {}

  /**
   * UTF-8 that loses nothing: half a surrogate pair, which a text can hold for the moment between
   * two keystrokes and UTF-8 cannot, becomes an escape. In JSON it can only stand within quotes.
   */
  static byte[] utf8(String json) {
    int at = loneSurrogate(json, 0);
    if (at < 0) {
      return json.getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    int done = 0;
    while (at >= 0) {
      escaped
          .append(json, done, at)
          .append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(at)));
      done = at + 1;
      at = loneSurrogate(json, done);
    }
    return escaped.append(json, done, json.length()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int loneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
