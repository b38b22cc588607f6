/** A project on disk: atomic saving, the journal, content-addressed clips and takes, exports. */
package studio.reprise.storage;
