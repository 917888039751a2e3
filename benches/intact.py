#!/usr/bin/env python3
"""What is left of a workbook besides its answers: vsq beside libraries that load the whole file and save it again.

Usage: benches/intact.py [--bank DIR] [--built] FOLDER

Fills each workbook of FOLDER with vsq, writes the same texts into the same cells with openpyxl and with umya-spreadsheet,
and counts what of the original is in the three copies. A part is lost or kept by its name, and changed unless its bytes are
the same; a choice list is kept where the same formula binds the same cells of the same sheet, a merge where the same cells
are merged, a value of a formula where the cell still holds one. Workbooks in which vsq answers nothing are left out. Needs
python3 with openpyxl; reads the copies with nothing but zip and XML.
"""

import argparse
import json
import posixpath
import subprocess
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl

import measure

warnings.filterwarnings("ignore")


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def cells(references):
    """Rectangles in a form that compares: `B5:B5` is `B5`."""
    ends = (reference.partition(":")[::2] for reference in references.split())
    return tuple(sorted(first if last in ("", first) else f"{first}:{last}" for first, last in ends))


def named(root, name):
    return (element for element in root.iter() if local(element) == name)


class Contents:
    """What is counted of a workbook."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        related = ElementTree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        targets = {one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target")))[1:] for one in related}
        self.lists, self.merges, self.values, self.formulas = Counter(), Counter(), set(), 0
        for sheet in named(ElementTree.fromstring(self.parts["xl/workbook.xml"]), "sheet"):
            part = targets[next(value for key, value in sheet.attrib.items() if key.endswith("}id"))]
            self.read(sheet.get("name"), ElementTree.fromstring(self.parts[part]))

    def read(self, name, root):
        for rule in named(root, "dataValidation"):
            if rule.get("type") == "list":
                inside = {local(child): "".join(child.itertext()) for child in rule}
                bound = cells(rule.get("sqref") or inside.get("sqref", ""))
                self.lists[name, bound, inside.get("formula1", "").strip().lstrip("=")] += 1
        for merge in named(root, "mergeCell"):
            self.merges[name, cells(merge.get("ref"))] += 1
        for cell in named(root, "c"):
            inside = {local(child): child.text for child in cell}
            if "f" in inside:
                self.formulas += 1
                if inside.get("v"):
                    self.values.add((name, cell.get("r")))


def row(program, old, new):
    """One program's line of the table."""
    if new is None:
        return f"| | {program} | cannot | | | | | |"
    kept = [name for name in old.parts if name in new.parts]
    changed = sum(old.parts[name] != new.parts[name] for name in kept)
    added = sum(name not in old.parts for name in new.parts)
    of = lambda kind: f"{(getattr(old, kind) & getattr(new, kind)).total()} of {getattr(old, kind).total()}"
    values = f"{len(old.values & new.values)} of {len(old.values)}"
    return f"| | {program} | {changed} | {len(old.parts) - len(kept)} | {added} | {of('lists')} | {of('merges')} | {values} |"


def with_openpyxl(source, target, writes):
    book = openpyxl.load_workbook(source, keep_vba=source.suffix == ".xlsm")
    for write in writes:
        cell = book[write["sheet"]][write["cell"]]
        cell.value, cell.data_type = write["text"], "s"
    book.save(target)


def copies(programs, source, bank, folder):
    """How many cells were written, and the copy of each program; None where it failed."""
    report, told = folder / "report.json", folder / "writes.json"
    subprocess.run([*programs.fill(bank, folder, source), "--report", str(report)], capture_output=True)
    if not report.exists():
        return 0, {}
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    questions = [question for file in files for question in file["questions"] if question["status"] == "filled"]
    writes = [
        {"sheet": write.get("sheet", question["sheet"]), "cell": write["cell"], "text": write["value"]}
        for question in questions
        for write in question["writes"]
    ]
    told.write_text(json.dumps(writes), encoding="utf-8")
    made = {"vsq": folder / f"{source.stem}.completed{source.suffix}"}
    made["openpyxl"] = folder / f"openpyxl{source.suffix}"
    made["umya-spreadsheet"] = folder / f"umya{source.suffix}"
    with_openpyxl(source, made["openpyxl"], writes)
    subprocess.run([programs.umya, source, made["umya-spreadsheet"], told], capture_output=True)
    return len(writes), {name: Contents(path) if path.exists() else None for name, path in made.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bank", type=Path, default=measure.ROOT / "answers" / "wemalo")
    parser.add_argument("--built", action="store_true", help="use what is built already")
    given = parser.parse_args()
    programs = measure.Programs(anew=not given.built)
    print("| workbook | program | parts changed | lost | added | lists kept | merges kept | formulas with their value |")
    print("|---|---|---|---|---|---|---|---|")
    for source in sorted(given.folder.glob("*.xls[xm]")):
        with tempfile.TemporaryDirectory() as folder:
            written, made = copies(programs, source, given.bank, Path(folder))
            if not written:
                continue
            old = Contents(source)
            print(f"| {source.name}, {written} cells | {len(old.parts)} parts | | | | | | |")
            for program, new in made.items():
                print(row(program, old, new), flush=True)


if __name__ == "__main__":
    main()
