#!/bin/sh
# Renders on a real Spark cluster of this machine (a master, two workers, each a process of its own) and compares with the desk.
# Copies Spark's jars (230 MB, from Maven Central) to target/spark once. Usage: packaging/cluster/test.sh
set -eu
cd "$(dirname "$0")/../.."
spark=$(pwd)/target/spark
[ -d "$spark/jars" ] || mvn -B -q -f packaging/cluster/pom.xml dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$spark/jars"
[ -x target/reprise/bin/reprise ] || mvn -B -q package -DskipTests
exec mvn -B test -Dtest=SparkClusterTest -Dreprise.excludedTags= "-Dreprise.spark=$spark" -Dsurefire.failIfNoSpecifiedTests=false
