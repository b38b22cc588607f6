"""Golden stage vectors of a pack: golden.py PACK OUT_DIR [LANGUAGE]. Same tensor names for every pack; LANGUAGE zh takes a Chinese clip and pinyin.

Every tensor is computed from the stored one before it, so each stage can be tested alone.
"""
import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F

import features
import lexicon
import safetensors
import vocoder
from speak import Pack, read_clip, write_clip

SEED = 42


class Saying(NamedTuple):
    """A clip, its words and what is said; as a pack's text rules leave them, and as an author writes them."""
    clip: Path
    prompt: str
    text: str
    prompt_written: str
    text_written: str


def english(clip, prompt, text):
    return Saying(clip, prompt, text, prompt, text)


SAYINGS = {
    "en": english(lexicon.ROOT / "sample-voices/rms.wav", "We were talking about the weather and the price of bread.", "She told me that the meeting was over."),
    "zh": Saying(lexicon.ROOT / "sample-voices/zhang.wav", "ni3 hao3, jin1 tian1 tian1 qi4 bu2 cuo4.", "huan1 ying2 shou1 ting1 jin1 tian1 de5 xin1 wen2 bo1 bao4.",
                 "你好，今天天气不错。", "欢迎收听今天的新闻播报。"),
}


def phones_text(pack, text):
    """The phone string of a text as the tokenizer's tokens are written."""
    names = {number: name for name, number in pack.ids.ids.items()}
    return "".join(names[number] for number in pack.text_ids(text))


@torch.no_grad()
def stages(pack, saying):
    clip = read_clip(saying.clip)
    prompt = pack.prompt(clip, saying.prompt)
    rule = pack.rules["prompt"]
    gain = min(rule["peak_limit"] / np.abs(clip).max(), rule["rms"] / np.sqrt(np.mean(clip**2)))
    wave16 = features.to_16k(clip * gain)
    logmel = torch.tensor(features.whisper_logmel(wave16))
    hidden = pack.tokenizer.vectors(logmel[None], torch.tensor([len(logmel)]))[0]
    nearest = torch.cdist(hidden.double(), pack.tokenizer.codebook.weight.double()).square().topk(2, dim=1, largest=False).values
    text = pack.text_ids(saying.text)
    ids = torch.tensor(pack.lm_input(prompt, text))
    found = {"prompt.wav24": clip * gain, "prompt.wav16": wave16, "prompt.gain": [gain], "prompt.whisper_logmel": logmel, "prompt.vq_hidden": hidden,
             "prompt.speech_tokens": prompt.tokens, "prompt.vq_margin": nearest[:, 1] - nearest[:, 0], "prompt.fbank": features.plain_fbank(wave16), "prompt.fbank_cmn": features.fbank(wave16),
             "prompt.speaker": prompt.voice, "prompt.mel": prompt.mel, "text.prompt_ids": prompt.text + [pack.ids.ids[" "]], "text.ids": text,
             "lm.input_ids": ids}
    mask = torch.ones(len(ids), len(ids)).tril().bool()
    found["lm.first_logits"] = pack.lm(ids[None], mask)[0, -1]
    found["lm.greedy_audio"], _ = pack.continuation(prompt, text)
    found["lm.greedy_margin"] = greedy_margins(pack, ids, found["lm.greedy_audio"], len(text))
    chance = np.random.default_rng(SEED)
    found["lm.sampled_audio"], _ = pack.continuation(prompt, text, chance)
    found.update(flow_stages(pack, prompt, found["lm.sampled_audio"], chance))
    mel = found["flow.mel"]
    found["voc.f0"] = pack.pitch(mel.T[None])[0]
    found["voc.noise"] = chance.standard_normal(480 * len(mel) + 1920).astype(np.float32)
    sounds = vocoder.stages(mel.numpy(), found["voc.f0"].numpy(), found["voc.noise"], pack.vocoder)
    found.update({f"voc.{name}": value for name, value in sounds.items()})
    return {name: as_tensor(value) for name, value in found.items()}


def greedy_margins(pack, ids, audio, text_count):
    """Best minus second best allowed logit at each greedy step and at the end."""
    everything = torch.cat([ids, audio + pack.ids.first_audio])
    mask = torch.ones(len(everything), len(everything)).tril().bool()
    logits = pack.lm(everything[None], mask)[0, len(ids) - 1:]
    least = pack.rules["sampling"]["min_token_text_ratio"] * text_count
    margins = []
    for step, row in enumerate(logits):
        allowed = row[pack.ids.first_audio:]
        if step >= least:
            allowed = torch.cat([allowed, row[pack.ids.end][None]])
        best = allowed.topk(2).values
        margins.append(best[0] - best[1])
    return torch.stack(margins)


def flow_stages(pack, prompt, audio, chance):
    codes = torch.cat([prompt.tokens, audio])
    frames = 2 * len(codes)
    noise = torch.tensor(chance.standard_normal((frames, 80)), dtype=torch.float32)
    voice = F.normalize(prompt.voice, dim=0)[None]
    condition = pack.flow.condition(prompt.mel[None], frames, voice)
    zero = torch.zeros(1)
    rule = pack.rules["flow"]
    mel = pack.flow.sample(codes[None], prompt.mel[None], prompt.voice[None], noise[None], rule["steps"], rule["cfg"])
    return {"flow.tokens": codes, "flow.noise": noise,
            "flow.t": 1 - torch.cos(torch.linspace(0, 1, rule["steps"] + 1) * .5 * torch.pi),
            "flow.spk_affine": pack.flow.spk_embed_affine_layer(voice)[0],
            "flow.v_cond_t0": pack.flow(noise[None], condition, codes[None], zero, voice)[0],
            "flow.v_uncond_t0": pack.flow(noise[None], torch.zeros_like(condition), torch.zeros_like(codes)[None], zero, torch.zeros_like(voice))[0],
            "flow.mel": mel[len(prompt.mel):].contiguous()}


def as_tensor(value):
    value = torch.as_tensor(np.asarray(value))
    return value.float() if value.is_floating_point() else value.int()


def main(pack_folder, out, language="en"):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    pack = Pack(pack_folder)
    saying = SAYINGS[language]
    found = stages(pack, saying)
    safetensors.save(found, out / "stages.safetensors", half=False)
    write_clip(out / "output.wav", found["voc.wav"].numpy())
    shutil.copy(saying.clip, out / "prompt.wav")
    (out / "prompt.txt").write_text(saying.prompt_written + "\n", encoding="utf-8")
    (out / "text.txt").write_text(saying.text_written + "\n", encoding="utf-8")
    (out / "text.json").write_text(json.dumps({"prompt_text": saying.prompt_written, "prompt_phones": phones_text(pack, saying.prompt), "text": saying.text_written,
                                               "phones": phones_text(pack, saying.text)}, indent=1) + "\n")
    print(f"{out}: {len(found)} tensors; smallest margins: codebook {found['prompt.vq_margin'].min():.3f}, greedy {found['lm.greedy_margin'].min():.4f}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(*sys.argv[1:4])
