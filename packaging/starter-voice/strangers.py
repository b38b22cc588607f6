"""Speech of engines that the pack was not trained on, beside what Flite's rms voice makes of the same words: WORK_DIR/strangers/PART.npz and .jsonl.

strangers.py WORK_DIR PART PARTS COUNT [VOICE,...]   eSpeak NG by its library, and Festival's diphone and HTS voices (Debian: festvox-*)

Without voices named, those that training may hear are drawn; HELD_OUT are for measuring. Each pair holds both log-mels and, for every token of the stranger, the time in Flite's speech at which the same place of the same phone is spoken
(-1 where nothing answers it). Diphone voices of other languages speak Flite's own phones; those that their language has not are marked -1.
"""
import json
import os
import random
import re
import select
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

import english
import espeak
import features
import lexicon
from corpus import LEVEL_RMS, PEAK

# voices that no training hears: a diphone voice, an HTS voice, eSpeak's Klatt synthesiser and four of its variants
HELD_OUT = ["ked", "hts", "espeak:en-us+klatt2", "espeak:en-us+klatt4", "espeak:en-us+linda", "espeak:en-us+Mike", "espeak:en-us+f5", "espeak:en-us+m6"]
ACCENTS = {"en-us": .6, "en-gb-x-rp": .1, "en-gb-scotland": .1, "en-029": .1, "en-gb-x-gbclan": .1}
VARIANTS = ("f1 f2 f3 f4 m1 m2 m3 m4 m5 m7 m8 Alex Alicia Andrea Andy Annie Denis Diogo Gene Henrique Hugo Jacky Lee Marco Mario Michael Mr adam anika "
            "announcer antonio aunty belinda benjamin boris caleb david ed edward grandma grandpa gustave iven john marcelo max michel miguel norbert pablo "
            "paul pedro quincy rob robert sandro shelby steph travis victor zac klatt klatt3 klatt6").split()
# Festival's name, mean F0 in Hz, whether it speaks English
DIPHONES = {"kal": ("kal_diphone", 105, True), "ked": ("ked_diphone", 105, True), "lp": ("lp_diphone", 190, False), "pc": ("pc_diphone", 115, False),
            "dita": ("czech_dita", 190, False), "machac": ("czech_machac", 110, False), "ph": ("czech_ph", 110, False), "krb": ("czech_krb", 200, False),
            "lj": ("suo_fi_lj_diphone", 190, False), "mv": ("hy_fi_mv_diphone", 105, False)}
SHARES = {"espeak": .5, "kal": .06, "lp": .08, "pc": .06, "dita": .08, "machac": .05, "ph": .04, "krb": .03, "lj": .06, "mv": .04}

# eSpeak's mnemonics, Flite's phones; two where it joins what Flite parts
ESPEAK = {"@": "ax", "@2": "ax", "@5": "ax", "@-": "ax", "a#": "ax", "I2": "ih", "I#": "ih", "I": "ih", "i": "iy", "i:": "iy", "E": "eh", "E2": "eh", "e": "eh", "a": "ae",
          "aa": "ae", "a2": "ae", "A:": "aa", "A": "aa", "A#": "aa", "0": "aa", "0#": "aa", "V": "ah", "V2": "ah", "U": "uh", "u": "uw", "u:": "uw", "u2": "uw",
          "O:": "ao", "O": "ao", "O2": "ao", "3": "er", "3:": "er", "IR": "er", "VR": "er", "aI": "ay", "eI": "ey", "e:": "ey", "aU": "aw", "oU": "ow", "o": "ow",
          "o:": "ow", "OI": "oy", "A@": "aa r", "O@": "ao r", "o@": "ao r", "e@": "eh r", "i@3": "ih r", "i@": "ih ax", "i@2": "ih r", "U@": "uh r", "@L": "ax l",
          "aI@": "ay er", "aI3": "ay er", "aU@": "aw er", "I@": "ih r", "EI": "ey",
          "p": "p", "b": "b", "t": "t", "d": "d", "t#": "t", "t2": "t", "d#": "d", "t[": "th", "*": "t", "k": "k", "g": "g", "f": "f", "v": "v", "T": "th", "D": "dh",
          "s": "s", "z": "z", "z#": "z", "S": "sh", "Z": "zh", "h": "hh", "m": "m", "n": "n", "N": "ng", "n-": "n", "m-": "m", "l": "l", "l-": "l", "l#": "l", "r": "r", "r-": "r",
          "w": "w", "j": "y", "tS": "ch", "dZ": "jh", "_": "pau", "_:": "pau", "_!": "pau", ";": "", "?": "", "|": "", "_|": "", "_^_": "", "||": ""}
# Flite's phones in the phones of Italian, Czech and Finnish voices; those that are only near (UNLIKE, unless the voice has them: LIKE) are spoken and not learnt
COMMON = {"p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "g": "g", "f": "f", "v": "v", "s": "s", "z": "z", "m": "m", "n": "n", "l": "l", "y": "j", "w": "u",
           "iy": "i", "eh": "e", "aa": "a", "ao": "o", "ow": "o", "uw": "u", "pau": "#", "ih": "i", "uh": "u", "ax": "e", "ah": "a", "ae": "e", "er": "e", "ey": "e i",
           "ay": "a i", "aw": "a u", "oy": "o i", "th": "f", "dh": "d", "r": "r", "ng": "n", "hh": "#", "zh": "z", "sh": "s", "ch": "t s", "jh": "d z"}
UNLIKE = {"w", "ih", "uh", "ax", "ah", "ae", "er", "th", "dh", "r", "ng", "hh", "zh", "sh", "ch", "jh", "ow", "t", "d"}
FOREIGN = {
    "lp": {"sh": "S", "ch": "tS", "jh": "dZ", "ng": "ng", "w": "w", "eh": "E", "ao": "O", "zh": "Z"},
    "dita": {"sh": "s~", "ch": "c~", "jh": "dz~", "ng": "n*", "hh": "ch", "zh": "z~"},
    "lj": {"sh": "S", "hh": "h", "ng": "N", "ae": "&", "w": "w", "iy": "i:", "uw": "u:", "ch": "t S", "jh": "d S", "z": "s", "zh": "S"},
}
FOREIGN.update(pc=FOREIGN["lp"], machac=FOREIGN["dita"], ph=FOREIGN["dita"], krb=FOREIGN["dita"], mv=FOREIGN["lj"])
LIKE = {"lp": {"sh", "ch", "jh", "ng", "w"}, "dita": {"sh", "ch", "jh", "ng"}, "lj": {"sh", "hh", "ng", "ae", "w"}}
LIKE.update(pc=LIKE["lp"], machac=LIKE["dita"], ph=LIKE["dita"], krb=LIKE["dita"], mv=LIKE["lj"])
VOWELS = set("aeiou")
SECONDS_TO_ANSWER = 20
NEAR = [{"t", "d", "dh", "th"}, {"s", "z"}, {"ax", "ah", "ih", "uh", "eh"}, {"er", "r"}, {"iy", "ih"}, {"aa", "ao", "ah"}, {"ow", "ao"}, {"uw", "uh"}, {"ae", "eh", "ax"}]


class Festival:
    """One Festival process a voice; it speaks texts or segments into a file."""

    START = """(voice_%s)
(define (told u wav) (utt.save.wave u wav 'riff)
 (mapcar (lambda (s) (format t "%%s %%f\\n" (item.name s) (item.feat s 'end))) (utt.relation.items u 'Segment)) (format t "DONE\\n") (fflush nil))
(define (text said wav) (told (utt.synth (eval (list 'Utterance 'Text said))) wav))
(define (segments said wav) (told (utt.synth (eval (list 'Utterance 'Segments said))) wav))
"""

    def __init__(self, voice):
        self.voice, self.process = voice, None
        self.scratch = tempfile.NamedTemporaryFile(suffix=".wav").name

    def started(self):
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(["festival", "--pipe"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            self.process.stdin.write((self.START % self.voice).encode())
        return self.process

    def speak(self, form):
        """Samples, rate, [(phone, end seconds)] of `(text "..."` or `(segments '(...)`; None when Festival cannot."""
        process = self.started()
        process.stdin.write(f'{form} "{self.scratch}")\n'.encode())
        process.stdin.flush()
        told = b""
        while not told.endswith(b"DONE\n"):
            if b"ERROR" in told or not select.select([process.stdout], [], [], SECONDS_TO_ANSWER)[0] or not (more := os.read(process.stdout.fileno(), 65536)):
                process.kill()
                process.wait()
                return None
            told += more
        phones = [line.split() for line in told.decode("latin-1").splitlines()[:-1]]
        rate, wave = wavfile.read(self.scratch)
        return wave / 32768, rate, [(line[0], float(line[1])) for line in phones if len(line) == 2 and re.fullmatch(r"[\d.]+", line[1])]


def phones_of_espeak(events, seconds):
    """Flite's names with their ends; what is joined is parted in the middle; None when a phone has no answer."""
    found, bounds = [], [start for _, start in events[1:]] + [seconds]
    start = 0.0
    for (name, _), end in zip(events, bounds):
        names = ESPEAK.get(name)
        if names is None:
            return None
        names = names.split()
        for number, each in enumerate(names):
            found.append((each, start + (end - start) * (number + 1) / len(names)))
        start = end
    return [("pau", events[0][1]), *found] if events[0][1] > .02 else found


def unlikeness(a, b):
    if a == b:
        return 0
    if "pau" in (a, b):
        return 2
    if any(a in kin and b in kin for kin in NEAR):
        return .3
    return .6 if (a[0] in VOWELS) == (b[0] in VOWELS) else 1.6


def answers(ours, theirs):
    """For each of our phones the index of theirs, or -1; None when they differ too much."""
    rows, columns = len(ours), len(theirs)
    table = np.zeros((rows + 1, columns + 1))
    gap = lambda phone: .4 if phone == "pau" else .9
    for i in range(1, rows + 1):
        table[i, 0] = table[i - 1, 0] + gap(ours[i - 1][0])
    for j in range(1, columns + 1):
        table[0, j] = table[0, j - 1] + gap(theirs[j - 1][0])
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            a, b = ours[i - 1][0], theirs[j - 1][0]
            table[i, j] = min(table[i - 1, j - 1] + unlikeness(a, b), table[i - 1, j] + gap(a), table[i, j - 1] + gap(b))
    if table[rows, columns] > .25 * rows + 1:
        return None
    found, i, j = [-1] * rows, rows, columns
    while i > 0 and j > 0:
        a, b = ours[i - 1][0], theirs[j - 1][0]
        if abs(table[i, j] - table[i - 1, j - 1] - unlikeness(a, b)) < 1e-9:
            found[i - 1] = j - 1 if unlikeness(a, b) <= .6 else -1
            i, j = i - 1, j - 1
        elif abs(table[i, j] - table[i - 1, j] - gap(a)) < 1e-9:
            i -= 1
        else:
            j -= 1
    return found


def places(ours, theirs, found, tokens):
    """Their time in seconds at the middle of each of our tokens, float32; -1 where nothing answers."""
    at = np.full(tokens, -1, np.float32)
    begin = 0.0
    for (_, end), index in zip(ours, found):
        if index >= 0 and end > begin:
            low, high = theirs[index - 1][1] if index else 0.0, theirs[index][1]
            for token in range(max(0, int(np.ceil(begin * 25 - .5))), min(tokens, int(np.ceil(end * 25 - .5)))):
                at[token] = low + ((token + .5) / 25 - begin) / (end - begin) * (high - low)
        begin = end
    return at


class Strangers:
    """All the engines, started when they are wanted."""

    def __init__(self):
        self.known = lexicon.load()
        self.texts = english.Texts(self.known)
        self.espeak, self.festivals = espeak.Espeak(), {}
        self.scratch = tempfile.NamedTemporaryFile(suffix=".wav").name

    def festival(self, voice):
        if voice not in self.festivals:
            self.festivals[voice] = Festival(voice)
        return self.festivals[voice]

    def voice(self, rng):
        """Draws a voice that training may hear."""
        kind = rng.choices(list(SHARES), list(SHARES.values()))[0]
        if kind != "espeak":
            return kind
        return f"espeak:{rng.choices(list(ACCENTS), list(ACCENTS.values()))[0]}+{rng.choice(VARIANTS)}"

    def say(self, voice, text, model, rng):
        """Samples, rate, phones with ends, and for each phone the index of Flite's (-1: none); None when it cannot be used."""
        if voice.startswith("espeak:"):
            try:
                wave, events, _ = self.espeak.speak(voice[7:], text, rng.randrange(130, 190), rng.randrange(20, 85), rng.randrange(25, 75))
            except ValueError:
                return None
            phones = phones_of_espeak(events, len(wave) / self.espeak.rate_hz) if events else None
            if phones is None:
                return None
            return wave, self.espeak.rate_hz, phones, answers(phones, model)
        if voice == "hts":
            spoken = self.festival("cmu_us_slt_arctic_hts").speak(f'(text "{text}"')
            if spoken is None:
                return None
            wave, rate, phones = spoken
            return wave, rate, phones, answers(phones, model)
        name, pitch_hz, english_phones = DIPHONES[voice]
        pitch_hz *= np.exp(rng.gauss(0, .13))
        tempo, slope, wave_hz = rng.uniform(.85, 1.2), rng.uniform(.05, .25), rng.uniform(.03, .12)
        lengths = np.diff([0.0] + [end for _, end in model])
        forms, ours, found, now, total = [], [], [], 0.0, model[-1][1]
        for index, ((phone, _), length) in enumerate(zip(model, lengths)):
            length = max(.025, length * tempo * np.exp(rng.gauss(0, .12)))
            names = [phone] if english_phones else {**COMMON, **FOREIGN[voice]}[phone].split()
            like = english_phones or phone not in UNLIKE or phone in LIKE[voice]
            share = now / max(total * tempo, .1)
            target = pitch_hz * (1 + slope * (.5 - share) + wave_hz * np.sin(6.28 * (2.2 * now + index * .11)))
            for number, each in enumerate(names):
                part = length / len(names)
                forms.append(f"({each} {part:.4f} ({part / 2:.4f} {target:.0f}))")
                now += part
            ours.append((phone, now))  # a diphthong spoken by two vowels stays one: its halves answer its halves
            found.append(index if like else -1)
        spoken = self.festival(name).speak(f"(segments '({' '.join(forms)})")
        if spoken is None:
            return None
        wave, rate, told = spoken
        if len(told) != len(forms) or abs(told[-1][1] - now) > .05:
            return None
        return wave, rate, ours, found

    def pair(self, voice, text, rng):
        """The stranger's 24 kHz samples, Flite's, the phones of both with their ends, which of Flite's answers each; the size of the throat in twentieths. None: draw again."""
        flite, model = english.flite("rms", text, 1.0, 1.0, self.scratch)
        if not english.SHORTEST < len(flite) < english.LONGEST or english.align(lexicon.words_and_marks(text), model, self.known) is None:
            return None
        said = self.say(voice, text, model, rng)
        if said is None or said[3] is None or len(said[0]) < .3 * said[1] or np.abs(said[0]).max() < .01:
            return None
        wave, rate, phones, found = said
        formants = rng.randrange(17, 25) if rng.random() < .6 else 20
        wave24 = resample_poly(wave, 1200 * formants, rate)  # 24 kHz, played at 20 / formants of the speed
        phones = [(phone, end * formants / 20) for phone, end in phones]
        return wave24, resample_poly(flite / 32768, 3, 2), phones, model, found, formants


def levelled(wave24, rng):
    wave24 = wave24[:len(wave24) // 960 * 960]
    return wave24 * min(PEAK / np.abs(wave24).max(), LEVEL_RMS * rng.uniform(.7, 1.1) / np.sqrt(np.mean(wave24**2)))


def main(work, part, parts, count, only=None):
    strangers, rng = Strangers(), random.Random(7000 + part)
    out = Path(work) / "strangers"
    out.mkdir(parents=True, exist_ok=True)
    kept = {name: [] for name in ("wave16", "mel", "logmel", "model_logmel", "places")}
    lines = []
    while len(lines) < count // parts:
        text = strangers.texts.draw(rng)
        if english.held_out(text) or re.search(r'["\\]', text):
            continue
        voice = only[len(lines) % len(only)] if only else strangers.voice(rng)
        if not only and voice in HELD_OUT:
            continue
        said = strangers.pair(voice, text, rng)
        if said is None:
            continue
        wave24, model24, phones, model, found, formants = said
        wave24, model24 = levelled(wave24, rng), levelled(model24, rng)
        tokens, wave16 = len(wave24) // 960, features.to_16k(wave24)
        if not 8 < tokens < 300:
            continue
        kept["wave16"].append((wave16 * 32767).astype(np.int16))
        kept["mel"].append(features.mel24(wave24).astype(np.float16))
        kept["logmel"].append(features.whisper_logmel(wave16).astype(np.float16))
        kept["model_logmel"].append(features.whisper_logmel(features.to_16k(model24)).astype(np.float16))
        kept["places"].append(places(phones, model, found, tokens))
        lines.append({"speaker": f"{voice}@{formants}", "tokens": tokens, "model_tokens": len(model24) // 960, "text": text})
        if len(lines) % 200 == 0:
            print(part, len(lines), flush=True)
    np.savez(out / f"{part}.npz", **{name: np.concatenate(arrays) for name, arrays in kept.items()})
    (out / f"{part}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5].split(",") if len(sys.argv) > 5 else None)
