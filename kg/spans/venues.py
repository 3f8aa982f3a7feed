"""Names of venues: several words, by the ones that tell them (`data/names.toml`)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.names import CHUNK
from kg.spans.functions import is_function
from kg.spans.kinds import Span, Text


class Words(NamedTuple):
    """The words that tell venues, as patterns; a text without one of `telling`, in small letters, names none.

    `ends` is a last word, `built` no word of people, `linked` what may be one name, `first` one told by its first word.
    """

    telling: frozenset[str]
    ends: re.Pattern[str]
    built: re.Pattern[str]
    linked: re.Pattern[str]
    first: re.Pattern[str]


@cache
def words(lexicon: Lexicon) -> Words:
    """The words of the data.

    >>> from kg.lexicon import load
    >>> words(load()).first.fullmatch("Palace of Sports")[0]
    'Palace of Sports'
    """
    entries = [entry for entry in lexicon.entries["names"] if "venues" in entry]
    ends, built, purposes, before, alone = (
        sorted({word for entry in entries for word in entry[key]})
        for key in ("venues", "built", "purposes", "before_of", "alone_of")
    )
    joined = [f"(?<= {purpose}) and " for purpose in purposes]
    joined += [f"(?<=\\b{word}) of (?:the )?" for word in (*before, *alone)]
    return Words(
        frozenset(word.lower() for word in (*ends, *alone)),
        re.compile(rf"\b(?:{'|'.join(ends)})\b"),
        re.compile(rf"(?:{'|'.join(built)}) "),
        re.compile(rf"{CHUNK.pattern}(?:(?: & |/|{'|'.join(joined)}){CHUNK.pattern})*"),
        re.compile(rf"(?:{'|'.join(alone)}) of (?:the )?\S+"),
    )


def find(text: Text, lexicon: Lexicon) -> Iterator[Span]:
    """Names of several words, the last one for venues, though a sport stands in them: `Ariake Gymnastics Centre`.

    Two purposes may stand before it: `Melbourne Convention and Exhibition Centre`.
    """
    told = words(lexicon)
    for match in told.linked.finditer(text.plain) if not text.words.isdisjoint(told.telling) else ():
        parts = match[0].split(" ")
        while len(parts) > 2 and is_function(parts[0]):
            parts = parts[1:]
        name = " ".join(parts).rstrip(".,")
        if len(parts) > 2 and (told.ends.fullmatch(parts[-1].rstrip(".,")) or told.first.fullmatch(name)):
            start = match.start() + match[0].index(name)
            yield text.span("venue", start, start + len(name))
