package studio.reprise.ui;

import java.util.Locale;

/** In Chinese. */
class ChineseWholeWordsTest extends WholeWordsTest {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }
}
