"""Trains the speaker encoder: WORK_DIR/voices.pt and WORK_DIR/voices.onnx. Usage: train_voices.py WORK_DIR STEPS

Cosine softmax with a margin over the corpus' speakers on cuts of 1 to 3 seconds. tokens.py voices and export.py take
voices.onnx when it is there, the base pack's encoder otherwise.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import features
import models
from training import Corpus, Run, cosine, generator

BATCH, SCALE, MARGIN = 32, 20.0, .1
PEAK_RATE = 2e-3
SEED = 23


def main(work, steps):
    torch.set_num_threads(1)
    corpus = Corpus(work, ["wave16"])
    speakers = sorted(corpus.by_speaker)
    torch.manual_seed(SEED)
    model = models.SpeakerEncoder()
    centres = nn.Parameter(torch.randn(len(speakers), 192) * .05)
    optimizer = torch.optim.AdamW([*model.parameters(), centres], lr=PEAK_RATE, weight_decay=.01)
    run, step = Run(work, "voices"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        centres.data.copy_(state["centres"])
        step = state["step"]
    right = []
    while step < steps:
        rng = generator(SEED, step)
        for group in optimizer.param_groups:
            group["lr"] = cosine(step, steps, PEAK_RATE)
        frames = int(rng.integers(100, 301))
        cuts, wanted = [], rng.integers(0, len(speakers), BATCH)
        for speaker in wanted:
            members = corpus.by_speaker[speakers[speaker]]
            wave = np.concatenate([corpus.rows("wave16", i, 640) for i in rng.choice(members, 4)]).astype(np.float32) / 32767
            wave = np.resize(wave, max(len(wave), frames * 160 + 240))
            start = rng.integers(0, len(wave) - frames * 160 - 239)
            cuts.append(features.fbank(wave[start:start + frames * 160 + 240]))
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
    main(sys.argv[1], int(sys.argv[2]))
