"""Writes the pack: export.py WORK_DIR BASE_PACK OUT_PACK.

The networks that WORK_DIR trained (lm.pt, the flow as far as it got, tokenizer.pt, pitch.pt, voices.onnx, pace.json) are taken from there; the others, and what
is not learnt (rules, vocoder constants, characters, notices, the model card), come from BASE_PACK, which may be OUT_PACK itself. OUT_PACK keeps its own card and notices.
"""
import json
import shutil
import sys
from pathlib import Path

import torch

import lexicon
import safetensors

HEAD_DIM = 64


def network(work, name):
    """Averaged weights where the run kept them."""
    state = torch.load(work / f"{name}.pt")
    return state.get("average", state["model"])


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n")


def update_json(path, **values):
    content = json.load(open(path))
    content.update(values)
    write_json(path, content)


def export_lm(work, out):
    weights = network(work, "lm")
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("model.layers."))
    hidden = weights["model.norm.weight"].shape[0]
    safetensors.save(weights, out / "llm/model.safetensors")
    update_json(out / "llm/config.json", vocab_size=weights["lm_head.weight"].shape[0], num_hidden_layers=layers, hidden_size=hidden,
                num_attention_heads=hidden // HEAD_DIM, num_key_value_heads=hidden // HEAD_DIM,
                intermediate_size=weights["model.layers.0.mlp.up_proj.weight"].shape[0])


def latest_flow(work):
    """The flow after its last step of training: cleared, fast or plain; None where there is none."""
    return next((name for name in ("flow_clear", "flow_fast", "flow") if (work / f"{name}.pt").exists()), None)


def export_flow(work, out, codes):
    weights = dict(network(work, latest_flow(work)))
    weights["estimator.rotary_embed.inv_freq"] = 10000 ** (-torch.arange(0, HEAD_DIM, 2).float() / HEAD_DIM)
    assert weights["estimator.text_emb_layer.text_embed.weight"].shape[0] == codes + 1
    safetensors.save(weights, out / "flow/flow.safetensors")
    config = (out / "flow/config.yaml").read_text()
    head, rest = config.split("vocab_size: ", 1)
    (out / "flow/config.yaml").write_text(f"{head}vocab_size: {codes}\n{rest.split(chr(10), 1)[1]}")


def export_tokenizer(work, out):
    weights = network(work, "tokenizer")
    weights = {f"model.encoder.{name}": value for name, value in weights.items()}
    weights["model.encoder.embed_positions2.weight"] = weights["model.encoder.embed_positions.weight"][:750]
    codes = weights["model.encoder.codebook.weight"].shape[0]
    safetensors.save(weights, out / "speech_tokenizer/model.safetensors")
    update_json(out / "speech_tokenizer/config.json", quantize_vocab_size=codes)


def audio_ids(out, codes):
    """As many audio tokens as codes, after the text's."""
    path = out / "vq32k-phoneme-tokenizer/tokenizer_config.json"
    config = json.load(open(path))
    added = config["added_tokens_decoder"]
    first = next(int(rank) for rank, entry in added.items() if entry["content"] == "<|audio_0|>")
    example = added[str(first)]
    kept = {rank: entry for rank, entry in added.items() if int(rank) < first}
    kept.update({str(first + code): {**example, "content": f"<|audio_{code}|>"} for code in range(codes)})
    config["added_tokens_decoder"] = kept
    write_json(path, config)


def export_pitch(work, out):
    weights = {}
    for name, value in network(work, "pitch").items():
        name = name.replace("weight_g", "parametrizations.weight.original0").replace("weight_v", "parametrizations.weight.original1")
        weights[f"f0_predictor.{name}"] = value
    safetensors.save(weights, out / "hift/f0_predictor.safetensors")


def export_rules(work, out, codes):
    """reprise.json: what the corpus' lengths, the sampling study and the new tokens decide."""
    path = out / "reprise.json"
    rules = json.load(open(path))
    rules["llm"]["last_audio"] = f"<|audio_{codes - 1}|>"
    if rules["text"]["mode"] == "phones":
        choices = json.load(open(Path(__file__).parent / "choices.json"))
        rules.update(name="starter", version="7", intonation=choices["intonation"])
        for section in ("sampling", "flow", "text", "stand_in"):
            rules[section].update(choices[section])
        for key in choices["text_removed"]:
            rules["text"].pop(key, None)
    if (pace := work / "pace.json").exists():
        rules["pace"] = json.load(open(pace))
    tokens = json.dumps(rules["pace"].pop("tokens")) if "pace" in rules else ""
    if tokens:
        rules["pace"]["tokens"] = "@tokens"
    path.write_text(json.dumps(rules, indent=2).replace('"@tokens"', tokens) + "\n")


def main(work, base, out):
    base, out = Path(base), Path(out)
    if base.resolve() != out.resolve():
        own = {name: (out / name).read_bytes() for name in ("README.md", "NOTICE") if (out / name).exists()}
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(base, out)
        for name, content in own.items():
            (out / name).write_bytes(content)
    work = Path(work)
    if (work / "tokenizer.pt").exists():
        export_tokenizer(work, out)
    codes = json.load(open(out / "speech_tokenizer/config.json"))["quantize_vocab_size"]
    audio_ids(out, codes)
    if (work / "lm.pt").exists():
        export_lm(work, out)
    if latest_flow(work):
        export_flow(work, out, codes)
    if (work / "pitch.pt").exists():
        export_pitch(work, out)
    if (encoder := work / "voices.onnx").exists():
        shutil.copy(encoder, out / "frontend/campplus.onnx")
    if (base / "lexicon").exists():
        known = lexicon.load(base / "lexicon/en.tsv.gz")
        lexicon.save(lexicon.mended(known), out / "lexicon/en.tsv.gz")
    export_rules(work, out, codes)
    total = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    assert total < 40e6, total
    print(f"{out}: {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:4])
