"""Sound features, with the engine's definitions: mel of the flow, log-mel of the tokenizer, filter bank of the speaker encoder.

All functions are pure; waves are float arrays in -1..1; results are float32.
"""
import numpy as np
from scipy.signal import firwin

RATE_HZ = 24000
RATE16_HZ = 16000
N_FFT, HOP = 1920, 480
SAMPLES_PER_TOKEN = 960


def hz_to_mel(hz):
    """Slaney mel scale: linear below 1 kHz, logarithmic above."""
    hz = np.asarray(hz, np.float64)
    return np.where(hz < 1000, hz * 3 / 200, 15 + 27 * np.log(np.maximum(hz, 1e-9) / 1000) / np.log(6.4))


def mel_to_hz(mel):
    mel = np.asarray(mel, np.float64)
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def mel_bank(bands, n_fft, rate_hz, high_hz=8000.0):
    """Slaney-normalised triangles, [bands, n_fft / 2 + 1]."""
    edges = mel_to_hz(np.linspace(0, hz_to_mel(high_hz), bands + 2))
    bins = np.arange(n_fft // 2 + 1) * rate_hz / n_fft
    up = (bins[None] - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - bins[None]) / np.diff(edges)[1:, None]
    return (np.maximum(0, np.minimum(up, down)) * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def hann(n):
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n) / n)).astype(np.float32)


def frames_of(wave, size, hop):
    count = (len(wave) - size) // hop + 1
    return np.lib.stride_tricks.as_strided(
        wave, (count, size), (wave.strides[0] * hop, wave.strides[0]), writeable=False)


_MEL24 = mel_bank(80, N_FFT, RATE_HZ)
_HANN24 = hann(N_FFT)


def mel24(wave24):
    """Natural-log mel of 24 kHz sound, [frames at 50/s, 80]."""
    pad = (N_FFT - HOP) // 2
    padded = np.ascontiguousarray(np.pad(wave24.astype(np.float32), pad, mode="reflect"))
    spectrum = np.fft.rfft(frames_of(padded, N_FFT, HOP) * _HANN24, axis=1)
    magnitude = np.sqrt(spectrum.real**2 + spectrum.imag**2 + 1e-9)
    return np.log(np.maximum(magnitude @ _MEL24.T, 1e-5)).astype(np.float32)


_WHISPER = {}


def whisper_logmel(wave16, bands=80):
    """Whisper's log-mel of 16 kHz sound, [frames at 100/s, bands]; the length is padded to whole tokens."""
    if bands not in _WHISPER:
        _WHISPER[bands] = mel_bank(bands, 400, RATE16_HZ)
    wave = np.pad(wave16.astype(np.float32), (0, -len(wave16) % 640))
    padded = np.ascontiguousarray(np.pad(wave, 200, mode="reflect"))
    spectrum = np.fft.rfft(frames_of(padded, 400, 160) * hann(400), axis=1)[:-1]
    power = spectrum.real**2 + spectrum.imag**2
    log = np.log10(np.maximum(power @ _WHISPER[bands].T, 1e-10))
    return ((np.maximum(log, log.max() - 8) + 4) / 4).astype(np.float32)


def _kaldi_bank(bands=80):
    mel = lambda hz: 1127 * np.log(1 + np.asarray(hz, np.float64) / 700)
    points = np.linspace(mel(20), mel(8000), bands + 2)
    bins = mel(np.arange(256) * RATE16_HZ / 512)
    up = (bins[None] - points[:-2, None]) / (points[1] - points[0])
    down = (points[2:, None] - bins[None]) / (points[1] - points[0])
    return np.pad(np.maximum(0, np.minimum(up, down)), ((0, 0), (0, 1))).astype(np.float32)


_KALDI = _kaldi_bank()
_POVEY = ((0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 399)) ** 0.85).astype(np.float32)


def fbank(wave16):
    """Kaldi filter bank of 16 kHz sound minus its mean over time, [frames at 100/s, 80]."""
    log = plain_fbank(wave16)
    return log - log.mean(0)


def plain_fbank(wave16):
    """Kaldi filter bank of 16 kHz sound (25 and 10 ms, povey window, pre-emphasis .97), [frames at 100/s, 80]."""
    frames = frames_of(np.ascontiguousarray(wave16.astype(np.float32)), 400, 160)
    frames = frames - frames.mean(1, keepdims=True)
    before = np.concatenate([frames[:, :1], frames[:, :-1]], 1)
    spectrum = np.fft.rfft((frames - 0.97 * before) * _POVEY, 512, axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return np.log(np.maximum(power @ _KALDI.T, 1.1920928955078125e-07)).astype(np.float32)


_KAISER = firwin(61, 8000, window=("kaiser", 5.0), fs=48000)


def to_16k(wave24):
    """24 to 16 kHz by the pack's 61-tap Kaiser polyphase filter, ceil(2n/3) samples."""
    stuffed = np.zeros(2 * len(wave24))
    stuffed[::2] = wave24
    low = np.convolve(stuffed, 2 * _KAISER / _KAISER.sum())[30:30 + len(stuffed)]
    return low[::3].astype(np.float32)


def pitch(wave16, frames, hop=320):
    """F0 in Hz at 50 frames/s (0 = unvoiced): normalised autocorrelation and a Viterbi path.

    Frame t is centred at sample t * hop + hop / 2.
    """
    size, low, high = 640, 40, 267  # 400 Hz .. 60 Hz
    padded = np.pad(wave16.astype(np.float64), (size // 2 - hop // 2 + high, size + 2 * high))
    lags = np.arange(low, high)
    strength = np.zeros((frames, len(lags)))
    for t in range(frames):
        start = high + t * hop
        window = padded[start:start + size]
        long = padded[start - high // 2:start - high // 2 + size + high]
        if np.dot(window, window) < 1e-3:
            continue
        spectrum = np.fft.rfft(long, 2048)
        head = np.fft.rfft(long[:size], 2048)
        correlation = np.fft.irfft(spectrum * np.conj(head))[:high]
        energy = np.concatenate([[0], np.cumsum(long**2)])
        energies = energy[size:size + high] - energy[:high]
        strength[t] = (correlation / np.sqrt(energies * energies[0] + 1e-6))[lags]
    score = strength - 0.02 * np.log2(lags / low)
    jump = 1.2
    logs = np.log2(lags)
    # Viterbi over lags plus one unvoiced state
    best = np.zeros((frames, len(lags) + 1))
    back = np.zeros((frames, len(lags) + 1), np.int32)
    step = jump * np.abs(logs[:, None] - logs[None])
    previous = np.append(score[0], 0.45)
    for t in range(1, frames):
        voiced = previous[:-1][None] - step
        come = voiced.argmax(1)
        value = voiced[np.arange(len(lags)), come]
        from_silence = previous[-1] - 0.15
        back[t, :-1] = np.where(from_silence > value, len(lags), come)
        best_voiced = np.maximum(value, from_silence) + score[t]
        silent = previous[:-1].max() - 0.15
        back[t, -1] = len(lags) if previous[-1] >= silent else previous[:-1].argmax()
        previous = np.append(best_voiced, max(previous[-1], silent) + 0.45)
    path = np.zeros(frames, np.int32)
    path[-1] = previous.argmax()
    for t in range(frames - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return np.where(path == len(lags), 0, RATE16_HZ / np.append(lags, 1e9)[path]).astype(np.float32)
