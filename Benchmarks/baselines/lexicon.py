"""One Aho-Corasick automaton for all shipped lexicons."""

import ahocorasick
from phrases import LEXICONS, entries, folded


class Lexicon:
    def __init__(self, folder=LEXICONS):
        phrases = {}
        for spelling, kind, canonical, exact, ambiguous in entries(folder):
            known = phrases.setdefault(folded(spelling), [])
            known.append((kind, canonical, spelling if exact else None, ambiguous))
        self.automaton = ahocorasick.Automaton()
        for phrase, known in phrases.items():
            self.automaton.add_word(phrase, (len(phrase), known))
        self.automaton.make_automaton()

    def hits(self, text):
        """Every phrase that stands in the text as words of its own: (start, end, type, canonical, is ambiguous)."""
        low, last = folded(text), len(text)
        for at, (length, known) in self.automaton.iter(low):
            start, end = at + 1 - length, at + 1
            if start and low[start - 1].isalnum() and low[start].isalnum():
                continue
            if end < last and low[end].isalnum() and low[at].isalnum():
                continue
            for kind, canonical, exact, ambiguous in known:
                if exact is None or text[start:end] == exact:
                    yield start, end, kind, canonical, ambiguous
