#!/usr/bin/env python3
"""Forces answers into workbooks of every kind and has everybody else look at the copies.

usage: forced_answers.py VSQ [SHARED]

The integration test of that name writes into workbooks that it makes, and into those of SHARED/corpus where that is there:
the first ten writable cells of each sheet, the first ten with a list and more, texts that have gone wrong somewhere. Then
for each copy SHARED/eval/fidelity.py must find no problem, `vsq verify` no fault but locks that were passed over on purpose
(on sheets without an unlocked cell), and openpyxl and LibreOffice must read every text that was written as it was written.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import openpyxl
from openpyxl.utils.cell import coordinate_from_string, column_index_from_string

warnings.filterwarnings("ignore")
csv.field_size_limit(1 << 20)
ROOT = pathlib.Path(__file__).resolve().parent.parent
#: Every sheet as comma-separated text in UTF-8, cells as they are stored.
AS_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def force(corpus, folder):
    """Has the test make the copies, each beside its original and what was written."""
    environment = {**os.environ, "VSQ_COMPLETED": str(folder)}
    if corpus.is_dir():
        environment["VSQ_WORKBOOKS"] = str(corpus.resolve())
    command = ["cargo", "test", "--quiet", "--test", "integration", "forced_answers::"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def only_answers(script, original, copy):
    """What the independent check finds."""
    done = subprocess.run([sys.executable, script, original, copy], capture_output=True, text=True)
    good = done.returncode == 0 and done.stdout.strip().endswith("problems 0")
    return [] if good else [f"fidelity: {line}" for line in (done.stdout + done.stderr).strip().splitlines()[-3:]]


def audited(vsq, original, copy, writes):
    """What the auditor finds besides the locks that were passed over."""
    done = subprocess.run([vsq, "verify", original, copy, "--json"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        return [f"verify: {done.stderr.strip()}"]
    found = json.loads(done.stdout)
    over = {(write["sheet"], write["cell"]) for write in writes if write["locked"]}
    told = {(fault["sheet"], fault["cell"]) for fault in found["faults"] if fault["kind"] == "locked_cell"}
    faults = [f"verify: {fault}" for fault in found["faults"] if fault["kind"] != "locked_cell"]
    if told != over:
        faults.append(f"verify: of the locks at {sorted(over)} it tells {sorted(told)}")
    changed = {(cell["sheet"], cell["cell"]): cell["is"] for cell in found["cells"]}
    if changed != {(write["sheet"], write["cell"]): write["text"] for write in writes}:
        faults.append("verify: other cells changed than were written")
    return faults


def through_openpyxl(book, writes):
    """The written texts that openpyxl reads otherwise. It leaves escapes (`_xHHHH_`) as they are stored."""
    wrong = []
    for write in writes:
        text, read = write["text"], book[write["sheet"]][write["cell"]].value or ""
        plain = "_x" not in text and all(character >= " " or character in "\t\n" for character in text)
        if plain and read != text:
            wrong.append(f"openpyxl: {write['sheet']}!{write['cell']} is {read[:60]!r}, not {text[:60]!r}")
    return wrong


def through_libreoffice(copies, folder):
    """The sheets of all copies as LibreOffice reads them, in files of comma-separated text."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", AS_TEXT, "--outdir", str(folder / "office")]
    subprocess.run([*command, *map(str, copies)], check=True, capture_output=True, timeout=1200)


def read_by_libreoffice(copy, writes, folder):
    """The written texts that LibreOffice reads otherwise."""
    sheets, wrong = {}, []
    for write in writes:
        name, text = write["sheet"], write["text"]
        if name not in sheets:
            path = folder / "office" / f"{copy.stem}-{name}.csv"
            if not path.exists():
                return [f"LibreOffice: no sheet {name}"]
            with path.open(encoding="utf-8", newline="") as file:
                sheets[name] = list(csv.reader(file))
        letters, row = coordinate_from_string(write["cell"])
        column = column_index_from_string(letters)
        try:
            read = sheets[name][row - 1][column - 1]
        except IndexError:
            read = ""
        if read != text:
            wrong.append(f"LibreOffice: {name}!{write['cell']} is {read[:60]!r}, not {text[:60]!r}")
    return wrong


def main():
    vsq, shared = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared")
    fidelity = shared / "eval" / "fidelity.py"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        force(shared / "corpus", folder / "forced")
        copies = sorted((folder / "forced").glob("*.completed.xls[xm]"))
        through_libreoffice(copies, folder)
        failed = 0
        for copy in copies:
            original = copy.with_name(copy.name.replace(".completed.", "."))
            writes = json.loads(original.with_suffix(".writes.json").read_text(encoding="utf-8"))
            faults = only_answers(fidelity, original, copy) if fidelity.exists() else []
            book = openpyxl.load_workbook(copy, keep_vba=copy.suffix == ".xlsm")
            faults += audited(vsq, original, copy, writes) + through_openpyxl(book, writes)
            # LibreOffice draws pivot tables anew when it loads them, over what stands around them.
            drawn_anew = {sheet.title for sheet in book.worksheets if sheet._pivots}
            compared = [write for write in writes if write["sheet"] not in drawn_anew]
            faults += read_by_libreoffice(copy, compared, folder)
            failed += bool(faults)
            left_out = f", {len(writes) - len(compared)} beside pivot tables not in LibreOffice" if drawn_anew else ""
            print(f"{'BAD' if faults else 'ok '} {original.name}: {len(writes)} cells{left_out}", *faults[:5], sep="\n    ")
    if not copies or failed:
        sys.exit(f"{failed} of {len(copies)} workbooks do not come back intact")
    checks = "fidelity.py, vsq verify" if fidelity.exists() else "vsq verify"
    print(f"{len(copies)} workbooks: {checks}, openpyxl and LibreOffice agree")


main()
