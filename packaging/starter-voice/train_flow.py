"""Trains the mel flow: WORK_DIR/flow.pt. Usage: train_flow.py WORK_DIR MINUTES [WARM_START]

Chains of utterances of one speaker are cut to pieces of equal length (never padded: the ConvNeXt blocks normalise over
time); a prefix is given as the prompt, the rest is learnt. WARM_START is a file of warm_start.py, or a pack folder.

Where other engines have spoken (strangers.py) the flow learns their voices as well, in the ways in which the program asks for one: in half of the pieces
another voice, one of LEADS, is heard first, as a pack's stand-in is, and the voice vector alone tells whose speech follows; in some, the speaker's own
speech comes between. Their tokens are those of Flite's speech at the same places (tokens.py strangers); places that nothing answers are not learnt.
"""
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import models
import safetensors
from training import Average, Corpus, Run, by_clock, descend, generator

BATCH_FRAMES = 2400
PIECE_FRAMES = (160, 320)
PROMPT_SHARE = (.10, .65)
NO_PROMPT, DROP_CONDITION = .10, .15
PEAK_RATE, DECAY = 1.2e-3, .995
PEAK_RATE_ON = 5e-4  # from a pack's flow, for more voices
HELD_OUT_ONE_IN = 100
LEADS = ("rms", "rms", "slt", "awb")
# with strangers: shares of the pieces of known and strange voices that another voice leads, that follow their own speech, and both
STRANGE, LED, LED_AND_OWN = .4, .5, .15
LEAD_FRAMES, SHORTEST_LEARNT = (90, 180), 60
SEED = 13


@dataclass
class Piece:
    """A stretch of speech: log-mel [T, 80], tokens [T / 2], the voice's unit vector, the phone of every 10 ms [T, 2] (-1: not known), the frames that are given
    as the prompt and whether each frame is learnt, [T]."""
    mel: np.ndarray
    codes: np.ndarray
    voice: torch.Tensor
    phones: np.ndarray
    prompt: int
    learnt: np.ndarray


class Strange:
    """Other engines' speech, with the tokens that Flite's has at the same places and those that the tokenizer hears in their own."""

    def __init__(self, work, phones_of_codes):
        """phones_of_codes: the phones of the four 10 ms of each code, [codes, 4]."""
        self.speech = Corpus.strangers(work, ["mel"])
        tokens = np.load(Path(work) / "strangers-tokens.npy").astype(np.int64)
        self.known = tokens >= 0
        nearest = np.maximum.accumulate(np.where(self.known, np.arange(len(tokens)), 0))  # what nothing answers gets the token before it
        self.tokens = np.maximum(tokens[nearest], 0)
        self.heard = np.load(Path(work) / "strangers-heard.npy").astype(np.int64)
        self.voices = F.normalize(torch.tensor(np.load(Path(work) / "strangers-voices.npy")), dim=1)
        self.phones = np.where(self.known[:, None], phones_of_codes[self.tokens], -1)

    def within(self, i):
        return slice(self.speech.start[i], self.speech.start[i] + self.speech.count[i])


class Pieces:
    """Cuts training pieces out of same-speaker chains."""

    def __init__(self, work):
        self.corpus = Corpus(work, ["mel", "labels"])
        self.tokens = np.load(Path(work) / "tokens.npy").astype(np.int64)
        self.voices = F.normalize(torch.tensor(np.load(Path(work) / "voices.npy")), dim=1)
        self.strange = Strange(work, self.phones_of_codes()) if Corpus.strangers(work, []) else None
        everyone = np.arange(len(self.corpus.lines))
        self.train, self.held = everyone[everyone % HELD_OUT_ONE_IN != 0], everyone[everyone % HELD_OUT_ONE_IN == 0]
        self.peers = {speaker: np.array([i for i in members if i % HELD_OUT_ONE_IN]) for speaker, members in self.corpus.by_speaker.items()}

    def phones_of_codes(self):
        """The phone that each 10 ms of a code has most often, [codes, 4]."""
        labels = self.corpus.labels.reshape(-1, 4)
        found = np.zeros((int(self.tokens.max()) + 1, 4), np.int64)
        for part in range(4):
            counts = np.zeros((len(found), len(self.corpus.phones)), np.int64)
            np.add.at(counts, (self.tokens, labels[:, part]), 1)
            found[:, part] = counts.argmax(1)
        return found

    def drawn(self, frames, rng):
        """A piece to learn from."""
        if self.strange and rng.random() < STRANGE + (1 - STRANGE) * LED:
            return self.led(frames, rng)
        return self.piece(rng.choice(self.train), frames, rng)

    def piece(self, first, frames, rng, prompt=None):
        """A chain that starts with utterance `first`, cut to `frames` at a random token; without a `prompt` (in frames) its length is drawn."""
        mel, codes, phones, _ = self.chain(False, first, frames, rng)
        if prompt is None:
            prompt = 0 if rng.random() < NO_PROMPT else int(rng.uniform(*PROMPT_SHARE) * frames)
        return Piece(mel, codes, self.voices[first], phones, prompt, np.ones(frames, bool))

    def led(self, frames, rng):
        """Speech of any voice behind another's, behind its own, or behind both."""
        is_strange = rng.random() < STRANGE / (STRANGE + (1 - STRANGE) * LED)
        speech, voices = (self.strange.speech, self.strange.voices) if is_strange else (self.corpus, self.voices)
        first = int(rng.integers(len(speech.lines))) if is_strange else int(rng.choice(self.train))
        kind = rng.random()
        lead = 0 if is_strange and kind > LED + LED_AND_OWN else int(rng.integers(LEAD_FRAMES[0], min(LEAD_FRAMES[1], frames - SHORTEST_LEARNT)) // 2 * 2)
        own = 0 if kind < LED else int(rng.uniform(0, frames - lead - SHORTEST_LEARNT))
        parts = [self.chain(False, int(rng.choice(self.peers[rng.choice(LEADS)])), lead, rng)] if lead else []
        parts.append(self.chain(is_strange, first, frames - lead, rng, own))
        peers = speech.by_speaker[speech.lines[first]["speaker"]]
        voice = voices[first if rng.random() < .5 else rng.choice(peers)]
        mel, codes, phones, learnt = (np.concatenate(each) for each in zip(*parts))
        return Piece(mel, codes, voice, phones, lead + own, learnt)

    def chain(self, is_strange, first, frames, rng, prompt=0):
        """Log-mel, tokens, phones and what is to be learnt of a speaker's utterances in a row, cut to `frames` at a random token. A stranger's prompt has the
        tokens that are heard in it, as a clip has them: nearly random ones, that say little."""
        speech = self.strange.speech if is_strange else self.corpus
        speaker = speech.lines[first]["speaker"]
        peers = speech.by_speaker[speaker] if is_strange else self.peers[speaker]
        chain, length = [first], speech.count[first]
        while length < frames // 2 + 4:
            chain.append(rng.choice(peers))
            length += speech.count[chain[-1]]
        start = rng.integers(0, length - frames // 2 + 1)
        tokens, within = slice(start, start + frames // 2), slice(2 * start, 2 * start + frames)
        mel = np.concatenate([speech.rows("mel", i, 2) for i in chain])[within].astype(np.float32)
        if is_strange:
            codes, heard, known, phones = (np.concatenate([each[self.strange.within(i)] for i in chain])[tokens]
                                           for each in (self.strange.tokens, self.strange.heard, self.strange.known, self.strange.phones))
            codes = np.where(np.arange(len(codes)) * 2 < prompt, heard, codes)
            return mel, codes, phones.reshape(-1, 2), np.repeat(known, 2)
        codes = np.concatenate([self.tokens[speech.start[i]:speech.start[i] + speech.count[i]] for i in chain])[tokens]
        phones = np.concatenate([speech.rows("labels", i, 4) for i in chain]).reshape(-1, 2)[within].astype(np.int64)
        return mel, codes, phones, np.ones(frames, bool)

    def batch(self, pieces):
        """Their mels, tokens, voices and where the loss counts, [B, T]: outside the prompt."""
        outside = np.stack([(np.arange(len(piece.mel)) >= piece.prompt) for piece in pieces])
        return (torch.tensor(np.stack([piece.mel for piece in pieces])), torch.tensor(np.stack([piece.codes for piece in pieces])),
                torch.stack([piece.voice for piece in pieces]), torch.tensor(outside), torch.tensor(outside & np.stack([piece.learnt for piece in pieces])))


def loss_of(model, batch, rng, training=True):
    """Mean squared velocity error where the loss counts."""
    mel, codes, voice, outside, learnt = batch
    b, frames, _ = mel.shape
    kept = torch.tensor(rng.random(b) >= (DROP_CONDITION if training else 0))
    t = torch.tensor((rng.permutation(b) + rng.random(b)) / b, dtype=torch.float32)
    noise = torch.tensor(rng.standard_normal(mel.shape), dtype=torch.float32)
    x = (1 - t)[:, None, None] * noise + t[:, None, None] * mel
    affine = model.spk_embed_affine_layer(voice).float()[:, None].expand(b, frames, -1)
    condition = torch.cat([mel * ~outside[..., None], affine], 2) * kept[:, None, None]
    with torch.autocast("cpu", torch.bfloat16):
        velocity = model(x, condition, codes * kept[:, None], t, voice * kept[:, None])
    return ((velocity - (mel - noise)) ** 2).mean(2)[learnt].mean()


def main(work, minutes, warm_start=None):
    torch.set_num_threads(1)
    pieces = Pieces(work)
    torch.manual_seed(SEED)
    peak = PEAK_RATE
    if warm_start and Path(warm_start).is_dir():
        model, peak = models.Flow.from_weights(safetensors.load(f"{warm_start}/flow/flow.safetensors")).train(), PEAK_RATE_ON
    elif warm_start:
        model = models.Flow(torch.load(warm_start)["codes"])
        model.load_state_dict(torch.load(warm_start)["flow"])
    else:
        model = models.Flow(int(pieces.tokens.max()) + 1)
        with torch.no_grad():
            model.estimator.proj_out.bias.copy_(torch.tensor(pieces.corpus.mel[::97].astype(np.float32).mean(0)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=peak, betas=(.9, .98), weight_decay=.01)
    average = Average(model, DECAY)
    run, step = Run(work, "flow"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]
    recent = []
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        frames = 2 * int(rng.integers(PIECE_FRAMES[0] // 2, PIECE_FRAMES[1] // 2 + 1))
        loss = loss_of(model, pieces.batch([pieces.drawn(frames, rng) for _ in range(BATCH_FRAMES // frames)]), rng)
        descend(optimizer, loss, by_clock(done, step, peak))
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
    held = np.mean([float(loss_of(smooth, pieces.batch([pieces.piece(first, 240, rng) for first in group]), rng, training=False)) for group in groups])
    led = {"led": np.mean([float(loss_of(smooth, pieces.batch([pieces.led(240, rng) for _ in range(12)]), rng, training=False)) for _ in range(8)])} if pieces.strange else {}
    run.log(step, held=held, **led)
    run.save(model=model.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
