/** One file a network, each in the order of its paper; algorithms without weights beside them. */
package studio.reprise.speech.network;
