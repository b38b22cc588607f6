package studio.reprise.document;

import org.jspecify.annotations.Nullable;
import studio.reprise.bounds.Bound;

/**
 * Settings of sampling, flow and reading that somebody changed; null is "as inherited": from the
 * line to the project to the pack.
 *
 * @param method {@code ras}, {@code nucleus} or {@code topk}
 * @param temperature see {@link Bound}, as for the rest
 * @param topP nucleus mass
 * @param topK most candidates
 * @param winSize RAS window
 * @param tauR RAS share
 * @param flowSteps Euler steps
 * @param flowCfg guidance
 * @param directions {@code silent}, {@code spoken} or {@code acted}: what becomes of "[whispering]"
 *     in a text
 * @param phonemes {@code on} or {@code off}: whether a pack's tables write phonemes for characters
 */
public record Settings(
    @Nullable String method,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Integer winSize,
    @Nullable Double tauR,
    @Nullable Integer flowSteps,
    @Nullable Double flowCfg,
    @Nullable String directions,
    @Nullable String phonemes) {
  /** Everything as inherited. */
  public static final Settings INHERITED =
      new Settings(null, null, null, null, null, null, null, null, null, null);

  public Settings {
    if (method != null && !method.matches("ras|nucleus|topk")) {
      throw new EditException(
          "The sampling method is one of ras, nucleus, topk; not \"{0}\".", method);
    }
    if (directions != null && !directions.matches("silent|spoken|acted")) {
      throw new EditException(
          "Directions in brackets are silent, spoken or acted, not \"{0}\".", directions);
    }
    if (phonemes != null && !phonemes.matches("on|off")) {
      throw new EditException(
          "Phonemes of the pack's tables are on or off, not \"{0}\".", phonemes);
    }
    require(Bound.TEMPERATURE, temperature);
    require(Bound.TOP_P, topP);
    require(Bound.TOP_K, topK);
    require(Bound.WIN_SIZE, winSize);
    require(Bound.TAU_R, tauR);
    require(Bound.FLOW_STEPS, flowSteps);
    require(Bound.FLOW_CFG, flowCfg);
  }

  /** Settings of sampling and flow. */
  public Settings(
      @Nullable String method,
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Integer winSize,
      @Nullable Double tauR,
      @Nullable Integer flowSteps,
      @Nullable Double flowCfg) {
    this(method, temperature, topP, topK, winSize, tauR, flowSteps, flowCfg, null, null);
  }

  /** The same, with directions as they are asked for; null as inherited. */
  public Settings withDirections(@Nullable String changed) {
    return new Settings(
        method, temperature, topP, topK, winSize, tauR, flowSteps, flowCfg, changed, phonemes);
  }

  /** The same, with phonemes as they are asked for; null as inherited. */
  public Settings withPhonemes(@Nullable String changed) {
    return new Settings(
        method, temperature, topP, topK, winSize, tauR, flowSteps, flowCfg, directions, changed);
  }

  private static void require(Bound bound, @Nullable Number value) {
    if (value != null) {
      bound
          .objection(value.doubleValue())
          .ifPresent(
              sentence -> {
                throw new EditException("{0}", sentence);
              });
    }
  }

  /** These settings, with those of {@code below} where these say nothing. */
  public Settings over(Settings below) {
    return new Settings(
        method == null ? below.method : method,
        temperature == null ? below.temperature : temperature,
        topP == null ? below.topP : topP,
        topK == null ? below.topK : topK,
        winSize == null ? below.winSize : winSize,
        tauR == null ? below.tauR : tauR,
        flowSteps == null ? below.flowSteps : flowSteps,
        flowCfg == null ? below.flowCfg : flowCfg,
        directions == null ? below.directions : directions,
        phonemes == null ? below.phonemes : phonemes);
  }

  public boolean isInherited() {
    return equals(INHERITED);
  }
}
