"""Teaches the speech tokenizer to hear strangers as it hears the voices it knows: WORK_DIR/tokenizer.pt. Usage: teach_tokenizer.py WORK_DIR PACK MINUTES [KEEP]

The codebook and all later networks stay as they are. A stranger's speech (strangers.py) gets the vectors that PACK's tokenizer gives to Flite's speech of
the same words at the same place of the same phone; a known voice's speech (corpus.py's) keeps its own, which is worth KEEP beside the strangers'.
A quarter of the strangers' log-mels are spoilt (rooms, noise, equalisers, other vocal tracts): on top of new voices, not instead.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F

import text_ids
import tokens
import safetensors
import models
from train_tokenizer import augment
from training import Average, Corpus, Run, by_clock, descend, generator

STRANGE_TOKENS, KNOWN_TOKENS = 900, 600
SPOILT, SMOOTHNESS, KEEP = .25, 8.0, 5.0
PEAK_RATE, DECAY = 8e-4, .98
WORKERS, HELD_OUT = 2, 12
SEED = 37


class Pairs(Corpus):
    """strangers.py's pairs; pair i owns tokens [start[i], start[i] + count[i]) and its model [model_start[i], ...)."""

    def __init__(self, work):
        super().__init__(work, ["logmel", "model_logmel", "places"], "strangers")
        self.model_count = np.array([line["model_tokens"] for line in self.lines])
        self.model_start = np.concatenate([[0], np.cumsum(self.model_count)[:-1]])

    def own(self, i):
        return self.rows("logmel", i, 4).astype(np.float32)

    def model(self, i):
        return self.model_logmel[4 * self.model_start[i]:4 * (self.model_start[i] + self.model_count[i])].astype(np.float32)

    def place(self, i):
        """For each token the model's token that says the same, or -1."""
        at = self.places[self.start[i]:self.start[i] + self.count[i]]
        return np.where(at < 0, -1, np.minimum((at * 25).astype(int), self.model_count[i] - 1))


def spoil(logmel, rng):
    """Another room, microphone and vocal tract, in the log-mel (Whisper's scale, 4 units = 4 decades of power)."""
    bands = logmel.shape[1]
    if rng.random() < .7:
        axis = np.arange(bands)
        warped = axis * np.exp(rng.normal(0, .06))
        logmel = np.stack([np.interp(warped, axis, frame) for frame in logmel])
    power = 10 ** (4 * (logmel - 1))
    if rng.random() < .5:
        decay, echo = np.exp(-.01 * 6.9 / rng.uniform(.1, .5)), 10 ** rng.uniform(-1.6, -.5)
        tail = np.zeros(bands)
        wet = np.empty_like(power)
        for t, frame in enumerate(power):
            wet[t] = frame + echo * (1 - decay) * 8 * tail
            tail = decay * tail + frame
        power = wet
    axis = np.linspace(-1, 1, bands)
    curve = rng.normal(0, .1) * axis + sum(rng.normal(0, .06) * np.cos(np.pi * axis * k / 2 + rng.uniform(0, 6.28)) for k in range(1, 6))
    return augment((np.log10(np.maximum(power, 1e-12)) / 4 + 1 + curve).astype(np.float32), len(logmel), rng)


def padded(arrays):
    """[B, T, 80] padded with zeros, lengths."""
    frames = torch.tensor([len(array) for array in arrays])
    batch = torch.zeros(len(arrays), int(frames.max()), 80)
    for row, array in enumerate(arrays):
        batch[row, :len(array)] = torch.tensor(array)
    return batch, frames


def neighbours(counts, rng, most):
    """Indices of similar counts, about `most` tokens together."""
    order = np.argsort(counts + rng.normal(0, 3, len(counts)))
    at = int(rng.integers(0, len(order)))
    chosen = []
    while at < len(order) and (not chosen or (len(chosen) + 1) * counts[order[at]] <= most):
        chosen.append(order[at])
        at += 1
    return chosen


def logits(vectors, table):
    """How near each vector is to each code, [N, D] -> [N, codes]."""
    return -(((table**2).sum(1)[None] + (vectors**2).sum(1)[:, None] - 2 * vectors @ table.T) / SMOOTHNESS)


def vectors_of(model, arrays):
    batch, frames = padded(arrays)
    with torch.autocast("cpu", torch.bfloat16):
        return model.vectors(batch, frames).float()


class Memory:
    """Vectors that the teacher gave, kept: it never changes."""

    def __init__(self, teacher, arrays):
        self.teacher, self.arrays, self.found = teacher, arrays, {}

    @torch.no_grad()
    def of(self, chosen):
        """[B, N, D] padded with zeros."""
        if missing := [i for i in chosen if i not in self.found]:
            arrays = [self.arrays(i) for i in missing]
            for i, array, vectors in zip(missing, arrays, vectors_of(self.teacher, arrays)):
                self.found[i] = vectors[:len(array) // 4].clone()
        return torch.nn.utils.rnn.pad_sequence([self.found[i] for i in chosen], batch_first=True)


class Likelihood:
    """Nats a token of a clip's codes behind its words, under PACK's language model, among codes and end."""

    def __init__(self, pack):
        self.ids = text_ids.TextIds(pack)
        weights = safetensors.load(f"{pack}/llm/model.safetensors")
        self.lm = models.SpeechLm(weights["lm_head.weight"].shape[0]).eval()
        self.lm.load_state_dict(weights)

    @torch.no_grad()
    def nats(self, text, codes):
        said = self.ids.of_parts(self.ids.parts_of(text))
        ids = torch.tensor([said + [self.ids.begin] + (codes + self.ids.first_audio).tolist()])
        allowed = torch.cat([torch.tensor([self.ids.end]), torch.arange(self.ids.first_audio, self.lm.lm_head.weight.shape[0])])
        hidden = self.lm.hidden(ids, torch.ones(ids.shape[1], ids.shape[1]).tril().bool())[0, len(said):-1]
        return float(F.cross_entropy(hidden @ self.lm.lm_head.weight[allowed].T, codes + 1))


@torch.no_grad()
def codes_of(model, logmel):
    return model.nearest(model.vectors(torch.tensor(logmel)[None], torch.tensor([len(logmel)])))[0]


def judged(model, teacher, pairs, chosen, likelihood, corpus, known):
    """Nats of the strangers, share of their tokens that are the model's, share of a known voice's tokens that stay."""
    nats, equal, kept = [], [], []
    for i in chosen:
        own, at = codes_of(model, pairs.own(i)), torch.tensor(pairs.place(i))
        nats.append(likelihood.nats(pairs.lines[i]["text"], own))
        equal.append((own[at >= 0] == codes_of(teacher, pairs.model(i))[at[at >= 0]]).float().mean())
    for i in known:
        logmel = corpus.rows("logmel", i, 4).astype(np.float32)
        kept.append((codes_of(model, logmel) == codes_of(teacher, logmel)).float().mean())
    return dict(nats=np.mean(nats), equal=np.mean(equal), kept=np.mean(kept))


def main(work, pack, minutes, keep=KEEP):
    torch.set_num_threads(1)
    pairs, corpus = Pairs(work), Corpus(work, ["logmel"])
    teacher, model = tokens.tokenizer_of(pack), tokens.tokenizer_of(pack).train()
    held = range(0, len(pairs.lines), max(2, len(pairs.lines) // HELD_OUT))
    known_held = range(0, len(corpus.lines), max(2, len(corpus.lines) // HELD_OUT))
    judge = lambda smooth: judged(smooth, teacher, pairs, held, Likelihood(pack), corpus, known_held)
    data = pairs, np.setdiff1d(np.arange(len(pairs.lines)), held), corpus, np.setdiff1d(np.arange(len(corpus.lines)), known_held)
    state = Run(work, "tokenizer").resume()
    if state:
        model.load_state_dict(state["model"])
    model.share_memory()
    workers = [torch.multiprocessing.Process(target=learn, args=(rank, work, minutes, keep, model, teacher, data, judge)) for rank in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        sys.exit("one of the processes failed")


def losses(model, data, said, rng):
    """Of one batch: how unlike their models strangers are heard; how unlike before known voices are, as codes and as squared distance."""
    pairs, train, corpus, known = data
    strange = train[neighbours(pairs.count[train], rng, STRANGE_TOKENS)]
    usual = known[neighbours(corpus.count[known], rng, KNOWN_TOKENS)]
    models_said, known_said = said
    wanted, stay = models_said.of(strange), known_said.of(usual)
    own = vectors_of(model, [spoil(pairs.own(i), rng) if rng.random() < SPOILT else augment(pairs.own(i), 4 * pairs.count[i], rng) for i in strange])
    kept = vectors_of(model, [known_said.arrays(i) for i in usual])
    at = torch.full(own.shape[:2], -1)
    for row, i in enumerate(strange):
        at[row, :pairs.count[i]] = torch.tensor(pairs.place(i))
    answered = at >= 0
    wanted = torch.gather(wanted, 1, at.clamp(min=0)[..., None].expand(-1, -1, wanted.shape[2]))[answered]
    inside = torch.arange(kept.shape[1])[None] < torch.tensor(corpus.count[usual])[:, None]
    table = model.codebook.weight
    target = torch.softmax(logits(wanted, table), 1)
    like = -(target * torch.log_softmax(logits(own[answered], table), 1)).sum(1).mean()
    return like, F.cross_entropy(logits(kept[inside], table), model.nearest(stay[inside])), ((kept - stay)[inside] ** 2).sum(1).mean()


def learn(rank, work, minutes, keep, model, teacher, data, judge):
    """One of the processes that change the same weights, each at its own pace; the first keeps them. Niu et al., Hogwild, 2011."""
    torch.set_num_threads(1)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=PEAK_RATE, betas=(.9, .98), weight_decay=.01)
    average, run, step, recent = Average(model, DECAY), Run(work, "tokenizer"), 0, []
    if state := run.resume():
        optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]
    pairs, _, corpus, _ = data
    said = Memory(teacher, pairs.model), Memory(teacher, lambda i: corpus.rows("logmel", i, 4).astype(np.float32))
    while (done := run.progress(minutes)) < 1:
        like, stay, moved = losses(model, data, said, generator(SEED + rank, step))
        descend(optimizer, like + keep * (stay + moved / SMOOTHNESS), by_clock(done, step, PEAK_RATE, warm=30))
        step += 1
        if rank > 0:
            continue
        average.update(model)
        recent.append([float(like), float(stay), float(moved)])
        if step % 10 == 0:
            run.log(step, **dict(zip(("like", "stay", "moved"), np.mean(recent, 0))))
            recent = []
        if step % 30 == 0:
            save(run, model, optimizer, average, step, judge)
    if rank == 0:
        save(run, model, optimizer, average, step, judge)


def save(run, model, optimizer, average, step, judge):
    run.save(model=model.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)
    smooth = models.SpeechTokenizer(codes=model.codebook.weight.shape[0]).eval()
    smooth.load_state_dict(average.weights)
    run.log(step, **judge(smooth))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(float, sys.argv[3:]))
