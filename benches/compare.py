#!/usr/bin/env python3
"""What a fill costs beside what people use today, as whole processes.

Usage: benches/compare.py [--runs N] [--quick] [FOLDER]

Makes workbooks of 300, 2,000 and 20,000 questions and one of 15 sheets with 17,000 formulas, takes those in FOLDER (or in
$VSQ_WORKBOOKS) too, and prints medians of paired runs: seconds, and how many times as long as the bare read of every
sheet with calamine. Needs python3 with openpyxl and rapidfuzz, and LibreOffice, for the peers that are there.
"""

import argparse
import importlib.util
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

import measure

#: name, questions, sheets, formulas
MADE = [
    ("300 rows, 1 sheet", 300, 1, 0),
    ("300 rows, 5 sheets", 300, 5, 0),
    ("2,000 rows, 1 sheet", 2_000, 1, 0),
    ("2,000 rows, 20 sheets", 2_000, 20, 0),
    ("20,000 rows, 1 sheet", 20_000, 1, 0),
    ("250 rows, 15 sheets, 17,000 formulas", 250, 15, 17_000),
]


def workbooks(programs, folder, given):
    """The workbooks to measure on: name and path."""
    for name, rows, sheets, formulas in MADE if given.only != "folder" else ():
        if given.quick and rows > 2_000:
            continue
        path = folder / f"{rows}-{sheets}-{formulas}.xlsx"
        subprocess.run([programs.make, "workbook", path, str(rows), str(sheets), str(formulas)], check=True)
        yield name, path
    if given.folder and given.only != "made":
        for path in sorted(Path(given.folder).glob("*.xls[xm]")):
            yield path.name, path


def commands(programs, path, bank, out):
    """The programs on one workbook, by name."""
    found = {
        "calamine, read only": [programs.calamine, str(path)],
        "vsq fill": programs.fill(bank, out, path),
        "vsq inspect": [programs.vsq, "inspect", str(path), "--json"],
        "umya, load and save": [programs.umya, str(path), str(out / "umya.xlsx")],
    }
    if all(importlib.util.find_spec(name) for name in ("openpyxl", "rapidfuzz")):
        found["openpyxl and rapidfuzz"] = [
            "python3", programs.openpyxl, str(path), str(out / "openpyxl.xlsx"), str(bank), "B", "C",
        ]
    if programs.office:
        found["LibreOffice, convert"] = [
            programs.office, "--headless", "--convert-to", "xlsx", "--outdir", str(out / "office"), str(path),
        ]
    return found


def largest_sheet(path):
    """The size of the largest worksheet's XML, in MB: what the memory of a fill is held against."""
    with zipfile.ZipFile(path) as archive:
        return max(entry.file_size for entry in archive.infolist() if "/worksheets/" in entry.filename) / 2**20


def row(name, runs, bare):
    times = [took for took, _, _ in runs]
    if not times:
        return f"| {name} | failed | | | | |"
    middle, spread = measure.median(times), measure.spread(times)
    ratio = middle / bare if bare else float("nan")
    wide = f"±{spread:.0%}" if spread is not None else ""
    memory, used = (measure.median([run[column] for run in runs]) for column in (2, 1))
    return f"| {name} | {middle * 1000:,.0f} ms | {wide} | {ratio:.2f} | {used * 1000:,.0f} ms | {memory:,.0f} MB |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("VSQ_WORKBOOKS"))
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--quick", action="store_true", help="no workbook above 2,000 rows, and neither Python nor LibreOffice")
    parser.add_argument("--only", choices=["made", "folder"], help="measure on the made workbooks alone, or on those of the folder")
    parser.add_argument("--built", action="store_true", help="measure what is built already")
    parser.add_argument("--bank", type=Path, default=measure.ROOT / "answers" / "mijoro")
    given = parser.parse_args()
    programs = measure.Programs(anew=not given.built)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        out = folder / "out"
        out.mkdir()
        for name, path in workbooks(programs, folder, given):
            every = commands(programs, path, given.bank, out)
            slow = {name for name in every if name.startswith(("openpyxl", "LibreOffice"))}
            quick = {name: command for name, command in every.items() if name not in slow}
            runs = measure.paired(quick, given.runs)
            if not given.quick:
                # The slow ones are so much slower that a few runs tell enough.
                runs |= measure.paired({name: every[name] for name in every if name in slow}, max(1, given.runs // 5), warm=False)
            bare = measure.median([took for took, _, _ in runs["calamine, read only"]])
            print(f"\n### {name}, the largest sheet {largest_sheet(path):,.1f} MB of XML\n\n| | median | spread | times the bare read | processor | memory |\n|---|---|---|---|---|---|")
            for program, measured in runs.items():
                print(row(program, measured, bare), flush=True)


if __name__ == "__main__":
    main()
