"""A listener of Mandarin syllables and tones that does not know the pack's teachers: WORK_DIR/listener.pt.

mandarin_listener.py WORK_DIR MINUTES   trains it on eSpeak NG in variants, speeds and pitches that mandarin.py does not use, and says how
well it hears variants that it was not trained on either. It knows eSpeak only: it tells lost syllables and wrong tones, not whether a
person would understand. evaluate_mandarin.py measures with it.
"""
import random
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import features
import mandarin
import pinyin
from training import Run, by_clock, descend, generator

VARIANTS = "f4 m2 m4 m5 m8 Annie Andy adam anika benjamin caleb david ed edward grandma iven john linda max michael rob steph travis victor".split()
UNHEARD = ("steph3", "pablo", "belinda", "Gene2", "paul", "marcelo")
UTTERANCES, TEST_UTTERANCES = 4000, 60
BATCH, FRAMES = 12, 160
MOST_WARP, DROPOUT = .12, .2  # other mouths: bands are moved by so much; without, it knew its 25 variants by heart and no other
PEAK_RATE = 2e-3
SEED = 37
# what a frame can be: silence, the start of a syllable without an initial, or a token
CLASSES = ["", "'"] + pinyin.all_tokens()
INDEX = {name: number for number, name in enumerate(CLASSES)}
CHANGE_PENALTY, SHORTEST_START_SECONDS = 3.0, .05


class SyllableListener(nn.Module):
    """Features [B, T, 82] at 50 frames/s -> logits [B, T, classes]."""

    def __init__(self, inputs=82, d=160):
        super().__init__()
        self.dropout = nn.Dropout1d(DROPOUT)
        self.first = nn.Conv1d(inputs, d, 5, padding=2)
        self.layers = nn.ModuleList(nn.Conv1d(d, d, 5, padding=2 * dilation, dilation=dilation) for dilation in (1, 2, 4))
        self.norms = nn.ModuleList(nn.GroupNorm(8, d) for _ in range(3))
        self.last = nn.Linear(d, len(CLASSES))

    def forward(self, x):
        h = F.relu(self.first(x.transpose(1, 2)))
        for layer, norm in zip(self.layers, self.norms):
            h = h + self.dropout(F.relu(layer(norm(h))))
        return self.last(h.transpose(1, 2))


def heard_features(wave24):
    """Log-mel about its mean, relative log-F0 and voicing, [T, 82] at 50 frames/s."""
    wave24 = wave24[:len(wave24) // 960 * 960].astype(np.float64)
    wave24 = wave24 * .08 / max(1e-4, np.sqrt(np.mean(wave24**2)))
    mel = features.mel24(wave24)
    hz = features.pitch(features.to_16k(wave24), len(mel))
    voiced = hz > 0
    centre = np.median(np.log(hz[voiced])) if voiced.any() else 0
    at = np.flatnonzero(voiced)
    filled = np.interp(np.arange(len(hz)), at, np.log(hz[at])) - centre if len(at) else np.zeros(len(hz))
    return np.concatenate([(mel - mel.mean(0)) / 2, 5 * filled[:, None], voiced[:, None]], 1).astype(np.float32)


def frame_classes(said, tones, frames):
    """The class of every 20 ms frame of an Utterance, from the ends of its syllables and phones."""
    labels, syllables = np.zeros(frames, np.int64), [part for part in said.parts if part[0] not in ",.?!"]
    starts = [0.0] + [end for _, end in said.phones]
    at = 0
    for syllable, end, tone in zip(syllables, [end for end in said.ends if end is not None], tones):
        while said.phones[at][0] == "pau":
            at += 1
        begin, first = starts[at], starts[at + 1]
        while at < len(said.phones) and starts[at] < end - 1e-6:
            at += 1
        names = pinyin.tokens_of(syllable[:-1] + tone)
        # what lies behind the mark of a syllable's end is still its last sound
        end = said.phones[at][1] if at < len(said.phones) and said.phones[at][0] != "pau" else end
        split = first if len(names) == 2 and first < end else min(begin + SHORTEST_START_SECONDS, end)
        labels[round(begin * 50):round(split * 50)] = INDEX[names[0]] if len(names) == 2 else INDEX["'"]
        labels[round(split * 50):round(end * 50)] = INDEX[names[-1]]
        at += 1
    return labels


def draw(teacher, rng, variants):
    """(features, classes, syllables with the tones as spoken) of one utterance."""
    while True:
        variant = rng.choice(variants)
        female = variant[0] in "fAals" and variant not in ("Andy", "adam")
        settings = (variant, rng.randint(35, 65) if female else rng.randint(60, 90), rng.randint(150, 255), rng.randint(60, 99))
        parts = teacher.texts.draw(rng)
        said = teacher.spoken(parts, variant, settings)
        if said is None:
            continue
        tones = teacher.tones
        x = heard_features(said.wave24)
        return x, frame_classes(said, tones, len(x)), [part[:-1] + tone for part, tone in zip([p for p in parts if p[0] not in ",.?!"], tones)]


def warped(mel, factors):
    """Mels [B, T, 80] whose bands lie at other places: band i sounds as band i * factor did."""
    at = torch.arange(80.)[None] * torch.tensor(factors, dtype=torch.float32)[:, None]
    at = at.clamp(0, 79)
    low = at.floor().long().clamp(0, 78)
    part = (at - low)[:, None]
    low = low[:, None].expand(-1, mel.shape[1], -1)
    return mel.gather(2, low) * (1 - part) + mel.gather(2, low + 1) * part


def decode(logits):
    """Syllables of a path through the frames' classes whose changes cost CHANGE_PENALTY."""
    scores = torch.log_softmax(logits, -1).numpy()
    best, back = scores[0], []
    for frame in scores[1:]:
        other = best.max() - CHANGE_PENALTY
        back.append(np.where(best >= other, np.arange(len(best)), best.argmax()))
        best = np.maximum(best, other) + frame
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    path.reverse()
    runs, lengths = [], []
    for before, now in zip([None] + path, path):
        if now == before:
            lengths[-1] += 1
        else:
            runs.append(CLASSES[now])
            lengths.append(1)
    # a start, an initial or the mark of none, and the final that is held longest until the next start
    syllables, initial, finals = [], None, {}

    def close():
        if finals:
            name = max(finals, key=finals.get)
            syllables.append((initial or "", name[:-1], name[-1]))

    for name, length in zip(runs, lengths):
        if name and name[-1].isdigit():
            finals[name] = finals.get(name, 0) + length
        else:
            close()
            initial, finals = name if name != "'" else "", {}
    close()
    return syllables


def wanted(syllables):
    """What decode gives for written syllables."""
    found = []
    for syllable in syllables:
        names = pinyin.tokens_of(syllable)
        found.append((names[0] if len(names) == 2 else "", names[-1][:-1], names[-1][-1]))
    return found


def errors(said, heard):
    """(wrong, missing and extra syllables without tones; wrong tones among the syllables heard right; those)."""
    n, m = len(said), len(heard)
    table = np.zeros((n + 1, m + 1), int)
    table[:, 0], table[0] = np.arange(n + 1), np.arange(m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (said[i - 1][:2] != heard[j - 1][:2]))
    i, j, right, tones = n, m, 0, 0
    while i and j:
        same = said[i - 1][:2] == heard[j - 1][:2]
        if table[i, j] == table[i - 1, j - 1] + (not same):
            right += same
            tones += same and said[i - 1][2] != heard[j - 1][2]
            i, j = i - 1, j - 1
        elif table[i, j] == table[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return int(table[n, m]), tones, right


@torch.no_grad()
def check(model, test):
    model.eval()
    wrong = tones = right = count = 0
    for x, _, syllables in test:
        found = errors(wanted(syllables), decode(model(torch.tensor(x)[None])[0]))
        wrong, tones, right, count = wrong + found[0], tones + found[1], right + found[2], count + len(syllables)
    model.train()
    return dict(syllable_errors=wrong / count, tones_right=1 - tones / max(1, right))


def from_file(path):
    model = SyllableListener()
    model.load_state_dict(torch.load(path)["model"])
    return model.eval()


def main(work, minutes):
    torch.set_num_threads(1)
    teacher = mandarin.Teacher(Path(work) / "sentences.pinyin")
    data = Path(work) / "listener-data.pt"
    if not data.exists():
        rng = random.Random(SEED)
        torch.save(([draw(teacher, rng, VARIANTS) for _ in range(UTTERANCES)], [draw(teacher, rng, UNHEARD) for _ in range(TEST_UTTERANCES)]), data)
    train, test = torch.load(data)
    x, y = np.concatenate([one[0] for one in train]), np.concatenate([one[1] for one in train])
    torch.manual_seed(SEED)
    model = SyllableListener()
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, weight_decay=.02)
    run, step = Run(work, "listener"), 0
    if state := run.resume():
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        step = state["step"]

    def save():
        run.log(step, seconds_of_speech=len(x) / 50, **check(model, test))
        run.save(model=model.state_dict(), optimizer=optimizer.state_dict(), step=step)

    while (done := run.progress(minutes)) < 1:
        rng = generator(SEED, step)
        starts = rng.integers(0, len(x) - FRAMES, BATCH)
        piece = torch.tensor(np.stack([x[at:at + FRAMES] for at in starts]))
        slope = torch.linspace(-1, 1, 80)
        colour = torch.tensor(rng.normal(0, .25, (BATCH, 2)), dtype=torch.float32)
        piece[..., :80] += (colour[:, :1] + colour[:, 1:] * slope)[:, None] + .2 * torch.tensor(rng.random((BATCH, 1, 1)), dtype=torch.float32) * torch.randn_like(piece[..., :80])
        piece[..., :80] = warped(piece[..., :80], 1 + MOST_WARP * rng.uniform(-1, 1, BATCH))
        loss = F.cross_entropy(model(piece).flatten(0, 1), torch.tensor(np.concatenate([y[at:at + FRAMES] for at in starts])))
        descend(optimizer, loss, by_clock(done, step, PEAK_RATE))
        step += 1
        if step % 400 == 0:
            save()
    save()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
