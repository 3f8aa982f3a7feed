"""Calendars: a column a day, with the ceremonies and the finals that are held on it.

Rows that name events of a sport themselves are read where its events are known: see `kg.extractors.timetables`.
"""

import re
from collections.abc import Iterator
from datetime import date

from kg.cells import Reader, count, told
from kg.columns import View
from kg.grid import Grid, Row, Slot
from kg.lexicon import Lexicon
from kg.makers import ceremony_at
from kg.page import Findings, Page
from kg.statement import Mention, Statement
from kg.text import dates
from kg.topic import EVERY, titled

#: So many columns of days are a calendar, or a few that tell the weekday or month of each.
LEAST, FEW = 4, 2
#: A key to a calendar has no more lines.
LINES = 3
WORD = re.compile(r"[^\W\d_]+|\d+")
WEEKDAY = re.compile(r"m(?:on?)?|t(?:u(?:es?)?|h(?:u(?:rs?)?)?)?|w(?:ed?(?:nes)?)?|f(?:ri?)?|s(?:at?(?:ur)?|un?)?")
ORDINAL = frozenset({"st", "nd", "rd", "th"})
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
KINDS = (("opening", "opening day"), ("closing", "closing day"))
_ANY = 2000  # a year with all days


def fits(view: View) -> bool:
    """Whether the columns are the days of one or more months."""
    found = days(view, _ANY)
    full = all(len(WORD.findall(view.columns[column - 1].words)) > 1 for column in found)
    return len(found) >= (FEW if full else LEAST)


def read(reader: Reader, view: View) -> Findings:
    """The day of each ceremony, and the last day of each event whose page a day's finals lead to."""
    found = of_games(reader.page, view)
    for row in view.grid.rows:
        if not (row.group or view.lexicon.tells("no row", head(row)) or is_of_events(reader.page, row)):
            said = _row(reader, row, found)
            yield from told(reader, view, row, said, "no event or ceremony is certain on a day")


def is_of_events(page: Page, row: Row) -> bool:
    """Whether a row is about an event by its own words, as on the page of a sport: no ceremonies, sums or finals."""
    others = any(page.lexicon.tells(phrase, head(row)) for phrase in ("ceremonies", "finals", "no row"))
    return page.topic.about == "sport" and not row.group and not others


def of_games(page: Page, view: View) -> dict[int, date]:
    """The columns that are headed by days, in the year in which the article's Games were held."""
    return days(view, page.topic.held) if page.topic.held else {}


def days(view: View, year: int) -> dict[int, date]:
    """The columns (from 1) headed by a day, in order; the caption or the sentence before may tell the month."""
    caption = view.table.caption.text if view.table.caption else ""
    found = (_days(view.grid, year, words) for words in ("", caption, view.context.before))
    return next(filter(None, found), {})


def _days(grid: Grid, year: int, caption: str = "") -> dict[int, date]:
    """The columns (from 1) that are headed by a day, in order; none where a month is not certain.

    >>> from kg.article import Cell, Piece, Table
    >>> from kg.grid import restore
    >>> words = (("July / August", "30 Fri", "31st", "1", "Events"), ("Judo", "", "1", "2", "3"))
    >>> rows = tuple(tuple(Cell(Piece(word, 0, 9), header=row < 1) for word in line) for row, line in enumerate(words))
    >>> [f"{column}: {day:%d %B}" for column, day in _days(restore(Table(1, rows, Piece("", 0, 0))), 2011).items()]
    ['2: 30 July', '3: 31 July', '4: 01 August']
    """
    heads = {column: WORD.findall(" ".join(grid.labels(column)).lower()) for column in range(1, grid.width + 1)}
    told = [*heads.values(), WORD.findall(caption.lower())]
    months = list(dict.fromkeys(month for words in told for word in words if (month := dates.month(word))))
    found: dict[int, date] = {}
    for column, words in heads.items():
        number = _number(words)
        own = [month for word in words if (month := dates.month(word))]
        last = max(found.values(), default=None)
        if number is None or not months:
            continue
        ahead = months if last is None else months[months.index(last.month) :]
        fitting = (made for month in (own if len(own) == 1 else ahead) if (made := _made(year, month, number)))
        day = next((made for made in fitting if last is None or made > last), None)
        if day is None:
            return {}
        found[column] = day
    return found


def _number(words: list[str]) -> int | None:
    """The day that a head names, and nothing else but its month and weekday."""
    numbers = [word for word in words if DAY.fullmatch(word)]
    rest = (word for word in words if word.isalpha() and word not in ORDINAL and not dates.month(word))
    if len(numbers) != 1 or not all(WEEKDAY.fullmatch(word.removesuffix("day")) for word in rest):
        return None
    return int(numbers[0])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def has_practice(view: View) -> bool:
    """Whether a table tells which marks of a calendar stand for days of practice or rest: a line or two of words."""
    lines = (*view.grid.header, *(row.slots for row in view.grid.rows))
    words = (slot.text for line in lines for slot in line if slot) if len(lines) <= LINES else ()
    return any(view.lexicon.tells("no day of an event", each) for each in words)


def head(row: Row) -> str:
    """What a row is about."""
    return row.slots[0].text.strip() if row.slots[0] else ""


def _row(reader: Reader, row: Row, found: dict[int, date]) -> Iterator[Statement]:
    cells = [(day, slot) for column, day in found.items() if (slot := row.slots[column - 1]) and slot.text.strip()]
    if reader.page.lexicon.tells("ceremonies", head(row)):
        yield from _ceremonies(reader, row, cells)
        return
    last = {slot.position: (day, slot) for day, slot in cells}
    alone = sum(count(slot.text) or 0 for _, slot in last.values()) == 1
    for day, slot in last.values():
        events = _finals(reader, row, slot) or (_only(reader, row, slot) if alone and count(slot.text) else [])
        yield from (reader.voice(slot, "calendars/final").says(event, "end", day) for event in events)


def _finals(reader: Reader, row: Row, slot: Slot) -> list[Mention]:
    """The events that the finals of a cell lead to: as many as it counts, or as there are in a row of finals."""
    topics = (titled(link.target, reader.page.lexicon, reader.at(slot)) for link in slot.cell.piece.links)
    events = [topic.event for topic in topics if topic.event and topic.games == reader.page.topic.games]
    every = reader.page.lexicon.tells("finals", head(row))
    return events if every or count(slot.text) == len(events) else []


def _only(reader: Reader, row: Row, slot: Slot) -> list[Mention]:
    """The one event of a sport whose row has one final in all, under whatever name the article has it."""
    games, sport = reader.page.topic.games, reader.page.lexicon.sports.find(head(row))
    if games is None or sport is None:
        return []
    parts = (("games", games), ("sport", Mention("Sport", sport, at=reader.at(slot))))
    return [Mention("Event", EVERY, parts=parts, at=reader.at(slot))]


def _ceremonies(reader: Reader, row: Row, cells: list[tuple[date, Slot]]) -> Iterator[Statement]:
    """The days of the ceremonies: those that cells name, else the first and the last of two."""
    games, lexicon = reader.page.topic.games, reader.page.lexicon
    kinds = [_kind(slot.text.strip(), lexicon) or _kind(head(row), lexicon) for _, slot in cells]
    if len(cells) == 2 and not any(kinds):
        kinds = ["opening", "closing"]
    for kind, (day, slot) in zip(kinds, cells, strict=True):
        ceremony = ceremony_at(games, kind)
        if ceremony is not None and kinds.count(kind) == 1:
            yield reader.voice(slot, "calendars/ceremony").says(ceremony, "date", day)


def _kind(words: str, lexicon: Lexicon) -> str:
    kinds = [kind for kind, phrase in KINDS if lexicon.tells(phrase, words)]
    return kinds[0] if len(kinds) == 1 else ""
