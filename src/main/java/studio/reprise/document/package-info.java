/**
 * What the author wrote and chose: projects, speakers, scenes, lines, the takes they chose by name,
 * edits and their history. Immutable records on java.* alone (and the figures of {@code bounds}):
 * no files, no windows, no samples.
 *
 * <p>Decisions. A version of the project shares everything that did not change with the one before,
 * so {@link studio.reprise.document.History} simply keeps versions and nobody writes an inverse.
 * Sound is not in the document: a line names its chosen take by fingerprint. Ids and drawn seeds
 * are arguments of edits: the document draws no chance.
 */
package studio.reprise.document;
