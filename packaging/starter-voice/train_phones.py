"""Trains a listener that hears phones in log-mels, for the flow to learn from: WORK_DIR/phones.pt. Usage: train_phones.py WORK_DIR MINUTES

It sees 140 ms around each frame and no more, so that it has to hear a phone and cannot guess it from its neighbours. Strangers' speech (strangers.py) is
heard, too, where there is some. It is not in the pack.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from models import gelu
from train_flow import Pieces
from training import Run, by_clock, descend, generator

BATCH, FRAMES = 16, 200
PEAK_RATE = 1e-3
MEL_NOISE, GAIN, TILT = .3, .4, .4
SEED = 29


class PhoneListener(nn.Module):
    """log-mel [B, T, 80] -> (logits of the phones in both halves of each 20 ms frame [B, T, 2, P], features of every layer [B, D, T])."""

    def __init__(self, phones, bands=80, d=160):
        super().__init__()
        self.register_buffer("mean", torch.zeros(bands))
        self.register_buffer("deviation", torch.ones(bands))
        self.layers = nn.ModuleList([nn.Conv1d(bands, d, 3, padding=1), nn.Conv1d(d, d, 3, padding=1), nn.Conv1d(d, d, 3, padding=1)])
        self.heads = nn.Linear(d, 2 * phones)

    def forward(self, mel):
        x = ((mel - self.mean) / self.deviation).transpose(1, 2)
        heard = []
        for layer in self.layers:
            x = gelu(layer(x)) + (x if heard else 0)
            heard.append(x)
        return self.heads(x.transpose(1, 2)).unflatten(2, (2, -1)), heard

    @staticmethod
    def from_file(path):
        weights = torch.load(path)["model"]
        listener = PhoneListener(len(weights["heads.bias"]) // 2)
        listener.load_state_dict(weights)
        return listener.eval().requires_grad_(False)


def main(work, minutes):
    torch.set_num_threads(1)
    pieces = Pieces(work)
    corpus, strange = pieces.corpus, pieces.strange
    heard_mel, heard_phones = corpus.mel, corpus.labels.reshape(-1, 2).astype(np.int16)
    if strange:  # in front, so that the last of all is the corpus', which is held out
        heard_mel, heard_phones = np.concatenate([strange.speech.mel, heard_mel]), np.concatenate([strange.phones.reshape(-1, 2).astype(np.int16), heard_phones])
    total = len(heard_mel)
    held_from = total - total // 50
    torch.manual_seed(SEED)
    model = PhoneListener(len(corpus.phones))
    sample = heard_mel[:held_from:37].astype(np.float32)
    model.mean.copy_(torch.tensor(sample.mean(0))), model.deviation.copy_(torch.tensor(sample.std(0)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, weight_decay=.01)
    run, step = Run(work, "phones"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        step = state["step"]

    def batch(starts):
        mel = torch.tensor(np.stack([heard_mel[at:at + FRAMES] for at in starts]).astype(np.float32))
        return mel, torch.tensor(np.stack([heard_phones[at:at + FRAMES] for at in starts]).astype(np.int64))

    @torch.no_grad()
    def check():
        mel, phones = batch(np.arange(held_from, total - FRAMES, FRAMES)[:100])
        logits = model(mel)[0]
        run.log(step, held_loss=F.cross_entropy(logits.flatten(0, 2), phones.flatten()).item(), held_right=(logits.argmax(3) == phones).float().mean().item())
        run.save(model=model.state_dict(), optimizer=optimizer.state_dict(), step=step)

    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        mel, phones = batch(rng.integers(0, held_from - FRAMES, BATCH))
        slope = torch.linspace(-1, 1, mel.shape[2])
        colour = torch.tensor(rng.normal(0, (GAIN, TILT), (BATCH, 2)), dtype=torch.float32)
        mel = mel + (colour[:, :1] + colour[:, 1:] * slope)[:, None] + MEL_NOISE * torch.tensor(rng.random((BATCH, 1, 1)), dtype=torch.float32) * torch.randn_like(mel)
        loss = F.cross_entropy(model(mel)[0].flatten(0, 2), phones.flatten(), ignore_index=-1)
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE))
        step += 1
        if step % 250 == 0:
            check()
    check()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
