/**
 * What both doors do, done once: packs are found, chosen and remembered; a project is open, kept
 * and exported; lines stand in time. A door adds pixels or arguments to it and nothing else.
 *
 * <p>Decisions.
 *
 * <ul>
 *   <li><b>One place of settings</b> ({@link studio.reprise.desk.ConfigFolder}): where this system
 *       keeps a program's settings. What an earlier version kept elsewhere is found and taken over.
 *   <li><b>One default pack</b> ({@link studio.reprise.desk.Packs}): {@code pack use} and the pack
 *       page write the same file. A project goes before it: what a project was made with is looked
 *       for first and, after a render, recorded in it, so that either door can verify what the
 *       other one rendered without being told a pack.
 *   <li><b>Sentences name no door</b>: "name its folder" instead of an option or a button; the door
 *       that shows them adds what to type or press.
 * </ul>
 */
package studio.reprise.desk;
