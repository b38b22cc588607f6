#!/bin/sh
# The whole chain at toy length (minutes, a pack that only babbles): smoke.sh [WORK_DIR]. Proves that every script runs
# and that the exported pack opens and speaks; says nothing about quality.
set -eu
cd "$(dirname "$0")"
WORK=${1:-work/smoke}
rm -rf "$WORK"
STRANGERS=36 UTTERANCES=240 PARTS=2 TOKENIZER_STEPS=60 CODES=64 VOICE_STEPS=20 PITCH_MINUTES=0.1 LM_MINUTES=0.3 FLOW_MINUTES=0.3 FAST_MINUTES=0.3 PHONES_MINUTES=0.1 CLEAR_MINUTES=0.3 ./all.sh "$WORK" "$WORK/pack"
OMP_NUM_THREADS=1 nice -n 19 /usr/bin/python3 golden.py "$WORK/pack" "$WORK/golden"
OMP_NUM_THREADS=1 nice -n 19 /usr/bin/python3 check_models.py "$WORK/pack" "$WORK/golden"
# a pack that is there learns strangers' voices, and to hear them, with the speech from above
mkdir -p "$WORK/strange" && ln -sfn ../corpus ../strangers "$WORK/strange/"
STRANGERS=36 PARTS=2 TOKENIZER_STEPS=0 LM_MINUTES=0 VOICE_STEPS=20 TEACHER=../../packs/starter FLOW_MINUTES=0.2 FAST_MINUTES=0.2 PHONES_MINUTES=0.1 CLEAR_MINUTES=0.2 ./all.sh "$WORK/strange" "$WORK/strange-pack"
STRANGERS=36 PARTS=2 HEAR_MINUTES=0.2 ./all.sh "$WORK/strange" "$WORK/hearing-pack"
OMP_NUM_THREADS=1 nice -n 19 /usr/bin/python3 likeness.py "$WORK/strange" 0.05
echo "smoke run: the chain is whole"
