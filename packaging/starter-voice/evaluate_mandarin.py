"""Measures a Mandarin pack on the hundred sentences of mandarin_sentences.txt (news, talk, numbers, tales), which no training set holds.

evaluate_mandarin.py PACK WORK_DIR SECTION[:COUNT]...   sections: teacher vocoder tokens words program
Results: WORK_DIR/evaluation.json. Wrong, missing and extra syllables and the tones of those heard right, by mandarin_listener.py's net.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

import features
import mandarin
import mandarin_listener as listener
import pinyin
import speak
from evaluate import PROGRAM, whole_tokens
from sample_voices import CHINESE_CLIPS

FOLDER = Path(__file__).parent
CLIP = FOLDER.parents[1] / "sample-voices/mei.wav"
CLIP_TEXT, CLIP_PINYIN = next((text, read) for name, _, text, read in CHINESE_CLIPS if name == CLIP.stem)
VOICE = ("f2", mandarin.NEUTRAL["f2"][1], mandarin.RATE, mandarin.SPREAD)


def as_pinyin(lines):
    """Lines of characters as the program reads them."""
    read = subprocess.run([PROGRAM, "pinyin", *lines], capture_output=True, text=True, check=True).stdout
    return [pinyin.parts_of(line) for line in read.splitlines()]


class Evaluation:
    def __init__(self, pack, work):
        self.pack_folder, self.work = Path(pack), Path(work)
        self.model = listener.from_file(self.work / "listener.pt")
        self.teacher = mandarin.Teacher(self.work / "sentences.pinyin")
        self.lines = (FOLDER / "mandarin_sentences.txt").read_text().split()
        self.parts = as_pinyin(self.lines)

    def wanted(self, parts):
        """The syllables with the tones that the teacher speaks, and its sound."""
        said = self.teacher.spoken(parts, "teacher", VOICE)
        syllables = [part for part in parts if part[0] not in ",.?!"]
        return [syllable[:-1] + tone for syllable, tone in zip(syllables, self.teacher.tones)], said.wave24

    def score(self, name, sounds, count):
        """Scores the sounds, made of (index, parts, teacher's sound)."""
        totals = []
        for number in range(count):
            wanted, taught = self.wanted(self.parts[number])
            wave24 = sounds(number, self.parts[number], taught)
            with torch.no_grad():
                heard = listener.decode(self.model(torch.tensor(listener.heard_features(wave24))[None])[0])
            totals.append([*listener.errors(listener.wanted(wanted), heard), len(wanted), len(wave24) / len(taught)])
        wrong, tones, right, syllables, _ = np.sum(totals, 0)
        ratios = [total[4] for total in totals]
        share = np.array([total[0] / total[3] for total in totals])
        self.keep(name, {"syllable_errors": round(wrong / syllables, 4), "sigma": round(float(share.std() / np.sqrt(count)), 4),
                         "tones_right": round(1 - tones / max(1, right), 4), "syllables": int(syllables),
                         "length_against_teacher_0_50_100": np.round(np.percentile(ratios, [0, 50, 100]), 2).tolist()})

    def keep(self, name, result):
        path = self.work / "evaluation.json"
        results = json.load(open(path)) if path.exists() else {}
        results[name] = result
        path.write_text(json.dumps(results, indent=2) + "\n")
        print(name, json.dumps(result), flush=True)

    def sound_of(self, section):
        if section == "teacher":
            return lambda number, parts, taught: taught
        pack = speak.Pack(self.pack_folder)
        prompt = pack.prompt(speak.read_clip(CLIP), CLIP_PINYIN)
        if section == "words":
            return lambda number, parts, taught: pack.speak(prompt, " ".join(parts))[0]
        if section == "vocoder":
            return lambda number, parts, taught: pack.sound(torch.tensor(features.mel24(whole_tokens(taught))), np.random.default_rng([42, 2]))

        def from_tokens(number, parts, taught):
            codes = pack.prompt(whole_tokens(taught), CLIP_PINYIN).tokens
            return pack.sound(pack.mel(prompt, codes, np.random.default_rng([42, 1])), np.random.default_rng([42, 2]))
        return from_tokens

    def program(self, count):
        """The same by the packaged program, from characters."""
        with tempfile.TemporaryDirectory() as folder:
            tasks = [{"prompt_text": CLIP_TEXT, "prompt_audio": str(CLIP), "input_text": text, "output_name": str(number)} for number, text in enumerate(self.lines[:count])]
            Path(folder, "tasks.jsonl").write_text("".join(json.dumps(task) + "\n" for task in tasks))
            subprocess.run([PROGRAM, "batch", f"{folder}/tasks.jsonl", "--out", f"{folder}/wavs", "--pack", self.pack_folder, "--quiet"], check=True)
            self.score("program", lambda number, parts, taught: speak.read_clip(f"{folder}/wavs/{number}.wav"), count)

    def measure(self, section, count):
        if section == "program":
            self.program(count)
        else:
            self.score(section, self.sound_of(section), count)


if __name__ == "__main__":
    torch.set_num_threads(1)
    evaluation = Evaluation(*sys.argv[1:3])
    for section in sys.argv[3:]:
        name, _, count = section.partition(":")
        evaluation.measure(name, int(count or len(evaluation.lines)))
