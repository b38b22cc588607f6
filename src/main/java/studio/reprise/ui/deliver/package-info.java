/**
 * The page from which a project goes to its receiver: the book's card, the receiver and what it
 * asks for, the files and how loud they are, what the checks say and what helps, and the finished
 * sound.
 *
 * <p>Decisions. The page does not stand before the window: *Show line* selects it in the script
 * behind, and what is mended there is seen here. What is typed on the card is an edit of the
 * project and undone like one. *Check* writes nothing that stays.
 */
package studio.reprise.ui.deliver;
