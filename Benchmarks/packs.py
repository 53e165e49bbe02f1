"""Packs of rules of any size: N phrases under one rule, or N rules over a small lexicon."""

import pathlib
import random
import re

from names import rows
from papers import Papers, sections

SHIPPED = pathlib.Path(__file__).resolve().parent.parent / "Rules"
SYLLABLES = "bra cen dol fer gim hol jun kar lom mir nor pel quo ras sil tov ulm var wes yor zul".split()
# How a rule looks; {0} and {1} are words of its own. They are the shapes of the shipped packs: a name before or after
# words, a value, a list, a look behind, a phrase of a lexicon.
SHAPES = (
    "@(:Name{{1,3}}) ({0}|{1})s?",
    "({0}|{1}) ..{{0,3}} on (the)? @(#name[strong])",
    "({0}|{1}) (of|for|in) (the)? @(%names)",
    "({0}|{1}) \\,? (such as|like|including) list(@(:Name{{1,3}}))",
    "@(#number) [:lower & !the]{{0,2}} ({0}|{1})",
    "(?<=({0}|{1}) ..{{0,4}}) @(:caps)",
)


def phrases(count, seed=1):
    """`count` phrases, first the 1,000 names that the corpus has most often.

    The rest is invented and stands nowhere in the corpus, so that every size finds the same: a word of the corpus, then
    words that it does not have. Looking up the first word succeeds and the phrase does not, which is the dear way to fail.
    """
    papers = Papers(seed)
    for _ in range(2000):
        papers.next()
    found = dict.fromkeys(name for name, _ in papers.drawn.most_common(1000))
    firsts = vocabulary(seed) + [name.split()[0] for name in found]
    rng = random.Random(seed)
    while len(found) < count:
        tail = ("".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))) for _ in range(rng.randint(1, 2)))
        found[" ".join((rng.choice(firsts), *tail))] = None
    return list(found)[:count]


def vocabulary(seed):
    """The small-letter words of the corpus's sentences and of the shipped lexicons, shuffled."""
    lines = [line for lines in sections().values() for line in lines]
    for name in ("tasks", "task-modifiers", "task-heads", "metrics", "datasets", "models", "class-words"):
        lines += [row.surface for row in rows(name)]
    words = sorted({word for line in lines for word in re.findall(r"(?<![{\w-])[a-z]{4,}(?![}\w-])", line)})
    random.Random(seed).shuffle(words)
    return words


def start(folder):
    """A folder of rules with the shipped adapters and nothing else."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    listings = folder / "listings"
    if not listings.exists():
        listings.symlink_to(SHIPPED / "listings", target_is_directory=True)
    return folder


def write_lexicon(folder, count):
    """A pack of one rule over a lexicon of `count` phrases."""
    folder = start(folder)
    (folder / "names.tsv").write_text("".join(f"{phrase}\n" for phrase in phrases(count)), encoding="utf-8")
    (folder / "names.yaml").write_text(
        "pack: names\nlexicons: {names: names.tsv}\nrules:\n"
        "  - id: known\n    emits: dataset\n    phase: lexicon\n    pattern: '@(%names)'\n",
        encoding="utf-8",
    )
    return folder


def write_shipped(folder, count):
    """The shipped packs with lexicons of `count` rows in all, each cut to its share."""
    folder = start(folder)
    for path in (*SHIPPED.glob("*.yaml"), SHIPPED / "confidence.tsv"):
        (folder / path.name).symlink_to(path)
    lexicons = {path.name: path.read_text(encoding="utf-8").splitlines(keepends=True) for path in SHIPPED.glob("lexicons/*.tsv")}
    share = count / sum(len(lines) for lines in lexicons.values())
    (folder / "lexicons").mkdir()
    for name, lines in lexicons.items():
        (folder / "lexicons" / name).write_text("".join(lines[: max(1, round(len(lines) * share))]), encoding="utf-8")
    return folder


def write_rules(folder, count):
    """A pack of `count` rules over a lexicon of 1,000 phrases; no two rules have the same words."""
    folder = start(folder)
    (folder / "names.tsv").write_text("".join(f"{phrase}\n" for phrase in phrases(1000)), encoding="utf-8")
    words = vocabulary(1)
    if len(words) < 2 * count:
        raise ValueError(f"the vocabulary has {len(words)} words, too few for {count} rules")
    lines = ["pack: many", "lexicons: {names: names.tsv}", "rules:"]
    for number in range(count):
        pattern = SHAPES[number % len(SHAPES)].format(*words[2 * number : 2 * number + 2])
        kind = "quantity" if "#number" in pattern else "model"
        lines += [f"  - id: rule-{number}", f"    emits: {kind}", "    phase: names", f"    pattern: '{pattern}'"]
    (folder / "many.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
