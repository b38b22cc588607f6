package studio.reprise.ui;

/** In English, in the light theme, with words of the usual size. */
class EnglishScreenshotsTest extends Screenshots {
  @Override
  int percent() {
    return 100;
  }
}
