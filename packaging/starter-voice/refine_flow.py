"""Makes the fast flow's phones clearer: WORK_DIR/flow_clear.pt. Usage: refine_flow.py WORK_DIR MINUTES START

The flow walks its own way from noise to speech, as in distil_flow.py. At each step the speech that it heads for is heard by train_phones.py's
listener: the phones that were spoken should be heard, in features like the true speech's. It is held near the flow that it starts from, so that
texture and voice stay. With strangers some walks have a voice vector that nobody has: there phones alone are asked for. START is a checkpoint (.pt) or a pack folder. Johnson et al., Perceptual Losses for Real-Time Style Transfer, 2016.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F

import models
from distil_flow import PIECE_FRAMES, STEPS, Walks, condition, flow_of, grid
from train_flow import Pieces
from train_phones import PhoneListener
from training import Average, Run, by_clock, descend, generator

PHONE_WEIGHT, FEATURE_WEIGHT, NEAR_WEIGHT = 1.0, 1.0, .5
SHAKEN = .3  # of the walks, with strangers: whoever asks for a voice has one that no training held
PEAK_RATE, DECAY = 2e-4, .99
SEED = 31


def heard_loss(listener, found, mel, phones, learnt, alike):
    """How unlike the true speech the found mel is heard: (cross entropy of the phones that are known, mean distance of the listener's
    features where the voice is that of the true speech)."""
    logits, features = listener(found)
    with torch.no_grad():
        wanted = listener(mel)[1]
    phone = F.cross_entropy(logits.permute(0, 3, 1, 2), phones, ignore_index=-1, reduction="none").mean(2)
    feature = sum((a - b).abs().mean(1) for a, b in zip(features, wanted)) / len(wanted)
    told = learnt & (phones >= 0).all(2)
    return (phone * told).sum() / max(1, told.sum()), (feature * alike).sum() / max(1, alike.sum())


def losses(student, start_flow, listener, walks):
    """The three losses of a step, and where the student stands after it."""
    w = walks
    start, end = grid(STEPS)[w.step], grid(STEPS)[w.step + 1]
    told = condition(student, w.mel, w.outside, w.voice)
    velocity = student(w.x, told, w.codes, start, w.voice)
    with torch.no_grad():
        usual = start_flow(w.x, condition(start_flow, w.mel, w.outside, w.voice), w.codes, start, w.voice)
    near = ((velocity - usual) ** 2).mean(2)[w.outside].mean()
    phone, feature = heard_loss(listener, w.x + (1 - start)[:, None, None] * velocity, w.mel, w.phones, w.learnt, w.alike)
    return (phone, feature, near), (w.x + (end - start)[:, None, None] * velocity).detach()


@torch.no_grad()
def check(flow, start_flow, listener, pieces, count=24, frames=240, prompt=120):
    """On held-out pieces: phones heard right and their loss, distance to the true log-mel and to the starting flow's."""
    rng, found = np.random.default_rng(SEED), []
    for first in pieces.held[:count]:
        piece = pieces.piece(first, frames, rng, prompt)
        mel, phones, codes = torch.tensor(piece.mel)[None], torch.tensor(piece.phones)[None], torch.tensor(piece.codes)[None]
        noise = torch.tensor(rng.standard_normal(mel.shape), dtype=torch.float32)
        own, usual = (one.sample(codes, mel[:, :prompt], piece.voice[None], noise, STEPS, 0)[None] for one in (flow, start_flow))
        logits, outside = listener(own)[0][0, prompt:], torch.arange(frames)[None] >= prompt
        phone, feature = heard_loss(listener, own, mel, phones, outside, outside)
        found.append([float((logits.argmax(2) == phones[0, prompt:]).float().mean()), float(phone), float(feature),
                      float((own - mel)[outside].abs().mean()), float((own - usual)[outside].abs().mean())])
    return dict(zip(("right", "phone", "feature", "to_truth", "to_start"), np.mean(found, 0)))


def main(work, minutes, source):
    torch.set_num_threads(1)
    pieces, listener = Pieces(work), PhoneListener.from_file(f"{work}/phones.pt")
    start_flow, student = flow_of(source), flow_of(source).train()
    optimizer = torch.optim.Adam(student.parameters(), lr=PEAK_RATE, betas=(.9, .98))
    average = Average(student, DECAY)
    run, step, recent = Run(work, "flow_clear"), 0, []
    if state := run.resume():
        student.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        average.weights, average.updates, step = state["average"], state["step"], state["step"]

    def save():
        run.log(step, **check(models.Flow.from_weights(average.weights), start_flow, listener, pieces))
        run.save(model=student.state_dict(), average=average.weights, optimizer=optimizer.state_dict(), step=step)

    walks = [Walks(pieces, frames, generator(SEED, frames + step), SHAKEN if pieces.strange else 0) for frames in PIECE_FRAMES]
    save()
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        chosen = walks[step % len(walks)]
        parts, arrived = losses(student, start_flow, listener, chosen)
        loss = PHONE_WEIGHT * parts[0] + FEATURE_WEIGHT * parts[1] + NEAR_WEIGHT * parts[2]
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE))
        average.update(student)
        chosen.advance(arrived, rng)
        step += 1
        recent.append([float(part) for part in parts])
        if step % 25 == 0:
            phone, feature, near = np.mean(recent, 0)
            run.log(step, lr=optimizer.param_groups[0]["lr"], phone=phone, feature=feature, near=near)
            recent = []
        if step % 100 == 0:
            save()
    save()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3])
