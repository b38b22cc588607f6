package studio.reprise.ui;

import java.util.Locale;

/** In Chinese, dark. */
class ChineseScreenshotsTest extends Screenshots {
  @Override
  String suffix() {
    return "zh-dark";
  }

  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }

  @Override
  Preferences.Theme theme() {
    return Preferences.Theme.DARK;
  }
}
