package studio.reprise.speech.check;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.promise.Promise;

/**
 * Receipts of one version are compared by their digests, so that a version has one list of trials.
 */
class SelfCheckPromiseTest {
  @Test
  void theListOfTrialsIsThatOfThisVersion() {
    Promise.keep(
        "self-check.txt", "the digest of the program's own trials", List.of(SelfCheck.PORTABLE));
  }
}
