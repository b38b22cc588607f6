"""Text to token ids by the pack's own rules: lexicon phones, blanks and marks; audio codes after them."""
import base64
import json
import re
from pathlib import Path

import lexicon
import pinyin


class TextIds:
    """The ids of phones, marks, blanks, control tokens and audio codes, and how a pack's text is read."""

    def __init__(self, pack, words=None):
        """Reads a pack folder; `words` stands in for its lexicon."""
        folder, mode = Path(pack) / "vq32k-phoneme-tokenizer", json.load(open(f"{pack}/reprise.json"))["text"]["mode"]
        if mode == "pinyin":
            self.spoken, self.blank, self.parts_of = pinyin.tokens_of, [], lambda text: tidy(pinyin.parts_of(text))
        else:
            known = lexicon.load(Path(pack) / "lexicon/en.tsv.gz") if words is None else words
            self.spoken, self.blank, self.parts_of = known.__getitem__, [" "], parts_of
        self.ids = {}
        for line in open(f"{folder}/tokenizer.model"):
            encoded, rank = line.split()
            self.ids[base64.b64decode(encoded).decode()] = int(rank)
        added = json.load(open(f"{folder}/tokenizer_config.json"))["added_tokens_decoder"]
        self.ids.update({entry["content"]: int(rank) for rank, entry in added.items()})
        self.begin, self.end, self.first_audio = self.ids["<|begin_of_audio|>"], self.ids["<|user|>"], self.ids["<|audio_0|>"]
        self.padding = self.ids["<|endoftext|>"]

    def of_parts(self, parts):
        """Ids of words and marks: blanks between words (none between syllables), marks set close; no blank at the ends."""
        found = []
        for part in parts:
            if part[0] in ".,?!":
                found.append(self.ids[part])
            else:
                if found:
                    found += [self.ids[blank] for blank in self.blank]
                found += [self.ids[f"<|{phone}|>"] for phone in self.spoken(part)]
        return found


def tidy(parts):
    """Runs of marks become one ('?' if it is among them, else the last); no mark at the start; a mark at the end."""
    kept = []
    for part in parts:
        if part[0] in ".,?!":
            if not kept:
                continue
            if kept[-1][0] in ".,?!":
                kept[-1] = "?" if "?" in (kept[-1], part) else part
                continue
        kept.append(part)
    if kept and kept[-1][0] not in ".,?!":
        kept.append(".")
    return kept


def parts_of(text):
    """Words and marks of a normalised English text."""
    text = text.lower().replace("-", " ").replace(";", ".").replace(":", ".")
    return tidy([part.strip("'") for part in re.findall(r"[a-z']+|[.,?!]", text) if part.strip("'")])
