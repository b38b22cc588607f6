package studio.reprise.speech;

/** How a sentence is said. */
public enum Manner {
  /** As the voice speaks. */
  PLAIN,
  /** Without voice: breath alone. */
  WHISPER,
  /** Louder, higher and wider. */
  SHOUT
}
