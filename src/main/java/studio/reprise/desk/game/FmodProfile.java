package studio.reprise.desk.game;

/**
 * FMOD Studio: the key of a sound in an audio table is its file's name without the ending, so that
 * a folder a language is all that a localized table needs.
 */
final class FmodProfile implements GameProfile {
  @Override
  public String id() {
    return "fmod";
  }

  @Override
  public String title() {
    return "FMOD Studio";
  }

  @Override
  public String names() {
    return "<language>/<key>.wav";
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  @Override
  public WaveForm waveForm() {
    return WaveForm.BROADCAST;
  }
}
