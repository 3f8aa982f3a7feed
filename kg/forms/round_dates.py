"""Dates of rounds: a row an event, a column a round (or the first and the last day), with the day that it is held on.

The rows are read where the events of the sport are known: see `kg.extractors.timetables`.
"""

import re
from datetime import date

from kg.cells import Reader
from kg.columns import Column, View
from kg.grid import Row, Slot
from kg.headers import phase, whole
from kg.lexicon import Lexicon
from kg.page import Findings
from kg.text import dates

LEAST = 2
#: What may stand beside a day: its weekday and the time of day.
BESIDE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.]\d\d|\b[ap]\.?m\b|[\s,.:;()–-]", re.IGNORECASE
)
_ANY = 2000  # a year with all days


def fits(view: View) -> bool:
    """Whether a column names events and all others are headed by a round or by what begins or ends."""
    others = [column for column in view.columns if column.role != "event"]
    return (
        len(view.columns) == len(others) + 1
        and len(others) >= LEAST
        and all(_is_of_round(column, view.lexicon) for column in others)
        and any(found for row in view.grid.rows if (found := days(view, row, _ANY)))
    )


def read(reader: Reader, view: View) -> Findings:
    """Nothing but what is left out where the article is not about a sport."""
    if reader.page.topic.about != "sport":
        words = " | ".join(column.words for column in view.columns)
        yield reader.page.note(f"t{view.table.number}", words, "of which sport these events are is not certain")


def days(view: View, row: Row, year: int) -> list[tuple[date, date, Slot]]:
    """The first and the last day that each cell of a row tells; none where one is of other things or the last empty."""
    found = []
    slot = None
    for column in view.columns:
        slot = row.slots[column.index - 1]
        if column.role == "event" or slot is None or slot.label in ("", "–", "-", "—"):
            continue
        told = list(dates.find(slot.text, year))
        if not told or not all(_is_day(slot.text, each) for each in told[:1]) or len(told) > 1:
            return []
        found.append((told[0].first, told[0].last, slot))
    return found if found and found[-1][2] is slot else []


def _is_day(text: str, told: dates.Dates) -> bool:
    return not BESIDE.sub("", text[: told.start] + text[told.end :])


def _is_of_round(column: Column, lexicon: Lexicon) -> bool:
    words = column.words
    return bool(phase(words, lexicon)) or whole(words, lexicon) or lexicon.tells("first or last day", words)
