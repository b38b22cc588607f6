/**
 * A script as it was found in somebody's file, and how one that changed comes into a project.
 * Records on java.* alone: readers make drafts, both doors show them, the merge compares them.
 *
 * <p>Decisions. <b>No reader writes a word</b>: every text of a file is in a line, in a title, or
 * among what was left out with a reason. <b>A draft knows no project</b>: ids, speakers and seeds
 * are given when it comes in. <b>An import is a merge</b> of what was imported last, the project
 * and the file; a first import is one with an empty base.
 */
package studio.reprise.document.script;
