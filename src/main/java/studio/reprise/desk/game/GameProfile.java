package studio.reprise.desk.game;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.OutputName;

/** How one engine or tool takes dialogue. It has no state. */
public interface GameProfile {
  /** Short and lasting: typed after {@code --for}. */
  String id();

  /** As people call it; a name, the same in every language. */
  String title();

  /** What its WAVs are called and what lies beside them, in a few words: {@code <LineID>.wav}. */
  String names();

  /**
   * Whether lines that no script has named are of use: those whose table brings the keys into the
   * engine.
   */
  Keys keys();

  /** Which lines have a place in the engine. */
  enum Keys {
    /** Only those that the engine's own files name. */
    OF_THE_SCRIPT,
    /** All: a line without a key is called by its id. */
    OR_IDS
  }

  /**
   * Where a line's WAV goes: usually into the folder of its language, by its key.
   *
   * @return its path below the folder, with "/", without the ending; empty: as the pattern says
   */
  default Optional<String> file(GameRow row) {
    return Optional.of(row.language() + "/" + OutputName.ofKey(row.key()));
  }

  /** Whether its WAVs are called as the author's pattern says. */
  default boolean namesByPattern() {
    return false;
  }

  /**
   * What the engine would play wrongly.
   *
   * @param files the WAVs that will be written
   * @param rows all lines of the game
   */
  default List<Sentence> objections(List<GameFile> files, GameRows rows) {
    return List.of();
  }

  /** The tables beside the WAVs, by their names below the folder. */
  default Map<String, String> tables(GameTables tables) {
    return Map.of();
  }

  /** Whether its tools read what stands around the sound of a broadcaster's WAV. */
  default WaveForm waveForm() {
    return WaveForm.PLAIN;
  }

  /** What a WAV holds beside the sound. */
  enum WaveForm {
    /** Nothing. */
    PLAIN,
    /** {@code bext} and {@code iXML} with the fields of game studios. */
    BROADCAST
  }
}
