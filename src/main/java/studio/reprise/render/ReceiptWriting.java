package studio.reprise.render;

import studio.reprise.audio.Pcm;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Speech;
import studio.reprise.speech.VoicePrint;

/** Fills in the receipt of a take that was just rendered. */
final class ReceiptWriting {
  private ReceiptWriting() {}

  static Receipt receipt(
      RenderRequest request,
      EngineDescription engine,
      PackDescription pack,
      VoicePrint voice,
      Speech speech,
      Pcm sound,
      Receipt.Measured measured,
      double seconds) {
    Utterance said = request.utterance();
    Ground ground = Ground.of(engine, pack);
    return new Receipt(
        Receipt.SCHEMA,
        new Receipt.Owner(
            request.lineId(),
            request.speakerId(),
            request.style(),
            request.seedOrigin(),
            request.promptAudio()),
        said,
        Receipt.Pack.of(pack),
        engine.arithmetic(),
        new Receipt.Made(
            Fingerprint.of(said, ground),
            Fingerprint.checks(said, ground),
            Fingerprint.dictionary(said.pronunciations()),
            speech.normalizedText(),
            speech.sounds(),
            speech.manners(),
            speech.language(),
            voice.origin().use(),
            sound.sampleRateHz(),
            sound.length(),
            speech.tokens().length,
            Hash.sha256(speech.tokens()),
            CanonicalSound.sha256(sound),
            Hash.sha256(speech.mel().values()),
            MelSummary.of(speech.mel()),
            new Receipt.Render(
                engine.processor(),
                engine.threads(),
                thousandths(seconds),
                thousandths(seconds / Math.max(sound.durationSeconds(), 1e-3)))),
        measured);
  }

  private static double thousandths(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
