"""Runs whole processes and measures them: what compare.py and growth.py stand on."""

import os
import shutil
import statistics
import subprocess
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = HERE / "peers"
TODAY = "2026-07-01"


def build(anew):
    """Builds vsq and its peers as they are shipped, unless they are built; gives the folders of the two."""
    for folder in (ROOT, PEERS) if anew else ():
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=folder, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    peers = Path(os.environ.get("CARGO_TARGET_DIR", PEERS / "target"))
    return target / "release", peers / "release"


class Programs:
    """The programs that are measured."""

    def __init__(self, anew=True):
        own, peers = build(anew)
        self.vsq = str(own / "vsq")
        self.calamine = str(peers / "read_with_calamine")
        self.umya = str(peers / "load_and_save_with_umya")
        self.make = str(peers / "make_questionnaires")
        self.openpyxl = str(PEERS / "openpyxl_rapidfuzz.py")
        self.office = shutil.which("soffice") or shutil.which("libreoffice")

    def fill(self, bank, out, *files, more=()):
        """The command that fills files from a bank into a folder."""
        return [self.vsq, "fill", *map(str, files), "--bank", str(bank), "--out", str(out), "--force", "--today", TODAY, *more]


def once(command, limit=600):
    """One run: seconds on the clock, seconds of processor, and the most memory held, in MB; None where it failed."""
    begun = time.perf_counter()
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return None
    timer = threading.Timer(limit, process.kill)
    timer.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - begun
    timer.cancel()
    if process.returncode != 0:
        return None
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def paired(commands, runs, warm=True):
    """Runs commands in turn, so that what else the machine does falls on all alike; gives the runs of each."""
    for command in commands.values() if warm else ():
        once(command)
    found = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured = once(command)
            if measured is not None:
                found[name].append(measured)
    return found


def median(values):
    return statistics.median(values) if values else None


def spread(values):
    """The half of the distance between the quartiles, relative to the median."""
    if len(values) < 4:
        return None
    low, middle, high = statistics.quantiles(values, n=4)
    return (high - low) / 2 / middle
