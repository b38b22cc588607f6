package studio.reprise.render;

import java.util.List;
import studio.reprise.document.Settings;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;

/**
 * Makes utterances of what authors write: where their settings say nothing, a pack's hold.
 *
 * @param sampler the pack's
 * @param flow the pack's
 */
public record Utterances(SamplerSettings sampler, FlowSettings flow) {

  /** For one pack. */
  public static Utterances of(PackDescription pack) {
    return new Utterances(pack.sampler(), pack.flow());
  }

  /**
   * A reference clip.
   *
   * @param transcript its exact words
   * @param sha256 names its bytes
   * @param use how much of it the voice is made of
   */
  public record Clip(String transcript, String sha256, ClipUse use) {}

  /**
   * @param text as the author wrote it
   * @param language BCP 47, or empty: found from the text
   * @param voice who speaks
   * @param seed drives every source of chance
   * @param own the author's settings
   * @param pronunciations only those whose word occurs in the text, in order of precedence
   */
  public Utterance utterance(
      String text,
      String language,
      Clip voice,
      long seed,
      Settings own,
      List<Pronunciation> pronunciations) {
    return new Utterance(
        text,
        language,
        reading(own),
        voice.transcript(),
        voice.sha256(),
        voice.use(),
        seed,
        sampler(own),
        flow(own),
        pronunciations);
  }

  private static ReadingChoices reading(Settings own) {
    ReadingChoices reading = ReadingChoices.USUAL;
    if (own.directions() != null) {
      reading = reading.with(Spelling.parse(Directions.class, own.directions()));
    }
    return own.phonemes() == null
        ? reading
        : reading.with(Spelling.parse(Phonemes.class, own.phonemes()));
  }

  private SamplerSettings sampler(Settings own) {
    return new SamplerSettings(
        own.method() == null
            ? sampler.method()
            : Spelling.parse(SamplerSettings.Method.class, own.method()),
        own.temperature() == null ? sampler.temperature() : own.temperature(),
        own.topP() == null ? sampler.topP() : own.topP(),
        own.topK() == null ? sampler.topK() : own.topK(),
        own.winSize() == null ? sampler.winSize() : own.winSize(),
        own.tauR() == null ? sampler.tauR() : own.tauR());
  }

  private FlowSettings flow(Settings own) {
    return new FlowSettings(
        own.flowSteps() == null ? flow.steps() : own.flowSteps(),
        own.flowCfg() == null ? flow.cfg() : own.flowCfg());
  }
}
