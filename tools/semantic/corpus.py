"""The text that the table is trained on: a public-domain standard, the project's wordings, sentences made for it."""

import json
import pathlib
import re

import grammar

HERE = pathlib.Path(__file__).parent
MADE = 6_000  # sentences of the grammar
SHORTEST, LONGEST = 12, 200  # characters of a sentence


def standard(path):
    """The sentences of NIST SP 800-53 Rev. 5: titles, statements, discussion, assessment objectives."""
    for control in json.loads(path.read_text(encoding="utf-8")):
        title = control["title"]
        yield title
        parts = [part for part in re.split(r"\n", control["statement"]) if part.strip()]
        parts += re.split(r"(?<=[.!?])\s+(?=[A-Z])", control["guidance"] or "")
        parts += control["assessment_objectives"] or []
        for at, part in enumerate(parts):
            part = plain(part)
            if SHORTEST <= len(part) <= LONGEST:
                yield f"{control['family_name']}. {title}. {part}" if at % 3 == 0 else part


def plain(text):
    """Without list marks, links and parameters."""
    text = re.sub(r"^[A-Z]{2}-\d+\S*\s+", "", text.strip())
    text = re.sub(r"^(\(?[a-z0-9]{1,2}[.)])\s+", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[(Assignment|Selection)[^\[\]]*(\[[^\]]*\][^\[\]]*)*\]", "", text)
    return re.sub(r"\s+", " ", text).strip(" ;:,")


def sentences(standard_path):
    """All of it, each sentence once, in a fixed order."""
    wordings = (HERE / "wordings.txt").read_text(encoding="utf-8").splitlines()
    every = [*standard(standard_path), *(line for line in wordings if line), *grammar.sentences(MADE, seed=1)]
    return list(dict.fromkeys(every))


def matters():
    """Texts that are about one matter, in other words each: its title, title and domain, and its sentences.

    A block of a file is a matter: a line `= Domain | Title`, and a sentence a line.
    """
    found = []
    for path in sorted((HERE / "matters").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            head, *lines = block.splitlines()
            domain, title = head.removeprefix("= ").split(" | ")
            found.append([title, f"{domain}. {title}", *lines])
    return found
