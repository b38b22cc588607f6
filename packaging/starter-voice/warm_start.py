"""First weights of a language model and a flow for new speech tokens, made from an earlier pack.

warm_start.py WORK_DIR EARLIER_PACK EARLIER_TOKENS  reads WORK_DIR/tokens.npy and EARLIER_TOKENS.npy (the corpus in the earlier
pack's tokens), writes WORK_DIR/warm.pt. The body of each network is taken over; the row of a new code is the mean of the earlier
codes' rows, weighted by how often both name the same 40 ms.
"""
import sys
from pathlib import Path

import numpy as np
import torch

import safetensors
import tokens


def main(work, pack, earlier_name):
    work = Path(work)
    codes = tokens.tokenizer_of(work / "tokenizer.pt").codebook.weight.shape[0]
    new, old = np.load(work / "tokens.npy").astype(np.int64), np.load(work / f"{earlier_name}.npy").astype(np.int64)
    lm, flow = safetensors.load(f"{pack}/llm/model.safetensors"), safetensors.load(f"{pack}/flow/flow.safetensors")
    flow.pop("estimator.rotary_embed.inv_freq")
    key = "estimator.text_emb_layer.text_embed.weight"
    old_codes = flow[key].shape[0] - 1
    first_audio = lm["lm_head.weight"].shape[0] - old_codes
    together = np.bincount(new * old_codes + old, minlength=codes * old_codes).reshape(codes, old_codes).astype(np.float64)
    together += 1e-3 * np.bincount(old, minlength=old_codes) / len(old)
    mix = torch.tensor(together / together.sum(1, keepdims=True), dtype=torch.float32)
    for name in ("lm_head.weight", "model.embed_tokens.weight"):
        lm[name] = torch.cat([lm[name][:first_audio], mix @ lm[name][first_audio:]])
    flow[key] = torch.cat([mix @ flow[key][:old_codes], flow[key][old_codes:]])
    torch.save({"codes": codes, "lm": lm, "flow": flow}, work / "warm.pt")


if __name__ == "__main__":
    main(*sys.argv[1:4])
