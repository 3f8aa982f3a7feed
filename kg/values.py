"""Values of infobox lines: a piece of text, read as the field's data says."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from types import MappingProxyType

from kg.article import Piece
from kg.lexicon import Entry, Lexicon
from kg.names import is_person, people
from kg.spans import venues
from kg.text import clock, dates
from kg.text.numbers import number

Read = tuple[str, date | time | int | str, Piece]
BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


def read(piece: Piece, entry: Entry, lexicon: Lexicon, year: int | None) -> Iterator[Read]:
    r"""What a value says by an entry of `data/fields.toml`: (property or what it names, value, the piece that says it).

    >>> from kg.lexicon import load
    >>> entry = {"property": "competitors", "value": "count", "find": r"^(\d+)"}
    >>> [(name, value) for name, value, _ in read(Piece("26 (24 men, 2 women)", 0, 20), entry, load(), None)]
    [('competitors', 26)]
    """
    found = part(piece, entry.get("find"))
    if found is not None and found.text.strip():
        yield from READERS[entry["value"]](found, entry, lexicon, year)


def part(piece: Piece, pattern: str | None) -> Piece | None:
    """The part of a piece that a pattern's group means; all of it without a pattern."""
    if pattern is None:
        return piece
    match = re.search(pattern, piece.text)
    return piece.part(*match.span(1)) if match else None


def _count(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    if (count := number(piece.text)) is not None:
        yield entry["property"], count, piece


def _code(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    yield entry["property"], piece.text.strip(), piece


def _text(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    yield entry["property"], piece.text.strip(" \"'“”"), piece


def _organization(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    yield entry["property"], BRACKET.sub("", piece.text).strip(), piece


def _day(piece: Piece, entry: Entry, _lexicon: Lexicon, year: int | None) -> Iterator[Read]:
    if found := dates.day(piece.text, year):
        yield entry["property"], found, piece


def _days(piece: Piece, _entry: Entry, _lexicon: Lexicon, year: int | None) -> Iterator[Read]:
    found = list(dates.find(piece.text, year))
    if not found:
        return
    first, last = min(each.first for each in found), max(each.last for each in found)
    if first == last and _entry["of"] != "games":
        yield "date", first, piece
    else:
        yield "start", first, piece
        yield "end", last, piece


def _clock(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    if found := clock.find(piece.text):
        yield entry["property"], found, piece


def _place(piece: Piece, _entry: Entry, lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    """`City, Country`, `City`, `City/City`, or one of them behind a venue."""
    words = [word.strip() for word in BRACKET.sub("", piece.text).split(",")]
    if len(words) > 1 and venues.words(lexicon).ends.search(words[0]):
        words = words[1:] if lexicon.nations.find(words[1]) is None else []
    if not words:
        return
    nation = lexicon.nations.find(words[-1]) if len(words) > 1 else None
    for city in words[0].split("/"):
        if city.strip():
            yield "city", city.strip(), piece
    if nation:
        yield "hostNation", nation, piece


#: Something behind a bracket: `Park (road) Velodrome (track)`.
OTHERS = re.compile(r"\([^()]*\)\s*\w")


def _venues(piece: Piece, entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    """A venue, its city behind a comma left out."""
    if "\n" in piece.text or OTHERS.search(piece.text):
        return  # which of them is meant is not certain
    name = BRACKET.sub("", piece.text).split(",")[0].strip()
    if any(sign.isalpha() for sign in name):
        yield entry["property"], name, piece


def _people(piece: Piece, entry: Entry, lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    if dates.DIGIT.search(piece.text):
        return
    for named in people(piece.text, lexicon):
        if is_person(named.name, lexicon):
            yield entry.get("role") or entry.get("medal") or "rank", named.name, piece.part(named.start, named.end)


def _nothing(_piece: Piece, _entry: Entry, _lexicon: Lexicon, _year: int | None) -> Iterator[Read]:
    return iter(())


Reader = Callable[[Piece, Entry, Lexicon, int | None], Iterator[Read]]
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        "count": _count,
        "code": _code,
        "text": _text,
        "organization": _organization,
        "day": _day,
        "days": _days,
        "clock": _clock,
        "place": _place,
        "venues": _venues,
        "people": _people,
        "nothing": _nothing,
    }
)
