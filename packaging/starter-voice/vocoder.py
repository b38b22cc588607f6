"""The pack's source-filter vocoder: log-mel and pitch to 24 kHz sound. Constants are those of hift/config.json.

T frames, H harmonics, K = 961 bins. Everything in 64 bit; the only chance is the noise the caller gives.
"""
import numpy as np

import features

N_FFT, HOP, BIN_HZ = 1920, 480, 12.5
BANK = features.mel_bank(80, N_FFT, features.RATE_HZ).astype(np.float64)
BANK_SUM = BANK.sum(0) + 1e-9
WINDOW = features.hann(N_FFT).astype(np.float64)
BIN_AXIS = np.arange(N_FFT // 2 + 1) * BIN_HZ


def voicing(pitch_hz, constants):
    """Pitch predictor's Hz -> (voiced [T] of bool, pitch without gaps [T])."""
    q = np.where(pitch_hz > constants["f0_threshold_hz"], pitch_hz.astype(np.float64), 0.0)
    voiced = q > constants["voiced_floor_hz"]
    for t in range(1, len(q) - 1):
        if voiced[t - 1] == voiced[t + 1] != voiced[t]:
            voiced[t] = voiced[t - 1]
    at = np.flatnonzero(voiced)
    if len(at) == 0:
        return voiced, np.full(len(q), constants["default_f0_hz"])
    filled = np.interp(np.arange(len(q)), at, q[at])
    return voiced, np.where(filled < 50, np.median(q[at]), filled)


def harmonic_amplitudes(mel, filled, constants):
    """Multiplicative updates until the harmonics' mel response fits; -> (a, usable, frequencies), each [T, H]."""
    count = int(8000 / filled.min())
    frequency = filled[:, None] * np.arange(1, count + 1)
    usable = (frequency < constants["max_harmonic_hz"]).astype(np.float64)
    padded = np.pad(BANK, ((0, 0), (1, 1)))
    lobe = (.5 * padded[:, :-2] + BANK + .5 * padded[:, 2:]).T
    x = np.clip(frequency / BIN_HZ, 0, 959)
    low = x.astype(int)
    rest = (x - low)[..., None]
    response = (lobe[low] * (1 - rest) + lobe[low + 1] * rest) * usable[..., None]
    amplitude = usable * mel.mean(1, keepdims=True) / 10
    total = response.sum(2) + 1e-9
    for _ in range(constants["amplitude_iterations"]):
        fitted = np.einsum("th,thj->tj", amplitude, response) + 1e-7
        amplitude = amplitude * np.einsum("thj,tj->th", response, mel / fitted) / total
    return amplitude, usable, frequency


def noise_envelope(mel, constants):
    envelope = np.ones((len(mel), len(BIN_AXIS)))
    for _ in range(constants["envelope_iterations"]):
        envelope = envelope * ((mel / (envelope @ BANK.T + 1e-9)) @ BANK) / BANK_SUM
    envelope[:, constants["cutoff_bin"]:] = 1e-6
    return envelope


def minimum_phase(amplitude, usable, frequency, cut):
    """Phase of each harmonic in a minimum-phase filter of the harmonics' envelope, [T, H], wrapped."""
    phase = np.zeros_like(amplitude)
    for t in range(len(amplitude)):
        kept = usable[t] > 0
        log = np.log(np.maximum(1e-5, np.interp(BIN_AXIS, frequency[t, kept], amplitude[t, kept])))
        cepstrum = np.fft.irfft(log)
        folded = np.zeros(N_FFT)
        folded[0], folded[1:cut] = cepstrum[0], 2 * cepstrum[1:cut]
        phase[t] = np.interp(frequency[t], BIN_AXIS, np.fft.rfft(folded).imag)
    return phase


def between_frames(values, samples):
    """Linear interpolation of per-frame values at every sample; frame t's centre is sample 480 t + 240."""
    place = np.clip((np.arange(samples) - HOP / 2) / HOP, 0, len(values) - 1)
    low = np.minimum(place.astype(int), max(0, len(values) - 2))
    rest = place - low
    return values[low] * (1 - rest) + values[np.minimum(low + 1, len(values) - 1)] * rest


def additive(filled, amplitude, phase, samples):
    theta = np.cumsum(2 * np.pi * between_frames(filled, samples) / features.RATE_HZ)
    sound = np.zeros(samples)
    for h in range(amplitude.shape[1]):
        if amplitude[:, h].max() >= 1e-7:
            sound += between_frames(amplitude[:, h], samples) * np.sin((h + 1) * theta + between_frames(phase[:, h], samples))
    return sound


def noise_part(envelope, mix, voiced, noise, samples, constants):
    size, hop = constants["noise_window"], constants["noise_hop"]
    shape = envelope / constants["noise_scale_in"] * np.where(voiced[:, None], mix, 1.0)
    window = .5 - .5 * np.cos(2 * np.pi * np.arange(size) / (size - 1))
    pieces = 2 * len(voiced) + 2
    frame = np.clip((np.arange(pieces) - 1) // 2, 0, len(voiced) - 1)
    starts = hop * np.arange(pieces)
    spectra = np.fft.rfft(noise[starts[:, None] + np.arange(size)] * window, axis=1) * shape[frame, ::2]
    waves = np.fft.irfft(spectra, size, axis=1) * window / constants["noise_scale_out"]
    total = np.zeros(starts[-1] + size)
    for start, wave in zip(starts, waves):
        total[start:start + size] += wave
    return total[480:480 + samples]


def mel_correction(sound, mel, constants):
    """Filters the sound frame by frame so that its mel comes closer to the wanted one."""
    padded = np.pad(sound, 720)
    frames = np.stack([padded[HOP * t:HOP * t + N_FFT] for t in range(len(mel))])
    spectra = np.fft.rfft(frames * WINDOW, axis=1)
    ratio = mel / ((np.abs(spectra) + 1e-9) @ BANK.T + 1e-6)
    gain = np.clip(ratio, constants["gain_min"], constants["gain_max"]) @ BANK / BANK_SUM
    gain[:, constants["cutoff_bin"]:] = 0
    waves = np.fft.irfft(spectra * gain, N_FFT, axis=1) * WINDOW
    total, weight = np.zeros(len(padded)), np.zeros(len(padded))
    for t in range(len(mel)):
        total[HOP * t:HOP * t + N_FFT] += waves[t]
        weight[HOP * t:HOP * t + N_FFT] += WINDOW**2
    return (total / np.maximum(weight, constants["ola_floor"]))[720:-720]


def stages(log_mel, pitch_hz, noise, constants):
    """All intermediate results by the names of the golden vectors; `wav` is the sound, float32 [480 T]."""
    mel = np.maximum(np.exp(log_mel.astype(np.float64)), 1e-5)
    samples = HOP * len(mel)
    voiced, filled = voicing(pitch_hz, constants)
    raw, usable, frequency = harmonic_amplitudes(mel, filled, constants)
    envelope = noise_envelope(mel, constants)
    mix = constants["noise_mix_voiced"] / (1 + np.exp(-(BIN_AXIS - constants["noise_mix_centre_hz"]) / constants["noise_mix_slope_hz"]))
    tone = np.sqrt(1 - np.interp(frequency, BIN_AXIS, mix) ** 2)
    amplitude = raw / HOP * usable * voiced[:, None] * tone
    phase = minimum_phase(raw, usable, frequency, constants["cepstrum_cut"])
    harmonic = additive(filled, amplitude, np.unwrap(phase, axis=0), samples)
    before = harmonic + noise_part(envelope, mix, voiced, noise.astype(np.float64), samples, constants)
    sound = before
    for _ in range(constants["mel_correction_iterations"]):
        sound = mel_correction(sound, mel, constants)
    limit = constants["audio_limit"]
    return {"voiced": voiced.astype(np.int32), "f0_filled": filled, "amp": amplitude, "phase": phase,
            "noise_envelope": envelope[:, :641:8], "harmonic_part": harmonic, "before_correction": before,
            "wav": np.clip(sound, -limit, limit).astype(np.float32)}
