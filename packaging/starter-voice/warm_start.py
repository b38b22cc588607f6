"""First weights of a language model and a flow, made from an earlier pack: WORK_DIR/warm.pt.

warm_start.py WORK_DIR EARLIER_PACK EARLIER_TOKENS  for new speech tokens: reads WORK_DIR/tokens.npy and EARLIER_TOKENS.npy (the
corpus in the earlier pack's tokens). The body of each network is taken over; the row of a new code is the mean of the earlier codes'
rows, weighted by how often both name the same 40 ms.
warm_start.py WORK_DIR EARLIER_PACK                 for the earlier pack's own tokens: the networks as they are, marked "continued".
"""
import sys
from pathlib import Path

import numpy as np
import torch

import safetensors
import tokens


KEY = "estimator.text_emb_layer.text_embed.weight"


def networks(pack):
    """Language model and flow of a pack, and its number of codes."""
    lm, flow = safetensors.load(f"{pack}/llm/model.safetensors"), safetensors.load(f"{pack}/flow/flow.safetensors")
    flow.pop("estimator.rotary_embed.inv_freq")
    return lm, flow, flow[KEY].shape[0] - 1


def for_new_tokens(work, pack, earlier_name):
    codes = tokens.tokenizer_of(work / "tokenizer.pt").codebook.weight.shape[0]
    new, old = np.load(work / "tokens.npy").astype(np.int64), np.load(work / f"{earlier_name}.npy").astype(np.int64)
    lm, flow, old_codes = networks(pack)
    first_audio = lm["lm_head.weight"].shape[0] - old_codes
    together = np.bincount(new * old_codes + old, minlength=codes * old_codes).reshape(codes, old_codes).astype(np.float64)
    together += 1e-3 * np.bincount(old, minlength=old_codes) / len(old)
    mix = torch.tensor(together / together.sum(1, keepdims=True), dtype=torch.float32)
    for name in ("lm_head.weight", "model.embed_tokens.weight"):
        lm[name] = torch.cat([lm[name][:first_audio], mix @ lm[name][first_audio:]])
    flow[KEY] = torch.cat([mix @ flow[KEY][:old_codes], flow[KEY][old_codes:]])
    return {"codes": codes, "lm": lm, "flow": flow, "continued": False}


def as_they_are(pack):
    lm, flow, codes = networks(pack)
    return {"codes": codes, "lm": lm, "flow": flow, "continued": True}


if __name__ == "__main__":
    folder, earlier_pack = Path(sys.argv[1]), sys.argv[2]
    torch.save(for_new_tokens(folder, earlier_pack, sys.argv[3]) if len(sys.argv) > 3 else as_they_are(earlier_pack), folder / "warm.pt")
