"""Writes what the language model and the flow learn from, beside the corpus: speech tokens and voice vectors.

tokens.py tokens WORK_DIR CHECKPOINT_OR_PACK NAME   speech tokens of every utterance -> WORK_DIR/NAME.npy
tokens.py voices WORK_DIR PACK                      voice vector of every utterance -> WORK_DIR/voices.npy
tokens.py strangers WORK_DIR PACK                   the strangers' voice vectors -> WORK_DIR/strangers-voices.npy, their own tokens -> strangers-heard.npy, and
                                                    for each the one that Flite's speech has at the same place, -1 where nothing answers -> strangers-tokens.npy
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
def speech_tokens(logmels, counts, source):
    """Tokens of all utterances in their order, int16 [sum of tokens], from their log-mels end to end, [4 x that, 80]."""
    model = tokenizer_of(source)
    start = np.concatenate([[0], np.cumsum(counts)[:-1]])
    found = np.zeros(counts.sum(), np.int16)
    order = np.argsort(counts)
    for at in range(0, len(order), BATCH):
        chosen = order[at:at + BATCH]
        frames = torch.tensor(counts[chosen] * 4)
        logmel = torch.zeros(len(chosen), int(frames.max()), 80)
        for row, index in enumerate(chosen):
            logmel[row, :frames[row]] = torch.tensor(logmels[4 * start[index]:4 * (start[index] + counts[index])].astype(np.float32))
        codes = model.nearest(model.vectors(logmel, frames)).numpy()
        for row, index in enumerate(chosen):
            found[start[index]:start[index] + counts[index]] = codes[row, :counts[index]]
    return found


def answering_tokens(strangers, source):
    """The token of Flite's speech at the place of each token of the strangers', int16 [sum of tokens], -1 where there is none."""
    counts = np.array([line["model_tokens"] for line in strangers.lines])
    model = speech_tokens(strangers.model_logmel, counts, source)
    places = (strangers.places * 25).astype(int)
    own = np.repeat(np.arange(len(counts)), strangers.count)
    at = (np.cumsum(counts) - counts)[own] + np.minimum(places, counts[own] - 1)
    return np.where(strangers.places < 0, -1, model[np.maximum(at, 0)]).astype(np.int16)


@torch.no_grad()
def voice_vectors(work, pack, corpus):
    """Speaker encoder's vector of every utterance, float32 [utterances, 192], not normalised."""
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
        corpus = Corpus(work, ["logmel"])
        np.save(Path(work) / f"{sys.argv[4]}.npy", speech_tokens(corpus.logmel, corpus.count, source))
    elif kind == "voices":
        np.save(Path(work) / "voices.npy", voice_vectors(work, source, Corpus(work, ["wave16"])))
    else:
        strangers = Corpus.strangers(work, ["wave16", "logmel", "model_logmel", "places"])
        np.save(Path(work) / "strangers-heard.npy", speech_tokens(strangers.logmel, strangers.count, source))
        np.save(Path(work) / "strangers-tokens.npy", answering_tokens(strangers, source))
        np.save(Path(work) / "strangers-voices.npy", voice_vectors(work, source, strangers))
