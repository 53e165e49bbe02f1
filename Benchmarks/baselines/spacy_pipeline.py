"""The baseline with spaCy: a blank English pipeline, its ruler with the shipped lexicons, its Matcher with the rules.

    python3 spacy_pipeline.py papers.jsonl > records.jsonl
"""

import sys
from itertools import islice

import orjson
import spacy
import token_patterns
from inputs import papers
from phrases import entries
from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.util import filter_spans


def pipeline():
    """Two rulers, since a row of the lexicon holds in any case or in its own."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    rows = [row for row in entries() if not row[4] and row[1] != "class"]
    for name, attribute, is_exact in (("exact", "ORTH", True), ("folded", "LOWER", False)):
        ruler = nlp.add_pipe("entity_ruler", name=name, config={"phrase_matcher_attr": attribute})
        with nlp.select_pipes(enable=[]):
            ruler.add_patterns(
                [{"label": kind, "pattern": spelling} for spelling, kind, _, exact, _ in rows if exact == is_exact]
            )
    return nlp


def matcher(nlp, rules):
    made = Matcher(nlp.vocab)
    for name, patterns in rules.items():
        made.add(name, patterns, greedy="LONGEST")
    return made


def name_span(doc, start, end):
    """The longest run of capitalised words without an entity in a match, or the whole match."""
    best, run = (0, 0), start
    for at in range(start, end + 1):
        if at == end or doc[at].ent_type or not doc[at].text[:1].isupper():
            if at - run > best[1] - best[0]:
                best = (run, at)
            run = at + 1
    return best if best[1] else (start, end)


class Pipeline:
    def __init__(self):
        self.nlp = pipeline()
        self.quantities = matcher(self.nlp, token_patterns.QUANTITIES)
        self.names = matcher(self.nlp, {rule: patterns for rule, (_, patterns) in token_patterns.NAME_RULES.items()})
        self.results = matcher(self.nlp, {rule: patterns for rule, (_, patterns) in token_patterns.RESULT_RULES.items()})

    def records(self, found):
        """The records of papers; titles and abstracts go through the pipeline in batches."""
        while batch := list(islice(found, 64)):
            docs = self.nlp.pipe(text for _, title, abstract in batch for text in (title, abstract))
            for identifier, title, abstract in batch:
                yield self.record(identifier, title, abstract, next(docs), next(docs))

    def record(self, identifier, title, abstract, *docs):
        mentions, results = [], []
        for field, doc in zip(("title", "abstract"), docs):
            self.read(doc)
            at = {}
            for span in doc.ents:
                if span.label_ not in ("modifier", "head"):
                    at[span.start] = f"m{len(mentions)}"
                    mentions.append(self.mention(span, field, at[span.start]))
            results += self.related(doc, at)
        code = next((mention["text"] for mention in mentions if mention.get("role") == "code"), None)
        return {
            "id": identifier, "title": title, "abstract": abstract, "mentions": mentions, "results": results,
            "facts": {"code": code},
        }

    def read(self, doc):
        """Sets links, quantities and names beside what the ruler found; an earlier one stands."""
        known = list(doc.ents)
        links = [Span(doc, token.i, token.i + 1, "link") for token in doc if token.like_url]
        numbers = [Span(doc, start, end, "quantity") for _, start, end in self.quantities(doc)]
        doc.ents = self.standing(links + known, numbers)
        names = []
        for rule, start, end in self.names(doc):
            kind = token_patterns.NAME_RULES[doc.vocab.strings[rule]][0]
            names.append(Span(doc, *name_span(doc, start, end), kind))
        doc.ents = self.standing(list(doc.ents), names)

    @staticmethod
    def standing(first, then):
        first = filter_spans(first)
        taken = {token for span in first for token in range(span.start, span.end)}
        return first + [span for span in filter_spans(then) if taken.isdisjoint(range(span.start, span.end))]

    @staticmethod
    def mention(span, field, identifier):
        made = {
            "id": identifier, "type": span.label_, "field": field,
            "start": span.start_char, "end": span.end_char, "text": span.text,
        }
        if span.label_ == "link" and "github" in span.text:
            made["role"] = "code"
        return made

    def related(self, doc, at):
        """The results of a field; each value is one result's."""
        owner = {token: span for span in doc.ents if span.start in at for token in range(span.start, span.end)}
        found = {}
        for rule, start, end in self.results(doc):
            name = doc.vocab.strings[rule]
            kind = token_patterns.RESULT_RULES[name][0]
            arguments = {}
            for token in range(start, end):
                if (span := owner.get(token)) is not None:
                    arguments[span.label_] = at[span.start]
            value = arguments.pop("quantity", None)
            if value is None:
                continue
            known = found.setdefault(value, {"value": value, "kind": kind, "rule": name})
            for argument, mention in arguments.items():
                known.setdefault(argument, mention)
        return list(found.values())


def main():
    write = sys.stdout.buffer.write
    for record in Pipeline().records(papers(sys.argv[1:])):
        write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    main()
