#!/usr/bin/env python3
"""Loading, indexing and asking banks of 100 to 100,000 wordings: vsq, tantivy and a sentence model, in one run.

Usage: benches/ranking.py [--model DIR]

Runs `benches/matching.rs` and tantivy (`benches/peers`) on the same wordings and questions, one after the other, and prints
one table. With --model DIR, the folder of a sentence model such as all-MiniLM-L6-v2, its ranking is measured too, on the banks
that it encodes in a reasonable time; this builds vsq with the feature `sentence-model`.
"""

import argparse
import json
import os
import re
import subprocess

import measure

SIZES = [100, 1_000, 10_000, 100_000]
#: What `benches/matching.rs` calls a measure, and whether it is of all questions.
OWN = {"load": False, "index": False, "ask": True, "ask with a sentence model": True}


def own(model):
    """Seconds by measure and size, as criterion has them; of asking, for one question."""
    features = ["--features", "sentence-model"] if model else []
    environment = os.environ | ({"VSQ_SENTENCE_MODEL": model} if model else {})
    command = ["cargo", "bench", "--quiet", *features, "--bench", "matching"]
    subprocess.run(command, cwd=measure.ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", measure.ROOT / "target")
    found = {}
    for name, of_all in OWN.items():
        for size in SIZES:
            folder = measure.Path(target) / "criterion" / "bank" / name / str(size) / "new"
            if not (folder / "estimates.json").exists() or (name.endswith("model") and not model):
                continue
            seconds = json.loads((folder / "estimates.json").read_text())["median"]["point_estimate"] / 1e9
            elements = json.loads((folder / "benchmark.json").read_text())["throughput"]["Elements"]
            found[name, size] = seconds / elements if of_all else seconds
    return found


def tantivy():
    """What tantivy prints: by size, milliseconds to index and to ask."""
    command = ["cargo", "run", "--quiet", "--release", "--bin", "tantivy", "--", "--sizes"]
    printed = subprocess.run(command, cwd=measure.PEERS, capture_output=True, text=True, check=True).stdout
    rows = re.findall(r"^\| (\d+) \| ([\d.]+) \| ([\d.]+) \|", printed, re.MULTILINE)
    return {int(size): (float(index), float(ask)) for size, index, ask in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    given = parser.parse_args()
    ours, theirs = own(given.model), tantivy()
    shown = lambda seconds, digits: "" if seconds is None else f"{seconds * 1e3:,.{digits}f} ms"
    print("| wordings | vsq: load | index | a question | with the sentence model | tantivy: index | a question |")
    print("|---|---|---|---|---|---|---|")
    for size in SIZES:
        index, ask = theirs.get(size, (float("nan"), float("nan")))
        cells = [
            shown(ours.get(("load", size)), 1),
            shown(ours.get(("index", size)), 1),
            shown(ours.get(("ask", size)), 3),
            shown(ours.get(("ask with a sentence model", size)), 1),
            f"{index:,.1f} ms",
            f"{ask:,.3f} ms",
        ]
        print(f"| {size:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
