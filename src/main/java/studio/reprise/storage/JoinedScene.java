package studio.reprise.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole scene, ready to be handed over.
 *
 * @param files contents by their names below the folder, the WAV first
 * @param entry what {@code metadata.json} says of it
 */
public record JoinedScene(Map<String, byte[]> files, ObjectNode entry) {
  public JoinedScene {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
