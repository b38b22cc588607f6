#!/bin/sh
# Computes two hundred random shapes of each kind of operation beside loops in double precision, in both math modes, on this
# processor and on others that qemu-user plays, and says how many were wrong: as libtorch comes, and where the self-check
# keeps oneDNN out, after it. Needs what `mvn -q -DskipTests package` makes, the compiled tests included.
#
#   packaging/operations.sh [a played processor of qemu-x86_64 -cpu]...
#
# Exit code: 0 none wrong, 1 some, 2 not to be done here.
set -eu
cd -- "$(dirname -- "$0")/.."
[ -d target/test-classes ] && [ -d target/reprise/lib ] || { echo "Build it first: mvn -q -DskipTests package" >&2; exit 2; }
[ $# -gt 0 ] || set -- EPYC,xlevel=0x8000001a,level=0xc
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(readlink -f "$(command -v "$java")") || { echo "No Java found." >&2; exit 2; }
failed=0

# tables NAME [COMMAND THAT STARTS JAVA]...
tables() {
  name=$1
  shift
  for mode in fast portable; do
    printf '\n%s, ' "$name"
    "$@" "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dai.djl.offline=true \
      -cp "target/test-classes:target/reprise/lib/*" \
      studio.reprise.speech.check.OperationTables "$mode" > "$log" 2> "$log.err" || tail -n 5 "$log.err" >> "$log"
    cat "$log"
    tail -n 1 "$log" | grep -q ' kinds  *0$' || failed=1
  done
}

log=$(mktemp)
trap 'rm -f "$log" "$log.err"' EXIT
tables "this processor" env
if command -v qemu-x86_64 > /dev/null; then
  for processor in "$@"; do
    tables "qemu $processor" qemu-x86_64 -cpu "$processor"
  done
else
  echo "qemu-x86_64 is not there (Debian: apt install qemu-user): no other processors were played." >&2
fi
exit $failed
