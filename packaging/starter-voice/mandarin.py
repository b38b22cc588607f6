"""The Mandarin teacher: lines of pinyin, numbers, short cries and syllables at random, spoken by eSpeak NG's voice cmn-latn-pinyin.

The sentences are a file of pinyin, one a line (all.sh makes it of Debian's fortunes-zh by the packaged program). eSpeak reads explicit
pinyin as it is written and makes the third tone's sandhi itself. A phone's class holds the tone that was spoken, so that the codes do.
"""
import random
import re

from scipy.signal import resample_poly

import pinyin
from corpus import Utterance, is_held_out
from espeak import Espeak

VOICE = "cmn-latn-pinyin"
RATE, SPREAD = 205, 92
# variant, share of the utterances, eSpeak's pitch; males at the default pitch have tones that no pitch tracker follows
NEUTRAL = {"f2": (.42, 50), "f5": (.16, 44), "m3": (.26, 75), "m7": (.16, 70)}
NEUTRAL_SHARE = .6
ARTIFICIAL, PITCHES = ("f1", "f2", "f3", "f5", "m1", "m3", "m6", "m7"), {"f": (36, 62), "m": (64, 90)}
ARTIFICIAL_SPEAKERS = 24
LONGEST_SECONDS = 9
SHORT = (
    "ni3 hao3|zai4 jian4|xie4 xie5|bu2 ke4 qi5|dui4 bu4 qi3|mei2 guan1 xi5|shi4 de5|bu2 shi4|hao3 de5|bu4 xing2|kuai4 lai2|"
    "deng3 yi4 deng3|wei4 shen2 me5|shen2 me5|shei2|na3 li3|zen3 me5 le5|jiu4 ming4 a5|xiao3 xin1|tai4 hao3 le5|zhen1 de5 ma5|"
    "dang1 ran2|ke3 neng2 ba5|wo3 bu4 zhi1 dao4|wo3 ye3 shi4|zou3 ba5|qing3 jin4|qing3 zuo4|zao3 shang4 hao3|wan3 an1|"
    "xian4 zai4 ji3 dian3|duo1 shao3 qian2|jin1 tian1|ming2 tian1|zuo2 tian1|huan1 ying2|mei2 you3|you3|dui4|a5|o2|en4|"
    "ting1 wo3 shuo1|ni3 shi4 shei2|ta1 zai4 na3 li3|bu2 yao4 pa4|guan1 men2|kai1 shi3|jie2 shu4 le5|xin1 wen2|gu4 shi5").split("|")
DIGITS = "ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3".split()
MEASURES = "ge4 ci4 nian2 yue4 ri4 tian1 dian3 fen1 kuai4 yuan2 ren2 ben3 zhang1 sui4 hao4 lou2 gong1 li3".split()


def number(rng):
    """A whole number as it is read, as syllables."""
    value = rng.choice([rng.randrange(20), rng.randrange(100), rng.randrange(1000), rng.randrange(100000)])
    if rng.random() < .15:
        return [DIGITS[int(digit)] for digit in str(value)]
    def below_ten_thousand(n):
        said, skipped = [], False
        for size, name in ((1000, "qian1"), (100, "bai3"), (10, "shi2"), (1, "")):
            digit, n = divmod(n, size)
            if digit == 0:
                skipped = bool(said)
                continue
            said += ["ling2"] if skipped else []
            said += [] if size == 10 and digit == 1 and not said else [DIGITS[digit]]
            said += [name] if name else []
            skipped = False
        return said
    high, low = divmod(value, 10000)
    said = (below_ten_thousand(high) + ["wan4"] if high else []) + (["ling2"] if high and 0 < low < 1000 else []) + below_ten_thousand(low)
    return said or ["ling2"]


class Texts:
    """Draws lines of pinyin of several kinds."""

    def __init__(self, path):
        self.sentences = [parts for parts in map(pinyin.parts_of, open(path)) if parts]
        self.syllables = [part for parts in self.sentences for part in parts if part[0] not in ",.?!"]

    def draw(self, rng):
        kind = rng.random()
        if kind < .55:
            return rng.choice(self.sentences)
        if kind < .65:
            return rng.choice(SHORT).split() + [rng.choice("..!!?")]
        if kind < .73:
            return [rng.choice(self.syllables) for _ in range(rng.randrange(0, 4))] + number(rng) + [rng.choice(MEASURES)] + \
                [rng.choice(self.syllables) for _ in range(rng.randrange(0, 4))] + ["."]
        # syllables at random, the rare ones as often as the others, now and then said twice
        said = []
        for _ in range(rng.randrange(1, 11)):
            said.append(said[-1] if said and rng.random() < .06 else
                        rng.choice(pinyin.SYLLABLES) + rng.choice("12341234123412345") if rng.random() < .7 else rng.choice(self.syllables))
        if len(said) > 6 and rng.random() < .4:
            said.insert(len(said) // 2, ",")
        return said + [rng.choice("...?!")]


_TONES = {"55": "1", "35": "2", "214": "3", "21": "3", "51": "4"}


def spoken_tones(phonemes):
    """The tone of each syllable in eSpeak's phoneme text, where the sandhi is made; 5 is neutral."""
    return [_TONES.get((re.findall(r"\d+", syllable) or [""])[-1], "5") for syllable in phonemes.split("_|")[:-1]]


def is_vowel(phone):
    """Vowels have a class for each tone; consonants none."""
    return bool(re.match("[@AaeiouyE]", phone))


def artificial(rng):
    """(variant, pitch, rate, spread) of the artificial speakers."""
    variants = [rng.choice(ARTIFICIAL) for _ in range(ARTIFICIAL_SPEAKERS)]
    return [(variant, rng.randint(*PITCHES[variant[0]]), round(RATE * rng.uniform(.85, 1.15)), rng.randint(75, 99)) for variant in variants]


class Teacher:
    """eSpeak NG in four neutral voices and artificial ones; syllable by syllable the times are its own."""

    def __init__(self, sentences):
        self.texts, self.table, self.espeak, self.tones = Texts(sentences), artificial(random.Random(7)), Espeak(), []
        names = {phone for syllable in pinyin.SYLLABLES for phone, _ in self.espeak.speak(VOICE, syllable + "1", RATE, 50, SPREAD)[1]}
        self.names = sorted(name for name in names if not name.startswith("_"))
        self.phones = ["pau"] + [phone for name in self.names for phone in ([name + tone for tone in pinyin.TONES] if is_vowel(name) else [name])]

    def draw(self, rng):
        parts = self.texts.draw(rng)
        if is_held_out("".join(re.findall("[a-zü]", "".join(parts)))):
            return None
        if rng.random() < NEUTRAL_SHARE:
            variant = rng.choices(list(NEUTRAL), [share for share, _ in NEUTRAL.values()])[0]
            speaker, settings = variant, (variant, NEUTRAL[variant][1], RATE, SPREAD)
        else:
            number = rng.randrange(len(self.table))
            speaker, settings = f"{self.table[number][0]}-{number}", self.table[number]
        return self.spoken(parts, speaker, settings, rng.uniform(.96, 1.05))

    def spoken(self, parts, speaker, settings, tempo=1.0):
        """The parts as the teacher says them (self.tones: those that were spoken); None where its syllables are not the text's."""
        variant, pitch, rate, spread = settings
        text = " ".join(parts)
        wave, events, phonemes = self.espeak.speak(f"{VOICE}+{variant}", text, round(rate * tempo), pitch, spread)
        self.tones = tones = spoken_tones(phonemes)
        syllables = sum(part[0] not in ",.?!" for part in parts)
        length = len(wave) / self.espeak.rate_hz
        if len(tones) != syllables or sum(name == "_|" for name, _ in events) != syllables or length > LONGEST_SECONDS:
            return None
        phones, syllable_ends = [], []
        for (name, start), (_, end) in zip(events, events[1:] + [("", length)]):
            if name == "_|":
                syllable_ends.append(start)
            silent = name.startswith("_")
            if not silent and name not in self.names:
                return None
            # the last phone's sound goes on behind the mark of the syllable's end until the next begins
            phones.append(("pau" if silent and name != "_|" else phones[-1][0] if silent else name + tones[len(syllable_ends)] if is_vowel(name) else name, end))
        ends = iter(syllable_ends)
        return Utterance(speaker, resample_poly(wave, 160, 147), parts, [None if part[0] in ",.?!" else next(ends) for part in parts], phones)
