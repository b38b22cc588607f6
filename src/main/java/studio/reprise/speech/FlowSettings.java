package studio.reprise.speech;

import studio.reprise.bounds.Bound;

/**
 * How the flow's differential equation is solved.
 *
 * @param steps Euler steps
 * @param cfg classifier-free guidance rate
 */
public record FlowSettings(int steps, double cfg) {
  /** The reference's defaults. */
  public static final FlowSettings REFERENCE = new FlowSettings(10, 0.7);

  public FlowSettings {
    SamplerSettings.require(Bound.FLOW_STEPS, steps);
    SamplerSettings.require(Bound.FLOW_CFG, cfg);
  }
}
