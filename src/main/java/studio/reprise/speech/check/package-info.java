/**
 * Whether this machine computes what it is asked for, found out at every opening of a pack and
 * before the first word: each kernel that the pack uses is run at the pack's shapes beside plain
 * loops in double precision.
 *
 * <p>Decisions.
 *
 * <ul>
 *   <li>A wrong kernel is a sentence, never a sound. Where oneDNN is at fault it is kept out of the
 *       process, and the check is made again.
 *   <li>The check's own result bits tell processors apart: their digest stands in every receipt. In
 *       the portable mode its first half is a constant of the program.
 *   <li>Numbers for the check use all bits, so that another order of a sum shows in the digest.
 * </ul>
 */
package studio.reprise.speech.check;
