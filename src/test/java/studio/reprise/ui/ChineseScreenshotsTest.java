package studio.reprise.ui;

import java.util.Locale;

/** In Chinese. */
class ChineseScreenshotsTest extends Screenshots {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }
}
