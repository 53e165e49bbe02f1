"""Invented papers: sentences.txt with the shipped names in it, the same for the same seed."""

import collections
import pathlib
import random
import re

from names import Names

SENTENCES = pathlib.Path(__file__).resolve().parent / "sentences.txt"
SLOT = re.compile(r"\{(\w+)\}")
ARTICLE = re.compile(r"\b([Aa])(?= [aeio])")
WORDS = "two three four five six seven eight nine ten twelve".split()
SYLLABLES = "ba cor dex el fir gan hal ix jo kel lum mor nex ov pra qua rin sol tra vex wim zen".split()
# How many sentences of a place an abstract has, at least and at most: about 1,200 characters in the end,
# between the 1,000 of Gold/ and the 1,600 of abstracts on a daily listing.
SHAPE = (("opening", 2, 4), ("method", 3, 5), ("result", 2, 5), ("closing", 0, 2))


def sections():
    """The lines of sentences.txt under their headings."""
    found, lines = {}, None
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


class Papers:
    """An endless series of papers; `drawn` counts the names in those made so far."""

    def __init__(self, seed=1):
        self.rng = random.Random(seed)
        self.names = Names(seed)
        self.sections = sections()
        self.fields = sorted({key.split()[0] for key in self.sections if " " in key} - {"any"})
        self.drawn = collections.Counter()
        self.made = 0

    def next(self):
        """The next paper, with the fields of a JSON line: id, title, abstract."""
        field = self.rng.choice(self.fields)
        coined = self.coin()
        title = self.fill(self.rng.choice(self.sections["any title"]), field, coined)
        self.made += 1
        return {
            "id": f"bench-{self.made:07d}",
            "title": title[0].upper() + title[1:],
            "abstract": " ".join(self.abstract(field, coined)),
        }

    def abstract(self, field, coined):
        for place, low, high in SHAPE:
            lines = self.sections[f"any {place}"] + 3 * self.sections.get(f"{field} {place}", [])
            self.rng.shuffle(lines)
            for line in list(dict.fromkeys(lines))[: self.rng.randint(low, high)]:
                yield self.fill(line, field, coined)

    def coin(self):
        """A name that no lexicon has."""
        name = "".join(self.rng.choice(SYLLABLES) for _ in range(self.rng.randint(2, 3))).capitalize()
        return name + self.rng.choice(["", "", "Net", "Former", "-2", "GNN"])

    def fill(self, line, field, coined):
        filled = SLOT.sub(lambda slot: self.value(slot[1], field, coined), line)
        return ARTICLE.sub(r"\1n", filled)

    def value(self, slot, field, coined):
        rng = self.rng
        match slot:
            case "model" | "dataset" | "metric" | "task":
                name = self.names.draw(slot, field, rng)
                self.drawn[name] += 1
                return name
            case "new" | "New":
                return coined
            case "thing":
                return rng.choice(self.sections["things"])
            case "adj":
                return rng.choice(self.sections["adjectives"])
            case "Adj":
                return rng.choice(self.sections["adjectives"]).capitalize()
            case "aspect":
                return rng.choice(self.sections["aspects"])
            case "pct":
                return f"{rng.uniform(1, 99):.1f}" + rng.choice(["%", "%", "%", "\\%"])
            case "points":
                return f"{rng.uniform(0.1, 9):.1f}"
            case "score":
                return f"{rng.uniform(0.1, 0.99):.{rng.choice([2, 3])}f}"
            case "count":
                return f"{rng.choice([1, 10, 100]) * rng.randint(101, 999):,}"
            case "word":
                return rng.choice(WORDS)
            case "times":
                return f"{rng.uniform(1.2, 20):.1f}" + rng.choice(["x", "$\\times$", " times"])
            case "size":
                return rng.choice(["125M", "350M", "1.3B", "7B", "13B", "70B"])
            case "hours" | "minutes" | "fps":
                return str(rng.randint(2, 120))
            case "url":
                return f"https://github.com/lab-{rng.randint(1, 999)}/{coined.lower()}"
        raise ValueError(f"sentences.txt: there is no slot {{{slot}}}")
