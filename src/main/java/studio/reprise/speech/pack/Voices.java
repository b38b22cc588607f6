package studio.reprise.speech.pack;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.VoicePrint;

/**
 * Decides what is taken of a clip. Full: the clip is the prompt of language model and flow. Timbre:
 * the pack's stand-in is, the flow gets the clip's speaker vector, and the speech is brought to the
 * clip's mean pitch.
 *
 * <p>A strange clip whose all is asked for leads the language model, but would lead the flow out of
 * its range: there the stand-in is heard before it, and the pitch is the clip's mean (a person's
 * four clips, 24 sentences: word errors .46 without that, .34 with it; likeness the same).
 */
final class Voices {
  /** Reads all of a clip. */
  @FunctionalInterface
  interface Reader {
    VoicePrint read(Pcm clip, String transcript);
  }

  private final Reader reader;
  private final Optional<StandIn> standIn;
  private final ToDoubleFunction<VoicePrint> nats;
  private final Vocoder vocoder;
  private @Nullable VoicePrint standInPrint;

  /**
   * @param nats how unlikely a voice's tokens are behind its transcript, nats a token
   */
  Voices(
      Reader reader,
      Optional<StandIn> standIn,
      ToDoubleFunction<VoicePrint> nats,
      Vocoder vocoder) {
    this.reader = reader;
    this.standIn = standIn;
    this.nats = nats;
    this.vocoder = vocoder;
  }

  /** Whether the clip's words have to be known. */
  boolean needsWords(String transcript, ClipUse use) {
    boolean maySpareThem = use == ClipUse.AUTO && transcript.isBlank() && standIn.isPresent();
    return use != ClipUse.TIMBRE && !maySpareThem;
  }

  /**
   * Reads a clip.
   *
   * @throws SpeechException when it cannot be used, or only its timbre is wanted of a pack without
   *     a stand-in
   */
  VoicePrint read(Pcm clip, String transcript, ClipUse use) {
    if (standIn.isEmpty() && use == ClipUse.TIMBRE) {
      throw new SpeechException(
          "This voice pack has no voice of its own to stand in, so it cannot take the timbre of a clip alone. Let it take everything.");
    }
    VoicePrint own = reader.read(clip, transcript);
    if (standIn.isEmpty() || (use == ClipUse.FULL && transcript.isBlank())) {
      return own;
    }
    boolean isAsked = needsWords(transcript, use);
    double strangeness = isAsked ? nats.applyAsDouble(own) : 0;
    if (isAsked && strangeness < standIn.get().strangeFromNats()) {
      return from(own, own, new VoicePrint.Origin(ClipUse.FULL, strangeness, 0));
    }
    double pitchHz = Vocoder.meanHz(vocoder.voicedHz(own.mel()));
    return use == ClipUse.FULL
        ? led(own, new VoicePrint.Origin(ClipUse.FULL, strangeness, pitchHz))
        : from(standInPrint(), own, new VoicePrint.Origin(ClipUse.TIMBRE, strangeness, pitchHz));
  }

  /** The speech tokens of any sound, 25 a second. */
  int[] heard(Pcm sound) {
    return reader.read(sound, "").speechTokens();
  }

  private VoicePrint led(VoicePrint own, VoicePrint.Origin origin) {
    VoicePrint.Prompt lead =
        new VoicePrint.Prompt(standInPrint().speechTokens(), standInPrint().mel());
    return new VoicePrint(
        own.transcript(),
        own.speechTokens(),
        own.mel(),
        own.embedding(),
        origin,
        Optional.of(lead));
  }

  private VoicePrint standInPrint() {
    if (standInPrint == null) {
      standInPrint = reader.read(standIn.get().sound(), standIn.get().transcript());
    }
    return standInPrint;
  }

  private static VoicePrint from(VoicePrint prompt, VoicePrint own, VoicePrint.Origin origin) {
    return new VoicePrint(
        prompt.transcript(), prompt.speechTokens(), prompt.mel(), own.embedding(), origin);
  }
}
