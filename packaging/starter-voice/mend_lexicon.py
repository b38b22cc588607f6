"""Mends the shipped lexicon by a second one: mend_lexicon.py [--write]

Flite's letter-to-sound rules blunder on common words ("does", "reading", "emails"). Debian's pocketsphinx-en-us carries the CMU pronouncing
dictionary; where a listener would hear another word there than here, its phones are taken, with our stress. Words that only we have and that are
a listed word with an ending (plural, past, -ing, -ly), or O' and a listed name, follow their base. Every change is a line of
lexicon-changes.tsv: word, phones before, phones after, why. Run again it changes nothing.
"""
import gzip
import re
import sys
from pathlib import Path

import lexicon

CHANGES = Path(__file__).with_name("lexicon-changes.tsv")
WEAK = {"AA", "AE", "AH", "AX", "EH", "IH", "IY", "OW", "UH", "UW"}  # unstressed, one does for the other
BEFORE_R = [{"IH", "IY"}, {"UH", "UW"}, {"UH", "AO"}, {"EH", "AE"}, {"EH", "EY"}, {"AO", "OW"}, {"UH", "ER"}]  # and before R
NO_STRESS = re.compile(r"\d")

# Said otherwise than both dictionaries have it, or where the second one errs.
CHOSEN = {
    "houses": "HH AW1 Z AX0 Z", "housing": "HH AW1 Z IH0 NG", "minute": "M IH1 N AX0 T", "minutes": "M IH1 N AX0 T S", "use": "Y UW1 S",
    "beloved": "B IH0 L AH1 V AX0 D", "reading": "R IY1 D IH0 NG", "readings": "R IY1 D IH0 NG Z", "emails": "IY1 M EY1 L Z", "emailed": "IY1 M EY1 L D",
    "emailing": "IY1 M EY1 L IH0 NG", "aged": "EY1 JH D", "puss": "P UH1 S", "tryst": "T R IH1 S T", "convents": "K AA1 N V AX0 N T S",
    "sorbet": "S AO1 R B EY1", "desecrate": "D EH1 S AX0 K R EY1 T", "desecrates": "D EH1 S AX0 K R EY1 T S", "affixes": "AE1 F IH0 K S IH0 Z",
    "bulimic": "B UW1 L IY1 M IH0 K", "yeas": "Y EY1 Z", "wednesday": "W EH1 N Z D EY0",
}
KEPT = {"nina", "refugio", "kailua", "adieu", "initiate", "bologna"}  # the first dictionary is right, or both are


def alike(ours, theirs, following):
    """Whether two phones are one to a listener; ours has its stress."""
    plain, weak = NO_STRESS.sub("", ours), ours.endswith("0")
    if plain == theirs or {plain, theirs} == {"AO", "AA"} or (plain in ("AX", "AH") and theirs == "AH"):
        return True
    if weak and plain in WEAK and theirs in WEAK:
        return True
    return NO_STRESS.sub("", following) == "R" and {plain, theirs} in BEFORE_R


def aligned(ours, theirs):
    """Cost and pairs (phone of ours or None, of theirs or None): .4 another vowel, 1 anything else."""
    table = [[(i + j, None) for j in range(len(theirs) + 1)] for i in range(len(ours) + 1)]
    for i in range(1, len(ours) + 1):
        for j in range(1, len(theirs) + 1):
            a, b = ours[i - 1], theirs[j - 1]
            vowels = NO_STRESS.sub("", a) in lexicon.VOWELS and b in lexicon.VOWELS
            change = 0 if alike(a, b, ours[i] if i < len(ours) else "") else .4 if vowels else 1
            table[i][j] = min((table[i - 1][j - 1][0] + change, 0), (table[i - 1][j][0] + 1, 1), (table[i][j - 1][0] + 1, 2))
    pairs, i, j = [], len(ours), len(theirs)
    while i or j:
        step = table[i][j][1] if i and j else 1 if i else 2
        pairs.append((ours[i - 1] if step != 2 else None, theirs[j - 1] if step != 1 else None))
        i, j = i - (step != 2), j - (step != 1)
    return table[-1][-1][0], pairs[::-1]


def with_our_stress(ours, theirs):
    """Their phones; ours where they are alike, and ours' stress where the vowel is another."""
    spoken = []
    for position, (a, b) in enumerate(aligned(ours, theirs)[1]):
        following = next((x for x, _ in aligned(ours, theirs)[1][position + 1:] if x), "")
        if b is None:
            continue
        if a is not None and alike(a, b, following):
            spoken.append(a)
        elif b not in lexicon.VOWELS:
            spoken.append(b)
        else:
            others = sum(phone.endswith("1") for phone in ours) - (a or "").endswith("1")
            stressed = not others if b in ("AH", "IH", "ER") else a is None or not a.endswith("0") or a == "AX0"
            spoken.append("AX0" if b == "AH" and not stressed else b + ("1" if stressed else "0"))
    if not any(phone.endswith("1") for phone in spoken):
        return lexicon.with_stress(theirs)
    return spoken


def past(phones):
    last = NO_STRESS.sub("", phones[-1])
    return phones + (["AX0", "D"] if last in "TD" else ["T"] if last in lexicon._VOICELESS | {"S", "SH", "CH"} else ["D"])


ENDINGS = {"s": lexicon.possessive, "es": lexicon.possessive, "ed": past, "d": past, "ing": lambda p: p + ["IH0", "NG"],
           "ly": lambda p: p + (["IY0"] if p[-1] == "L" else ["L", "IY0"])}


def base_of(word, ending, known):
    """The listed word that an ending was put to, or None."""
    stem = word.removesuffix(ending)
    spellings = [stem] + ([stem + "e"] if ending in ("ing", "ed") else []) + ([stem[:-1]] if ending in ("ing", "ed") and stem[-1:] == stem[-2:-1] != "" else [])
    if ending in ("s", "es") and bool(re.search("(s|x|z|ch|sh)$" if ending == "s" else "(s|x|z|ch|sh|o)$", stem)) != (ending == "es"):
        return None
    if ending == "d" and not stem.endswith("e"):
        return None
    for spelling in spellings[1:] + spellings[:1]:
        if len(spelling) > 2 and spelling in known:
            return spelling
    return None


def mended(ours, theirs):
    """(new lexicon, [(word, before, after, why)])."""
    better, changes = dict(ours), []

    def change(word, phones, why):
        if better.get(word) != phones:
            changes.append((word, " ".join(better.get(word, [])), " ".join(phones), why))
            better[word] = phones

    for word, pronunciations in sorted(theirs.items()):
        if word not in ours or len(word) == 1 or word in lexicon.CONTRACTIONS or word in CHOSEN or word in KEPT:
            continue
        if "'" in word and not word.startswith("o'"):
            continue  # a possessive follows its base
        if min(aligned(ours[word], other)[0] for other in pronunciations) >= .4:
            change(word, with_our_stress(ours[word], pronunciations[0]), "CMUdict")
    for word in sorted(ours):
        if word in theirs or word in lexicon.CONTRACTIONS or word in CHOSEN:
            continue
        if "'" in word and (not word.startswith("o'") or word.endswith("'s")):
            continue
        if word.startswith("o'") and word[2:] in better and len(word) > 4:
            change(word, ["OW0"] + better[word[2:]], "o' and a name")
            continue
        for ending, spoken in ENDINGS.items():
            base = base_of(word, ending, theirs) if word.endswith(ending) else None
            if base and base in better:
                wanted = spoken(better[base])
                if aligned(ours[word], [NO_STRESS.sub("", phone).replace("AX", "AH") for phone in wanted])[0] >= .4:
                    change(word, wanted, f"{base} + {ending}")
                break
    for word, phones in CHOSEN.items():
        change(word, phones.split(), "chosen")
    for word, phones in lexicon.corrected(better).items():
        if "'" in word:
            change(word, phones, "its base")
    return better, changes


def main():
    with gzip.open(lexicon.LEXICON, "rt") as lines:
        ours = {word: phones.split() for word, phones in (line.rstrip("\n").split("\t") for line in lines)}
    better, why = ours, {}
    while True:
        better, changes = mended(better, lexicon.dictionary())
        why.update({word: reason for word, _, _, reason in changes})
        if not changes:
            break
    changed = [(word, " ".join(ours.get(word, [])), " ".join(better[word]), why[word]) for word in sorted(why) if better[word] != ours.get(word)]
    print(f"{len(ours)} words, {len(changed)} changed")
    if "--write" in sys.argv[1:] and changed:
        lexicon.save(better, lexicon.LEXICON)
        earlier = CHANGES.read_text().splitlines()[1:] if CHANGES.exists() else []
        CHANGES.write_text("\n".join(["word\tbefore\tafter\twhy", *earlier, *("\t".join(entry) for entry in changed)]) + "\n")


if __name__ == "__main__":
    main()
