"""The numbers of a sentence model, as a safetensors file keeps them."""

import json
import struct

import numpy as np


def tensors(whole):
    """A safetensors file: the length of a JSON header, the header, the numbers."""
    (length,) = struct.unpack_from("<Q", whole)
    header, start = json.loads(whole[8 : 8 + length]), 8 + length
    found = {}
    for name, tensor in header.items():
        if tensor.get("dtype") == "F32":
            first, end = tensor["data_offsets"]
            found[name] = np.frombuffer(whole, "<f4", (end - first) // 4, start + first).reshape(tensor["shape"])
    return found
