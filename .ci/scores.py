#!/usr/bin/env python3
"""Runs the scorers beside the project and holds their figures against .ci/floors.json, which are never lowered.

usage: scores.py VSQ SHARED WORK
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = json.loads((HERE / "floors.json").read_text())
TODAY = "2026-07-01"
BANKS = ["mojaq", "vaivatta", "wemalo", "mijoro", "omoikane"]
FILLED = ["caiq_v4.0.3_blank.xlsx", "caiq_v3.0.1_2017.xlsx", "hecvat_lite_2.11.xlsx", "hecvat_full_v3.06_d3c.xlsx"]
faults = []


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=1800)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:])
    return done


def hold(name, got, floor, at_most=False):
    good = got <= floor if at_most else got >= floor
    print(f"{'ok ' if good else 'BAD'} {name}: {got} ({'at most' if at_most else 'floor'} {floor})")
    if not good:
        faults.append(name)


def layout(vsq, shared):
    last = run(sys.executable, shared / "eval/layout.py", vsq).stdout.strip().splitlines()[-1]
    print(last)
    figures = dict(re.findall(r"(recall|precision|response|comment) ([\d.]+)", last))
    for name in ("recall", "precision", "response", "comment"):
        hold(f"layout {name}", float(figures[name]), FLOORS["layout"][name])
    hold("layout perfect", int(re.search(r"perfect (\d+)", last).group(1)), FLOORS["layout"]["perfect"])
    hold("layout false alarms", int(re.search(r"false-alarm files (\d+)", last).group(1)), FLOORS["layout"]["false_alarm_files"], at_most=True)


def retrieval(vsq, shared):
    output = run(sys.executable, shared / "eval/retrieval.py", vsq, "--split", "test").stdout
    print(output.strip())
    mean = dict(re.findall(r"(hit@\d) ([\d.]+)", output.strip().splitlines()[-1]))
    for name, floor in FLOORS["retrieval_test"].items():
        hold(f"retrieval {name}", float(mean[name]), floor)


def fills(vsq, shared, work):
    outputs = []
    for bank in BANKS:
        out = work / bank
        for name in FILLED:
            original, report = shared / "corpus" / name, work / f"{bank}.{name}.json"
            done = run(vsq, "fill", original, "--bank", ROOT / "answers" / bank, "--today", TODAY, "--out", out, "--report", report)
            completed = out / f"{pathlib.Path(name).stem}.completed.xlsx"
            if done.returncode or not completed.exists():
                faults.append(f"fill {bank} {name}")
                continue
            outputs.append(completed)
            questions = json.loads(report.read_text())["files"][0]["questions"]
            filled = [question for question in questions if question["status"] == "filled"]
            cells = {f"{question['sheet']}!{write['cell']}" for question in filled for write in question["writes"]}
            checked = run(sys.executable, shared / "eval/fidelity.py", original, completed, "--json")
            result = json.loads(checked.stdout)
            changed = {f"{sheet}!{cell}" for sheet, cell, _ in result["cells"]}
            unwritten = [q["cell"] for q in filled if not any(f"{q['sheet']}!{w['cell']}" in changed for w in q["writes"])]
            hold(f"fidelity {bank} {name}: {len(filled)} filled, problems", len(result["bad"]), 0, at_most=True)
            hold(f"fidelity {bank} {name}: cells changed that no question reports", len(changed - cells), 0, at_most=True)
            hold(f"fidelity {bank} {name}: questions filled without a changed cell", len(unwritten), 0, at_most=True)
        scored = run(sys.executable, ROOT / "tests/labels/caiq4_score.py", work / f"{bank}.{FILLED[0]}.json", bank, "--floor", "0")
        print(scored.stdout.strip())
        figures = dict(re.findall(r"(share|wrong) ([\d.]+)", scored.stdout.strip().splitlines()[-1]))
        hold(f"CAIQ 4 {bank} filled of expected", float(figures["share"]), FLOORS["caiq_filled"][bank])
        hold(f"CAIQ 4 {bank} wrong", int(figures["wrong"]), 0, at_most=True)
    for start in range(0, len(outputs), 4):
        group = outputs[start : start + 4]
        opened = run(sys.executable, HERE / "open_elsewhere.py", *group)
        print(opened.stdout.strip())
        hold(f"opened elsewhere: {group[0].parent.name}, exit", opened.returncode, 0, at_most=True)


def main():
    vsq, shared, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    layout(vsq, shared)
    retrieval(vsq, shared)
    fills(vsq, shared, work)
    if faults:
        sys.exit("below the floor: " + "; ".join(faults))


main()
