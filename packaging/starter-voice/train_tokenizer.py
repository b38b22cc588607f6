"""Trains the speech tokenizer: WORK_DIR/tokenizer.pt. Usage: train_tokenizer.py WORK_DIR STEPS CODES PITCH_WEIGHT [EARLIER_PACK]

Throw-away heads read the quantised vector: the phone of each 10 ms frame, relative log-F0 and voicing, energy. The
codebook starts by k-means after the first part and follows by moving averages; codes that die are planted anew. PITCH_WEIGHT is what the
pitch is worth beside the phones: tones need more of it. EARLIER_PACK gives the first weights of the encoder.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import models
import tokens
from training import Corpus, Run, cosine, descend, generator

BATCH_TOKENS, CONTINUED_BATCH_TOKENS = 1600, 800
VQ_FROM, CONTINUED_VQ_FROM = .15, .3  # what is continued first makes room for what it did not have to tell before
WARM, CONTINUED_WARM = 200, 50
SEED = 11


class Heads(nn.Module):
    """What a code has to tell, [B, N, D] -> phones [B, N, 4, P], pitch [B, N, 2], voicing [B, N, 2], energy [B, N, 2]."""

    def __init__(self, d, phones):
        super().__init__()
        self.phone = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Linear(2 * d, 4 * phones))
        self.other = nn.Sequential(nn.Linear(d, d), nn.GELU(), nn.Linear(d, 6))

    def forward(self, x):
        pitch, voicing, energy = self.other(x).chunk(3, -1)
        return self.phone(x).view(*x.shape[:2], 4, -1), pitch, voicing, energy


def augment(logmel, frames, rng):
    """Tilt, equaliser, gain, noise and masks on a log-mel in Whisper's scale (4 units = 4 decades of power)."""
    bands = logmel.shape[1]
    axis = np.linspace(-1, 1, bands)
    curve = rng.normal(0, .06) * axis + rng.normal(0, .05) * np.cos(np.pi * axis * rng.uniform(.5, 3) + rng.uniform(0, 6.28))
    out = logmel + curve + rng.normal(0, .08)
    if rng.random() < .4:
        floor = rng.uniform(-.9, -.1) + .3 * rng.normal() * axis + rng.normal(0, .04, out.shape)
        out = np.log10(10 ** (4 * (out - 1)) + 10 ** (4 * (floor - 1))) / 4 + 1
    if rng.random() < .3:
        at = rng.integers(0, bands - 8)
        out[:, at:at + rng.integers(2, 8)] = out.min()
    return np.maximum(out, out.max() - 2).astype(np.float32)


def batches(corpus, rng, tokens):
    """Utterances of similar length, about `tokens` tokens."""
    order = np.argsort(corpus.count + rng.normal(0, 3, len(corpus.count)))
    at = rng.integers(0, len(order))
    chosen = []
    while at < len(order) and (len(chosen) + 1) * corpus.count[order[at]] <= tokens:
        chosen.append(order[at])
        at += 1
    return chosen or [order[at - 1]]


def collate(corpus, chosen, rng=None):
    longest = max(corpus.count[i] for i in chosen)
    logmel = np.zeros((len(chosen), longest * 4, 80), np.float32)
    labels = np.full((len(chosen), longest * 4), -100, np.int64)
    pitch = np.zeros((len(chosen), longest, 2), np.float32)
    voiced = np.zeros((len(chosen), longest, 2), np.float32)
    energy = np.zeros((len(chosen), longest, 2), np.float32)
    inside = np.zeros((len(chosen), longest), bool)
    for row, i in enumerate(chosen):
        n = corpus.count[i]
        raw = corpus.rows("logmel", i, 4).astype(np.float32)
        logmel[row, :n * 4] = raw if rng is None else augment(raw, n * 4, rng)
        labels[row, :n * 4] = corpus.rows("labels", i, 4)
        f0 = corpus.rows("pitch", i, 2).astype(np.float32)
        spoken = f0 > 0
        centre = np.log(f0[spoken]).mean() if spoken.any() else 0
        pitch[row, :n] = np.where(spoken, np.log(np.maximum(f0, 1)) - centre, 0).reshape(n, 2) * 4
        voiced[row, :n] = spoken.reshape(n, 2)
        level = raw.mean(1).reshape(n, 2, 2).mean(2)
        energy[row, :n] = (level - level.mean()) * 3
        inside[row, :n] = True
    return [torch.tensor(x) for x in (logmel, labels, pitch, voiced, energy, inside)]


def main(work, steps, codes, pitch_weight, earlier_pack=None):
    corpus = Corpus(work, ["logmel", "labels", "pitch"])
    held = list(range(0, len(corpus.lines), len(corpus.lines) // 48))[:48]
    train = np.setdiff1d(np.arange(len(corpus.lines)), held)
    subset = type("Subset", (), {})()
    subset.count = corpus.count[train]
    torch.manual_seed(SEED)
    model, heads = models.SpeechTokenizer(codes=codes), Heads(192, len(corpus.phones))
    if earlier_pack:
        weights = tokens.tokenizer_of(earlier_pack).state_dict()
        weights.pop("codebook.weight")
        model.load_state_dict(weights, strict=False)
    parameters = [p for p in [*model.parameters(), *heads.parameters()] if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, betas=(.9, .98), weight_decay=.01)
    sizes, sums = torch.zeros(codes), torch.zeros(codes, 192)
    run, first, planted = Run(work, "tokenizer"), 0, False
    if state := run.resume():
        model.load_state_dict(state["model"]), heads.load_state_dict(state["heads"]), optimizer.load_state_dict(state["optimizer"])
        sizes, sums, first, planted = state["sizes"], state["sums"], state["step"], state["planted"]

    def losses(batch, quantise):
        logmel, labels, pitch, voiced, energy, inside = batch
        with torch.autocast("cpu", torch.bfloat16):
            vectors = model.vectors(logmel, inside.sum(1) * 4)
        code, commit = None, torch.zeros(())
        used = vectors
        if quantise:
            with torch.no_grad():
                code = model.nearest(vectors)
            chosen = model.codebook(code)
            commit = ((vectors - chosen) ** 2).sum(-1)[inside].mean()
            used = vectors + (chosen - vectors).detach()
        with torch.autocast("cpu", torch.bfloat16):
            phones, p, v, e = heads(used)
        phones, p, v, e = phones.float(), p.float(), v.float(), e.float()
        ce = F.cross_entropy(phones.reshape(-1, phones.shape[-1]), labels.reshape(-1), ignore_index=-100)
        hit = (phones.argmax(-1).reshape(labels.shape) == labels)[labels >= 0].float().mean()
        weight = inside[..., None] * voiced
        pl = (F.smooth_l1_loss(p, pitch, reduction="none") * weight).sum() / weight.sum()
        vl = F.binary_cross_entropy_with_logits(v, voiced, reduction="none")[inside].mean()
        el = F.smooth_l1_loss(e, energy, reduction="none")[inside].mean()
        return ce + pitch_weight * pl + .15 * vl + .3 * el + .02 * commit, dict(phone=ce, hit=hit, pitch=pl, energy=el, commit=commit), vectors, code

    for step in range(first, steps):
        rng = generator(SEED, step)
        chosen = train[batches(subset, rng, CONTINUED_BATCH_TOKENS if earlier_pack else BATCH_TOKENS)]
        batch = collate(corpus, chosen, rng)
        quantise = step >= (CONTINUED_VQ_FROM if earlier_pack else VQ_FROM) * steps
        if quantise and not planted:
            model.codebook.weight.copy_(kmeans(gather(model, corpus, train, rng), codes, rng))
            sizes.fill_(1.0)
            sums.copy_(model.codebook.weight)
            planted = True
        loss, parts, vectors, code = losses(batch, quantise)
        descend(optimizer, loss, cosine(step, steps, 1.2e-3, CONTINUED_WARM if earlier_pack else WARM))
        if quantise:
            with torch.no_grad():
                inside = batch[-1]
                flat, ids = vectors[inside].detach(), code[inside]
                decay = .99
                counts = torch.bincount(ids, minlength=codes).float()
                sizes.mul_(decay).add_(counts, alpha=1 - decay)
                sums.mul_(decay).index_add_(0, ids, flat, alpha=1 - decay)
                model.codebook.weight.copy_(sums / sizes.clamp(min=1e-3)[:, None])
                dead = (sizes < .03).nonzero()[:, 0]
                if len(dead) and step < .8 * steps:
                    pick = torch.tensor(rng.integers(0, len(flat), len(dead)))
                    model.codebook.weight[dead], sums[dead], sizes[dead] = flat[pick], flat[pick], 1.0
        if step % 50 == 49:
            run.log(step + 1, lr=optimizer.param_groups[0]["lr"], **{k: float(v) for k, v in parts.items()})
        if step % 250 == 249 or step == steps - 1:
            with torch.no_grad():
                _, parts, _, code = losses(collate(corpus, held), quantise)
            used = len(code.unique()) if code is not None else 0
            run.log(step + 1, held=float(parts["phone"]), held_hit=float(parts["hit"]), held_pitch=float(parts["pitch"]), codes=used)
            run.save(model=model.state_dict(), heads=heads.state_dict(), optimizer=optimizer.state_dict(), sizes=sizes, sums=sums, step=step + 1, planted=planted)


@torch.no_grad()
def gather(model, corpus, train, rng, batches_wanted=24):
    found = []
    for _ in range(batches_wanted):
        batch = collate(corpus, rng.choice(train, min(16, len(train)), replace=False))
        found.append(model.vectors(batch[0], batch[-1].sum(1) * 4)[batch[-1]])
    return torch.cat(found)


def kmeans(points, codes, rng, rounds=12):
    centres = points[torch.tensor(rng.choice(len(points), codes, replace=False))].clone()
    for _ in range(rounds):
        distance = (centres**2).sum(1)[None] - 2 * points @ centres.T
        ids = distance.argmin(1)
        counts = torch.bincount(ids, minlength=codes).float()
        sums = torch.zeros_like(centres).index_add_(0, ids, points)
        centres = torch.where(counts[:, None] > 0, sums / counts.clamp(min=1)[:, None], centres)
    return centres


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), *sys.argv[5:])
