"""Compare a report of `vsq fill` on CAIQ 4.0.3 with the list of questions that a vendor's page answers.

usage: caiq4_score.py REPORT.json VENDOR [--inspect INSPECT.json] [--floor SHARE] [--read NUMBER=STANCE]...

REPORT.json is written by `vsq fill FILE --report REPORT.json`; VENDOR names a list in `caiq4/`. Numbers are taken from
the report, or by cell from INSPECT.json (`vsq inspect FILE --json`) where the report has none.

Printed are the numbers missed, those answered wrongly and a last line `expected E filled F share S wrong W`, where F counts
the expected ones that are filled with the stance expected. Wrong is a stance other than the listed one, a borderline
question with a stance that it does not allow, and any question filled that is on neither list, unless --read says that a
person has read it against the page and found that stance right. The exit code is 1 where anything is wrong or the share
is below the floor (default 0.6), 2 where the input cannot be used.
"""

import argparse
import json
import pathlib
import sys

LISTS = pathlib.Path(__file__).resolve().parent / "caiq4"


def load(path):
    """The JSON in a file; a fault ends the run with one line."""
    try:
        return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        print(f"caiq4_score: {path}: {fault}", file=sys.stderr)
        raise SystemExit(2) from fault


def normal(number):
    """A question number without the stray spaces that editions carry."""
    return "".join(str(number).split()).upper()


def records(node):
    """Every question record of a report or an inspection, wherever it is nested."""
    if isinstance(node, dict):
        if "status" in node or "question_cell" in node:
            yield node
            return
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from records(child)


def cell(record):
    """The cell of a question: its address without a sheet's name."""
    where = record.get("question_cell") or record.get("cell") or ""
    return str(where).rsplit("!", 1)[-1].replace("$", "")


def filled(report, inspection):
    """The stance by number of each question that the report says is filled."""
    by_cell = {}
    for record in records(inspection or []):
        if record.get("number"):
            by_cell.setdefault(cell(record), record["number"])
    stances, unnumbered = {}, 0
    for record in records(report):
        if record.get("status") != "filled":
            continue
        number = record.get("number") or by_cell.get(cell(record))
        if number is None:
            unnumbered += 1
        else:
            stances[normal(number)] = record.get("stance")
    return stances, unnumbered


def main():
    """Score one report."""
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ", 1)[1].split("\n", 1)[0])
    parser.add_argument("report")
    parser.add_argument("vendor")
    parser.add_argument("--inspect")
    parser.add_argument("--floor", type=float, default=0.6)
    parser.add_argument("--read", action="append", default=[])
    options = parser.parse_args()

    expected = {normal(label["number"]): label["stance"] for label in load(LISTS / f"{options.vendor}.json")}
    allowed = {
        normal(label["number"]): set(label["stances"])
        for label in load(LISTS / "borderline.json").get(options.vendor, [])
    }
    for reading in options.read:
        number, _, stance = reading.partition("=")
        allowed.setdefault(normal(number), set()).add(stance)

    stances, unnumbered = filled(load(options.report), load(options.inspect) if options.inspect else None)
    if unnumbered:
        print(f"caiq4_score: {unnumbered} filled questions have no number; give --inspect", file=sys.stderr)
        return 2

    wrong = 0
    for number, stance in sorted(stances.items()):
        if number in expected and stance != expected[number]:
            print(f"wrong  {number}: {stance}, the page says {expected[number]}")
        elif number in expected or stance in allowed.get(number, ()):
            continue
        else:
            why = f"only {'/'.join(sorted(allowed[number]))} is allowed" if number in allowed else "on neither list"
            print(f"wrong  {number}: {stance}, {why}")
        wrong += 1
    for number, stance in sorted(expected.items()):
        if number not in stances:
            print(f"missed {number}: {stance}")
    right = sum(stances.get(number) == stance for number, stance in expected.items())
    share = right / len(expected) if expected else 1.0
    print(f"expected {len(expected)} filled {right} share {share:.2f} wrong {wrong}")
    return 0 if wrong == 0 and share >= options.floor else 1


if __name__ == "__main__":
    sys.exit(main())
