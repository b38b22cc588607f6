/**
 * How words are said: the project's dictionary as a page, and one word's form.
 *
 * <p>Decisions. Every change is an edit of the project like any other, so undo is the way back and
 * no page needs an <i>OK</i>.
 */
package studio.reprise.ui.dictionary;
