/**
 * A project goes to its receiver: which files, what stands in them, what the checks say of them.
 * Both doors do it through {@link studio.reprise.desk.delivery.BookDelivery}.
 *
 * <p>Decided: speakers are brought to one level within a chapter, not across the book, so that a
 * line that changes moves the levels of its chapter and no other file.
 */
package studio.reprise.desk.delivery;
