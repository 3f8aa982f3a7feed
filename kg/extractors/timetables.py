"""Timetables on the page of a sport: a row a day, with the events that are held on it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg.columns import View, views
from kg.forms import schedules
from kg.gazetteer import Gazetteer, fitting
from kg.page import Findings, Page, Voice
from kg.statement import Mention

#: Whose event a line is: `Men: Lightweight`.
WHOSE = re.compile(r"^(men|women|boys|girls|mixed)\s*[:–-]\s*", re.IGNORECASE)

Days = dict[Mention, list[tuple[date, Voice]]]


def extract(page: Page, gazetteer: Gazetteer) -> Findings:
    """The first and the last day of each event of the article's that timetables name."""
    days: Days = defaultdict(list)
    for view in views(page) if page.topic.about == "sport" else ():
        if schedules.fits(view) and view.has("event"):
            for event, day, voice in _held(page, view, gazetteer):
                days[event].append((day, voice))
    for event, told in days.items():
        first, last = min(told, key=lambda each: each[0]), max(told, key=lambda each: each[0])
        if first[0] == last[0]:
            yield first[1].says(event, "date", first[0])
        else:
            yield first[1].says(event, "start", first[0])
            yield last[1].says(event, "end", last[0])


def _held(page: Page, view: View, gazetteer: Gazetteer) -> Iterator[tuple[Mention, date, Voice]]:
    """Each event that a row names beyond doubt, with its day and the cell that names it."""
    known = gazetteer.at(page.topic.games)
    for row in view.grid.rows:
        day = None if row.group else schedules.day(view, row, page.topic.held)
        for slot in view.slots(row, "event") if day else ():
            voice = Voice(page.passage(slot.position, slot.cell.piece), "timetables/day")
            for line in slot.text.splitlines():
                found = fitting(WHOSE.sub(r"\1's ", line.strip()), known)
                if day is not None and len(found) == 1:
                    yield found[0], day, voice
