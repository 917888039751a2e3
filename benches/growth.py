#!/usr/bin/env python3
"""How the cost of a fill grows: with rows, sheets, wordings of the bank, files and threads.

Usage: benches/growth.py [--runs N] [--only rows,files]

Prints a table of medians and draws docs/growth.svg, both axes logarithmic: a slope of 1 is a cost in proportion.
"""

import argparse
import math
import subprocess
import tempfile
from pathlib import Path

import measure

MEASURES = {
    "rows": ("rows of one sheet", [20, 200, 2_000, 20_000]),
    "sheets": ("sheets of three rows", [1, 10, 100, 1_000]),
    "bank": ("wordings of the bank", [100, 1_000, 10_000, 100_000]),
    "files": ("files of 300 rows", [1, 10, 100, 1_000]),
    "threads": ("threads on 100 files of 300 rows", [1, 2, 4, 8]),
}


def command(programs, folder, name, size, bank):
    """The command whose cost is measured at one size."""
    make = lambda *arguments: subprocess.run([programs.make, *map(str, arguments)], check=True)
    path, out = folder / f"{name}-{size}", folder / "out"
    if name == "rows":
        make("workbook", path.with_suffix(".xlsx"), size, 1)
        return programs.fill(bank, out, path.with_suffix(".xlsx"))
    if name == "sheets":
        make("workbook", path.with_suffix(".xlsx"), 3 * size, size)
        return programs.fill(bank, out, path.with_suffix(".xlsx"))
    if name == "bank":
        make("bank", path, size)
        return [programs.vsq, "ask", "Are backups encrypted at rest?", "--bank", str(path), "--today", measure.TODAY]
    files = size if name == "files" else 100
    inbox = folder / f"inbox-{files}"
    if not inbox.exists():
        make("folder", inbox, files, 300)
    threads = [] if name == "files" else ["--jobs", str(size)]
    return programs.fill(bank, out, inbox, more=threads)


def slope(points):
    """The slope of a line through the logarithms."""
    xs, ys = zip(*[(math.log10(x), math.log10(y)) for x, y in points])
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def plot(curves):
    """Small plots beside each other, as SVG that any browser draws; light and dark."""
    wide, high, pad = 250, 200, 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(curves) * wide} {high}" font-family="sans-serif" font-size="10">',
        "<style>text{fill:#555}path,line{stroke:#888;fill:none}.c{stroke:#2a78c2;stroke-width:2}circle{fill:#2a78c2}"
        "@media(prefers-color-scheme:dark){text{fill:#bbb}}</style>",
    ]
    for number, (title, points) in enumerate(curves):
        xs, ys = [math.log10(x) for x, _ in points], [math.log10(y) for _, y in points]
        low, top = math.floor(min(ys)), max(math.ceil(max(ys)), math.floor(min(ys)) + 1)
        left = number * wide + pad
        at_x = lambda x: left + (x - xs[0]) / (xs[-1] - xs[0]) * (wide - pad - 16)
        at_y = lambda y: high - pad - (y - low) / (top - low) * (high - pad - 30)
        parts.append(f'<text x="{left - pad + 6}" y="14" font-weight="bold">{title}, slope {slope(points):.2f}</text>')
        parts.append(f'<path d="M{left} 24V{high - pad}H{left + wide - pad - 16}"/>')
        for power in range(low, top + 1):
            label = f"{10 ** power:g} s"
            parts.append(f'<text x="{left - 4}" y="{at_y(power) + 3:.1f}" text-anchor="end">{label}</text>')
        for (size, _), x in zip(points, xs):
            parts.append(f'<text x="{at_x(x):.1f}" y="{high - pad + 14}" text-anchor="middle">{size:,}</text>')
        line = " ".join(f"{at_x(x):.1f},{at_y(y):.1f}" for x, y in zip(xs, ys))
        parts.append(f'<path class="c" d="M{line}"/>')
        parts += [f'<circle cx="{at_x(x):.1f}" cy="{at_y(y):.1f}" r="3"/>' for x, y in zip(xs, ys)]
    return "\n".join([*parts, "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default=",".join(MEASURES))
    parser.add_argument("--most-files", type=int, default=1_000, help="leave out larger batches")
    parser.add_argument("--built", action="store_true", help="measure what is built already")
    parser.add_argument("--bank", type=Path, default=measure.ROOT / "answers" / "mijoro")
    given = parser.parse_args()
    programs = measure.Programs(anew=not given.built)
    curves = []
    print("| what grows | size | median | processor | memory |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only.split(","):
            title, sizes = MEASURES[name]
            sizes = [size for size in sizes if name != "files" or size <= given.most_files]
            every = {size: command(programs, Path(folder), name, size, given.bank) for size in sizes}
            runs = measure.paired(every, given.runs)
            points = []
            for size, measured in runs.items():
                if not measured:
                    print(f"| {title} | {size:,} | failed | | |", flush=True)
                    continue
                took, used, memory = (measure.median(column) for column in zip(*measured))
                points.append((size, took))
                print(f"| {title} | {size:,} | {took:,.3f} s | {used:,.3f} s | {memory:,.0f} MB |", flush=True)
            curves.append((title, points))
    (measure.ROOT / "docs" / "growth.svg").write_text(plot(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
