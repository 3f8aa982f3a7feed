"""What a sentence tells in figures: editions, days, times of day, marks, numbers. Their form tells their type."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType

from kg import games
from kg.lexicon import Lexicon
from kg.spans.kinds import Known, Span, Text
from kg.text import clock, dates, marks, numbers

MARK = re.compile(
    r"\b(?:\d+ hours?,? )?\d+ minutes?(?:,? and)? \d+(?:\.\d+)? seconds?"
    r"|\b(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)? (?:seconds?|secs?|minutes?|points?|met(?:re|er)s|m|kg|kilograms?)\b"
    r"|\b\d{1,2}:\d\d(?::\d\d)?\.\d+|\b\d{1,2}:\d\d:\d\d\b"
)
#: Words without one of which a mark is one of `MARK` only by its colon.
UNITS = frozenset(
    "hour hours minute minutes second seconds sec secs point points metre metres meter meters m kg kilogram kilograms"
    "".split()
)
RELATIVE = re.compile(r"\b(?:[Tt]he (?:next|following) day|(\w+) days later)\b")
#: The first test is only for speed: it fails at most signs.
NUMBERS = re.compile(
    rf"(?=[\d{''.join(sorted({word[0] for word in numbers.WORDS}))}])(?<![\w.:–-])"
    rf"(?:(?P<ordinal>{numbers.ORDINAL})|(?P<number>{numbers.CARDINAL}))(?![\w:]|[.,]\d)"
)
#: A number in a name: `the Seven Network`.
NAMED = re.compile(r"(?<=[a-z] )[A-Z][a-z]+ [A-Z]")
#: Words without one of which there is nothing to look for.
NUMBER_WORDS = frozenset(part for word in numbers.WORDS for part in re.split("[ -]", word) if part != "a")
DAYS = frozenset({"day", "days"})
DAYS_LATER = MappingProxyType({"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7})
YEAR = re.compile(games.YEAR)
NO_CITY = "|".join(
    [*(month.capitalize() for month in dates.MONTHS), "In", "The", "Since", "By", "Until", "From", "And"]
)
SHORT = re.compile(
    rf"\b(?!(?:{NO_CITY}) )(?:(?:Los|Mexico|Lake|Salt Lake|Rio de|St\.|Squaw) )?"
    r"[A-Z][a-zé]+(?:[A-Z][a-z]+)? ((?:18|19|20)\d\d)\b"
)


def editions(text: Text, lexicon: Lexicon) -> Iterator[Span]:
    """Editions by name, by city and year (`Rio 2016`, whose value is the year alone)."""
    if text.digits and YEAR.search(text.plain):
        for match in games.pattern(lexicon).finditer(text.plain):
            yield text.span("games", *match.span(), games.common(match["year"], match["series"], lexicon))
        for match in SHORT.finditer(text.plain):
            yield text.span("games", *match.span(), match[1])


def days(text: Text, known: Known) -> Iterator[Span]:
    """Dates and ranges of dates."""
    dated = text.digits and (not text.words.isdisjoint(dates.MONTH_WORDS) or "-" in text.plain)
    for day in dates.find(text.plain, known.year) if dated else ():
        yield text.span("date", day.start, day.end, day.first.isoformat())._replace(day=day)


def days_later(text: Text, last: date | None) -> Iterator[Span]:
    """The day that is told from the last one: `two days later`."""
    if last is None or text.words.isdisjoint(DAYS):
        return
    match = RELATIVE.search(text.plain)
    if match is not None and (count := _count(match[1])):
        day = last + timedelta(days=count)
        found = dates.Dates(*match.span(), day, day, dated=True)
        yield text.span("date", *match.span(), day.isoformat())._replace(day=found)


def _count(word: str | None) -> int:
    """How many days a word counts, none where it is no number; without a word it is the next day."""
    if word is None:
        return 1
    return int(word) if word.isdigit() else DAYS_LATER.get(word.lower(), 0)


def measures(text: Text) -> Iterator[Span]:
    """Times of day, and marks: times, distances, points."""
    if not text.digits:
        return
    for found in clock.FORM.finditer(text.plain):
        if (":" in found[0] or found["half"]) and not MARK.match(text.plain, found.start()):
            yield text.span("clock", *found.span())
    if ":" in text.plain or not text.words.isdisjoint(UNITS):
        yield from (text.span("mark", *match.span()) for match in MARK.finditer(text.plain) if marks.read(match[0]))


def counts(text: Text) -> Iterator[Span]:
    """Numbers and ordinals, in digits and in words."""
    if text.digits or not text.words.isdisjoint(NUMBER_WORDS):
        found = (each for each in NUMBERS.finditer(text.small) if not NAMED.match(text.plain, each.start()))
        yield from (text.span(match.lastgroup or "", *match.span(), match[0]) for match in found)
