package studio.reprise.desk.game;

import java.util.Map;
import java.util.Optional;
import studio.reprise.storage.OutputName;

/** Ren'Py's automatic voice: a file a dialogue identifier, below {@code game/}. */
final class RenpyProfile implements GameProfile {
  @Override
  public String id() {
    return "renpy";
  }

  @Override
  public String title() {
    return "Ren'Py";
  }

  @Override
  public String names() {
    return "game/voice/<Identifier>.wav, game/voice.rpy";
  }

  @Override
  public Keys keys() {
    return Keys.OF_THE_SCRIPT;
  }

  /** Ren'Py itself puts "_" for "." in an identifier before it looks for the file. */
  @Override
  public Optional<String> file(GameRow row) {
    return Optional.of("game/voice/" + OutputName.ofKey(row.key().replace('.', '_')));
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    return Map.of(
        "game/voice.rpy",
        "# Finds the sound of a line by its identifier.\n"
            + "define config.auto_voice = \"voice/{id}.wav\"\n");
  }
}
