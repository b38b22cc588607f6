package studio.reprise.document;

/**
 * Sampling and flow settings that somebody changed; null is "as inherited": from the line to the
 * project to the pack.
 *
 * @param method {@code ras}, {@code nucleus} or {@code topk}
 * @param temperature above 0, at most 10
 * @param topP above 0, at most 1
 * @param topK 1 to 100000
 * @param winSize RAS window, 0 to 1000
 * @param tauR RAS share, 0 to 1
 * @param flowSteps 1 to 100
 * @param flowCfg 0 to 10
 */
public record Settings(
    String method,
    Double temperature,
    Double topP,
    Integer topK,
    Integer winSize,
    Double tauR,
    Integer flowSteps,
    Double flowCfg) {
  /** Everything as inherited. */
  public static final Settings INHERITED =
      new Settings(null, null, null, null, null, null, null, null);

  public Settings {
    require(method == null || method.matches("ras|nucleus|topk"), "method", method);
    require(
        temperature == null || (temperature > 0 && temperature <= 10), "temperature", temperature);
    require(topP == null || (topP > 0 && topP <= 1), "top_p", topP);
    require(topK == null || (topK >= 1 && topK <= 100_000), "top_k", topK);
    require(winSize == null || (winSize >= 0 && winSize <= 1000), "win_size", winSize);
    require(tauR == null || (tauR >= 0 && tauR <= 1), "tau_r", tauR);
    require(flowSteps == null || (flowSteps >= 1 && flowSteps <= 100), "flow steps", flowSteps);
    require(flowCfg == null || (flowCfg >= 0 && flowCfg <= 10), "flow guidance", flowCfg);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new EditException("The setting " + name + " cannot be " + value + ".");
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
        flowCfg == null ? below.flowCfg : flowCfg);
  }

  public boolean isInherited() {
    return equals(INHERITED);
  }
}
