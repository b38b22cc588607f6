package studio.reprise.render;

import java.util.List;
import java.util.Objects;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MannerWords;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.VoicePrint;

/**
 * What is to be spoken, as values: everything on the author's side that decides the sound. Two
 * equal utterances, spoken by the same pack on the same engine, are one take.
 *
 * @param text as the author wrote it
 * @param language BCP 47, or empty: found from the text
 * @param reading what the author decided about how the text is read
 * @param promptText the exact words of the reference clip
 * @param clipSha256 names the clip's bytes, lower-case hex
 * @param clipUse how much of the clip the voice is made of; what AUTO comes to is decided by clip,
 *     words and pack
 * @param seed drives every source of chance
 * @param sampler how tokens are drawn
 * @param flow how the mel is solved
 * @param pronunciations only those whose word occurs in the text, in order of precedence
 */
public record Utterance(
    String text,
    String language,
    ReadingChoices reading,
    String promptText,
    String clipSha256,
    ClipUse clipUse,
    long seed,
    SamplerSettings sampler,
    FlowSettings flow,
    List<Pronunciation> pronunciations) {
  public Utterance {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(promptText, "promptText");
    Objects.requireNonNull(clipSha256, "clipSha256");
    Objects.requireNonNull(clipUse, "clipUse");
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(flow, "flow");
    pronunciations = List.copyOf(pronunciations);
    if (!isLanguage(language)) {
      throw new RenderException(
          "The language is a code such as \"en\" or \"zh\", or empty; not \"{0}\".", language);
    }
  }

  /** All of the clip is used, and the text is read as usual. */
  public Utterance(
      String text,
      String language,
      String promptText,
      String clipSha256,
      long seed,
      SamplerSettings sampler,
      FlowSettings flow,
      List<Pronunciation> pronunciations) {
    this(
        text,
        language,
        ReadingChoices.USUAL,
        promptText,
        clipSha256,
        ClipUse.FULL,
        seed,
        sampler,
        flow,
        pronunciations);
  }

  static boolean isLanguage(String code) {
    return code.matches("[A-Za-z0-9-]{0,35}");
  }

  /** What the engine is asked for, in a voice that was extracted from this clip. */
  public SpeechRequest spokenBy(VoicePrint voice) {
    return new SpeechRequest(text, language, voice, seed, sampler, flow, pronunciations, reading);
  }

  /**
   * The same, where its directions are acted begun in the manner that one beside it names.
   *
   * @param direction of the line, or ""
   */
  Utterance begun(String direction) {
    if (direction.isBlank() || reading.directions() != Directions.ACTED) {
      return this;
    }
    return new Utterance(
        text,
        language,
        reading.begun(MannerWords.named(direction).orElse(Manner.PLAIN)),
        promptText,
        clipSha256,
        clipUse,
        seed,
        sampler,
        flow,
        pronunciations);
  }

  /** Whose voice it is. */
  public Utterances.Clip voice() {
    return new Utterances.Clip(promptText, clipSha256, clipUse);
  }

  /** The same words in the voice of another clip. */
  Utterance withClip(String sha256) {
    return new Utterance(
        text, language, reading, promptText, sha256, clipUse, seed, sampler, flow, pronunciations);
  }

  /** The same with other pronunciations. */
  public Utterance withPronunciations(List<Pronunciation> others) {
    return new Utterance(
        text, language, reading, promptText, clipSha256, clipUse, seed, sampler, flow, others);
  }

  /** The same words and voice with another seed. */
  public Utterance withSeed(long another) {
    return new Utterance(
        text,
        language,
        reading,
        promptText,
        clipSha256,
        clipUse,
        another,
        sampler,
        flow,
        pronunciations);
  }
}
