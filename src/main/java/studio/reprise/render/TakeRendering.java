package studio.reprise.render;

import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Pieces;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * One take as it comes from the engine: its sound in canonical form, its receipt, and what the
 * engine said.
 */
record TakeRendering(Receipt receipt, Pcm sound, Speech speech) {

  static TakeRendering of(
      Synthesizer synthesizer,
      RenderRequest request,
      VoicePrint voice,
      Progress.Listener progress,
      Cancellation cancel) {
    return of(synthesizer, request, voice, progress, Pieces.NONE, cancel);
  }

  /**
   * @param pieces hears the segments as they come
   */
  static TakeRendering of(
      Synthesizer synthesizer,
      RenderRequest request,
      VoicePrint voice,
      Progress.Listener progress,
      Pieces pieces,
      Cancellation cancel) {
    long start = System.nanoTime();
    Speech speech =
        pieces.isUnheard()
            ? speak(synthesizer, request.utterance(), voice, progress, cancel)
            : synthesizer.speak(request.utterance().spokenBy(voice), progress, pieces, cancel);
    double seconds = (System.nanoTime() - start) / 1e9;
    Pcm sound = CanonicalSound.of(speech.pcm());
    Receipt.Measured measured = Measurements.of(synthesizer, speech, sound);
    return new TakeRendering(
        ReceiptWriting.receipt(
            request,
            synthesizer.engine(),
            synthesizer.pack(),
            voice,
            speech,
            sound,
            measured,
            seconds),
        sound,
        speech);
  }

  static Speech speak(
      Synthesizer synthesizer,
      Utterance utterance,
      VoicePrint voice,
      Progress.Listener progress,
      Cancellation cancel) {
    return synthesizer.speak(utterance.spokenBy(voice), progress, cancel);
  }
}
