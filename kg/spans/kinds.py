"""Types of spans, and what is known of a sentence before its spans are found."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from kg.text import dates
from kg.text.letters import small
from kg.text.needles import Forms

KINDS = (
    "name venue nation adjective date number ordinal games series sport doer athlete title quoted clock mark event "
    "pronoun"
).split()
SIGNS = MappingProxyType({kind: chr(0xE000 + n) for n, kind in enumerate(KINDS)})
WORDS = re.compile(r"\w+")
DIGIT = re.compile(r"\d")


class Span(NamedTuple):
    """A stretch of a sentence with its type; `value` is the date, common name, or words that it stands for."""

    kind: str
    start: int
    end: int
    text: str
    value: str = ""
    day: dates.Dates | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the article tells a sentence: the year, names known to be names, forms of events.

    The forms are over small letters: see `small`.
    """

    year: int | None = None
    names: frozenset[str] = frozenset()
    events: tuple[Forms, ...] = ()


class Text(NamedTuple):
    """A sentence, and what shows cheaply which spans it cannot hold: its words in small letters, any digits."""

    plain: str
    small: str
    words: frozenset[str]
    digits: bool

    @classmethod
    def of(cls, sentence: str) -> "Text":
        """A sentence, looked at.

        >>> text = Text.of("He won.")
        >>> sorted(text.words), text.digits
        (['he', 'won'], False)
        """
        folded = small(sentence)
        return cls(sentence, folded, frozenset(WORDS.findall(folded)), DIGIT.search(sentence) is not None)

    def span(self, kind: str, start: int, end: int, value: str | None = None) -> Span:
        """A stretch of it as a span, which stands for its own words where it is not told for what else."""
        words = self.plain[start:end]
        return Span(kind, start, end, words, words if value is None else value)
