"""Every phrase of the shipped lexicons, as both baselines look it up."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from names import LEXICONS, rows  # noqa: E402

# The lexicons, and the type that a phrase of each has. The last three name nothing by themselves.
FILES = {
    "datasets": "dataset",
    "models": "model",
    "families": "model",
    "metrics": "metric",
    "tasks": "task",
    "class-words": "class",
    "task-modifiers": "modifier",
    "task-heads": "head",
}

# A hyphen and a space are the same in a name; both keep their length, so offsets stay.
SAME = {ord(mark): " " for mark in "-\u2010\u2011\u2013_"}


def folded(text):
    """The text in the form that phrases are looked up in, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(SAME)


def spellings(row):
    """The row's surface, without its hyphen, and in the plural where the row has one."""
    surfaces = [row.surface]
    if "-" in row.surface and any(map(str.isdigit, row.surface)):
        surfaces.append(row.surface.replace("-", ""))
    if "plural" in row.attributes:
        surfaces.append(row.attributes["plural"] or row.surface + "s")
    return surfaces


def entries(folder=LEXICONS):
    """Every spelling of every row, as (spelling, type, canonical, is exact, is ambiguous)."""
    for name, kind in FILES.items():
        for row in rows(name, folder):
            for spelling in spellings(row):
                yield spelling, kind, row.canonical, "exact" in row.attributes, "ambiguous" in row.attributes
