"""A base for a pack of another language: new_language.py BASE_PACK OUT_PACK zh.

The base pack with the other language's text tokens and rules (mandarin.json), without its lexicon. The language model's rows of the
new tokens are made of those of English phones, so that training starts from a model that knows how text and sound run along each other.
"""
import json
import shutil
import sys
from pathlib import Path

import torch

import pinyin
import safetensors
from export import audio_ids, update_json, write_json

TONE_SPREAD = .35
# English phones near a sound; a final is the mean of its letters'
LIKE = {"B": "B", "P": "P", "M": "M", "F": "F", "D": "D", "T": "T", "N": "N", "L": "L", "G": "G", "K": "K", "H": "HH", "J": "JH", "Q": "CH", "X": "SH",
        "ZH": "JH", "CH": "CH", "SH": "SH", "R": "R", "Z": "Z", "C": "T S", "S": "S"}
LIKE_LETTERS = {"A": "AA1", "E": "AH1", "I": "IY1", "O": "AO1", "U": "UW1", "V": "UW1 IY1", "N": "N", "G": "NG", "R": "R"}


def neighbours(token):
    """Names of the English phones that a pinyin token's row is made of."""
    if not token[-1].isdigit():
        return LIKE[token].split()
    return [phone for letter in token[:-1].replace("NG", "G") for phone in LIKE_LETTERS[letter].split()]


def text_tokens(out, tokens, codes):
    """The tokenizer's added tokens: control tokens, the language's, the audio codes. Returns (first of the language's, first audio before)."""
    path = out / "vq32k-phoneme-tokenizer/tokenizer_config.json"
    config = json.load(open(path))
    added = config["added_tokens_decoder"]
    first_audio = next(int(rank) for rank, entry in added.items() if entry["content"] == "<|audio_0|>")
    first = 1 + next(int(rank) for rank, entry in added.items() if entry["content"] == "<|begin_of_audio|>")
    names = {entry["content"]: int(rank) for rank, entry in added.items()}
    example = added[str(first_audio)]
    kept = {rank: entry for rank, entry in added.items() if int(rank) < first}
    kept.update({str(first + at): {**example, "content": f"<|{token}|>"} for at, token in enumerate(tokens)})
    kept[str(first + len(tokens))] = {**example, "content": "<|audio_0|>"}
    config["added_tokens_decoder"] = kept
    write_json(path, config)
    audio_ids(out, codes)
    return names, first, first_audio


def rows(weight, tokens, names, first, first_audio, generator):
    made = []
    for token in tokens:
        row = torch.stack([weight[names[f"<|{phone}|>"]].float() for phone in neighbours(token)]).mean(0)
        made.append(row + TONE_SPREAD * row.std() * torch.randn(row.shape, generator=generator))
    return torch.cat([weight[:first].float(), torch.stack(made), weight[first_audio:].float()])


def main(base, out, language):
    assert language == "zh", language
    base, out = Path(base), Path(out)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(base, out, ignore=shutil.ignore_patterns("lexicon", "stand-in", "README.md"))
    shutil.copy(Path(__file__).parent / "NOTICE-mandarin", out / "NOTICE")
    codes = json.load(open(out / "speech_tokenizer/config.json"))["quantize_vocab_size"]
    tokens = pinyin.all_tokens()
    names, first, first_audio = text_tokens(out, tokens, codes)
    weights = safetensors.load(out / "llm/model.safetensors")
    generator = torch.Generator().manual_seed(5)
    for name in ("lm_head.weight", "model.embed_tokens.weight"):
        weights[name] = rows(weights[name], tokens, names, first, first_audio, generator)
    safetensors.save(weights, out / "llm/model.safetensors")
    update_json(out / "llm/config.json", vocab_size=weights["lm_head.weight"].shape[0])
    rules = json.load(open(out / "reprise.json"))
    rules["files"].pop("lexicon")
    rules.pop("pace")
    own = json.load(open(Path(__file__).parent / "mandarin.json"))
    update_json(out / "hift/config.json", source_filter={**json.load(open(out / "hift/config.json"))["source_filter"], **own.pop("vocoder")})
    for section, values in own.items():
        rules[section] = {**rules[section], **values} if section in ("flow", "sampling", "stand_in") else values
    stand_in = out / rules["stand_in"]["clip"]
    stand_in.parent.mkdir()
    shutil.copy(Path(__file__).parents[2] / "sample-voices" / stand_in.name, stand_in)
    write_json(out / "reprise.json", rules)


if __name__ == "__main__":
    main(*sys.argv[1:4])
