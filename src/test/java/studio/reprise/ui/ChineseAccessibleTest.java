package studio.reprise.ui;

import java.util.Locale;

/** The same in Chinese. */
class ChineseAccessibleTest extends AccessibleTest {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }
}
