/**
 * Rendering on many machines. A scheduler that others wrote (Apache Spark) hands lines of text to
 * machines; on each of them the unchanged program renders in a process of its own ({@link
 * studio.reprise.cluster.Renderer}), with the class path, flags and libraries of a desk: so the
 * bytes are those of a desk, a crash costs one process, and the cluster's Spark may be of any
 * version. The desk ({@link studio.reprise.cluster.ClusterRendering}) plans, checks every take that
 * comes back against its receipt and keeps it as if it had been rendered here. What travels is
 * values and hashes: no code of a project, no path.
 *
 * <p>Below it, {@code wire} is what the processes say to each other, and {@code spark}, in a jar of
 * its own, the part that runs inside Spark.
 */
package studio.reprise.cluster;
