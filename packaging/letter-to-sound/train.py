"""Learns how English letters sound from a lexicon, for words that are in none.

Each letter speaks zero, one or two phones; which, its neighbours decide. The result is a tree of contexts: a line
holds a letter and as many of its neighbours as are needed, in a fixed order, and the phones that it then has.
A longer context is written only where it changes the answer, so looking up the longest known prefix walks the tree.

    python3 train.py [--held-out] [--out letter-to-sound.tsv.gz]
"""
import argparse
import collections
import gzip
import math
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "starter-voice"))
import lexicon as words  # noqa: E402

ORDER = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, -5]
EDGE = "#"
SILENT = "_"
LEAST = 1  # a context seen less often than this may not overrule a shorter one
VOWELS = {"AA", "AE", "AH", "AO", "AW", "AX", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"}


def align(letters, phones, cost):
    """The cheapest way to give every letter 0, 1 or 2 phones in a row; None when there is none."""
    n, m = len(letters), len(phones)
    if m > 2 * n:
        return None
    best = [[(0.0, None)] + [(math.inf, None)] * m]
    for i, letter in enumerate(letters):
        row = []
        before = best[-1]
        for j in range(m + 1):
            choice = (math.inf, None)
            for k in (0, 1, 2):
                if k <= j and before[j - k][0] < math.inf:
                    price = before[j - k][0] + cost(letter, tuple(phones[j - k:j]))
                    if price < choice[0]:
                        choice = (price, k)
            row.append(choice)
        best.append(row)
    if best[n][m][0] == math.inf:
        return None
    parts, j = [], m
    for i in range(n, 0, -1):
        k = best[i][j][1]
        parts.append(tuple(phones[j - k:j]))
        j -= k
    return parts[::-1]


def bare(phones):
    return tuple(phone.rstrip("01") for phone in phones)


def first_cost(letter, part):
    """A start that knows vowels from consonants."""
    if not part:
        return 2.0
    vowel = letter in "aeiouy"
    return sum(0.5 if (phone.rstrip("01") in VOWELS) == vowel else 3.0 for phone in part) + (3.0 if len(part) == 2 else 0)


def learn_costs(entries, rounds=4):
    cost = first_cost
    for number in range(rounds):
        counts = collections.defaultdict(collections.Counter)
        for word, phones in entries:
            parts = align(word, phones, cost)
            for letter, part in zip(word, parts or ()):
                counts[letter][bare(part)] += 1
        table = {letter: {part: -math.log(n / sum(c.values())) for part, n in c.items()} for letter, c in counts.items()}
        cost = lambda letter, part: table.get(letter, {}).get(bare(part), 12.0 + len(part))
        print("alignment round", number + 1, flush=True)
    return cost


def context(word, i):
    padded = EDGE * 6 + word + EDGE * 7
    return "".join(padded[i + 6 + offset] for offset in ORDER)


def grow(samples, depth, inherited, tree, key):
    """Writes the node of these samples and its children; samples are (context, phones) that share a prefix."""
    counts = collections.Counter(part for _, part in samples)
    top = max(counts.values())
    answer = min(part for part, n in counts.items() if n == top)
    if inherited is not None and (top < LEAST or counts[inherited] == top):
        answer = inherited
    if answer != inherited:
        tree[key] = answer
    if depth == len(ORDER) or len(counts) == 1:
        return
    children = collections.defaultdict(list)
    for sample in samples:
        children[sample[0][depth]].append(sample)
    for letter in sorted(children):
        grow(children[letter], depth + 1, answer, tree, key + letter)


def speak(word, tree):
    phones = []
    for i in range(len(word)):
        key = context(word, i)
        part = ()
        for length in range(1, len(key) + 1):
            part = tree.get(key[:length], part)
        phones.extend(part)
    return phones


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        left, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            left, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, left + (x != y))
    return row[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="leave every twentieth word out and measure on it")
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    entries = [(word, phones) for word, phones in words.load().items() if word.isalpha() and word.isascii() and len(word) > 1]
    held = [entry for entry in entries if options.held_out and zlib.crc32(entry[0].encode()) % 20 == 0]
    kept = [entry for entry in entries if not options.held_out or zlib.crc32(entry[0].encode()) % 20]
    cost = learn_costs([entry for entry in kept if zlib.crc32(entry[0].encode()) % 13 == 1])
    samples = collections.defaultdict(list)
    lost = 0
    for word, phones in kept:
        parts = align(word, phones, cost)
        if parts is None:
            lost += 1
            continue
        for i, part in enumerate(parts):
            samples[word[i]].append((context(word, i), part))
    tree = {}
    for letter in sorted(samples):
        grow(samples[letter], 1, None, tree, letter)
    print(len(kept), "words,", lost, "without an alignment,", len(tree), "contexts", flush=True)
    if held:
        wrong = total = words_wrong = plain = 0
        for word, phones in held:
            said = speak(word, tree)
            errors = distance(said, phones)
            wrong += errors
            plain += distance(bare(said), bare(phones))
            words_wrong += errors > 0
            total += len(phones)
        print(f"held out {len(held)} words: phone errors {wrong / total:.4f}, without stress {plain / total:.4f}, word errors {words_wrong / len(held):.4f}")
    if options.out:
        text = "".join(f"{key}\t{' '.join(tree[key]) or SILENT}\n" for key in sorted(tree))
        with open(options.out, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
            out.write(text.encode())
        print("wrote", options.out, options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
