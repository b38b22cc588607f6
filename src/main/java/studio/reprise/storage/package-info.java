/**
 * A project on disk, and what goes in and out of it.
 *
 * <p>Decisions. {@code project.json} is written whole, beside the old one, flushed and renamed: a
 * crash leaves the old or the new file. Every edit is a line of {@code journal.jsonl} the moment it
 * is made; the journal names the hash of the project file that it continues, so a journal that was
 * already folded in is recognised and dropped. Edits are journalled as what they changed, not as
 * what they did: replaying needs no code of the edit. Clips and takes are named by what they hold;
 * they are added and never changed.
 */
package studio.reprise.storage;
