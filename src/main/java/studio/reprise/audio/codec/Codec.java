package studio.reprise.audio.codec;

import java.util.Locale;

/** How the numbers of a finished file are packed. */
public enum Codec {
  /** Plain integers in a RIFF file. */
  WAV("wav"),
  /** Packed without loss. */
  FLAC("flac"),
  MP3("mp3"),
  /** AAC in an MPEG-4 file. */
  AAC("m4a"),
  /** Opus in an Ogg file, always at 48 kHz. */
  OPUS("opus");

  private final String ending;

  Codec(String ending) {
    this.ending = ending;
  }

  /** The usual ending of a file's name, without the dot. */
  public String ending() {
    return ending;
  }

  /** As profiles, options and reports write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what is decoded is what was encoded, but for rounding to its bits. */
  public boolean isLossless() {
    return this == WAV || this == FLAC;
  }
}
