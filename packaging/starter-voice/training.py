"""What the training scripts share: the corpus in memory, schedules, averages, resumable checkpoints, a loss log."""
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch


class Corpus:
    """All parts of WORK_DIR/corpus, or of another folder like it; utterance i owns tokens [start[i], start[i] + count[i])."""

    def __init__(self, work, fields, folder="corpus"):
        parts = sorted((Path(work) / folder).glob("*.jsonl"), key=lambda path: int(path.stem))
        self.lines = [json.loads(line) for part in parts for line in open(part)]
        for field in fields:
            setattr(self, field, np.concatenate([np.load(part.with_suffix(".npz"))[field] for part in parts]))
        phones = Path(work) / folder / "phones.json"
        self.phones = json.load(open(phones)) if phones.exists() else []
        self.count = np.array([line["tokens"] for line in self.lines])
        self.start = np.concatenate([[0], np.cumsum(self.count)[:-1]])
        by_speaker = {}
        for index, line in enumerate(self.lines):
            by_speaker.setdefault(line["speaker"], []).append(index)
        self.by_speaker = by_speaker

    @staticmethod
    def strangers(work, fields):
        """Other engines' speech (strangers.py); None where there is none."""
        return Corpus(work, fields, "strangers") if any((Path(work) / "strangers").glob("*.jsonl")) else None

    def rows(self, field, index, per_token):
        start, count = self.start[index] * per_token, self.count[index] * per_token
        return getattr(self, field)[start:start + count]


def cosine(step, steps, peak, warm=200, constant=.35, floor=.02):
    """Linear warm-up, constant share, then cosine to floor * peak."""
    if step < warm:
        return peak * (step + 1) / warm
    at = max(0.0, (step / steps - constant) / (1 - constant))
    return peak * (floor + (1 - floor) * .5 * (1 + math.cos(math.pi * min(1, at))))


def by_clock(done, step, peak, warm=100, constant=.4, floor=.01):
    """Warm-up by steps, then constant and cosine by the share of the granted time that has passed."""
    at = min(1.0, max(0.0, (done - constant) / (1 - constant)))
    return peak * min(1.0, (step + 1) / warm) * (floor + (1 - floor) * .5 * (1 + math.cos(math.pi * at)))


def descend(optimizer, loss, rate, longest=1.0):
    """One step down the loss's gradient, which is cut to length `longest`, at learning rate `rate`."""
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_([weight for group in optimizer.param_groups for weight in group["params"]], longest)
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.step()


class Average:
    """Exponential moving average of a model's weights; it forgets faster at first, so that a short run does not keep where it began."""

    def __init__(self, model, decay, updates=0):
        self.decay, self.updates = decay, updates
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def update(self, model):
        self.updates += 1
        decay = min(self.decay, self.updates / (self.updates + 9))
        for name, value in model.state_dict().items():
            if value.dtype.is_floating_point:
                self.weights[name].lerp_(value.detach(), 1 - decay)
            else:
                self.weights[name].copy_(value)


# RUN_CLOCK=cpu: minutes are the processor's, for machines that others use; a run takes as long as it takes then
CLOCK = time.process_time if os.environ.get("RUN_CLOCK") == "cpu" else time.time


class Run:
    """One training run: checkpoints at WORK_DIR/NAME.pt, losses at WORK_DIR/NAME.log."""

    def __init__(self, work, name):
        self.path, self.log_path = Path(work) / f"{name}.pt", Path(work) / f"{name}.log"
        self.began = CLOCK()
        self.before = 0.0

    def resume(self):
        if not self.path.exists():
            return None
        state = torch.load(self.path)
        self.before = state["seconds"]
        return state

    def save(self, **state):
        torch.save({**state, "seconds": self.seconds()}, f"{self.path}.new")
        os.replace(f"{self.path}.new", self.path)

    def seconds(self):
        """Time spent so far, all resumed runs together."""
        return self.before + CLOCK() - self.began

    def progress(self, minutes):
        """Share of the granted time that has passed."""
        return self.seconds() / (60 * minutes)

    def log(self, step, **values):
        seconds = self.seconds()
        line = f"step {step} minutes {seconds / 60:.1f} " + " ".join(f"{key} {value:.4f}" for key, value in values.items())
        print(line, flush=True)
        with open(self.log_path, "a") as out:
            out.write(line + "\n")


def generator(seed, step):
    """Chance of one step: a resumed run draws what an uninterrupted one would have."""
    torch.manual_seed(seed * 1000003 + step)
    return np.random.default_rng([seed, step])
