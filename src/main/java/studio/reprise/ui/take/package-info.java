/**
 * The right of the window: one line's takes, seed, settings and receipt, and two takes side by
 * side.
 *
 * <p>Decisions. What a take was made of is read from its receipt alone, never from the line, which
 * may have changed since.
 */
package studio.reprise.ui.take;
