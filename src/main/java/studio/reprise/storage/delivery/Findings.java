package studio.reprise.storage.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.reprise.sentence.Sentence;

/** Gathers findings; a profile may say that one of a kind is worse or less bad than usual. */
public final class Findings {
  private final DeliveryProfile profile;
  private final Set<CheckId> acknowledged;
  private final List<Finding> all = new ArrayList<>();

  /**
   * @param acknowledged what somebody said is meant; figures stay what they are
   */
  public Findings(DeliveryProfile profile, Set<CheckId> acknowledged) {
    this.profile = profile;
    this.acknowledged = Set.copyOf(acknowledged);
  }

  /** Takes a finding, unless the profile does not want it looked at. */
  public void add(Finding found) {
    Severity severity = profile.severities().getOrDefault(found.id(), found.severity());
    if (severity == Severity.OFF) {
      return;
    }
    boolean isMeant = found.id().isJudgement() && acknowledged.contains(found.id());
    all.add(found.with(isMeant ? Severity.ACKNOWLEDGED : severity));
  }

  void add(
      CheckId id,
      Severity severity,
      double value,
      double limit,
      String file,
      String pattern,
      Object... values) {
    add(new Finding(id, severity, value, limit, file, "", Sentence.of(pattern, values)));
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** Whether nothing would be sent back. */
  public boolean passes() {
    return all.stream().noneMatch(Finding::isFailure);
  }
}
