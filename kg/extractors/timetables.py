"""Timetables: a row a day, with the events of a sport that are held on it, or the rounds of an event.

Or a row an event and a column a day, with a mark where the event goes on, or a column a round, with its day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg import phases
from kg.columns import View, views
from kg.context import gender
from kg.forms import calendars, round_dates, schedules
from kg.gazetteer import Gazetteer, fitting
from kg.grid import Row, Slot
from kg.headers import BRACKETED
from kg.page import Findings, Page, Voice
from kg.rounds import of_round, runs
from kg.statement import Mention, Statement

#: Whose event a line is: `Men: Lightweight`.
WHOSE = re.compile(r"^(men|women|boys|girls|mixed)\s*[:–-]\s*", re.IGNORECASE)

Days = dict[Mention, list[tuple[date, Voice]]]


def extract(page: Page, gazetteer: Gazetteer) -> Findings:
    """What the timetables of an article about a sport or an event say."""
    tables = [view for view in views(page) if schedules.fits(view)] if page.topic.about in ("sport", "event") else []
    if page.topic.event is not None:
        for view in tables:
            yield from _rounds(page, page.topic.event, view, gazetteer)
    elif page.topic.about == "sport":
        yield from _spans(page, tables, gazetteer)
        yield from _calendars(page, gazetteer)
        yield from _by_rounds(page, gazetteer)


def _rounds(page: Page, event: Mention, view: View, gazetteer: Gazetteer) -> Iterator[Statement]:
    """The day of each round of the article's event, or of the parts below it: the heats of `1st round`."""
    parts = phases.below(views(page), page)
    for day, voice, word in _words(page, view):
        name = BRACKETED.sub("", word)
        found = list(of_round(name, event, gazetteer, page.lexicon, voice.at))
        found = found or [runs(part, voice.at) for part in parts.get(phases.stem(name), ())]
        yield from (voice.says(each, "date", day) for each in found)


def _spans(page: Page, tables: list[View], gazetteer: Gazetteer) -> Iterator[Statement]:
    """The first and the last day of each event of a sport that timetables name, where no row of theirs is unclear."""
    days: Days = defaultdict(list)
    if any(_unclear(page, view) for view in tables):
        return
    for view in tables:
        for event, day, voice in _held(page, view, gazetteer):
            days[event].append((day, voice))
    yield from _first_and_last(days)


def _first_and_last(days: Days) -> Iterator[Statement]:
    """The first and the last day of each event, by the cells that tell them."""
    for event, told in days.items():
        first, last = min(told, key=lambda each: each[0]), max(told, key=lambda each: each[0])
        if first[0] == last[0]:
            yield first[1].says(event, "date", first[0])
        else:
            yield first[1].says(event, "start", first[0])
            yield last[1].says(event, "end", last[0])


def _unclear(page: Page, view: View) -> bool:
    """Whether a row may tell of another day of an event, as where its cells belong or its day is not certain."""
    rows = (row for row in view.grid.rows if not row.group)
    return any(
        row.uncertain or (view.slots(row, "event") and not schedules.day(view, row, page.topic.held)) for row in rows
    )


def _held(page: Page, view: View, gazetteer: Gazetteer) -> Iterator[tuple[Mention, date, Voice]]:
    """Each event that a row names beyond doubt, with its day and the cell that names it."""
    known = gazetteer.at(page.topic.games)
    for day, voice, word in _words(page, view):
        found = fitting(WHOSE.sub(r"\1's ", word), known)
        if len(found) == 1:
            yield found[0], day, voice


def _calendars(page: Page, gazetteer: Gazetteer) -> Findings:
    """The days of each event of a sport that a row of a calendar names beyond doubt: those of its marks.

    Where some marks are for practice, one may be that of a day before the event begins.
    """
    known, seen = gazetteer.at(page.topic.games), list(views(page))
    sure = not any(calendars.has_practice(view) for view in seen)
    for view in seen:
        sex = ""
        for row in view.grid.rows if calendars.fits(view) else ():
            sex = gender(calendars.head(row)) if row.group else sex
            if calendars.is_of_events(page, row):
                yield from _marked(page, view, row, fitting(f"{sex} {calendars.head(row)}", known) if sure else [])


def _marked(page: Page, view: View, row: Row, found: list[Mention]) -> Findings:
    marks = list(_marks(page, view, row)) if len(found) == 1 and not row.uncertain else []
    if marks:
        yield from _first_and_last({found[0]: marks})
    else:
        yield page.note(f"t{view.table.number}r{row.number}", calendars.head(row), "its event and days are not certain")


def _marks(page: Page, view: View, row: Row) -> Iterator[tuple[date, Voice]]:
    """The days on which a row of a calendar has a mark."""
    for column, day in calendars.of_games(page, view).items():
        if (slot := row.slots[column - 1]) and slot.label:
            yield day, Voice(page.passage(slot.position, slot.cell.piece), "timetables/mark")


def _by_rounds(page: Page, gazetteer: Gazetteer) -> Findings:
    """The first and the last day of each event of a sport whose row gives the days of its rounds."""
    known, held = gazetteer.at(page.topic.games), page.topic.held
    for view in views(page):
        sex = ""
        for row in view.grid.rows if round_dates.fits(view) else ():
            word = view.text(row, "event") or calendars.head(row)
            sex = gender(word) if row.group else sex
            if not row.group:
                told = round_dates.days(view, row, held) if held and not row.uncertain else []
                found = fitting(word, known) or fitting(f"{sex} {word}", known)
                yield from _from_to(page, view, row, found, told)


def _from_to(page: Page, view: View, row: Row, found: list[Mention], told: list[tuple[date, date, Slot]]) -> Findings:
    """The first and the last day of a row's one event."""
    at = {slot.position: Voice(page.passage(slot.position, slot.cell.piece), "timetables/round") for *_, slot in told}
    days = [(day, at[slot.position]) for first, last, slot in told for day in (first, last)]
    if len(found) == 1 and days:
        yield from _first_and_last({found[0]: days})
    else:
        words = " | ".join(slot.text for slot in row.slots if slot)
        yield page.note(f"t{view.table.number}r{row.number}", words, "its event and days are not certain")


def _words(page: Page, view: View) -> Iterator[tuple[date, Voice, str]]:
    """The events or rounds that rows name, each with its day and the cell that names it."""
    for row in view.grid.rows:
        day = None if row.group else schedules.day(view, row, page.topic.held)
        for slot in (*view.slots(row, "event"), *view.slots(row, "phase")) if day else ():
            voice = Voice(page.passage(slot.position, slot.cell.piece), "timetables/day")
            yield from ((day, voice, line.strip()) for line in slot.text.splitlines() if line.strip() and day)
