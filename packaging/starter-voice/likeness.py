"""An ear for voices that is not the pack's: WORK_DIR/likeness.pt, to measure whether speech sounds like its clip. Usage: likeness.py WORK_DIR MINUTES

It learns from eSpeak's variants alone, each in five sizes and pitches, which the pack's own encoder (Flite) has never heard; it says how well it tells
apart voices that it has not heard: variants, Festival's and Flite's voices and a real person's clips (evaluate.py's, measured only). Not shipped.
"""
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.io import wavfile
from scipy.signal import resample_poly
from torch import nn

import english
import espeak
import features
import lexicon
import models
import strangers
from training import Run, by_clock, descend, generator

UTTERANCES, SIZES, UNHEARD_ONE_IN = 6, 4, 6
BATCH, SCALE, MARGIN, PEAK_RATE = 24, 20.0, .1, 2e-3
BANDS, COLOUR, NOISE = 80, .5, .7  # of the spoilt filter banks, natural logarithm of power
SEED = 43


def voices(rng):
    """(variant, formants in twentieths, eSpeak's pitch, pitch range) of the artificial speakers; the unheard have other variants."""
    found = {"heard": [], "unheard": []}
    for number, variant in enumerate(sorted(set(strangers.VARIANTS))):
        kind = "unheard" if number % UNHEARD_ONE_IN == 0 else "heard"
        for formants in rng.sample(range(17, 25), SIZES):
            found[kind].append((variant, formants, rng.randrange(20, 85), rng.randrange(30, 70)))
    return found


def speech(work):
    """Filter banks (not centred) of every voice's utterances, kept in WORK_DIR/likeness.npz: {"heard": [[utterance...]...], "unheard": ...}."""
    path = Path(work) / "likeness.npz"
    if not path.exists():
        rng, engine, texts = random.Random(SEED), espeak.Espeak(), english.Texts(lexicon.load())
        kept, lengths = [], []
        for kind, table in voices(rng).items():
            for number, (variant, formants, pitch, spread) in enumerate(table):
                for _ in range(UTTERANCES):
                    wave = np.zeros(0)
                    while len(wave) < 1.5 * engine.rate_hz:
                        wave = np.concatenate([wave, engine.speak(f"en-us+{variant}", texts.draw(rng), rng.randrange(140, 185), pitch, spread)[0]])
                    wave16 = resample_poly(wave[:6 * engine.rate_hz], 800 * formants // 50, engine.rate_hz // 50)
                    bank = features.plain_fbank(wave16 / (np.sqrt(np.mean(wave16**2)) + 1e-6) * .08)
                    kept.append(bank.astype(np.float16))
                    lengths.append((kind == "unheard", number, len(bank)))
        Path(work).mkdir(parents=True, exist_ok=True)
        np.savez(path, banks=np.concatenate(kept), lengths=np.array(lengths))
    data = np.load(path)
    found, at = {"heard": {}, "unheard": {}}, 0
    banks = data["banks"]
    for unheard, number, length in data["lengths"]:
        found["unheard" if unheard else "heard"].setdefault(int(number), []).append(banks[at:at + length])
        at += length
    return found


def spoilt(bank, rng):
    """Another microphone and some noise on a filter bank."""
    axis = np.linspace(0, np.pi, BANDS)
    curve = sum(rng.normal(0, COLOUR) * np.cos(axis * k) for k in range(1, 6))
    floor = bank.max() - rng.uniform(6, 14) + rng.normal(0, NOISE, bank.shape)
    return np.logaddexp(bank + curve, floor) if rng.random() < .5 else bank + curve


def centred(bank):
    return (bank - bank.mean(0)).astype(np.float32)


class Ear:
    """Unit voice vectors of 24 kHz samples."""

    def __init__(self, path):
        self.net = models.SpeakerEncoder()
        self.net.load_state_dict(torch.load(path)["average"])
        self.net.eval()

    @torch.no_grad()
    def of_bank(self, bank):
        return F.normalize(self.net(torch.tensor(centred(bank.astype(np.float32)))[None]), dim=1)[0]

    def __call__(self, wave24):
        wave16 = features.to_16k(wave24)
        return self.of_bank(features.plain_fbank(wave16 / np.sqrt(np.mean(wave16**2)) * .08))


def equal_error(by_voice):
    """Share of wrong answers to "the same voice?" where both kinds of error are equal, mean cosine of the same and of different voices."""
    names = [name for name, vectors in by_voice.items() for _ in vectors]
    vectors = torch.stack([vector for vectors in by_voice.values() for vector in vectors])
    cosine, rows = (vectors @ vectors.T).numpy(), range(len(names))
    same = np.array([cosine[i, j] for i in rows for j in range(i) if names[i] == names[j]])
    other = np.array([cosine[i, j] for i in rows for j in range(i) if names[i] != names[j]])
    edges = np.sort(np.concatenate([same, other]))
    edge = min(edges, key=lambda edge: abs((same < edge).mean() - (other >= edge).mean()))
    return ((same < edge).mean() + (other >= edge).mean()) / 2, same.mean(), other.mean()


def judged(ear, unheard):
    """Equal error on eSpeak's unheard variants, and on voices of other engines and people."""
    import evaluate
    variants = {number: [ear.of_bank(bank) for bank in banks] for number, banks in unheard.items()}
    others = {}
    texts = evaluate.held_out(6, 9)
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        for voice in ("rms", "slt", "awb", "kal16"):
            for text in texts:
                subprocess.run(["flite", "-voice", voice, "-t", text, "-o", file.name], check=True)
                others.setdefault(voice, []).append(ear(resample_poly(wavfile.read(file.name)[1] / 32768, 3, 2)))
    others["person"] = [ear(evaluate.Evaluation.person(name)) for name in evaluate.PERSON_CLIPS]
    return equal_error(variants), equal_error(others)


def main(work, minutes):
    torch.set_num_threads(1)
    said = speech(work)
    heard = list(said["heard"].values())
    torch.manual_seed(SEED)
    model, centres = models.SpeakerEncoder(), nn.Parameter(torch.randn(len(heard), 192) * .05)
    optimizer = torch.optim.AdamW([*model.parameters(), centres], lr=PEAK_RATE, weight_decay=.01)
    run, step, right = Run(work, "likeness"), 0, []
    if state := run.resume():
        model.load_state_dict(state["average"]), optimizer.load_state_dict(state["optimizer"])
        centres.data.copy_(state["centres"])
        step = state["step"]
    keep = lambda: run.save(average=model.state_dict(), centres=centres.data, optimizer=optimizer.state_dict(), step=step)
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        wanted, frames = rng.integers(0, len(heard), BATCH), int(rng.integers(120, 220))
        cuts = []
        for voice in wanted:
            bank = np.concatenate([heard[voice][i] for i in rng.choice(UTTERANCES, 2, replace=False)]).astype(np.float32)
            start = rng.integers(0, len(bank) - frames + 1)
            cuts.append(centred(spoilt(bank[start:start + frames], rng)))
        similarity = F.normalize(model(torch.tensor(np.stack(cuts))), dim=1) @ F.normalize(centres, dim=1).T
        target = torch.tensor(wanted)
        right.append(float((similarity.argmax(1) == target).float().mean()))
        descend(optimizer, F.cross_entropy(SCALE * (similarity - MARGIN * F.one_hot(target, len(heard))), target), by_clock(done, step, PEAK_RATE), 5.0)
        step += 1
        if step % 50 == 0:
            run.log(step, right=float(np.mean(right)))
            right = []
            keep()
    keep()
    (variants, *_), (others, same, other) = judged(Ear(run.path), said["unheard"])
    run.log(step, equal_error_variants=variants, equal_error_others=others, same=same, other=other)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
