/**
 * The front: it decides that one program has two doors. Without arguments the window opens, with
 * arguments the command line runs; everything else is in the rooms below.
 */
package studio.reprise;
