package studio.reprise.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import studio.reprise.audio.Loudness;
import studio.reprise.document.Seed;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Processor;

/**
 * Everything that decided a take's sound, and what came of it. {@link ReceiptJson} holds the names
 * that the fields have on disk; from a receipt and the clip that it names alone, a take can be
 * rendered again.
 *
 * @param schema version of the receipt's form
 * @param owner whose take it is; tells nothing about the sound
 * @param said what was spoken: the way back from a receipt to a render
 * @param pack which weights
 * @param arithmetic what computed it
 * @param made what came of it
 * @param measured what was heard in it
 */
public record Receipt(
    int schema,
    Owner owner,
    Utterance said,
    Pack pack,
    Arithmetic arithmetic,
    Made made,
    Measured measured) {

  /** The form that this version writes; 1 recorded neither text rules nor processor. */
  public static final int SCHEMA = 2;

  private static final int TAKE_ID_DIGITS = 12;

  /**
   * Whose take it is.
   *
   * @param lineId the line that had it rendered; equal lines share a take
   * @param speakerId the line's speaker
   * @param style the name of the speaker's style, or ""
   * @param seedOrigin who chose the seed
   * @param promptAudio the clip's relative path
   */
  public record Owner(
      String lineId, String speakerId, String style, Seed.Origin seedOrigin, String promptAudio) {
    public Owner {
      Objects.requireNonNull(lineId, "lineId");
      Objects.requireNonNull(speakerId, "speakerId");
      Objects.requireNonNull(style, "style");
      Objects.requireNonNull(seedOrigin, "seedOrigin");
      Objects.requireNonNull(promptAudio, "promptAudio");
    }
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

    static Pack of(PackDescription pack) {
      List<PackFile> files = new ArrayList<>(pack.files().size());
      pack.files().forEach(file -> files.add(new PackFile(file.path(), file.sha256())));
      return new Pack(pack.name(), pack.sha256(), files);
    }
  }

  /** One file of the pack, its path relative with "/". */
  public record PackFile(String path, String sha256) {}

  /**
   * What came of it.
   *
   * @param fingerprint see {@link Fingerprint}
   * @param checks see {@link Fingerprint#checks}: they tell which field was edited
   * @param dictionarySha256 over the pronunciations that were used
   * @param normalizedText what was spoken
   * @param sounds its phones, "" where they are not chosen by the text rules or not recorded
   * @param manners in which each segment was said, where directions were to be acted; else empty
   * @param language as spoken
   * @param clipUsed how much of the clip the voice was made of
   * @param sampleRateHz of the take
   * @param durationSamples length of the take
   * @param tokenCount how many speech tokens
   * @param tokensSha256 over the tokens as 32-bit little-endian integers
   * @param pcmSha256 see {@link CanonicalSound#sha256}
   * @param melFingerprint over the mel's values as 32-bit little-endian floats
   * @param melSummary see {@link MelSummary}
   * @param render how the render went
   */
  public record Made(
      String fingerprint,
      Map<String, String> checks,
      String dictionarySha256,
      String normalizedText,
      String sounds,
      List<Manner> manners,
      String language,
      ClipUse clipUsed,
      int sampleRateHz,
      long durationSamples,
      int tokenCount,
      String tokensSha256,
      String pcmSha256,
      String melFingerprint,
      String melSummary,
      Render render) {
    public Made {
      manners = List.copyOf(manners);
      checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }
  }

  /**
   * How the render went; does not decide the sound, but for the processor in fast mode.
   *
   * @param processor on what
   * @param threads CPU threads within one operation
   * @param seconds wall time
   * @param rtf render seconds a second of sound
   */
  public record Render(Processor processor, int threads, double seconds, double rtf) {}

  /**
   * What was heard in it.
   *
   * @param loudness measured
   * @param roundTrip share of tokens, 0..1, that the pack's own speech tokenizer hears again in the
   *     sound; -1 when it was too short or too long to be listened to
   * @param flags empty when nothing was found
   */
  public record Measured(Loudness loudness, double roundTrip, Set<Flag> flags) {
    public Measured {
      flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }
  }

  public String fingerprint() {
    return made.fingerprint();
  }

  /** A short name: the fingerprint's first twelve digits. */
  public String takeId() {
    return takeId(fingerprint());
  }

  /** The short name of a take. */
  public static String takeId(String fingerprint) {
    return fingerprint.substring(0, TAKE_ID_DIGITS);
  }

  public double durationSeconds() {
    return (double) made.durationSamples() / made.sampleRateHz();
  }

  /** The kind of machine and arithmetic within which equal requests give equal bytes. */
  public String determinismClass() {
    return String.join(
            " ",
            arithmetic.deviceClass(),
            arithmetic.dtype(),
            Spelling.of(arithmetic.mathMode()),
            arithmetic.backend())
        + boundTo();
  }

  /** In fast mode the kernels are chosen, and round, by the processor. */
  private String boundTo() {
    Processor processor = made.render().processor();
    return processor.isRecorded() && arithmetic.mathMode() == MathMode.FAST
        ? " on " + processor
        : "";
  }

  /** The same take as another line shows it. */
  public Receipt shownBy(String line, String speaker, Seed.Origin origin) {
    return new Receipt(
        schema,
        new Owner(line, speaker, owner.style(), origin, owner.promptAudio()),
        said,
        pack,
        arithmetic,
        made,
        measured);
  }

  /** The same receipt, its pack being this equal one. */
  Receipt withPack(Receipt.Pack equal) {
    return new Receipt(schema, owner, said, equal, arithmetic, made, measured);
  }
}
