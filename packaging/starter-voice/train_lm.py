"""Trains the language model: WORK_DIR/lm.pt. Usage: train_lm.py WORK_DIR MINUTES PACK [WARM_START]; PACK says how text is read

The span curriculum teaches it to align: short spans of words, cut out of an utterance with their sound by the phone times,
come first and grow; whole utterances and pairs of one speaker (a prompt and what follows it) take over. A model that is continued
from a pack (warm_start.py) has learnt that: it goes on with the end of the curriculum, at a lower rate.
"""
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import models
from text_ids import TextIds, tidy
from training import Average, Corpus, Run, by_clock, descend, generator

BATCH_POSITIONS = 2600
LONGEST = 520
PEAK_RATE, CONTINUED_RATE, DECAY = 1.3e-3, 4e-4, .995
HELD_OUT_ONE_IN = 100
SEED = 17


class Examples:
    """Draws token sequences: text, begin, audio, end."""

    def __init__(self, work, pack):
        self.corpus = Corpus(work, [])
        self.tokens = np.load(Path(work) / "tokens.npy").astype(np.int64)
        self.ids = TextIds(pack)
        everyone = np.arange(len(self.corpus.lines))
        self.train, self.held = everyone[everyone % HELD_OUT_ONE_IN != 0], everyone[everyone % HELD_OUT_ONE_IN == 0]
        self.peers = {speaker: np.array([i for i in members if i % HELD_OUT_ONE_IN]) for speaker, members in self.corpus.by_speaker.items()}

    def audio(self, index):
        start = self.corpus.start[index]
        return self.tokens[start:start + self.corpus.count[index]]

    def sequence(self, pieces):
        """Pieces of (parts, codes) in one breath -> ids and the number of text ids."""
        text = [self.ids.of_parts(parts) for parts, _ in pieces]
        joined = [token for number, part in enumerate(text) for token in ([self.ids.ids[" "]] if number else []) + part]
        codes = np.concatenate([codes for _, codes in pieces]) + self.ids.first_audio
        return joined + [self.ids.begin] + codes.tolist() + [self.ids.end], len(joined)

    def whole(self, index):
        return tidy(self.corpus.lines[index]["parts"]), self.audio(index)

    def span(self, index, most, rng):
        """1..most words with their sound; the final mark stays only with the last word."""
        line = self.corpus.lines[index]
        spoken = [at for at, end in enumerate(line["ends"]) if end is not None]
        if len(spoken) < 2:
            return self.whole(index)
        count = min(int(rng.integers(1, most + 1)), len(spoken))
        first = int(rng.integers(0, len(spoken) - count + 1))
        last = first + count - 1
        begin = 0 if first == 0 else round(line["ends"][spoken[first - 1]] * 25)
        to_end = last == len(spoken) - 1
        end = self.corpus.count[index] if to_end else round(line["ends"][spoken[last]] * 25)
        stop = len(line["parts"]) if to_end else spoken[last] + 1
        parts = line["parts"][spoken[first]:stop]
        codes = self.audio(index)[begin:end]
        return (tidy(parts) if to_end else parts, codes) if len(codes) else self.whole(index)

    def pair(self, index, rng):
        """A prompt of the same speaker before the utterance."""
        peers = self.peers[self.corpus.lines[index]["speaker"]]
        for other in rng.choice(peers, 6):
            if 35 <= self.corpus.count[other] <= 150 and other != index:
                return self.sequence([self.whole(other), self.whole(index)])
        return self.sequence([self.whole(index)])

    def draw(self, done, rng):
        """One training sequence at `done` (0..1) of the run."""
        index = rng.choice(self.train)
        if rng.random() < .85 - .70 * min(1, done / .45):
            return self.sequence([self.span(index, 2 + round(10 * min(1, done / .4)), rng)])
        if rng.random() < .25 + .55 * min(1, done / .5):
            return self.pair(index, rng)
        return self.sequence([self.whole(index)])

    def batch(self, sequences):
        """Ids padded at the end [B, S] and which positions predict audio [B, S - 1]."""
        longest = max(len(ids) for ids, _ in sequences)
        ids = torch.full((len(sequences), longest), self.ids.padding)
        learnt = torch.zeros(len(sequences), longest - 1, dtype=torch.bool)
        for row, (sequence, text) in enumerate(sequences):
            ids[row, :len(sequence)] = torch.tensor(sequence)
            learnt[row, text:len(sequence) - 1] = True
        return ids, learnt


def loss_of(model, batch):
    ids, learnt = batch
    mask = torch.ones(ids.shape[1] - 1, ids.shape[1] - 1).tril().bool()
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model.hidden(ids[:, :-1], mask)
        logits = model.lm_head(hidden[learnt]).float()
    return F.cross_entropy(logits, ids[:, 1:][learnt])


def main(work, minutes, pack, warm_start=None):
    examples = Examples(work, pack)
    torch.manual_seed(SEED)
    state = torch.load(warm_start) if warm_start else None
    codes = state["codes"] if state else int(examples.tokens.max()) + 1
    continued = bool(state and state["continued"])
    rate = CONTINUED_RATE if continued else PEAK_RATE
    model = models.SpeechLm(examples.ids.first_audio + codes)
    if state:
        model.load_state_dict(state["lm"])
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(.9, .98), weight_decay=.05)
    average = Average(model, DECAY)
    run, step = Run(work, "lm"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]
    recent = []
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        pool = sorted((s for s in (examples.draw(1 if continued else done, rng) for _ in range(48)) if len(s[0]) <= LONGEST), key=lambda s: len(s[0]))
        at = int(rng.integers(0, len(pool)))
        chosen = [pool[at]]
        low, high = at - 1, at + 1
        while True:
            take_high = high < len(pool) and (low < 0 or len(pool[high][0]) - len(chosen[0][0]) <= len(chosen[0][0]) - len(pool[low][0]))
            if not take_high and low < 0:
                break
            candidate = pool[high] if take_high else pool[low]
            longest = max(len(candidate[0]), max(len(s[0]) for s in chosen))
            if longest * (len(chosen) + 1) > BATCH_POSITIONS:
                break
            chosen.append(candidate)
            low, high = (low, high + 1) if take_high else (low - 1, high)
        loss = loss_of(model, examples.batch(chosen))
        descend(optimizer, loss, by_clock(done, step, rate))
        average.update(model)
        step += 1
        recent.append(float(loss))
        if step % 50 == 0:
            run.log(step, lr=optimizer.param_groups[0]["lr"], loss=float(np.mean(recent)))
            recent = []
        if step % 250 == 0:
            save(run, model, optimizer, average, step, examples)
    save(run, model, optimizer, average, step, examples)


@torch.no_grad()
def save(run, model, optimizer, average, step, examples):
    smooth = models.SpeechLm(model.lm_head.weight.shape[0])
    smooth.load_state_dict(average.weights)
    rng = np.random.default_rng(SEED)
    ordered = sorted(examples.held, key=lambda index: examples.corpus.count[index])[::2]
    single, pairs = [], []
    for at in range(0, len(ordered), 10):
        chosen = ordered[at:at + 10]
        single.append(float(loss_of(smooth, examples.batch([examples.sequence([examples.whole(i)]) for i in chosen]))))
        pairs.append(float(loss_of(smooth, examples.batch([examples.pair(i, rng) for i in chosen]))))
    run.log(step, held=np.mean(single), held_pairs=np.mean(pairs))
    run.save(model=model.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
