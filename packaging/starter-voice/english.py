"""The English teacher: texts from free collections, spoken by Flite in many artificial voices, with phone times."""
import random
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

import lexicon as words
from corpus import Utterance, is_held_out

FUNCTION_WORDS = (
    "the a of and to in is it you that he was for on are with as his they at be this from i have or by one had not but "
    "what all were when we there can an your which their said if do will each about how up out them then she many some "
    "so these would other into has her two like him see time could no make than first been its who now people my made "
    "over did down only way find use may water long little very after just where most know").split()
SHORT = (
    "no|yes|why|hello|stop|wait|go|run|help|never|always|maybe|please|sorry|thanks|thank you|good|oh|really|come in|sit down|"
    "not now|of course|who are you|what is it|where|when|how|look out|come here|go away|be quiet|i see|all right|okay|good night|"
    "good morning|i do not know|me too|not yet|right now|this way|over there|fine|well|hurry up|listen|watch out|follow me|"
    "let me go|leave me alone|what happened|are you sure|i am here|it is over|we are late|you are wrong|he is gone|she is here|"
    "who|what|me|you|this|that|them|us|two|none|enough|almost|later|soon|again|true|wrong|fire|go on|oh dear|oh yes|oh well|oh my|"
    "don't|can't|won't|i'm fine|it's me|that's all|let's go|we'll see|you're late|they're here|i've got it|isn't it|hush|ah|ha").split("|")
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth twentieth thirtieth".split()
MONTHS = "january february march april may june july august september october november december".split()
LETTERS = "bcdefghijklmnopqrstuvwxyz"

# voice, share of the utterances, mean F0 as Flite speaks it, F0 targets of the variants
VOICES = {"slt": (.33, 172, (130, 265)), "rms": (.35, 97, (80, 190)), "awb": (.22, 125, (85, 200)), "kal16": (.10, 105, (85, 200))}
NEUTRAL_SHARE = .4
SHORTEST, LONGEST = 2400, 16000 * 9  # samples that Flite speaks, 16 kHz


def number_words(rng):
    n = rng.choice([rng.randrange(20), rng.randrange(100), rng.randrange(1000), rng.randrange(100000)])
    def say(n):
        if n < 20:
            return UNITS[n]
        if n < 100:
            return TENS[n // 10 - 2] + (" " + UNITS[n % 10] if n % 10 else "")
        if n < 1000:
            return UNITS[n // 100] + " hundred" + (" " + say(n % 100) if n % 100 else "")
        return say(n // 1000) + " thousand" + (" " + say(n % 1000) if n % 1000 else "")
    return say(n)


def sentences(known):
    """Sentences of the fortune collections and the King James Bible, 1 to 18 known words, duplicates dropped."""
    fortunes, verses = [], []
    for path in sorted(Path("/usr/share/games/fortunes").iterdir()):
        if path.suffix in (".dat", ".u8") or path.is_symlink():
            continue
        text = path.read_text("utf-8", "ignore").replace("\n%\n", " . ")
        fortunes += re.split(r"(?<=[.?!])\s+", re.sub(r"\s+", " ", text))
    bible = subprocess.run(["bible", "gen1:1-rev22:21"], capture_output=True, text=True, check=True).stdout
    bible = re.sub(r"\s+", " ", re.sub(r"^\s*\d+ ", " ", bible, flags=re.M))
    for verse in re.split(r"(?<=[.?!:;])\s+", bible):
        verses.append(verse)
    def clean(raw):
        kept, seen = [], set()
        for sentence in raw:
            sentence = re.sub(r"[\"()\[\]*_]", "", sentence).strip().replace(";", ".").replace(":", ".")
            if not re.fullmatch(r"[A-Za-z ,.?!'\-]+", sentence) or re.search(r"\b[A-Z]{2,}\b|\.\w|\. .|'{2}|--|[.,?!]{2}", sentence):
                continue
            parts = words.words_and_marks(sentence)
            plain = [part for part in parts if part[0] not in ".,?!"]
            key = " ".join(plain)
            if not 1 <= len(plain) <= 18 or key in seen or any(part not in known for part in plain):
                continue
            if any(len(part) == 1 and part not in "aio" for part in plain):
                continue
            seen.add(key)
            kept.append(sentence)
        return kept
    return clean(fortunes), clean(verses)


def held_out(sentence):
    """Whether the recipe keeps the sentence back."""
    return is_held_out(re.sub(r"[^a-z]", "", sentence.lower()))


class Texts:
    """Draws texts of several kinds."""

    def __init__(self, known):
        self.fortunes, self.verses = sentences(known)
        listed = [line.strip() for line in open("/usr/share/dict/american-english")]
        self.words = [w for w in listed if w.isalpha() and w.islower() and w in known and len(w) > 2]
        self.names = [w for w in listed if w.isalpha() and w[:1].isupper() and w.lower() in known and len(w) > 2]
        self.by_onset = {}
        for word in self.words:
            self.by_onset.setdefault(known[word][0], []).append(word)

    def twister(self, rng):
        """Words that begin alike, some of them said again: what a language model loses its place in."""
        alike = self.by_onset[rng.choices(list(self.by_onset), [min(400, len(ws)) for ws in self.by_onset.values()])[0]]
        few = [rng.choice(alike) for _ in range(rng.randrange(2, 6))]
        if rng.random() < .3:
            return " ".join(few[:3]) + ", " + " ".join(few[:3])
        phrase = []
        for _ in range(rng.randrange(4, 11)):
            phrase.append(rng.choice(few) if rng.random() < .7 else rng.choice(FUNCTION_WORDS))
        return " ".join(phrase)

    def draw(self, rng):
        kind = rng.random()
        if kind < .37:
            return rng.choice(self.fortunes)
        if kind < .52:
            return rng.choice(self.verses)
        if kind < .64:
            short = rng.choice(SHORT)
            if rng.random() < .3:
                short = rng.choice(["oh", "no", "well", "yes", "ah", short]) + ", " + rng.choice(SHORT)
            return short.capitalize() + rng.choice("..!!?")
        if kind < .69:
            return rng.choice(["there were {0} of them", "{0}", "she paid {0} for {1} books", "on {2} {3}", "in {4} {0} came",
                               "call {1} {1} {0}", "the {3} of {2}"]).format(
                number_words(rng), rng.choice(UNITS), rng.choice(MONTHS), rng.choice(ORDINALS), rng.choice(self.names)) + "."
        if kind < .72:
            letters = " ".join(rng.choice(LETTERS) for _ in range(rng.randrange(2, 5)))
            return rng.choice(["the {} is here", "we work for the {}", "{}", "is it {}"]).format(letters) + "."
        if kind < .80:
            return self.twister(rng) + rng.choice("...?!")
        count = rng.randrange(1, 13)
        phrase = [rng.choice(FUNCTION_WORDS) if rng.random() < .4 else rng.choice(self.names if rng.random() < .12 else self.words)
                  for _ in range(count)]
        for at in range(3, count - 2):
            if rng.random() < .1:
                phrase[at] += ","
        return " ".join(phrase) + rng.choice("...?!")


def variants():
    """The artificial speakers of each voice: (alpha of the formants, F0 target, tempo)."""
    rng = random.Random(7)
    table = {}
    for voice, (_, _, (low, high)) in VOICES.items():
        table[voice] = [(rng.randrange(17, 25) / 20, low * (high / low) ** rng.random(), rng.uniform(.88, 1.14)) for _ in range(60)]
    return table


def flite(voice, text, stretch, shift, scratch):
    """Speaks; returns 16 kHz samples and [(phone, end seconds)]."""
    command = ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch:.4f}"]
    if voice == "kal16":
        command += ["--seti", f"int_f0_target_mean={round(105 * shift)}"]
    elif voice != "rms":
        command += ["--setf", f"f0_shift={shift:.4f}"]
    out = subprocess.run(command + ["-psdur", "-t", text, "-o", scratch], capture_output=True, text=True, check=True).stdout
    rate, wave = wavfile.read(scratch)
    assert rate == 16000, rate
    return wave, [(part.rsplit(":", 1)[0], float(part.rsplit(":", 1)[1])) for part in out.split()]


def align(parts, spoken, known):
    """End time of each word: the lexicon's phones aligned with those Flite spoke; None when they differ too much."""
    expected = []
    for index, part in enumerate(parts):
        if part[0] not in ".,?!":
            expected += [(re.sub(r"\d", "", phone).lower(), index) for phone in known[part]]
    heard = [(phone, end) for phone, end in spoken if phone != "pau"]
    vowels = "aeiou"
    def cost(a, b):
        return 0 if a == b else (.5 if (a[0] in vowels) == (b[0] in vowels) else 1.5)
    rows, columns = len(expected), len(heard)
    table = np.zeros((rows + 1, columns + 1))
    table[:, 0], table[0, :] = np.arange(rows + 1), np.arange(columns + 1)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            table[i, j] = min(table[i - 1, j - 1] + cost(expected[i - 1][0], heard[j - 1][0]), table[i - 1, j] + 1, table[i, j - 1] + 1)
    if table[rows, columns] > .22 * rows + .5:
        return None
    ends = {}
    i, j = rows, columns
    while i > 0:
        if j > 0 and abs(table[i, j] - table[i - 1, j - 1] - cost(expected[i - 1][0], heard[j - 1][0])) < 1e-9:
            ends[expected[i - 1][1]] = max(ends.get(expected[i - 1][1], 0), heard[j - 1][1])
            i, j = i - 1, j - 1
        elif abs(table[i, j] - table[i - 1, j] - 1) < 1e-9:
            i -= 1
        else:
            j -= 1
    return [ends.get(index) for index in range(len(parts))]


PHONES = ["pau"] + "aa ae ah ao aw ax ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh".split()


class Teacher:
    """Flite in its neutral voices and the artificial speakers made of them."""
    phones = PHONES

    def __init__(self):
        self.known = words.load()
        self.texts, self.table = Texts(self.known), variants()
        self.scratch = tempfile.NamedTemporaryFile(suffix=".wav").name

    def draw(self, rng):
        text = self.texts.draw(rng)
        if held_out(text):
            return None
        voice = rng.choices(list(VOICES), [share for share, _, _ in VOICES.values()])[0]
        if rng.random() < NEUTRAL_SHARE:
            speaker, alpha, shift, stretch = voice, 1.0, 1.0, rng.uniform(.95, 1.05)
        else:
            number = rng.randrange(len(self.table[voice]))
            alpha, target, tempo = self.table[voice][number]
            speaker = f"{voice}-{number}"
            shift = min(1.7, max(.55, target / (VOICES[voice][1] * alpha)))
            stretch = tempo * alpha * rng.uniform(.95, 1.05)
        parts = words.words_and_marks(text)
        wave, spoken = flite(voice, text, stretch, shift, self.scratch)
        ends = align(parts, spoken, self.known)
        if ends is None or len(wave) < SHORTEST or len(wave) > LONGEST:
            return None
        wave24 = resample_poly(wave / 32768, 30, round(alpha * 20))
        return Utterance(speaker, wave24, parts, [None if end is None else end / alpha for end in ends],
                         [(phone, end / alpha) for phone, end in spoken])
