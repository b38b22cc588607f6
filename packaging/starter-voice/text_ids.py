"""Text to token ids by the pack's own rules: lexicon phones, blanks and marks; audio codes after them."""
import base64
import json
import re


class TextIds:
    """The ids of phones, marks, blanks, control tokens and audio codes, read from a pack's tokenizer folder."""

    def __init__(self, folder):
        self.ids = {}
        for line in open(f"{folder}/tokenizer.model"):
            encoded, rank = line.split()
            self.ids[base64.b64decode(encoded).decode()] = int(rank)
        added = json.load(open(f"{folder}/tokenizer_config.json"))["added_tokens_decoder"]
        self.ids.update({entry["content"]: int(rank) for rank, entry in added.items()})
        self.begin, self.end, self.first_audio = self.ids["<|begin_of_audio|>"], self.ids["<|user|>"], self.ids["<|audio_0|>"]
        self.padding = self.ids["<|endoftext|>"]

    def of_parts(self, parts, lexicon):
        """Ids of words and marks: blanks between words, marks set close; no blank at the ends."""
        found = []
        for part in parts:
            if part[0] in ".,?!":
                found.append(self.ids[part])
            else:
                if found:
                    found.append(self.ids[" "])
                found += [self.ids[f"<|{phone}|>"] for phone in lexicon[part]]
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
