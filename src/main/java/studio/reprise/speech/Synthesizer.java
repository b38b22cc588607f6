package studio.reprise.speech;

import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.Sentence;

/**
 * Text and a voice become speech. The same request gives the same samples, whatever was rendered or
 * cancelled before, or is rendered meanwhile. One thread (the render thread) makes all calls; where
 * {@link #speaksAtOnce} says so, others may speak and have a sound {@linkplain #heard heard} beside
 * it.
 */
public interface Synthesizer extends AutoCloseable {
  EngineDescription engine();

  PackDescription pack();

  /** What the engine's check of itself said before it was handed out. */
  default Checked checked() {
    return Checked.NOTHING;
  }

  /** How many requests may be spoken at a time, each on a thread of its own. */
  default int speaksAtOnce() {
    return 1;
  }

  /** Bytes of weights that the language model reads for one token; 0 where there is none. */
  default long weightBytesPerToken() {
    return 0;
  }

  /**
   * Extracts tokens, mel and speaker vector from a reference clip, or its timbre only.
   *
   * @param clip mono, any rate; 3 to 10 seconds of speech are best
   * @param transcript its exact words; may be empty where only the timbre is taken
   * @param use how much of the clip the voice is made of
   * @throws SpeechException when the clip or transcript cannot be used, or so
   */
  VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use);

  /**
   * What the pack hears in a sound, whoever speaks and whatever is said.
   *
   * @return codebook ids, 25 a second
   * @throws SpeechException when it is too short, too long, silent, or holds no numbers
   */
  int[] heard(Pcm sound);

  /** All of a clip. */
  default VoicePrint voicePrint(Pcm clip, String transcript) {
    return voicePrint(clip, transcript, ClipUse.FULL);
  }

  /**
   * What keeps a text from being spoken at all; empty when nothing is known to. Quick: nothing is
   * drawn or computed.
   *
   * @param language BCP 47, or "" to find it from the text
   * @param transcript of the clip that it would be spoken with; may be empty where only the timbre
   *     is taken
   */
  default Optional<Sentence> objection(String text, String language, String transcript) {
    return Optional.empty();
  }

  /**
   * Speaks.
   *
   * @param progress told on this thread, at least once per LM token, ODE step and vocoder chunk
   * @param cancel asked as often
   * @throws SpeechException when the text cannot be spoken
   * @throws java.util.concurrent.CancellationException when cancelled; nothing is kept, the engine
   *     stays usable
   */
  Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel);

  /**
   * Speaks, and lets the segments be heard as they come. The speech is the same, bit for bit.
   *
   * @param pieces told on this thread, in order
   */
  default Speech speak(
      SpeechRequest request, Progress.Listener progress, Pieces pieces, Cancellation cancel) {
    Speech speech = speak(request, progress, cancel);
    pieces.spoken(speech.pcm());
    return speech;
  }

  @Override
  void close();
}
