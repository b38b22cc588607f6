package studio.reprise.speech.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.SpeechException;

/**
 * A clip of the pack's own voice that leads the speech for voices which the language model does not
 * know ({@code reprise.json}, section {@code stand_in}). To a small model a strange voice's tokens
 * are noise: it loses the words behind them.
 *
 * @param clip lies in the pack
 * @param transcript its exact words
 * @param strangeFromNats a clip whose tokens are less likely than this, nats a token, is a strange
 *     voice's
 * @param timbre what tells the flow of a strange voice whose timbre alone is taken
 */
record StandIn(Path clip, String transcript, double strangeFromNats, Timbre timbre) {
  /** What the flow is told of a strange voice. */
  enum Timbre {
    /** Its speaker vector. */
    VECTOR,
    /** Its clip as well, which is heard behind the stand-in: a flow that learnt strange voices. */
    HEARD
  }

  /** The only folder of a pack that holds clips: {@link PackFiles} hashes it. */
  static final String FOLDER = "stand-in";

  private static final long FILE_LIMIT = 4 << 20;

  /**
   * Reads the rule; empty where the pack has none.
   *
   * @throws SpeechException when it makes no sense, or names a file elsewhere
   */
  static Optional<StandIn> of(JsonNode rule, Path file) {
    if (rule.isMissingNode()) {
      return Optional.empty();
    }
    String name = rule.path("clip").asText();
    double nats = rule.path("strange_from_nats").asDouble(0);
    String transcript = rule.path("transcript").asText();
    String timbre = rule.path("timbre").asText("vector");
    if (!name.matches(FOLDER + "/[A-Za-z0-9_-]{1,60}\\.wav")
        || transcript.isBlank()
        || transcript.length() > 1000
        || !(nats > 0 && nats < 100)
        || !timbre.matches("vector|heard")) {
      throw new SpeechException(
          "{0}: stand_in needs a clip \"{1}/name.wav\", its transcript, and strange_from_nats above 0; timbre, if it is there, is \"vector\" or \"heard\".",
          file, FOLDER);
    }
    return Optional.of(
        new StandIn(
            file.resolveSibling(name),
            transcript,
            nats,
            timbre.equals("heard") ? Timbre.HEARD : Timbre.VECTOR));
  }

  /**
   * The clip's sound.
   *
   * @throws SpeechException when the file is missing, too large, or no sound
   */
  Pcm sound() {
    try {
      if (Files.size(clip) > FILE_LIMIT) {
        throw new SpeechException("{0} is larger than 4 MiB and no stand-in prompt.", clip);
      }
      return WavFile.read(clip);
    } catch (IOException e) {
      throw new SpeechException(e, "The pack's stand-in prompt {0} cannot be read: {1}.", clip, e);
    }
  }
}
