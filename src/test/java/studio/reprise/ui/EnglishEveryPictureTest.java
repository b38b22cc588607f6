package studio.reprise.ui;

/** In English. */
class EnglishEveryPictureTest extends EveryPicture {}
