"""Trains the mel flow: WORK_DIR/flow.pt. Usage: train_flow.py WORK_DIR MINUTES [WARM_START]

Chains of utterances of one speaker are cut to pieces of equal length (never padded: the ConvNeXt blocks normalise over
time); a prefix is given as the prompt, the rest is learnt. WARM_START is a file of warm_start.py.
"""
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import models
from training import Average, Corpus, Run, by_clock, descend, generator

BATCH_FRAMES = 2400
PIECE_FRAMES = (160, 320)
PROMPT_SHARE = (.10, .65)
NO_PROMPT, DROP_CONDITION = .10, .15
PEAK_RATE, DECAY = 1.2e-3, .995
HELD_OUT_ONE_IN = 100
SEED = 13


@dataclass
class Piece:
    """A stretch of one speaker's speech: log-mel [T, 80], tokens [T / 2], the voice's unit vector, the phone of every 10 ms [T, 2]."""
    mel: np.ndarray
    codes: np.ndarray
    voice: torch.Tensor
    phones: np.ndarray


class Pieces:
    """Cuts training pieces out of same-speaker chains."""

    def __init__(self, work):
        self.corpus = Corpus(work, ["mel", "labels"])
        self.tokens = np.load(Path(work) / "tokens.npy").astype(np.int64)
        self.voices = F.normalize(torch.tensor(np.load(Path(work) / "voices.npy")), dim=1)
        everyone = np.arange(len(self.corpus.lines))
        self.train, self.held = everyone[everyone % HELD_OUT_ONE_IN != 0], everyone[everyone % HELD_OUT_ONE_IN == 0]
        self.peers = {speaker: np.array([i for i in members if i % HELD_OUT_ONE_IN]) for speaker, members in self.corpus.by_speaker.items()}

    def piece(self, first, frames, rng):
        """A chain that starts with utterance `first`, cut to `frames` at a random token."""
        peers = self.peers[self.corpus.lines[first]["speaker"]]
        chain, length = [first], self.corpus.count[first]
        while length < frames // 2 + 4:
            chain.append(rng.choice(peers))
            length += self.corpus.count[chain[-1]]
        start = rng.integers(0, length - frames // 2 + 1)
        codes = np.concatenate([self.tokens[self.corpus.start[i]:self.corpus.start[i] + self.corpus.count[i]] for i in chain])
        mel = np.concatenate([self.corpus.rows("mel", i, 2) for i in chain])
        phones = np.concatenate([self.corpus.rows("labels", i, 4) for i in chain]).reshape(-1, 2)
        within = slice(2 * start, 2 * start + frames)
        return Piece(mel[within].astype(np.float32), codes[start:start + frames // 2], self.voices[chain[0]], phones[within].astype(np.int64))

    def batch(self, members, frames, rng):
        parts = [self.piece(first, frames, rng) for first in members]
        return torch.tensor(np.stack([part.mel for part in parts])), torch.tensor(np.stack([part.codes for part in parts])), torch.stack([part.voice for part in parts])


def loss_of(model, batch, rng, training=True):
    """Mean squared velocity error outside the prompt."""
    mel, codes, voice = batch
    b, frames, _ = mel.shape
    prompt = np.where(rng.random(b) < NO_PROMPT, 0, rng.uniform(*PROMPT_SHARE, b) * frames).astype(int)
    outside = torch.arange(frames)[None] >= torch.tensor(prompt)[:, None]
    kept = torch.tensor(rng.random(b) >= (DROP_CONDITION if training else 0))
    t = torch.tensor((rng.permutation(b) + rng.random(b)) / b, dtype=torch.float32)
    noise = torch.tensor(rng.standard_normal(mel.shape), dtype=torch.float32)
    x = (1 - t)[:, None, None] * noise + t[:, None, None] * mel
    affine = model.spk_embed_affine_layer(voice).float()[:, None].expand(b, frames, -1)
    condition = torch.cat([mel * ~outside[..., None], affine], 2) * kept[:, None, None]
    with torch.autocast("cpu", torch.bfloat16):
        velocity = model(x, condition, codes * kept[:, None], t, voice * kept[:, None])
    return ((velocity - (mel - noise)) ** 2).mean(2)[outside].mean()


def main(work, minutes, warm_start=None):
    torch.set_num_threads(1)
    pieces = Pieces(work)
    torch.manual_seed(SEED)
    model = models.Flow(int(pieces.tokens.max()) + 1 if warm_start is None else torch.load(warm_start)["codes"])
    if warm_start:
        model.load_state_dict(torch.load(warm_start)["flow"])
    else:
        with torch.no_grad():
            model.estimator.proj_out.bias.copy_(torch.tensor(pieces.corpus.mel[::97].astype(np.float32).mean(0)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, betas=(.9, .98), weight_decay=.01)
    average = Average(model, DECAY)
    run, step = Run(work, "flow"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]
    recent = []
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        frames = 2 * int(rng.integers(PIECE_FRAMES[0] // 2, PIECE_FRAMES[1] // 2 + 1))
        loss = loss_of(model, pieces.batch(rng.choice(pieces.train, BATCH_FRAMES // frames), frames, rng), rng)
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE))
        average.update(model)
        step += 1
        recent.append(float(loss))
        if step % 50 == 0:
            run.log(step, lr=optimizer.param_groups[0]["lr"], loss=float(np.mean(recent)))
            recent = []
        if step % 250 == 0:
            save(run, model, optimizer, average, step, pieces)
    save(run, model, optimizer, average, step, pieces)


@torch.no_grad()
def save(run, model, optimizer, average, step, pieces):
    smooth = models.Flow.from_weights(average.weights)
    rng = np.random.default_rng(SEED)
    groups = [pieces.held[at:at + 12] for at in range(0, min(96, len(pieces.held)), 12)]
    held = np.mean([float(loss_of(smooth, pieces.batch(group, 240, rng), rng, training=False)) for group in groups])
    run.log(step, held=held)
    run.save(model=model.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
