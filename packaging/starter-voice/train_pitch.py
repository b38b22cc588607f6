"""Trains HiFT's pitch predictor on the corpus' mels: WORK_DIR/pitch.pt. Usage: train_pitch.py WORK_DIR MINUTES [EARLIER_PACK]

The mels get noise as the flow's have; the target is the tracked F0 in Hz, 0 where unvoiced.
"""
import sys

import numpy as np
import torch

import models
from training import Corpus, Run, by_clock, descend, generator

BATCH, FRAMES = 32, 100
PEAK_RATE = 6e-4
MEL_NOISE = .25
SEED = 19


def main(work, minutes, earlier_pack=None):
    torch.set_num_threads(1)
    corpus = Corpus(work, ["mel", "pitch"])
    total = 2 * int(corpus.count.sum())
    held = np.arange(0, total - FRAMES, total // 400)
    torch.manual_seed(SEED)
    model = models.PitchPredictor.from_file(f"{earlier_pack}/hift/f0_predictor.safetensors").train() if earlier_pack else models.PitchPredictor()
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, weight_decay=.01)
    run, step = Run(work, "pitch"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        step = state["step"]

    def batch(starts):
        mel = np.stack([corpus.mel[at:at + FRAMES] for at in starts]).astype(np.float32)
        pitch = np.stack([corpus.pitch[at:at + FRAMES] for at in starts]).astype(np.float32)
        return torch.tensor(mel).transpose(1, 2), torch.tensor(pitch)

    def check():
        with torch.no_grad():
            mel, target = batch(held)
            found = model(mel)
        both = (target > 0) & (found > 60)
        run.log(step, error_hz=(found - target).abs().mean().item(), voiced_error_hz=(found - target).abs()[both].mean().item(),
                voicing_wrong=((target > 0) != (found > 60)).float().mean().item())
        run.save(model=model.state_dict(), optimizer=optimizer.state_dict(), step=step)

    check()
    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        mel, target = batch(rng.integers(0, total - FRAMES, BATCH))
        if step % 2:
            mel = mel + MEL_NOISE * torch.randn_like(mel) * float(rng.random())
        loss = (model(mel) - target).abs().mean()
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE), 10.0)
        step += 1
        if step % 500 == 0:
            check()
    check()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
