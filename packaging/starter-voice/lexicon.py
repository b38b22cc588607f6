"""Words to phones, as the engine looks them up: the pack's lexicon with its contractions and possessives mended.

Flite says contractions rightly inside a sentence and wrongly word by word; the first lexicon was made word by word.
"""
import gzip
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEXICON = ROOT / "packs/starter/lexicon/en.tsv.gz"

CONTRACTIONS = {
    "i'm": "AY1 M", "i'll": "AY1 L", "i've": "AY1 V", "i'd": "AY1 D", "you're": "Y UH1 R", "you'll": "Y UW1 L",
    "you've": "Y UW1 V", "you'd": "Y UW1 D", "he's": "HH IY1 Z", "he'll": "HH IY1 L", "he'd": "HH IY1 D",
    "she's": "SH IY1 Z", "she'll": "SH IY1 L", "she'd": "SH IY1 D", "it's": "IH1 T S", "it'll": "IH1 T AX0 L",
    "it'd": "IH1 T AX0 D", "we're": "W IY1 R", "we'll": "W IY1 L", "we've": "W IY1 V", "we'd": "W IY1 D",
    "they're": "DH EH1 R", "they'll": "DH EY1 L", "they've": "DH EY1 V", "they'd": "DH EY1 D", "don't": "D OW1 N T",
    "won't": "W OW1 N T", "can't": "K AE1 N T", "isn't": "IH1 Z AX0 N T", "aren't": "AA1 R N T",
    "wasn't": "W AA1 Z AX0 N T", "weren't": "W ER1 N T", "doesn't": "D AH1 Z AX0 N T", "didn't": "D IH1 D AX0 N T",
    "hasn't": "HH AE1 Z AX0 N T", "haven't": "HH AE1 V AX0 N T", "hadn't": "HH AE1 D AX0 N T",
    "wouldn't": "W UH1 D AX0 N T", "couldn't": "K UH1 D AX0 N T", "shouldn't": "SH UH1 D AX0 N T",
    "mustn't": "M AH1 S AX0 N T", "needn't": "N IY1 D AX0 N T", "ain't": "EY1 N T", "shan't": "SH AE1 N T",
    "mightn't": "M AY1 T AX0 N T", "that's": "DH AE1 T S", "there's": "DH EH1 R Z", "here's": "HH IH1 R Z",
    "what's": "W AH1 T S", "who's": "HH UW1 Z", "who'll": "HH UW1 L", "who'd": "HH UW1 D", "who've": "HH UW1 V",
    "where's": "W EH1 R Z", "when's": "W EH1 N Z", "how's": "HH AW1 Z", "why's": "W AY1 Z", "let's": "L EH1 T S",
    "one's": "W AH1 N Z", "that'll": "DH AE1 T AX0 L", "there'll": "DH EH1 R AX0 L", "o'clock": "AX0 K L AA1 K",
    "ma'am": "M AE1 M", "y'all": "Y AO1 L", "could've": "K UH1 D AX0 V", "should've": "SH UH1 D AX0 V",
    "would've": "W UH1 D AX0 V", "might've": "M AY1 T AX0 V", "must've": "M AH1 S T AX0 V",
    "daren't": "D EH1 R N T", "oughtn't": "AO1 T AX0 N T", "what're": "W AH1 T ER0", "what'll": "W AH1 T AX0 L",
    "how'd": "HH AW1 D", "where'd": "W EH1 R D", "why'd": "W AY1 D", "'tis": "T IH1 Z", "'twas": "T W AA1 Z",
    "shouldn't've": "SH UH1 D AX0 N T AX0 V", "cap'n": "K AE1 P AX0 N", "o'er": "AO1 R", "e'er": "EH1 R",
    "ne'er": "N EH1 R", "rock'n'roll": "R AA1 K AX0 N R OW1 L",
}
_HISS = {"S", "Z", "SH", "ZH", "CH", "JH"}
_VOICELESS = {"P", "T", "K", "F", "TH"}


def possessive(phones):
    """The phones of a noun's possessive or plural."""
    last = phones[-1]
    return phones + (["AX0", "Z"] if last in _HISS else ["S"] if last in _VOICELESS else ["Z"])


_ENDINGS = {"'ll": ["AX0", "L"], "'d": ["D"], "'ve": ["AX0", "V"], "'re": ["ER0"]}


def corrected(lexicon):
    """The lexicon with every entry that holds an apostrophe made anew from its base word."""
    mended = {word: phones for word, phones in lexicon.items() if "'" not in word}
    for word, phones in lexicon.items():
        if "'" not in word:
            continue
        if word in CONTRACTIONS:
            mended[word] = CONTRACTIONS[word].split()
        elif word.endswith("'s") and word[:-2] in mended:
            mended[word] = possessive(mended[word[:-2]])
        elif word.endswith("'") and word[:-1] in mended:
            mended[word] = mended[word[:-1]]
        else:
            for ending, tail in _ENDINGS.items():
                if word.endswith(ending) and word[:-len(ending)] in mended:
                    mended[word] = mended[word[:-len(ending)]] + tail
                    break
            else:
                mended[word] = phones
    for word, spoken in CONTRACTIONS.items():
        mended[word.strip("'")] = spoken.split()
    return mended


def load(path=LEXICON):
    with gzip.open(path, "rt") as lines:
        entries = (line.rstrip("\n").split("\t") for line in lines)
        return corrected({word: phones.split() for word, phones in entries})


def save(lexicon, path):
    text = "".join(f"{word}\t{' '.join(lexicon[word])}\n" for word in sorted(lexicon))
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        out.write(text.encode())


WORD_OR_MARK = re.compile(r"[a-z']+|[.,?!]")


def words_and_marks(text):
    """Lower-case words and marks of a text that holds letters, blanks and marks only."""
    parts = WORD_OR_MARK.findall(text.lower().replace("-", " ").replace(";", ".").replace(":", "."))
    return [part.strip("'") or part for part in parts if part.strip("'")]


DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
VOWELS = set("AA AE AH AO AW AX AY EH ER EY IH IY OW OY UH UW".split())


def dictionary(path=DICTIONARY):
    """The CMU pronouncing dictionary of pocketsphinx: word -> pronunciations without stress."""
    found = {}
    for line in open(path):
        word, *phones = line.split()
        word = re.sub(r"\(\d+\)", "", word)
        if re.fullmatch(r"[a-z']+", word):
            found.setdefault(word, []).append(phones)
    return found


def difference(ours, theirs):
    """Edit distance of two pronunciations without stress; a vowel for another vowel costs .4, schwa is AH."""
    ours = [re.sub(r"\d", "", phone).replace("AX", "AH") for phone in ours]
    row = list(range(len(theirs) + 1))
    for i, a in enumerate(ours, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(theirs, 1):
            change = 0 if a == b else .4 if a in VOWELS and b in VOWELS else 1
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + change)
    return row[-1]


def with_stress(phones):
    """Guesses stress the way Flite's lexicon writes it: weak AH, ER, later IH and a last IY carry none."""
    vowels = [at for at, phone in enumerate(phones) if phone in VOWELS]
    if not vowels:
        return phones
    weak = {at for at in vowels if phones[at] in ("AH", "ER") or (phones[at] == "IH" and at != vowels[0])
            or (phones[at] == "IY" and at == len(phones) - 1)}
    if len(weak) == len(vowels):
        weak.discard(vowels[0])
    spoken = list(phones)
    for at in vowels:
        spoken[at] = ("AX" if phones[at] == "AH" and at in weak else phones[at]) + ("0" if at in weak else "1")
    return spoken


RESPELLINGS = [("our", "or"), ("is", "iz"), ("ys", "yz"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("re", "er"), ("ae", "e"),
               ("oe", "e"), ("ogue", "og"), ("ence", "ense"), ("cheque", "check"), ("programme", "program"), ("mould", "mold"), ("plough", "plow")]


def british_words(folder="/usr/share/dict/scowl"):
    """British spellings of the word list (Debian: scowl), possessives left to their base words."""
    found = set()
    for path in sorted(Path(folder).glob("british*-words.[1-7]?")):
        found.update(word for word in path.read_text("latin-1").split() if re.fullmatch("[a-z]+", word))
    return sorted(found)


def american(word, lexicon):
    """Phones of a British spelling by its American one, None when no respelling is known."""
    for british, other in RESPELLINGS:
        if (spelling := word.replace(british, other)) != word and spelling in lexicon:
            return lexicon[spelling]
    return None


def mended(lexicon, limit=.8):
    """The shipped lexicon: where Flite's letter-to-sound rules blundered the dictionary's word; words only it has; British ones."""
    better = dict(lexicon)
    for word, pronunciations in dictionary().items():
        if word in CONTRACTIONS or len(word) == 1 or "'" in word:
            continue
        if word not in lexicon or min(difference(lexicon[word], other) for other in pronunciations) >= limit:
            better[word] = with_stress(pronunciations[0])
    for word in british_words():
        if word not in better and (phones := american(word, better)):
            better[word] = phones
    return corrected(better)
