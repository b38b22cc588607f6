/**
 * Scripts come in: what a file would bring, and what changed in one that is known. The dialogs read
 * and compare behind the window and make nothing but one step.
 */
package studio.reprise.ui.imports;
