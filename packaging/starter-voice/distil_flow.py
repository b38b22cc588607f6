"""Makes the mel flow fast: WORK_DIR/flow_fast.pt. Usage: distil_flow.py WORK_DIR MINUTES TEACHER [START]

The student learns to go in one unguided step where the teacher goes in two guided ones: half the steps with one branch each, a
quarter of the work. Meng et al., On Distillation of Guided Diffusion Models, 2023; Salimans and Ho, Progressive Distillation, 2022.
It learns on its own way from noise to speech, so that its errors do not add up. TEACHER is a checkpoint (.pt) or a pack folder. START, likewise, is where
the student begins: a flow that goes as fast already; the teacher without one.
"""
import sys

import numpy as np
import torch

import models
import safetensors
from train_flow import Pieces
from training import Average, Run, by_clock, descend, generator

STEPS, SUBSTEPS, GUIDANCE = 5, 2, .7
PIECES, PIECE_FRAMES = 5, (160, 200, 240, 280, 320)
PROMPT_WEIGHT = .25
SHAKEN_NEAR = (.55, .95)  # cosine of a shaken voice vector to the speaker's: a person's clip has .6 to .75 to the nearest training voice
PEAK_RATE, DECAY = 4e-4, .99
SEED = 17


def flow_of(source):
    """The flow of a training checkpoint (.pt) or of a pack folder."""
    if not str(source).endswith(".pt"):
        return models.Flow.from_weights(safetensors.load(f"{source}/flow/flow.safetensors"))
    state = torch.load(source)
    return models.Flow.from_weights(state.get("average", state["model"]))


def grid(steps):
    return 1 - torch.cos(torch.linspace(0, 1, steps + 1) * .5 * torch.pi)


class Walks:
    """Pieces of one length on their way from noise to speech, each at a step of its own. A share of them is shaken: spoken in a voice that nobody has."""

    def __init__(self, pieces, frames, rng, shaken=0.0):
        self.pieces, self.frames, self.shaken = pieces, frames, shaken
        drawn = [self.start(rng) for _ in range(PIECES)]
        self.x, self.mel, self.codes, self.voice, self.phones, self.outside, self.learnt, self.alike = (torch.stack(part) for part in zip(*drawn))
        self.step = torch.arange(PIECES) % STEPS
        t = grid(STEPS)[self.step][:, None, None]
        self.x = (1 - t) * self.x + t * self.mel

    def start(self, rng):
        piece = self.pieces.drawn(self.frames, rng)
        noise = torch.tensor(rng.standard_normal(piece.mel.shape), dtype=torch.float32)
        outside, voice = torch.arange(self.frames) >= piece.prompt, piece.voice
        learnt = outside & torch.tensor(piece.learnt)
        is_shaken = rng.random() < self.shaken
        if is_shaken:
            near, other = rng.uniform(*SHAKEN_NEAR), torch.tensor(rng.standard_normal(len(voice)), dtype=torch.float32)
            voice = near * voice + (1 - near**2) ** .5 * other / other.norm()
        return noise, torch.tensor(piece.mel), torch.tensor(piece.codes), voice, torch.tensor(piece.phones), outside, learnt, learnt & (not is_shaken)

    def advance(self, x, rng):
        """The walks stand at x now; those that have arrived begin anew."""
        self.x, self.step = x, self.step + 1
        for row in torch.nonzero(self.step == STEPS)[:, 0].tolist():
            for kept, drawn in zip((self.x, self.mel, self.codes, self.voice, self.phones, self.outside, self.learnt, self.alike), self.start(rng)):
                kept[row] = drawn
            self.step[row] = 0


def condition(model, mel, outside, voice):
    affine = model.spk_embed_affine_layer(voice).float()[:, None].expand(len(mel), mel.shape[1], -1)
    return torch.cat([mel * ~outside[..., None], affine], 2)


@torch.no_grad()
def guided_step(teacher, x, mel, outside, codes, voice, start, end):
    """One guided Euler step of every row from its own start to its own end."""
    told = condition(teacher, mel, outside, voice)
    none = torch.zeros_like
    both = teacher(torch.cat([x, x]), torch.cat([told, none(told)]), torch.cat([codes, none(codes)]), start.repeat(2), torch.cat([voice, none(voice)]))
    velocity = (1 + GUIDANCE) * both[:len(x)] - GUIDANCE * both[len(x):]
    return x + (end - start)[:, None, None] * velocity


def loss_of(student, teacher, walks):
    """Weighted squared error of the velocity, and where the student stands after its step."""
    w, fine = walks, grid(STEPS * SUBSTEPS)
    goal = w.x
    for substep in range(SUBSTEPS):
        at = w.step * SUBSTEPS + substep
        goal = guided_step(teacher, goal, w.mel, w.outside, w.codes, w.voice, fine[at], fine[at + 1])
    start, end = grid(STEPS)[w.step], grid(STEPS)[w.step + 1]
    stride = (end - start)[:, None, None]
    velocity = student(w.x, condition(student, w.mel, w.outside, w.voice), w.codes, start, w.voice)
    error = ((velocity - (goal - w.x) / stride) ** 2).mean(2)
    weight = torch.where(w.outside, 1.0, PROMPT_WEIGHT)
    return (error * weight).sum() / weight.sum(), (w.x + stride * velocity).detach()


@torch.no_grad()
def distance(student, teacher, pieces, count=8, frames=240, prompt=120):
    """Mean absolute log-mel difference to the teacher's whole guided way, on held-out pieces; the teacher's own with STEPS guided steps beside it."""
    rng, found = np.random.default_rng(SEED), []
    for first in pieces.held[:count]:
        piece = pieces.piece(first, frames, rng, prompt)
        prompt_mel, codes, voice = torch.tensor(piece.mel[:prompt])[None], torch.tensor(piece.codes)[None], piece.voice
        noise = torch.tensor(rng.standard_normal((1, *piece.mel.shape)), dtype=torch.float32)
        whole = teacher.sample(codes, prompt_mel, voice[None], noise, STEPS * SUBSTEPS, GUIDANCE)[prompt:]
        found.append([float((other[prompt:] - whole).abs().mean()) for other in (
            student.sample(codes, prompt_mel, voice[None], noise, STEPS, 0), teacher.sample(codes, prompt_mel, voice[None], noise, STEPS, GUIDANCE))])
    return np.mean(found, 0)


def main(work, minutes, source, start=None):
    torch.set_num_threads(1)
    pieces = Pieces(work)
    teacher, student = flow_of(source), flow_of(start or source).train()
    optimizer = torch.optim.Adam(student.parameters(), lr=PEAK_RATE, betas=(.9, .98))
    average = Average(student, DECAY)
    run, step, recent = Run(work, "flow_fast"), 0, []
    if state := run.resume():
        student.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]
    walks = [Walks(pieces, frames, generator(SEED, frames + step)) for frames in PIECE_FRAMES]
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        chosen = walks[step % len(walks)]
        loss, arrived = loss_of(student, teacher, chosen)
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE))
        average.update(student)
        chosen.advance(arrived, rng)
        step += 1
        recent.append(float(loss))
        if step % 25 == 0:
            run.log(step, lr=optimizer.param_groups[0]["lr"], loss=float(np.mean(recent)))
            recent = []
        if step % 100 == 0:
            save(run, student, teacher, optimizer, average, step, pieces)
    save(run, student, teacher, optimizer, average, step, pieces)


def save(run, student, teacher, optimizer, average, step, pieces):
    own, halved = distance(models.Flow.from_weights(average.weights), teacher, pieces)
    run.log(step, distance=own, teacher_in_as_many=halved)
    run.save(model=student.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
