package studio.reprise.ui;

import java.util.Locale;

/** In Chinese. */
class ChineseEveryPictureTest extends EveryPicture {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }
}
