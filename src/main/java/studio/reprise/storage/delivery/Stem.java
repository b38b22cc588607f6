package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.delivery.Mastering.Master;
import studio.reprise.storage.delivery.Mastering.Setting;

/**
 * A sound that is written again with the gain of a file that was delivered: as its master, or what
 * one speaker has in it.
 *
 * @param takes that are heard
 * @param entry of the file in {@code delivery.json}
 */
public record Stem(PlacedTakes takes, DeliveryProfile profile, JsonNode entry, Kind kind) {
  /** What is written. */
  public enum Kind {
    /** The whole, as it was encoded. */
    MASTER,
    /** A speaker alone: the gain of the whole, no limiter and no room tone. */
    STEM
  }

  /**
   * Writes it.
   *
   * @param encoder closed in the end
   * @param folder on whose disk sounds wait between passes
   */
  public void write(
      Encoder encoder, TakeShelf shelf, int sampleRateHz, Path folder, BooleanSupplier isCancelled)
      throws IOException {
    @Nullable Double ceiling =
        kind == Kind.STEM || entry.path("ceiling_db").isNull()
            ? null
            : (Double) entry.path("ceiling_db").asDouble();
    Setting setting = new Setting(entry.path("gain_db").asDouble(), ceiling);
    DeliveryProfile toned = kind == Kind.STEM ? profile.withoutRoomTone() : profile;
    try (encoder;
        Mastering mastering =
            new Mastering(takes, shelf, toned, sampleRateHz, 1, folder, isCancelled);
        Master master = mastering.made(setting)) {
      master.sound().play(encoder);
      encoder.finish();
    }
  }
}
