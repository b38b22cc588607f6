/** The command line: the same rooms without a screen. Progress on stderr, results on stdout. */
package studio.reprise.cli;
