"""Writes what the language model and the flow learn from, beside the corpus: speech tokens and voice vectors.

tokens.py tokens WORK_DIR CHECKPOINT_OR_PACK NAME   speech tokens of every utterance -> WORK_DIR/NAME.npy
tokens.py voices WORK_DIR PACK                      voice vector of every utterance -> WORK_DIR/voices.npy
"""
import sys
from pathlib import Path

import numpy as np
import torch

import features
import models
import safetensors
from training import Corpus

BATCH = 32


def tokenizer_of(source):
    """The speech tokenizer of a training checkpoint (.pt) or of a pack folder."""
    if str(source).endswith(".pt"):
        weights = torch.load(source)["model"]
    else:
        weights = {name.removeprefix("model.encoder."): value for name, value in
                   safetensors.load(f"{source}/speech_tokenizer/model.safetensors").items()}
        weights.pop("embed_positions2.weight")
    model = models.SpeechTokenizer(codes=weights["codebook.weight"].shape[0]).eval()
    model.load_state_dict(weights)
    return model


@torch.no_grad()
def speech_tokens(work, source):
    """Tokens of the whole corpus in the corpus' order, int16 [sum of tokens]."""
    corpus, model = Corpus(work, ["logmel"]), tokenizer_of(source)
    found = np.zeros(corpus.count.sum(), np.int16)
    order = np.argsort(corpus.count)
    for at in range(0, len(order), BATCH):
        chosen = order[at:at + BATCH]
        frames = torch.tensor(corpus.count[chosen] * 4)
        logmel = torch.zeros(len(chosen), int(frames.max()), 80)
        for row, index in enumerate(chosen):
            logmel[row, :frames[row]] = torch.tensor(corpus.rows("logmel", index, 4).astype(np.float32))
        codes = model.nearest(model.vectors(logmel, frames)).numpy()
        for row, index in enumerate(chosen):
            found[corpus.start[index]:corpus.start[index] + corpus.count[index]] = codes[row, :corpus.count[index]]
    return found


@torch.no_grad()
def voice_vectors(work, pack):
    """Speaker encoder's vector of every utterance, float32 [utterances, 192], not normalised."""
    corpus = Corpus(work, ["wave16"])
    trained = Path(work) / "voices.onnx"
    encoder = models.SpeakerEncoder.from_onnx(str(trained if trained.exists() else f"{pack}/frontend/campplus.onnx"))
    found = np.zeros((len(corpus.lines), 192), np.float32)
    for index in range(len(corpus.lines)):
        wave16 = corpus.rows("wave16", index, 640).astype(np.float32) / 32767
        found[index] = encoder(torch.tensor(features.fbank(wave16))[None])[0].numpy()
    return found


if __name__ == "__main__":
    torch.set_num_threads(1)
    kind, work, source = sys.argv[1:4]
    if kind == "tokens":
        np.save(Path(work) / f"{sys.argv[4]}.npy", speech_tokens(work, source))
    else:
        np.save(Path(work) / "voices.npy", voice_vectors(work, source))
