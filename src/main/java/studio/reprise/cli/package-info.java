/**
 * The command line: the same rooms without a screen. Progress on stderr, results on stdout.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Every command is given its {@link studio.reprise.cli.Surroundings}: streams, folders, and
 *       how engines are opened. Tests bring others; nothing is static.
 *   <li>Ctrl-C is a shutdown hook that asks the queue to cancel and gives the command most of a
 *       second to put things away. Takes are on the disk and edits in the journal by then, so a
 *       process that is ended sooner loses nothing either.
 *   <li>A batch is rendered into a shelf in its own output folder: there is no second cache, and
 *       the folder can be verified and continued by itself.
 *   <li>A problem that an author can act on is a sentence; any other is one sentence too, and shows
 *       where it happened only with {@code REPRISE_DEBUG} in the environment.
 * </ul>
 */
package studio.reprise.cli;
