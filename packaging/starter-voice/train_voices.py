"""Trains the speaker encoder: WORK_DIR/voices.pt and WORK_DIR/voices.onnx. Usage: train_voices.py WORK_DIR STEPS [BASE_PACK]

Cosine softmax with a margin over the corpus' speakers, and the strangers' where there are some (strangers.py), on cuts of 1 to 3 seconds, half of them with
noise; it starts from BASE_PACK's encoder where one is named. tokens.py and export.py take voices.onnx when it is there, the base pack's encoder otherwise.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import features
import models
from likeness import centred, spoilt
from training import Corpus, Run, cosine, generator

BATCH, SCALE, MARGIN = 32, 20.0, .1
PEAK_RATE, PEAK_RATE_ON = 2e-3, 7e-4  # from nothing; from an encoder that is there
SEED = 23


def speakers_of(work):
    """{speaker: its utterances' 16 kHz samples, each a function}."""
    found = {}
    for speech in filter(None, (Corpus(work, ["wave16"]), Corpus.strangers(work, ["wave16"]))):
        for speaker, members in speech.by_speaker.items():
            found[speaker] = [lambda speech=speech, i=i: speech.rows("wave16", i, 640).astype(np.float32) / 32767 for i in members]
    return found


def main(work, steps, base=None):
    torch.set_num_threads(1)
    said = speakers_of(work)
    speakers, peak = sorted(said), PEAK_RATE_ON if base else PEAK_RATE
    torch.manual_seed(SEED)
    model = models.SpeakerEncoder.from_onnx(f"{base}/frontend/campplus.onnx").train() if base else models.SpeakerEncoder()
    centres = nn.Parameter(torch.randn(len(speakers), 192) * .05)
    optimizer = torch.optim.AdamW([*model.parameters(), centres], lr=peak, weight_decay=.01)
    run, step = Run(work, "voices"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        centres.data.copy_(state["centres"])
        step = state["step"]
    right = []
    while step < steps:
        rng = generator(SEED, step)
        for group in optimizer.param_groups:
            group["lr"] = cosine(step, steps, peak)
        frames = int(rng.integers(100, 301))
        cuts, wanted = [], rng.integers(0, len(speakers), BATCH)
        for speaker in wanted:
            utterances = said[speakers[speaker]]
            wave = np.concatenate([utterances[i]() for i in rng.integers(0, len(utterances), 4)])
            wave = np.resize(wave, max(len(wave), frames * 160 + 240))
            start = rng.integers(0, len(wave) - frames * 160 - 239)
            cuts.append(centred(spoilt(features.plain_fbank(wave[start:start + frames * 160 + 240]), rng)))
        similarity = F.normalize(model(torch.tensor(np.stack(cuts))), dim=1) @ F.normalize(centres, dim=1).T
        target = torch.tensor(wanted)
        right.append((similarity.argmax(1) == target).float().mean().item())
        loss = F.cross_entropy(SCALE * (similarity - MARGIN * F.one_hot(target, len(speakers))), target)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        if step % 100 == 0 or step == steps:
            run.log(step, loss=loss.item(), right=float(np.mean(right)))
            right = []
            run.save(model=model.state_dict(), centres=centres.data, optimizer=optimizer.state_dict(), step=step)
    torch.onnx.export(model.eval(), torch.zeros(1, 300, 80), f"{work}/voices.onnx", input_names=["input"], output_names=["output"], opset_version=12,
                      dynamic_axes={"input": {0: "batch", 1: "frames"}, "output": {0: "batch"}})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
