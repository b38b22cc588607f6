/** Lines become takes: the queue and its one thread, fingerprints, receipts, verification. */
package studio.reprise.render;
