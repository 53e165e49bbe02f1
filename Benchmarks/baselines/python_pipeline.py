"""The baseline: what a Python programmer would write for the same job with lxml, orjson, pyahocorasick and re.

    python3 python_pipeline.py papers.jsonl > records.jsonl

The shipped lexicons in one automaton, the shipped rules as regular expressions, the same kinds of output: mentions with
offsets, results that name them, links and what the paper proposes.
"""

import bisect
import sys

import orjson
import regexes
from inputs import papers
from lexicon import Lexicon

TYPES = frozenset(("dataset", "model", "metric", "task"))


def lexicon_mentions(lexicon, text):
    """Leftmost-longest phrases; task heads join the modifiers before them; a class word is no model."""
    found, parts, classes = [], [], set()
    for start, end, kind, canonical, ambiguous in lexicon.hits(text):
        if kind in TYPES:
            if not ambiguous or is_name(text, start, end, kind):
                found.append((start, -end, kind, canonical))
        elif kind == "class":
            classes.add((start, end))
        else:
            parts.append((start, end, kind))
    found += composed(parts, found)
    found.sort()
    mentions, last = [], 0
    for start, end, kind, canonical in found:
        if start >= last and (kind != "model" or (start, -end) not in classes):
            last, rule = -end, f"{kind}s/known"
            if kind == "model" and (more := regexes.VERSION.match(text, last)):
                last, rule, canonical = more.end(), "models/version", ""
            elif kind == "dataset" and (more := regexes.EXTENDED.match(text, last)):
                last, rule, canonical = more.end(), "datasets/extended", ""
            mentions.append((start, last, kind, canonical, rule))
    return mentions


def is_name(text, start, end, kind):
    """Whether the text around an ordinary word says that it is a name here."""
    before, after = regexes.AMBIGUOUS.get(kind, (None, None))
    return (before and before.search(text, max(0, start - 60), start)) or (after and after.match(text, end))


def composed(parts, known):
    """Names of tasks that the lexicon has only in parts: modifiers right before a head or a known task."""
    modifier_at = {end: start for start, end, kind in parts if kind == "modifier"}
    heads = [(start, end) for start, end, kind in parts if kind == "head"]
    heads += [(start, -end) for start, end, kind, _ in known if kind == "task"]
    for start, end in heads:
        first = start
        while (before := modifier_at.get(first - 1)) is not None:
            first = before
        if first < start:
            yield first, -end, "task", ""


def quantity(match):
    """A number's mark for the rules of results, and its attributes."""
    text = match[0]
    if match["word"]:
        return regexes.WORD, {}
    digits = text.lstrip("+-~").split("-")[0].rstrip("%KMBTx\\ times$GBhour").replace(",", "")
    try:
        value = {"value": float(digits.split()[0])}
    except (ValueError, IndexError):
        value = {}
    if match["percent"]:
        return regexes.PERCENT, {**value, "unit": "percent"}
    if match["times"]:
        return regexes.MULTIPLE, {**value, "unit": "times"}
    if match["points"]:
        return regexes.POINTS, {**value, "unit": "point"}
    return regexes.DECIMAL if "." in text and not match["unit"] else regexes.NUMBER, value


class Field:
    """The mentions of a title or an abstract, none of which overlap."""

    def __init__(self, name, text):
        self.name, self.text = name, text
        self.taken = bytearray(len(text))
        self.mentions = []

    def add(self, start, end, kind, rule, mark=None, **attributes):
        if any(self.taken[start:end]):
            return
        self.taken[start:end] = b"\1" * (end - start)
        mention = {"type": kind, "field": self.name, "start": start, "end": end, "text": self.text[start:end], "rule": rule}
        mention.update(attributes)
        self.mentions.append((start, end, mark or regexes.MARKS[kind], mention))

    def read(self, lexicon, established, proposed):
        """What can be said of the field by itself; names that hold for the whole paper are noted."""
        for match in regexes.URL.finditer(self.text):
            self.add(*match.span(), "link", "links/url", url=match[0], **role(match))
        for pattern in regexes.SUPPRESS:
            for match in pattern.finditer(self.text):
                start, end = match.span("n")
                self.taken[start:end] = b"\1" * (end - start)
        for start, end, kind, canonical, rule in lexicon_mentions(lexicon, self.text):
            self.add(start, end, kind, rule, canonical=canonical or self.text[start:end])
        for rule, kind, proposes, pattern in regexes.NAMES:
            for match in pattern.finditer(self.text):
                for start, end in names(match):
                    self.establish(start, end, kind, rule, established)
                    if proposes:
                        proposed[self.text[start:end]] = None
        for match in regexes.QUANTITY.finditer(self.text):
            mark, attributes = quantity(match)
            self.add(*match.span(), "quantity", "quantities/number", mark, **attributes)
        for match in regexes.ACRONYM.finditer(self.text):
            long = match[1].split()[-len(match[2]) :]
            if "".join(word[0] for word in long).lower() == match[2].lower():
                established.setdefault(match[2], "task")
        marked = Marked(self)
        for rule, kind, pattern in regexes.CONTEXT:
            for match in pattern.finditer(marked.text):
                for start, end in names(match):
                    self.establish(marked.place(start), marked.place(end), kind, rule, established)

    def establish(self, start, end, kind, rule, established):
        self.add(start, end, kind, rule, canonical=self.text[start:end])
        established.setdefault(self.text[start:end], kind)

    def propagate(self, established):
        """A name once established holds wherever it stands."""
        for name, kind in established.items():
            at = self.text.find(name)
            while at >= 0:
                end = at + len(name)
                if not self.text[at - 1 : at].isalnum() and not self.text[end : end + 1].isalnum():
                    self.add(at, end, kind, f"{kind}s/established", canonical=name)
                at = self.text.find(name, end)
        self.mentions.sort(key=lambda mention: mention[:2])

    def results(self):
        """The results of the field, sentence by sentence; each value is one result's."""
        marked = Marked(self)
        begin, found = 0, {}
        ends = [match.span() for match in regexes.SENTENCE_END.finditer(marked.text)]
        for stop, following in [*ends, (len(marked.text),) * 2]:
            for rule, kind, pattern in regexes.RESULTS:
                for match in pattern.finditer(marked.text, begin, stop):
                    arguments = {name: marked.mention(match.start(name)) for name, got in match.groupdict().items() if got}
                    known = found.setdefault(arguments["v"], {"rule": rule, "kind": kind})
                    for name, argument in arguments.items():
                        known.setdefault(name, argument)
            for rule, name, pattern in regexes.PAIRS:
                for match in pattern.finditer(marked.text, begin, stop):
                    for value, argument in zip(marked.mentions(*match.span("values")), marked.mentions(*match.span("names"))):
                        found.setdefault(value, {"rule": rule, "kind": "score"}).setdefault(name, argument)
            begin = following
        return [
            {
                "metric": result.get("k"), "value": value, "dataset": result.get("d"), "model": result.get("m"),
                "task": result.get("t"), "kind": result["kind"], "baseline": result.get("b"), "rule": result["rule"],
            }
            for value, result in found.items()
        ]


class Marked:
    """A field's text with one mark in the place of each mention, and the way back."""

    def __init__(self, field):
        pieces, at, last = [], 0, 0
        self.starts, self.ends, self.found = [], [], []
        for start, end, mark, mention in sorted(field.mentions, key=lambda mention: mention[:2]):
            pieces += (field.text[last:start], mark)
            at += start - last
            self.starts.append(at)
            self.ends.append(end)
            self.found.append(mention)
            at += 1
            last = end
        self.text = "".join(pieces) + field.text[last:]

    def place(self, at):
        """The offset in the field of a place between mentions."""
        before = bisect.bisect_left(self.starts, at) - 1
        return at if before < 0 else self.ends[before] + at - self.starts[before] - 1

    def mention(self, at):
        return self.found[bisect.bisect_left(self.starts, at)]["id"]

    def mentions(self, start, end):
        return [mention["id"] for mention in self.found[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]]


def role(link):
    """What the text before a link says that it leads to."""
    if "github.com" in link[0] or "gitlab.com" in link[0]:
        return {"role": "code"}
    said = regexes.ROLE.search(link.string, max(0, link.start() - 100), link.start())
    return {"role": said.lastgroup} if said else {}


def names(match):
    """The spans of the name, or of the names of the list, that an expression found."""
    groups = match.groupdict()
    if "n" in groups:
        yield match.span("n")
        if groups.get("short"):
            yield match.span("short")
        return
    start = match.start("list")
    for piece in regexes.NAME_SPLIT.split(match["list"]):
        at = match.string.index(piece, start)
        yield at, at + len(piece)
        start = at + len(piece)


def record(lexicon, identifier, title, abstract):
    fields = [Field("title", title), Field("abstract", abstract)]
    established, proposed = {}, {}
    for field in fields:
        field.read(lexicon, established, proposed)
    mentions = []
    for field in fields:
        field.propagate(established)
        for *_, mention in field.mentions:
            mention["id"] = f"m{len(mentions)}"
            mentions.append(mention)
    results = [result for field in fields for result in field.results()]
    code = next((mention["url"] for mention in mentions if mention.get("role") == "code"), None)
    return {
        "id": identifier, "title": title, "abstract": abstract, "mentions": mentions, "results": results,
        "facts": {"code": code, "proposes": list(proposed)},
    }


def main():
    lexicon = Lexicon()
    write = sys.stdout.buffer.write
    for paper in papers(sys.argv[1:]):
        write(orjson.dumps(record(lexicon, *paper), option=orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    main()
