package studio.reprise.speech;

import java.util.List;
import java.util.Objects;

/**
 * Everything that decides the sound of one rendering, and nothing that does not.
 *
 * @param text as the author wrote it; may hold {@code <|X|>} phoneme spans
 * @param language BCP 47 ("en", "zh"), or empty: found from the text
 * @param voice who speaks
 * @param seed drives every source of chance
 * @param sampler how tokens are drawn
 * @param flow how the mel is solved
 * @param pronunciations words with a pronunciation of their own, in order of precedence
 * @param reading what the author decided about how the text is read
 */
public record SpeechRequest(
    String text,
    String language,
    VoicePrint voice,
    long seed,
    SamplerSettings sampler,
    FlowSettings flow,
    List<Pronunciation> pronunciations,
    ReadingChoices reading) {
  public SpeechRequest {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(voice, "voice");
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(flow, "flow");
    Objects.requireNonNull(reading, "reading");
    pronunciations = List.copyOf(pronunciations);
  }

  /** The text is read as usual. */
  public SpeechRequest(
      String text,
      String language,
      VoicePrint voice,
      long seed,
      SamplerSettings sampler,
      FlowSettings flow,
      List<Pronunciation> pronunciations) {
    this(text, language, voice, seed, sampler, flow, pronunciations, ReadingChoices.USUAL);
  }
}
