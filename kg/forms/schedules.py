"""Schedules of one event: a row a round, with the day that it is held on."""

from collections.abc import Iterator
from datetime import date

from kg.cells import Reader, told
from kg.columns import View
from kg.grid import Row
from kg.page import Findings
from kg.statement import Statement
from kg.text import dates

ROLES = frozenset({"date", "time", "event", "phase", "mark", "venue", "ignore", ""})


def fits(view: View) -> bool:
    """Whether rows give days and rounds, and nobody who competes."""
    return view.has("date") and {column.role for column in view.columns} <= ROLES and len(view.columns) > 1


def read(reader: Reader, view: View) -> Findings:
    """The first and the last day of the article's event; the days between are passed over."""
    held = reader.page.topic.held
    days = {row.number: found for row in view.grid.rows if (found := day(view, row, held))}
    first, last = min(days.values(), default=None), max(days.values(), default=None)
    for row in view.grid.rows:
        its = days.get(row.number)
        names = ("date",) if first == last else ("start",) if its == first else ("end",) if its == last else ()
        if its is not None and not row.group:
            yield from _row(reader, view, row, its, names)
        elif not row.group:
            yield from told(reader, view, row, (), "no day can be read here")


def day(view: View, row: Row, year: int | None) -> date | None:
    """The day of a row, by the first of its cells for days that is one: `Day 12` is none."""
    found = (dates.day(slot.text.strip(), year) for slot in view.slots(row, "date"))
    return next(filter(None, found), None)


def _row(reader: Reader, view: View, row: Row, day: date, names: tuple[str, ...]) -> Iterator[Statement]:
    slot, contest = view.slot(row, "date"), reader.page.topic.event
    if slot is not None and contest is not None and not slot.inherited:
        voice = reader.voice(slot, "schedules/day")
        yield from (voice.says(contest, name, day) for name in names)
