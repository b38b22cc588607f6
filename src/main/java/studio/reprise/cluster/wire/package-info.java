/**
 * What the processes of a cluster render say to each other: lines of tab-separated fields. It needs
 * the JDK alone, since it lies on Spark's class path as well as on the program's.
 */
package studio.reprise.cluster.wire;
