package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Speech;

/** Fills in the receipt of a take that was just rendered. */
final class ReceiptWriting {
  private ReceiptWriting() {}

  static Receipt receipt(
      RenderRequest request,
      EngineDescription engine,
      PackDescription pack,
      Speech speech,
      Pcm sound,
      Measurements measured,
      double seconds) {
    Utterance said = request.utterance();
    String fingerprint = Fingerprint.of(said, engine, pack);
    return new Receipt(
        Receipt.SCHEMA,
        request.lineId(),
        fingerprint.substring(0, 12),
        fingerprint,
        Fingerprint.checks(said, Fingerprint.environment(engine, pack)),
        request.speakerId(),
        said.text(),
        speech.normalizedText(),
        said.language(),
        speech.language(),
        said.seed(),
        request.seedOrigin(),
        said.sampler(),
        said.flow(),
        sound.sampleRateHz(),
        said.promptText(),
        request.promptAudio(),
        said.clipSha256(),
        said.pronunciations(),
        Fingerprint.dictionary(said.pronunciations()),
        pack(pack),
        engine(engine),
        determinismClass(engine),
        sound.length(),
        speech.tokens().length,
        Hash.sha256(speech.tokens()),
        CanonicalSound.sha256(sound),
        Hash.sha256(speech.mel().values()),
        MelSummary.of(speech.mel()),
        measured.loudness(),
        measured.roundTrip(),
        measured.flags(),
        Math.rint(seconds * 1000) / 1000,
        Math.rint(seconds / Math.max(sound.durationSeconds(), 1e-3) * 1000) / 1000);
  }

  static Receipt.Engine engine(EngineDescription engine) {
    return new Receipt.Engine(
        engine.name(),
        engine.version(),
        engine.backend(),
        engine.deviceClass(),
        engine.dtype(),
        engine.threads(),
        engine.mathMode());
  }

  private static Receipt.Pack pack(PackDescription pack) {
    List<Receipt.PackFile> files = new ArrayList<>(pack.files().size());
    for (PackDescription.File file : pack.files()) {
      files.add(new Receipt.PackFile(file.path(), file.sha256()));
    }
    return new Receipt.Pack(pack.name(), pack.sha256(), files);
  }

  /** The kind of machine and arithmetic within which equal requests give equal bytes. */
  private static String determinismClass(EngineDescription engine) {
    return engine.deviceClass()
        + " "
        + engine.dtype()
        + " "
        + Spelling.of(engine.mathMode())
        + " "
        + engine.backend();
  }
}
