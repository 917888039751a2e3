#!/usr/bin/env python3
"""Opens completed workbooks with openpyxl and LibreOffice: both must read every sheet, and agree on the texts.

usage: open_elsewhere.py FILE...
"""
import pathlib
import subprocess
import sys
import tempfile
import warnings

import openpyxl

warnings.filterwarnings("ignore")


def texts(path):
    book = openpyxl.load_workbook(path)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and not cell.value.startswith("=")}


def through_libreoffice(paths, folder):
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx", "--outdir", folder]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
    return {path: pathlib.Path(folder) / f"{path.stem}.xlsx" for path in paths}


def main():
    paths = [pathlib.Path(argument) for argument in sys.argv[1:]]
    if not paths:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        converted = through_libreoffice(paths, folder)
        for path in paths:
            ours = texts(path)
            if not converted[path].exists():
                sys.exit(f"{path}: LibreOffice did not open it")
            theirs = texts(converted[path])
            # LibreOffice recomputes formulas, so only what both read as text is compared, and only by presence.
            missing = [key for key in ours if ours[key].strip() and not theirs.get(key)]
            if not ours or len(missing) > len(ours) * 0.02:
                sys.exit(f"{path}: {len(missing)} of {len(ours)} texts are gone in LibreOffice, the first at {missing[:3]}")
            print(f"{path.name}: {len(ours)} texts in openpyxl, {len(missing)} not in LibreOffice")


main()
