"""Dates and ranges of dates as people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.text.letters import over_small, small
from kg.text.needles import met, needs

MONTHS = "january february march april may june july august september october november december".split()
#: Words without one of which there is no date but one in figures alone.
MONTH_WORDS = frozenset([*MONTHS, *(month[:3] for month in MONTHS), "sept"])
_M = "|".join(f"{month}|{month[:3]}\\.?" if len(month) > 4 else month for month in MONTHS) + "|sept\\.?"
_TO = r"\s*(?:–|-|—|to|until|through|and|&|\+)\s*"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|:|\.\d)"
_Y = r"(?:1[89]|20|21)\d\d"

FORMS = tuple(
    over_small(form)
    for form in (
        rf"\b(?P<y1>{_Y})-(?P<n1>\d\d)-(?P<d1>\d\d)\b",
        rf"\b(?P<d1>{_D})\s+(?P<m1>{_M})(?:,?\s+(?P<y1>{_Y}))?{_TO}(?P<d2>{_D})\s+(?P<m2>{_M})\b(?:,?\s+(?P<y2>{_Y})\b)?",
        rf"\b(?P<d1>{_D})(?:,\s+{_D}){{0,9}},?{_TO}(?P<d2>{_D})\s+(?P<m2>{_M})\b(?:,?\s+(?P<y2>{_Y})\b)?",
        rf"\b(?P<d1>{_D})[^\S\n]+(?P<m1>{_M})\b(?:,?\s+(?P<y1>{_Y})\b)?",
        rf"\b(?P<m1>{_M})\s+(?P<d1>{_D})(?:,\s*(?P<y1>{_Y}))?{_TO}(?P<m2>{_M})\s+(?P<d2>{_D})(?:,?\s+(?P<y2>{_Y})\b)?",
        rf"\b(?P<m1>{_M})\s+(?P<d1>{_D})(?:,\s+{_D}){{0,9}},?{_TO}(?P<d2>{_D})(?!\s*(?:{_M}))(?:,?\s+(?P<y2>{_Y})\b)?",
        rf"\b(?P<m1>{_M})\s+(?P<d1>{_D})(?:,?\s+(?P<y1>{_Y})\b)?",
    )
)
WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_ANY = 2000  # a year with all days
#: A day behind a dash, a comma or in brackets.
ENDED = re.compile(r"(?P<text>.*?\w)(?:\s+[-–—]\s+|,\s+|:\s+|\s*\()(?P<day>[^()]*\d[^()]*)\)?")
#: No date written out is longer.
LONGEST = 30
DIGIT = re.compile(r"\d")
#: What all forms but the first need.
MONTH = needs(_M)


@dataclass(frozen=True, slots=True)
class Dates:
    """A date or range found in a text: where it stands, its first and last day, whether its year was written."""

    start: int
    end: int
    first: date
    last: date
    dated: bool


def find(text: str, year: int | None = None) -> Iterator[Dates]:
    r"""The dates of a text, in order; those without a year are of `year`, or left out where that is not known.

    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find("held between 7–16 March 2014")]
    [('2014-03-07', '2014-03-16')]
    >>> [d.first.isoformat() for d in find("On 8 March, he skied; on July 10, then May 2, 2013", 2014)]
    ['2014-03-08', '2014-07-10', '2013-05-02']
    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find("on October 3, 4 and 5, 1994")]
    [('1994-10-03', '1994-10-05')]
    >>> [d.first.isoformat() for d in find("February 12\nFebruary 22", 2006)]
    ['2006-02-12', '2006-02-22']
    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find("12 & 14 February 2022")]
    [('2022-02-12', '2022-02-14')]
    >>> [(d.first.isoformat(), d.last.isoformat()) for d in find("from October 29 to November 6, 2005")]
    [('2005-10-29', '2005-11-06')]
    """
    if not DIGIT.search(text):
        return
    folded = small(text)
    taken: list[tuple[int, int]] = []
    found = []
    for form in FORMS if met(MONTH, folded) else FORMS[:1]:
        for match in form.finditer(folded):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if (dates := _dates(match, year)) is not None:
                found.append(dates)
    yield from sorted(found, key=lambda dates: dates.start)


def day(text: str, year: int | None = None) -> date | None:
    """The one date that a text is.

    >>> day("2014-03-07"), day("March 7", 2014), day("7 March 2014 (Friday)")
    (datetime.date(2014, 3, 7), datetime.date(2014, 3, 7), datetime.date(2014, 3, 7))
    """
    found = [dates for dates in find(text, year) if dates.first == dates.last]
    return found[0].first if len(found) == 1 else None


def only(text: str, year: int | None = None) -> date | None:
    """The day that a text is, and says nothing else but its weekday.

    >>> only("Saturday, 14 July 2007"), only("July 14", 1990), only("July 14: heats", 1990), only("14–16 July", 1990)
    (datetime.date(2007, 7, 14), datetime.date(1990, 7, 14), None, None)
    """
    bare = WEEKDAY.sub("", text.strip(" .:"))
    if not bare or len(bare) > LONGEST:
        return None
    found = next(find(bare, year), None)
    whole = found is not None and (found.start, found.end) == (0, len(bare)) and found.first == found.last
    return found.first if found and whole else None


def closing(text: str, year: int | None = None) -> tuple[str, str] | None:
    """A text and the day that ends it, parted: `Heats - August 14`, `Final (20 August)`.

    >>> closing("Repechage - August 17", 2004), closing("Final (20 August)", 2004), closing("Men's 100 m", 2004)
    (('Repechage', 'August 17'), ('Final', '20 August'), None)
    """
    match = ENDED.fullmatch(text.strip())
    day = match["day"] if match else ""
    return (match["text"].strip(), day) if match and only(day, year) else None


def opens(text: str) -> bool:
    """Whether a text begins with a day: `Saturday, July 14: finals`."""
    bare = WEEKDAY.sub("", text.strip())
    return any(each.start == 0 for each in find(bare[: 2 * LONGEST], _ANY))


def month(word: str) -> int:
    """The number of the month that a word names, by its whole name or by three or four letters of it; else 0.

    >>> month("July"), month("sept"), month("Mond"), month("")
    (7, 9, 0, 0)
    """
    small = word.lower()
    return next((n for n, name in enumerate(MONTHS, 1) if small in (name, name[:3], name[:4])), 0)


def _dates(match: re.Match[str], year: int | None) -> Dates | None:
    said = match.groupdict()
    last_year = said.get("y2") or said.get("y1")
    first_year = said.get("y1") or last_year
    month2 = _month(said, "2")
    month1 = _month(said, "1") or month2
    try:
        first = date(int(first_year or year or 0), month1, _number(said["d1"]))
        last = date(int(last_year or year or 0), month2 or month1, _number(said.get("d2") or said["d1"]))
    except ValueError:
        return None
    if first > last and not said.get("y1"):
        first = first.replace(year=first.year - 1) if first.month > last.month else first
    return Dates(match.start(), match.end(), first, last, bool(last_year)) if first <= last else None


def _month(said: dict[str, str | None], which: str) -> int:
    if digits := said.get("n" + which):
        return int(digits)
    return month((said.get("m" + which) or "").rstrip("."))


def _number(digits: str | None) -> int:
    return int(re.sub(r"\D", "", digits or "0"))
