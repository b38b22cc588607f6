package studio.reprise.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import studio.reprise.audio.Loudness;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SamplerSettings;

/**
 * Everything that decided a take's sound, and what came of it. {@link ReceiptJson} holds the names
 * that the fields have on disk; from a receipt and the clip that it names alone, a take can be
 * rendered again.
 *
 * @param schema version of the receipt's form
 * @param lineId the line that had it rendered; equal lines share a take
 * @param takeId a short name: the fingerprint's first twelve digits
 * @param fingerprint see {@link Fingerprint}
 * @param checks see {@link Fingerprint#checks}: they tell which field was edited
 * @param speakerId the line's speaker
 * @param text as the author wrote it
 * @param normalizedText what was spoken
 * @param languageRequested as asked, may be empty
 * @param language as spoken
 * @param seed drives every source of chance
 * @param seedOrigin {@code default}, {@code pinned}, {@code drawn} or {@code swept}
 * @param sampler how tokens were drawn
 * @param flow how the mel was solved
 * @param sampleRateHz of the take
 * @param promptText the exact words of the clip
 * @param promptAudio the clip's relative path; tells nothing about the sound
 * @param promptAudioSha256 names the clip
 * @param dictionary the pronunciations whose word occurs in the text
 * @param dictionarySha256 over those pronunciations
 * @param pack which weights
 * @param engine which program on which kind of machine
 * @param determinismClass within it equal requests give equal bytes
 * @param durationSamples length of the take
 * @param tokenCount how many speech tokens
 * @param tokensSha256 over the tokens as 32-bit little-endian integers
 * @param pcmSha256 see {@link CanonicalSound#sha256}
 * @param melFingerprint over the mel's values as 32-bit little-endian floats
 * @param melSummary see {@link MelSummary}
 * @param loudness measured
 * @param roundTrip share of tokens, 0..1, that the pack's own speech tokenizer hears again in the
 *     sound; -1 when it was too short or too long to be listened to
 * @param flags measured; empty when nothing was found
 * @param renderSeconds wall time; tells nothing about the sound
 * @param rtf render seconds a second of sound
 */
public record Receipt(
    int schema,
    String lineId,
    String takeId,
    String fingerprint,
    Map<String, String> checks,
    String speakerId,
    String text,
    String normalizedText,
    String languageRequested,
    String language,
    long seed,
    String seedOrigin,
    SamplerSettings sampler,
    FlowSettings flow,
    int sampleRateHz,
    String promptText,
    String promptAudio,
    String promptAudioSha256,
    List<Pronunciation> dictionary,
    String dictionarySha256,
    Pack pack,
    Engine engine,
    String determinismClass,
    long durationSamples,
    int tokenCount,
    String tokensSha256,
    String pcmSha256,
    String melFingerprint,
    String melSummary,
    Loudness loudness,
    double roundTrip,
    Set<Flag> flags,
    double renderSeconds,
    double rtf) {

  /** The form that this version writes. */
  public static final int SCHEMA = 1;

  public Receipt {
    dictionary = List.copyOf(dictionary);
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    flags = Collections.unmodifiableSet(new TreeSet<>(flags));
  }

  /**
   * The voice pack.
   *
   * @param name as the pack calls itself
   * @param sha256 one name for all its files
   * @param files every file that decides the sound, sorted by path
   */
  public record Pack(String name, String sha256, List<PackFile> files) {
    public Pack {
      files = List.copyOf(files);
    }
  }

  /** One file of the pack, its path relative with "/". */
  public record PackFile(String path, String sha256) {}

  /** The engine; see {@link studio.reprise.speech.EngineDescription}. */
  public record Engine(
      String name,
      String version,
      String backend,
      String deviceClass,
      String dtype,
      int threads,
      MathMode mathMode) {}

  public double durationSeconds() {
    return (double) durationSamples / sampleRateHz;
  }

  /** What was spoken, as values: the way back from a receipt to a render. */
  public Utterance utterance() {
    return new Utterance(
        text, languageRequested, promptText, promptAudioSha256, seed, sampler, flow, dictionary);
  }

  /** The same take as another line shows it. */
  public Receipt shownBy(String line, String speaker, String origin) {
    return new Receipt(
        schema,
        line,
        takeId,
        fingerprint,
        checks,
        speaker,
        text,
        normalizedText,
        languageRequested,
        language,
        seed,
        origin,
        sampler,
        flow,
        sampleRateHz,
        promptText,
        promptAudio,
        promptAudioSha256,
        dictionary,
        dictionarySha256,
        pack,
        engine,
        determinismClass,
        durationSamples,
        tokenCount,
        tokensSha256,
        pcmSha256,
        melFingerprint,
        melSummary,
        loudness,
        roundTrip,
        flags,
        renderSeconds,
        rtf);
  }

  /** The same receipt, its pack being this equal one. */
  Receipt withPack(Receipt.Pack equal) {
    return new Receipt(
        schema,
        lineId,
        takeId,
        fingerprint,
        checks,
        speakerId,
        text,
        normalizedText,
        languageRequested,
        language,
        seed,
        seedOrigin,
        sampler,
        flow,
        sampleRateHz,
        promptText,
        promptAudio,
        promptAudioSha256,
        dictionary,
        dictionarySha256,
        equal,
        engine,
        determinismClass,
        durationSamples,
        tokenCount,
        tokensSha256,
        pcmSha256,
        melFingerprint,
        melSummary,
        loudness,
        roundTrip,
        flags,
        renderSeconds,
        rtf);
  }
}
