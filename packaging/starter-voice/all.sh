#!/bin/sh
# Everything from nothing to the exported pack: all.sh [WORK_DIR] [OUT_PACK]
#
# Each step is resumable: start the script again and it goes on where it stopped. Minutes and sizes can be overridden by
# the variables below (smoke.sh does). Two threads at most, of one process or two, at the lowest priority.
# TOKENIZER_STEPS=0 keeps the base pack's speech tokens and pitch: its language model and flow learn on (0 minutes: not at all).
set -eu
cd "$(dirname "$0")"
WORK=${1:-work}
BASE=${BASE:-../../packs/starter}      # rules, notices and characters; also the warm start
OUT=${2:-../../packs/starter}
LANGUAGE=${LANGUAGE:-en}               # zh: a pack of its own, from WORK/sentences.pinyin; give its OUT_PACK
UTTERANCES=${UTTERANCES:-16000}
PARTS=${PARTS:-4}
TOKENIZER_STEPS=${TOKENIZER_STEPS:-4000}
CODES=${CODES:-1024}
PITCH_WEIGHT=${PITCH_WEIGHT:-.25}      # of the codes, beside the phones; a tone language needs more
VOICE_STEPS=${VOICE_STEPS:-0}          # 0: keep the base pack's speaker encoder; it begins there
PITCH_MINUTES=${PITCH_MINUTES:-4}
LM_MINUTES=${LM_MINUTES:-55}
FLOW_MINUTES=${FLOW_MINUTES:-55}
FAST_MINUTES=${FAST_MINUTES:-45}
PHONES_MINUTES=${PHONES_MINUTES:-6}
CLEAR_MINUTES=${CLEAR_MINUTES:-25}
STRANGERS=${STRANGERS:-0}              # utterances of other engines (strangers.py), which speaker encoder and flow learn with the corpus'
STRANGE_VOICES=${STRANGE_VOICES:-kal,lp,pc,dita,machac,ph,krb,lj,mv}  # Festival's; eSpeak's are the measuring ear's
HEAR_MINUTES=${HEAR_MINUTES:-0}        # not 0: the base pack's tokenizer alone learns to hear them, and nothing else is done
TEACHER=${TEACHER:-}                   # with TOKENIZER_STEPS=0: a pack whose guided flow learns on and teaches the base pack's fast one
WARM_START=${WARM_START:-yes}          # no: LM and flow from random weights
export OMP_NUM_THREADS=1
run() { nice -n 19 /usr/bin/python3 "$@"; }
mkdir -p "$WORK"

# two parts at a time: in_parts FOLDER PARTS SCRIPT ARGUMENTS..., a part of its parts behind the first
in_parts() {
    folder=$1 parts=$2 script=$3
    shift 3
    part=0
    while [ "$part" -lt "$parts" ]; do
        running=""
        for one in "$part" $((part + 1)); do
            if [ "$one" -lt "$parts" ] && [ ! -e "$WORK/$folder/$one.jsonl" ]; then
                run "$script" "$WORK" "$one" "$parts" "$@" &
                running="$running $!"
            fi
        done
        for one in $running; do wait "$one"; done
        part=$((part + 2))
    done
}
in_parts corpus "$PARTS" corpus.py "$UTTERANCES" "$LANGUAGE"
if [ "$STRANGERS" -gt 0 ]; then in_parts strangers 2 strangers.py "$STRANGERS" $STRANGE_VOICES; fi

earlier=""
if [ "$LANGUAGE" != en ]; then
    [ -e "$WORK/base/reprise.json" ] || run new_language.py "$BASE" "$WORK/base" "$LANGUAGE"
    BASE=$WORK/base
    earlier=$BASE
fi

# voice vectors of all speech, of an encoder that learnt the strangers' where it was to
hear_voices() {
    if [ "$VOICE_STEPS" -gt 0 ]; then run train_voices.py "$WORK" "$VOICE_STEPS" "$BASE"; fi
    [ -e "$WORK/voices.npy" ] || run tokens.py voices "$WORK" "$BASE"
}

# what the flow learns of strangers, by the tokenizer that is named
hear_strangers() {
    if [ "$STRANGERS" -gt 0 ] && [ ! -e "$WORK/strangers-voices.npy" ]; then run tokens.py strangers "$WORK" "$1"; fi
}

# the flow learns to speak clearly, from the checkpoint or pack that is named
clear_flow() {
    run train_phones.py "$WORK" "$PHONES_MINUTES"
    run refine_flow.py "$WORK" "$CLEAR_MINUTES" "$1"
}

if [ "$HEAR_MINUTES" != 0 ]; then
    run teach_tokenizer.py "$WORK" "$BASE" "$HEAR_MINUTES"
    run export.py "$WORK" "$BASE" "$OUT"
    exit
fi

if [ "$TOKENIZER_STEPS" -eq 0 ]; then
    [ -e "$WORK/tokens.npy" ] || run tokens.py tokens "$WORK" "$BASE" tokens
    if [ "$LM_MINUTES" != 0 ]; then
        run warm_start.py "$WORK" "$BASE"
        OMP_NUM_THREADS=2 run train_lm.py "$WORK" "$LM_MINUTES" "$BASE" "$WORK/warm.pt"   # alone: both cores
        run pace.py "$WORK" "$BASE"
    fi
    if [ "$CLEAR_MINUTES" != 0 ]; then
        hear_voices
        hear_strangers "$BASE"
        if [ -n "$TEACHER" ]; then
            run train_flow.py "$WORK" "$FLOW_MINUTES" "$TEACHER"
            run distil_flow.py "$WORK" "$FAST_MINUTES" "$WORK/flow.pt" "$BASE"
            clear_flow "$WORK/flow_fast.pt"
        else
            clear_flow "$BASE"
        fi
    fi
    run export.py "$WORK" "$BASE" "$OUT"
    exit
fi

# the tokenizer beside the small networks
(hear_voices && run train_pitch.py "$WORK" "$PITCH_MINUTES" "$BASE") &
beside=$!
run train_tokenizer.py "$WORK" "$TOKENIZER_STEPS" "$CODES" "$PITCH_WEIGHT" $earlier
wait "$beside"
run tokens.py tokens "$WORK" "$WORK/tokenizer.pt" tokens
hear_strangers "$WORK/tokenizer.pt"

warm=""
if [ "$WARM_START" = yes ]; then
    run tokens.py tokens "$WORK" "$BASE" tokens-earlier
    run warm_start.py "$WORK" "$BASE" tokens-earlier
    warm=$WORK/warm.pt
fi

# the two large networks side by side
run train_flow.py "$WORK" "$FLOW_MINUTES" $warm &
beside=$!
run train_lm.py "$WORK" "$LM_MINUTES" "$BASE" $warm
wait "$beside"
run distil_flow.py "$WORK" "$FAST_MINUTES" "$WORK/flow.pt"
clear_flow "$WORK/flow_fast.pt"
run pace.py "$WORK" "$BASE"

run export.py "$WORK" "$BASE" "$OUT"
