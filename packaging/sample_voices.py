#!/usr/bin/python3
"""Makes the reference clips of sample-voices/ with Flite, the Chinese ones with eSpeak NG: 24 kHz, 16 bit, mono, whole speech tokens (960 samples) long.

Debian packages: flite, libespeak-ng1, python3-numpy, python3-scipy. Usage: packaging/sample_voices.py [FOLDER]
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

sys.path.insert(0, str(Path(__file__).parent / "starter-voice"))
import mandarin  # noqa: E402
from espeak import Espeak  # noqa: E402

RATE_HZ, TOKEN_SAMPLES = 24000, 960
LEVEL_RMS, PEAK = .08, .9
PAUSE_SECONDS, FADE_SECONDS = .12, .01

# name, Flite voice, formant factor (in twentieths), Flite's settings, what is said
CLIPS = [
    ("rms", "rms", 20, {}, "We were talking about the weather and the price of bread."),
    ("slt", "slt", 20, {}, "The lamps were lit early because the evening came with rain."),
    ("awb", "awb", 20, {}, "He carried the letters to the harbour before the market opened."),
    ("kal16", "kal16", 20, {}, "Every morning the old clock strikes six and wakes the house."),
    ("slt-small", "slt", 23, {"duration_stretch": 1.12, "f0_shift": 1.08}, "My brother keeps a blue lantern under the kitchen stairs."),
    ("rms-deep", "rms", 18, {"duration_stretch": .92}, "There is no hurry, the ferry will not leave without us."),
    ("awb-light", "awb", 22, {"duration_stretch": 1.08, "f0_shift": 1.05}, "Please leave the window open, the garden smells of summer."),
]

# name, variant of eSpeak NG (a neutral voice of starter-voice/mandarin.py), what is said, as pinyin
CHINESE_CLIPS = [
    ("mei", "f2", "早上好，我们在图书馆门口见面。", "zao3 shang4 hao3, wo3 men5 zai4 tu2 shu1 guan3 men2 kou3 jian4 mian4."),
    ("zhang", "m3", "你好，今天天气不错。", "ni3 hao3, jin1 tian1 tian1 qi4 bu2 cuo4."),
]


def speak(voice, text, settings):
    """Flite's 16 kHz samples, -1..1."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        options = [part for name, value in settings.items() for part in ("--setf", f"{name}={value}")]
        subprocess.run(["flite", "-voice", voice, *options, "-t", text, "-o", file.name], check=True)
        rate_hz, samples = wavfile.read(file.name)
    assert rate_hz == 16000, rate_hz
    return samples / 32768


def trimmed(samples):
    """Speech with PAUSE_SECONDS of quiet on both sides, faded at the ends, cut to whole tokens."""
    loud = np.flatnonzero(np.abs(samples) > .02 * np.abs(samples).max())
    pause = round(PAUSE_SECONDS * RATE_HZ)
    start, end = max(0, loud[0] - pause), min(len(samples), loud[-1] + pause)
    wanted = -(-(end - start) // TOKEN_SAMPLES) * TOKEN_SAMPLES
    cut = np.pad(samples[start:end], (0, wanted - (end - start)))
    ramp = np.linspace(0, 1, round(FADE_SECONDS * RATE_HZ))
    cut[:len(ramp)] *= ramp
    cut[end - start - len(ramp):end - start] *= ramp[::-1]
    return cut


def save(folder, name, wave24, text):
    clip = trimmed(wave24)
    clip = clip * min(PEAK / np.abs(clip).max(), LEVEL_RMS / np.sqrt(np.mean(clip**2)))
    wavfile.write(folder / f"{name}.wav", RATE_HZ, np.round(clip * 32767).astype(np.int16))
    print(f"{name:10} {len(clip) / RATE_HZ:.2f} s  {text}")


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, voice, formants, settings, text in CLIPS:
        save(folder, name, resample_poly(speak(voice, text, settings), 30, formants), text)
    espeak = Espeak()
    for name, variant, text, pinyin in CHINESE_CLIPS:
        wave = espeak.speak(f"{mandarin.VOICE}+{variant}", pinyin, mandarin.RATE, mandarin.NEUTRAL[variant][1], mandarin.SPREAD)[0]
        save(folder, name, resample_poly(wave, 160, 147), text)
    said = [(name, "en", clip[-1]) for name, *clip in CLIPS] + [(name, "zh", text) for name, _, text, _ in CHINESE_CLIPS]
    (folder / "voices.tsv").write_text("".join("\t".join(row) + "\n" for row in said), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "sample-voices"))
