package studio.reprise.ui;

/** In English, light. */
class EnglishScreenshotsTest extends Screenshots {
  @Override
  String suffix() {
    return "en-light";
  }
}
