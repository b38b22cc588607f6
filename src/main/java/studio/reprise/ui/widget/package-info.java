/**
 * What all regions are built of: words in the author's language, keys, the look, small labels and
 * fields. Knows no model.
 *
 * <p>Decisions. The words are in {@code messages*.properties}; a sentence from a room below is
 * English and is said in the window's language by the {@link studio.reprise.ui.widget.Catalogue}.
 */
package studio.reprise.ui.widget;
