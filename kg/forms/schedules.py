"""Schedules of one event: a row a round, with the day that it is held on."""

from collections.abc import Iterator

from kg.cells import Reader
from kg.columns import View
from kg.grid import Row
from kg.page import Findings
from kg.statement import Statement
from kg.text import dates

ROLES = frozenset({"date", "time", "event", "mark", "venue", "ignore", ""})


def fits(view: View) -> bool:
    """Whether rows give days and rounds, and nobody who competes."""
    return view.has("date") and {column.role for column in view.columns} <= ROLES and len(view.columns) > 1


def read(reader: Reader, view: View) -> Findings:
    """The first and the last day of the article's event."""
    year = reader.page.topic.held
    days = [(row, day) for row in view.grid.rows if (day := dates.day(view.text(row, "date"), year))]
    first, last = min((day for _, day in days), default=None), max((day for _, day in days), default=None)
    for row in view.grid.rows:
        if not row.group:
            day = next((day for each, day in days if each is row), None)
            names = ("date",) if first == last else ("start",) if day == first else ("end",) if day == last else ()
            yield from _row(reader, view, row, names)


def _row(reader: Reader, view: View, row: Row, names: tuple[str, ...]) -> Iterator[Statement]:
    slot, contest = view.slot(row, "date"), reader.page.topic.event
    day = dates.day(slot.text, reader.page.topic.held) if slot else None
    if slot is not None and contest is not None and day is not None and not slot.inherited:
        voice = reader.voice(slot, "schedules/day")
        yield from (voice.says(contest, name, day) for name in names)
