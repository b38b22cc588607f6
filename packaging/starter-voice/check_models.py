"""Compares the PyTorch networks with a pack's golden stage vectors: check_models.py PACK GOLDEN_DIR.

Exit code 1 when a stage is further off than the engine's tests allow.
"""
import json
import sys

import torch

import models
import safetensors
import vocoder

TOLERANCES = {"vq_hidden": 2e-3, "tokens": 0, "speaker": 1e-3, "first_logits": 1e-3, "flow.mel": 5e-3, "voc.f0": 2e-3, "voc.voiced": 0,
              "voc.f0_filled": 1e-4, "voc.amp": 1e-6, "voc.phase": 1e-4, "voc.noise_envelope": 1e-5}
SOUND_TOLERANCE = 1e-5

pack, golden = sys.argv[1], safetensors.load(sys.argv[2] + "/stages.safetensors")
too_far = []


def report(name, found, expected):
    difference = (found - expected).abs().max().item()
    print(f"{name:24} {difference:.2e}")
    if not difference <= TOLERANCES.get(name, SOUND_TOLERANCE):
        too_far.append(name)


with torch.no_grad():
    weights = {k[len("model.encoder."):]: v for k, v in safetensors.load(pack + "/speech_tokenizer/model.safetensors").items()}
    tokenizer = models.SpeechTokenizer(codes=weights["codebook.weight"].shape[0])
    weights.pop("embed_positions2.weight")
    tokenizer.load_state_dict(weights)
    logmel = golden["prompt.whisper_logmel"][None]
    vectors = tokenizer.vectors(logmel, torch.tensor([logmel.shape[1]]))
    report("vq_hidden", vectors[0], golden["prompt.vq_hidden"])
    report("tokens", tokenizer.nearest(vectors)[0], golden["prompt.speech_tokens"])
    encoder = models.SpeakerEncoder.from_onnx(pack + "/frontend/campplus.onnx")
    report("speaker", encoder(golden["prompt.fbank_cmn"][None])[0], golden["prompt.speaker"])
    weights = safetensors.load(pack + "/llm/model.safetensors")
    lm = models.SpeechLm(weights["lm_head.weight"].shape[0]).eval()
    lm.load_state_dict(weights)
    ids = golden["lm.input_ids"][None].long()
    mask = torch.ones(ids.shape[1], ids.shape[1]).tril().bool()
    report("first_logits", lm(ids, mask)[0, -1], golden["lm.first_logits"])
    flow = models.Flow.from_weights(safetensors.load(pack + "/flow/flow.safetensors"))
    rule = json.load(open(pack + "/reprise.json"))["flow"]
    mel = flow.sample(golden["flow.tokens"][None].long(), golden["prompt.mel"][None], golden["prompt.speaker"][None], golden["flow.noise"][None],
                      rule["steps"], rule["cfg"])
    report("flow.mel", mel[golden["prompt.mel"].shape[0]:], golden["flow.mel"])
    pitch = models.PitchPredictor.from_file(pack + "/hift/f0_predictor.safetensors")
    report("voc.f0", pitch(golden["flow.mel"].T[None])[0], golden["voc.f0"])
found = vocoder.stages(golden["flow.mel"].numpy(), golden["voc.f0"].numpy(), golden["voc.noise"].numpy(),
                       json.load(open(pack + "/hift/config.json"))["source_filter"])
for stage, values in found.items():
    report("voc." + stage, torch.tensor(values).double(), golden["voc." + stage].double())
if too_far:
    sys.exit("too far off: " + ", ".join(too_far))
