"""Makes the training speech of a language with its teacher: texts, speech in many artificial voices, phone times, features.

corpus.py WORK_DIR PART PARTS COUNT [LANGUAGE]  writes part PART of PARTS: WORK_DIR/corpus/PART.npz and PART.jsonl. Parts are seeded
by their number, so the corpus is the same however many processes make it. The classes of phones are in WORK_DIR/corpus/phones.json.
"""
import json
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import features

HELD_OUT_ONE_IN = 50
LEVEL_RMS, PEAK = .085, .95


@dataclass
class Utterance:
    """What a teacher said: 24 kHz samples, words and marks with the end of each word (None for a mark), phones with their ends, in seconds."""
    speaker: str
    wave24: np.ndarray
    parts: list
    ends: list
    phones: list


def is_held_out(letters):
    """One sentence in fifty is in no training set: decided by its letters, so that it never changes."""
    value = 0
    for letter in letters:
        value = (value * 131 + ord(letter)) % 1000003
    return value % HELD_OUT_ONE_IN == 0


def teacher(language, work):
    """Draws utterances: `phones`, the names of its phone classes, and `draw(rng)`, an Utterance or None when it has to be drawn again."""
    if language == "zh":
        import mandarin
        return mandarin.Teacher(Path(work) / "sentences.pinyin")
    import english
    return english.Teacher()


def frame_labels(phones, index, frames):
    """Phone class of each 10 ms frame; class 0 is silence."""
    labels = np.zeros(frames, np.uint8)
    start = 0
    for phone, end in phones:
        stop = min(frames, round(end * 100))
        labels[start:stop] = index[phone]
        start = max(start, stop)
    return labels


def main(work, part, parts, count, language="en"):
    speaks = teacher(language, work)
    index = {phone: number for number, phone in enumerate(speaks.phones)}
    rng = random.Random(1000 + part)
    out = Path(work) / "corpus"
    out.mkdir(parents=True, exist_ok=True)
    names = out / f"phones.json.{part}"
    names.write_text(json.dumps(speaks.phones))
    os.replace(names, out / "phones.json")
    waves, mels, logmels, labels, pitches, lines = [], [], [], [], [], []
    while len(lines) < count // parts:
        said = speaks.draw(rng)
        if said is None:
            continue
        wave24 = said.wave24[:len(said.wave24) // 960 * 960]
        tokens = len(wave24) // 960
        wave24 *= min(PEAK / np.abs(wave24).max(), LEVEL_RMS * rng.uniform(.7, 1.1) / np.sqrt(np.mean(wave24**2)))
        wave16 = features.to_16k(wave24)
        waves.append((wave16 * 32767).astype(np.int16))
        mels.append(features.mel24(wave24).astype(np.float16))
        logmels.append(features.whisper_logmel(wave16).astype(np.float16))
        labels.append(frame_labels(said.phones, index, tokens * 4))
        pitches.append(features.pitch(wave16, tokens * 2).astype(np.float16))
        lines.append({"speaker": said.speaker, "tokens": tokens, "parts": said.parts,
                      "ends": [None if end is None else round(end, 3) for end in said.ends]})
        if len(lines) % 500 == 0:
            print(part, len(lines), flush=True)
    np.savez(out / f"{part}.npz", wave16=np.concatenate(waves), mel=np.concatenate(mels), logmel=np.concatenate(logmels),
             labels=np.concatenate(labels), pitch=np.concatenate(pitches))
    (out / f"{part}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]), *sys.argv[5:])
