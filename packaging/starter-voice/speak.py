"""Text to speech from a pack folder alone: the Python twin of the Java engine, for evaluation and golden vectors.

speak.py PACK PROMPT.wav "prompt transcript" "text" OUT.wav [SEED]
"""
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.io import wavfile
from scipy.signal import resample_poly

import features
import models
import safetensors
import tokens
import vocoder
from text_ids import TextIds


@dataclass
class Prompt:
    """A reference clip seen by every stage: text ids, speech tokens [N], mel [2N, 80], voice vector [192]."""
    text: list
    tokens: torch.Tensor
    mel: torch.Tensor
    voice: torch.Tensor


class Pack:
    """All networks and rules of a pack folder, weights widened to fp32."""

    def __init__(self, folder):
        folder = Path(folder)
        self.rules = json.load(open(folder / "reprise.json"))
        self.ids = TextIds(folder)
        self.tokenizer = tokens.tokenizer_of(folder)
        self.encoder = models.SpeakerEncoder.from_onnx(str(folder / "frontend/campplus.onnx"))
        weights = safetensors.load(folder / "llm/model.safetensors")
        self.lm = models.SpeechLm(weights["lm_head.weight"].shape[0]).eval()
        self.lm.load_state_dict(weights)
        self.flow = models.Flow.from_weights(safetensors.load(folder / "flow/flow.safetensors"))
        self.pitch = models.PitchPredictor.from_file(folder / "hift/f0_predictor.safetensors")
        self.vocoder = json.load(open(folder / "hift/config.json"))["source_filter"]

    def text_ids(self, text):
        return self.ids.of_parts(self.ids.parts_of(text))

    @torch.no_grad()
    def prompt(self, wave24, transcript):
        """Reads a mono 24 kHz clip (float samples) with its transcript."""
        rule = self.rules["prompt"]
        wave24 = wave24[:len(wave24) // rule["length_multiple_24k"] * rule["length_multiple_24k"]]
        wave24 = wave24 * min(rule["peak_limit"] / np.abs(wave24).max(), rule["rms"] / np.sqrt(np.mean(wave24**2)))
        wave16 = features.to_16k(wave24)
        logmel = torch.tensor(features.whisper_logmel(wave16))[None]
        codes = self.tokenizer.nearest(self.tokenizer.vectors(logmel, torch.tensor([logmel.shape[1]])))[0]
        voice = self.encoder(torch.tensor(features.fbank(wave16))[None])[0]
        return Prompt(self.text_ids(transcript), codes, torch.tensor(features.mel24(wave24)), voice)

    def lm_input(self, prompt, text):
        return prompt.text + [self.ids.ids[" "]] + text + [self.ids.begin] + (prompt.tokens + self.ids.first_audio).tolist()

    @torch.no_grad()
    def continuation(self, prompt, text, rng=None, sampling=None):
        """Speech tokens of the text's ids; rng None takes the most likely token. Returns (tokens [N], ended by itself)."""
        rule = {**self.rules["sampling"], **(sampling or {})}
        least, most = rule["min_token_text_ratio"] * len(text), int(rule["max_token_text_ratio"] * len(text))
        allowed = torch.cat([torch.tensor([self.ids.end]), torch.arange(self.ids.first_audio, self.lm.lm_head.weight.shape[0])])
        head = self.lm.lm_head.weight[allowed]
        cache = [[] for _ in self.lm.model.layers]
        ids = torch.tensor([self.lm_input(prompt, text)])
        hidden = self.lm.hidden(ids, torch.ones(ids.shape[1], ids.shape[1]).tril().bool(), cache)[0, -1]
        found, place = [], ids.shape[1]
        while len(found) < most:
            logits = (head @ hidden).double()
            if len(found) < least:
                logits[0] = -np.inf
            chosen = int(logits.argmax()) if rng is None else draw(torch.softmax(logits / rule["temperature"], 0).numpy(), rule, rng)
            if chosen == 0:
                return torch.tensor(found, dtype=torch.long), True
            found.append(chosen - 1)
            hidden = self.lm.hidden(allowed[chosen][None, None], None, cache, place)[0, -1]
            place += 1
        return torch.tensor(found, dtype=torch.long), False

    @torch.no_grad()
    def mel(self, prompt, codes, rng):
        """Flow: speech tokens after the prompt -> log-mel [2N, 80]."""
        both = torch.cat([prompt.tokens, codes])
        noise = torch.tensor(rng.standard_normal((1, 2 * len(both), 80)), dtype=torch.float32)
        rule = self.rules["flow"]
        return self.flow.sample(both[None], prompt.mel[None], prompt.voice[None], noise, rule["steps"], rule["cfg"])[len(prompt.mel):]

    @torch.no_grad()
    def mean_hz(self, mel):
        """Mean pitch of the voiced frames, as the vocoder has it."""
        pitch_hz = self.pitch(mel.T[None])[0].numpy()
        return np.exp(np.log(pitch_hz[pitch_hz > self.vocoder["f0_threshold_hz"]]).mean())

    @torch.no_grad()
    def sound(self, mel, rng, mean_hz=None):
        """Vocoder: log-mel [T, 80] -> 24 kHz samples, brought to a mean pitch where one is given."""
        pitch_hz = self.pitch(mel.T[None])[0].numpy() * (mean_hz / self.mean_hz(mel) if mean_hz else 1)
        noise = rng.standard_normal(480 * len(mel) + 1920)
        return vocoder.stages(mel.numpy(), pitch_hz, noise, self.vocoder)["wav"]

    def expected(self, prompt, text):
        """Tokens that the text should take at the prompt's pace; None when the pack has no rule (pace.py)."""
        if "pace" not in self.rules:
            return None
        tokens = np.array(self.rules["pace"]["tokens"])
        return tokens[text].sum() * len(prompt.tokens) / tokens[prompt.text + [self.ids.ids[" "]]].sum()

    def written(self, prompt, text, seed, sampling):
        """The continuation nearest to its expected length among at most `attempts`; one within the near bounds ends the search."""
        expected, rule, best = self.expected(prompt, text), self.rules.get("pace", {}), None
        near = rule.get("near", rule)
        for attempt in range(rule.get("attempts", 1)):
            rng = np.random.default_rng([seed, 0, attempt] if attempt else [seed, 0])
            codes, ended = self.continuation(prompt, text, rng, sampling)
            off = 0
            if expected is not None:
                low, high = near["least"] * expected - near["slack"], near["most"] * expected + near["slack"]
                off = 0 if low <= len(codes) <= high else abs(len(codes) - expected)
            off += 0 if ended else 1e6
            if best is None or off < best[0]:
                best = off, codes, ended
            if off == 0:
                break
        return best[1:]

    def speak(self, prompt, text, seed=42, sampling=None):
        """24 kHz samples of one segment, and whether the model ended it by itself."""
        codes, ended = self.written(prompt, self.text_ids(text), seed, sampling)
        chance = [np.random.default_rng([seed, stage]) for stage in (1, 2)]
        return self.sound(self.mel(prompt, codes, chance[0]), chance[1]), ended


def draw(probabilities, rule, rng):
    """Nucleus sampling: the likeliest until top_p is reached, at most top_k, renormalised."""
    order = np.argsort(-probabilities, kind="stable")[:rule["top_k"]]
    before = np.cumsum(probabilities[order]) - probabilities[order]
    kept = order[before < rule["top_p"]]
    edges = np.cumsum(probabilities[kept])
    return int(kept[min(len(kept) - 1, np.searchsorted(edges, rng.random() * edges[-1], side="right"))])


def read_clip(path):
    """A WAV file as mono 24 kHz float samples."""
    rate_hz, samples = wavfile.read(path)
    samples = samples / 32768 if samples.dtype == np.int16 else samples.astype(np.float64)
    samples = samples.mean(1) if samples.ndim == 2 else samples
    return samples if rate_hz == features.RATE_HZ else resample_poly(samples, features.RATE_HZ, rate_hz)


def write_clip(path, samples):
    wavfile.write(path, features.RATE_HZ, np.round(samples * 32767).astype(np.int16))


if __name__ == "__main__":
    torch.set_num_threads(1)
    pack_folder, clip, transcript, text, out = sys.argv[1:6]
    pack = Pack(pack_folder)
    samples, _ = pack.speak(pack.prompt(read_clip(clip), transcript), text, int(sys.argv[6]) if len(sys.argv) > 6 else 42)
    write_clip(out, samples)
