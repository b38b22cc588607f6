/**
 * Dialogue back to where it came from: a profile for every game engine and tool of sound, which
 * knows what its WAVs are called, which tables lie beside them, and what that engine would play
 * wrongly.
 *
 * <p>Decisions.
 *
 * <ul>
 *   <li><b>The engine's key is the name.</b> It is never shortened; what no file name may hold is
 *       replaced, and said. What would make the engine play another line stops the export before
 *       the first byte.
 *   <li><b>A table is whole.</b> Engines replace theirs by what they import, so rows of lines that
 *       have no take, or that the author deleted here, go back as they came.
 *   <li><b>Nobody's source is written to.</b> Taggers broke scripts that they edited; what was
 *       changed here goes out as a list of changes.
 * </ul>
 */
package studio.reprise.desk.game;
