/**
 * Handing takes over as WAVs: which scenes, how they are named, for which engine.
 *
 * <p>Decisions. What a listener would miss is named before anything is written, and the button that
 * would mend it stands beside it.
 */
package studio.reprise.ui.exports;
