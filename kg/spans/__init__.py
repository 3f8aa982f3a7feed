"""Typed spans of a sentence, and the sentence with each span masked by one sign of its type.

`Russian President Vladimir Putin declared the games open` becomes `ADJECTIVE TITLE NAME declared the games open`
(each word in capitals one sign), so that patterns are written over types and stay short and fast.
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.spans import capitals, figures, phrases, venues
from kg.spans.functions import is_function
from kg.spans.kinds import SIGNS, Known, Span, Text

__all__ = ["SIGNS", "Known", "Masked", "Span", "is_function", "mask"]


class Masked(NamedTuple):
    """A sentence with its spans masked: `text` has a sign for each span, `at` says which span a sign is."""

    text: str
    spans: tuple[Span, ...]
    at: MappingProxyType[int, Span]

    def within(self, start: int, end: int | None = None) -> list[Span]:
        """The spans whose signs stand between two offsets of the masked text."""
        end = len(self.text) if end is None else end
        return [span for position, span in self.at.items() if start <= position < end]

    def words(self, start: int, end: int) -> str:
        """The sentence's own words between two offsets of the masked text."""
        pieces, last = [], start
        for position, span in self.at.items():
            if start <= position < end:
                pieces += [self.text[last:position], span.text]
                last = position + 1
        return "".join([*pieces, self.text[last:end]])


def mask(sentence: str, lexicon: Lexicon, known: Known, last: date | None = None) -> Masked:
    """The sentence with its typed spans masked; `last` is the day that `two days later` counts from.

    >>> from kg.lexicon import load
    >>> masked = mask("Russian President Vladimir Putin declared the games open.", load(), Known())
    >>> [(span.kind, span.text) for span in masked.spans]
    [('adjective', 'Russian'), ('title', 'President'), ('name', 'Vladimir Putin')]
    """
    taken: list[Span] = []
    covered = 0
    for span in _candidates(Text.of(sentence), lexicon, known, last):
        signs = (1 << span.end) - (1 << span.start)
        if not covered & signs:
            taken.append(span)
            covered |= signs
    taken += capitals.names(sentence, taken, lexicon, known)
    return _masked(sentence, sorted(taken, key=lambda span: span.start))


def _masked(sentence: str, spans: list[Span]) -> Masked:
    pieces, at, last, length = [], {}, 0, 0
    for span in spans:
        between = sentence[last : span.start]
        pieces += [between, SIGNS[span.kind]]
        length += len(between)
        at[length] = span
        length += 1
        last = span.end
    return Masked("".join([*pieces, sentence[last:]]), tuple(spans), MappingProxyType(at))


def _candidates(text: Text, lexicon: Lexicon, known: Known, last: date | None) -> Iterator[Span]:
    """Spans whose form tells their type, the surest first."""
    yield from phrases.quoted(text)
    yield from figures.editions(text, lexicon)
    yield from phrases.series(text)
    yield from venues.find(text, lexicon)
    yield from phrases.events(text, known)
    yield from figures.days(text, known)
    yield from figures.days_later(text, last)
    yield from figures.measures(text)
    yield from phrases.lexical(text, lexicon)
    yield from figures.counts(text)
    yield from phrases.pronouns(text)
