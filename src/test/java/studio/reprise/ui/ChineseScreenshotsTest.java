package studio.reprise.ui;

import java.util.Locale;
import studio.reprise.ui.widget.Theme;

/** In Chinese, in the dark theme, with large words. */
class ChineseScreenshotsTest extends Screenshots {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }

  @Override
  Theme theme() {
    return Theme.DARK;
  }

  @Override
  int percent() {
    return 150;
  }
}
