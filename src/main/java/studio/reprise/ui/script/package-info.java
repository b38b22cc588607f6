/**
 * The middle of the window: the author's lines, one row each.
 *
 * <p>Decisions. <b>Rows outlive lines</b>: the list holds row objects that stay while their line
 * changes, so a keystroke in ten thousand lines touches one cell. States are computed for visible
 * cells only, from receipts in memory.
 */
package studio.reprise.ui.script;
