#!/bin/sh
# Speaks one short line in the portable math mode on this processor, on it restricted, and on others that qemu-user plays,
# and says whether all of them gave the same bytes; beside it the first halves of the self-check's digest in both math
# modes ("-" after the fast one: oneDNN computes wrongly there and is kept out). A line takes minutes on a played processor:
# how many, about, is said before each (an hour for all, where this one takes 18 s).
#
#   packaging/processors.sh [--here | --played] [target/reprise] [a played processor of qemu-x86_64 -cpu]...
#
# --here: this processor and it restricted, alone; --played: this one and the played ones.
#
# Exit code: 0 one hash, 1 several, 2 not to be done here.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
which=all
case ${1:-} in
  --here | --played)
    which=${1#--}
    shift
    ;;
esac
home=${1:-$here/target/reprise}
[ $# -gt 0 ] && shift
home=$(CDPATH='' cd -- "$home" 2>/dev/null && pwd) || { echo "There is no packaged application; build it first: mvn -q -DskipTests package" >&2; exit 2; }
[ $# -gt 0 ] || set -- Haswell EPYC Skylake-Client max EPYC,xlevel=0x8000001a,level=0xc
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(readlink -f "$(command -v "$java")") || { echo "No Java found." >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/tasks.jsonl" <<TASK
{"prompt_text": "We were talking about the weather and the price of bread.", "prompt_audio": "$home/sample-voices/rms.wav", "input_text": "Yes.", "output_name": "yes", "seed": 42}
TASK

# reprise OPTIONS-OF-JAVA [COMMAND THAT STARTS JAVA]... -- ARGUMENTS...
reprise() {
  options=$1
  shift
  starter=
  while [ "$1" != -- ]; do
    starter="$starter $1"
    shift
  done
  shift
  # shellcheck disable=SC2086
  $starter "$java" -XX:+UseSerialGC $options -Dreprise.home="$home" -Dai.djl.offline=true -Dfile.encoding=UTF-8 \
    -cp "$home/lib/*" studio.reprise.Main "$@"
}

# half FILE KEY: the first half of the digest that a JSON file names so.
half() {
  sed -n "s/.*\"$2\" *: *\"\([0-9a-f]\{16\}\).*/\1/p" "$1" | head -n 1
}

# speak NAME OPTIONS-OF-JAVA [COMMAND THAT STARTS JAVA]...
speak() {
  name=$1
  shift
  rm -rf "$work/out"
  start=$(date +%s)
  if reprise "$@" -- batch "$work/tasks.jsonl" --out "$work/out" --pack "$home/packs/starter" --math portable --quiet \
    > "$work/log" 2>&1; then
    hash=$(sha256sum "$work/out/yes.wav" | cut -c1-16)
    portable=$(half "$work/out/metadata.json" self_check)
  else
    hash="failed: $(grep -v -e '^qemu-x86_64: warning' -e '^$' "$work/log" | tail -n 1)"
    portable=
  fi
  if reprise "$@" -- pack check "$home/packs/starter" --json --quiet > "$work/check.json" 2> "$work/log"; then
    fast=$(half "$work/check.json" digest)$(grep -q '"oneDNN"' "$work/check.json" && echo - || true)
  else
    fast="failed: $(tail -n 1 "$work/log")"
  fi
  echo "$hash $portable" >> "$work/outcomes"
  seconds=$(($(date +%s) - start))
  printf '%-42s %5d s  wav %s  portable %s  fast %s\n' "$name" "$seconds" "$hash" "$portable" "$fast"
}

# slower PROCESSOR: how many times as long as this one it took, played by qemu 7.2.
slower() {
  case $1 in
    Haswell | EPYC) echo 12 ;;
    Skylake-Client) echo 130 ;;
    max) echo 37 ;;
    *) echo 20 ;;
  esac
}

printf '%-42s %7s  %-20s  %-25s  %s\n' processor '' 'spoken line' 'self-check, portable' 'self-check, fast'
speak "this processor" "" env
mine=$seconds
if [ "$which" != played ]; then
  speak "restricted to AVX2" "-XX:UseAVX=2" env ONEDNN_MAX_CPU_ISA=AVX2 ATEN_CPU_CAPABILITY=avx2 MKL_ENABLE_INSTRUCTIONS=AVX2
  speak "restricted to SSE4" "-XX:UseAVX=0" env ONEDNN_MAX_CPU_ISA=SSE41 ATEN_CPU_CAPABILITY=default MKL_ENABLE_INSTRUCTIONS=SSE4_2
  speak "another compiler of Java" "-XX:TieredStopAtLevel=1" env
fi
if [ "$which" = here ]; then
  :
elif command -v qemu-x86_64 > /dev/null; then
  for processor in "$@"; do
    echo "qemu $processor: about $(($(slower "$processor") * mine / 60 + 1)) minutes from $(date +%H:%M) on" >&2
    speak "qemu $processor" "-XX:TieredStopAtLevel=1" qemu-x86_64 -cpu "$processor"
  done
else
  echo "qemu-x86_64 is not there (Debian: apt install qemu-user): no other processors were played." >&2
fi
count=$(sort -u "$work/outcomes" | wc -l)
if [ "$count" = 1 ] && ! grep -q failed "$work/outcomes"; then
  echo "One hash."
else
  echo "$count different outcomes."
  exit 1
fi
