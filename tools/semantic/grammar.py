"""Sentences of the kind that questionnaires and standards hold, made from the project's own names of matters."""

import pathlib
import random

FRAMES = [
    "Do you have {a}?", "Is there a documented process for {a}?", "Describe your approach to {a}.",
    "Are {a} in place?", "How do you handle {a}?", "Who is responsible for {a}?",
    "Are procedures for {a} established, documented and maintained?", "{A} and {b} are managed.",
    "Policies and procedures cover {a}.", "The organization defines rules for {a}, including {b}.",
    "Is {a} reviewed at least annually?", "Does your company ensure {a} and {b}?",
    "The provider implements technical measures for {a}.", "{A} are identified, recorded and kept up to date.",
    "Please provide evidence of {a}.", "Does the service support {a}?", "{A} is performed before {b}.",
    "Do contracts with customers address {a}?", "Are personnel trained in {a}?", "Is {a} tested periodically?",
    "{A} is protected, and {b} is monitored.", "To what extent is {a} automated?", "{A}", "{A}, {b} and {c}",
    "Processes and procedures are used to maintain {a}.", "Responsibilities for {a} are assigned and communicated.",
    "Where {a} is not possible, is {b} used instead?", "Risks that concern {a} are understood.",
]
HEADED = 0.35  # share of sentences under a heading
STRAY = 0.25  # share of second matters taken from another area


def areas(path):
    """Each area's headings and its matters, a list of names each."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            rows = [[name.strip() for name in line.split(";")] for line in lines]
            found.append((rows[0], rows[1:]))
    return found


def sentences(count, seed):
    """`count` different sentences, the same for the same seed."""
    held = areas(pathlib.Path(__file__).parent / "concepts.txt")
    draw = random.Random(seed)
    made = {}
    for headings, matters in held:
        for name in headings + [name for matter in matters for name in matter]:
            made[name] = None
    while len(made) < count:
        headings, matters = draw.choice(held)
        first = draw.choice(draw.choice(matters))
        others = []
        for _ in range(2):
            _, there = draw.choice(held) if draw.random() < STRAY else (headings, matters)
            others.append(draw.choice(draw.choice(there)))
        frame = draw.choice(FRAMES)
        text = frame.format(a=first, A=first[0].upper() + first[1:], b=others[0], c=others[1])
        if draw.random() < HEADED:
            text = f"{draw.choice(headings)}. {text}"
        made[text] = None
    return list(made)
