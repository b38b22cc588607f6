package studio.reprise.ui.verify;

import org.jspecify.annotations.Nullable;
import studio.reprise.render.Verdict;
import studio.reprise.storage.VerificationSource.Exhibit;

/**
 * Something that was verified and what came of it.
 *
 * @param exhibit the take; null for a file of a delivery and for what else lies in an export
 */
record Judged(@Nullable Exhibit exhibit, Verdict verdict) {}
