"""The shipped lexicons as lists of names, and Zipf's law over them."""

import bisect
import itertools
import pathlib
import random

LEXICONS = pathlib.Path(__file__).resolve().parent.parent / "Rules" / "lexicons"
TYPES = ("dataset", "model", "metric", "task")


class Row:
    """A row of a lexicon: what the text says, what it means, and the row's attributes."""

    def __init__(self, line):
        surface, canonical, attributes = (line.split("\t") + ["", ""])[:3]
        self.surface = surface
        self.canonical = canonical or surface
        self.attributes = dict(part.partition("=")[::2] for part in attributes.split())


def rows(name, folder=LEXICONS):
    """The rows of a lexicon file, in its order."""
    with open(pathlib.Path(folder) / f"{name}.tsv", encoding="utf-8") as file:
        return [Row(line.rstrip("\n")) for line in file if line.strip() and not line.startswith("#")]


class Zipf:
    """Draws items so that the one of rank r comes with a probability near 1/r.

    Names in papers are like that: ImageNet is everywhere and most datasets are named once.
    The ranks are a shuffle by the seed, so that no part of the alphabet is favoured.
    """

    def __init__(self, items, seed, exponent=1.05, shift=2.7):
        self.items = list(items)
        random.Random(seed).shuffle(self.items)
        weights = ((rank + shift) ** -exponent for rank in range(len(self.items)))
        self.sums = list(itertools.accumulate(weights))

    def draw(self, rng):
        return self.items[bisect.bisect(self.sums, rng.random() * self.sums[-1])]


class Names:
    """Draws names of each type, most of them from the field of the paper."""

    def __init__(self, seed):
        self.all = {}
        self.of_field = {}
        for kind in TYPES:
            fields = {None: {}}
            for row in rows(f"{kind}s"):
                if "ambiguous" not in row.attributes:
                    for field in (None, row.attributes.get("field")):
                        fields.setdefault(field, {})[row.surface] = None
            self.all[kind] = Zipf(fields.pop(None), f"{seed}/{kind}")
            for field, surfaces in fields.items():
                if len(surfaces) >= 50:
                    self.of_field[kind, field] = Zipf(surfaces, f"{seed}/{kind}/{field}")

    def draw(self, kind, field, rng):
        zipf = self.of_field.get((kind, field))
        return (zipf if zipf and rng.random() < 0.8 else self.all[kind]).draw(rng)
