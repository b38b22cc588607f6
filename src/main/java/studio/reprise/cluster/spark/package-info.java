/**
 * What runs inside Spark, in a jar of its own ({@code cluster/reprise-spark.jar}): it hands lines
 * of text to renderers and back and understands none of them. It is compiled against a few of
 * Spark's jars, knows the JDK, Spark and {@code cluster.wire}, and nothing of the program is on its
 * class path.
 */
package studio.reprise.cluster.spark;
