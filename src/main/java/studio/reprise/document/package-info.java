/**
 * What the author wrote and chose: projects, speakers, lines, takes by name, edits and their
 * history. Immutable records on java.* alone: no files, no windows, no samples.
 */
package studio.reprise.document;
