"""Reads and writes the safetensors format: 8 bytes of header length, a JSON header, raw little-endian data."""
import json
import struct

import numpy as np
import torch

TYPES = {"F32": np.float32, "F16": np.float16, "I32": np.int32, "I64": np.int64}


def load(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            values = np.frombuffer(data[8 + size + start:8 + size + end], TYPES[entry["dtype"]]).reshape(entry["shape"])
            values = values.astype(np.float32) if entry["dtype"] == "F16" else values.copy()
            tensors[name] = torch.tensor(values)
    return tensors


def save(tensors, path, half=True):
    """Floating-point tensors in fp16 (or fp32); integers as they are; names sorted."""
    header, blobs, at = {"__metadata__": {"format": "pt"}}, [], 0
    for name in sorted(tensors):
        value = tensors[name].detach().cpu().numpy()
        if value.dtype.kind == "f":
            value = value.astype(np.float16 if half and not name.endswith("inv_freq") else np.float32)
        blob = np.ascontiguousarray(value).tobytes()
        kind = next(key for key, dtype in TYPES.items() if dtype == value.dtype)
        header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [at, at + len(blob)]}
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
