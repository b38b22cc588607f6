package studio.reprise.ui;

/** In English. */
class EnglishScreenshotsTest extends Screenshots {}
