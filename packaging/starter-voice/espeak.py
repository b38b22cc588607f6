"""Speech of eSpeak NG with the times of its phones, by the library (Debian: libespeak-ng1) in this process."""
import ctypes

import numpy as np

RATE, PITCH, PITCH_RANGE = 1, 3, 4  # espeak_PARAMETER
SYNCHRONOUS, PHONEME_EVENTS, DONT_EXIT = 2, 1, 0x8000
UTF8, END_PAUSE = 1, 0x1000
LIST_END, PHONEME = 0, 7
SHOW_PHONEMES = 1


class _Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("identifier", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
                ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user_data", ctypes.c_void_p), ("name", ctypes.c_char * 8)]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """One engine a process: the library keeps its state in globals."""

    def __init__(self):
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.rate_hz = self.library.espeak_Initialize(SYNCHRONOUS, 0, None, PHONEME_EVENTS | DONT_EXIT)
        self.sound, self.events = [], []
        self.callback = _CALLBACK(self._take)
        self.library.espeak_SetSynthCallback(self.callback)
        self.c = ctypes.CDLL(None)
        self.c.open_memstream.restype = ctypes.c_void_p

    def _take(self, samples, count, events):
        if samples and count:
            self.sound.append(np.ctypeslib.as_array(samples, (count,)).copy())
        at = 0
        while events[at].type != LIST_END:
            if events[at].type == PHONEME:
                self.events.append((events[at].name.decode("utf-8", "replace"), events[at].audio_position / 1000))
            at += 1
        return 0

    def speak(self, voice, text, rate, pitch, spread):
        """Samples in -1..1 at rate_hz, [(phone, start seconds)], the phoneme text with the tones as spoken; `spread` is eSpeak's pitch range."""
        self.sound, self.events = [], []
        if self.library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"no voice {voice}")
        for parameter, value in ((RATE, rate), (PITCH, pitch), (PITCH_RANGE, spread)):
            self.library.espeak_SetParameter(parameter, value, 0)
        data, trace, size = text.encode(), ctypes.c_char_p(), ctypes.c_size_t()
        stream = ctypes.c_void_p(self.c.open_memstream(ctypes.byref(trace), ctypes.byref(size)))
        self.library.espeak_SetPhonemeTrace(SHOW_PHONEMES, stream)
        self.library.espeak_Synth(data, len(data) + 1, 0, 0, 0, UTF8 | END_PAUSE, None, None)
        self.library.espeak_SetPhonemeTrace(0, None)
        self.c.fclose(stream)
        phonemes = trace.value.decode()
        self.c.free(trace)
        return np.concatenate(self.sound) / 32768, self.events, phonemes
