"""Programmes: a column an edition, with dots where the event of a row was held, or the nation of a row took part."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.cells import Reader, entry, event, told
from kg.columns import View
from kg.context import gender, of_class
from kg.editions import HEAD, of_heads
from kg.forms._contests import through_editions
from kg.grid import Row, Slot
from kg.makers import delegation
from kg.page import Findings
from kg.statement import Mention, Statement
from kg.topic import titled

LEAST = 3
DOT = r"[•●✓✔]"
HELD = re.compile(rf"{DOT}(?:\s*{DOT})*")
#: A cross is a dot where there are no dots, else its opposite.
CROSS = re.compile(r"[xX×]")
PLACE = re.compile(r"=?(\d{1,3})(?:(?:st|nd|rd|th)(?:\d|\[\w+\])?)?=?")
#: How many of them there were, too.
WENT = re.compile(rf"{DOT}|[1-9]\d{{0,2}}")


def fits(view: View) -> bool:
    """Whether columns are headed by years, and rows by events or nations."""
    line = view.grid.header[-1] if view.grid.header else ()
    years = [slot for slot in line if slot and HEAD.fullmatch(slot.text.strip())]
    return len(years) >= LEAST and bool(view.columns) and view.columns[0].role in ("event", "country")


def read(reader: Reader, view: View) -> Findings:
    """Which events were held at which edition of a sport's series, or which nations were there."""
    editions = of_heads(reader, view)
    cells = [row.slots[index - 1] for row in view.grid.rows if not row.group for index in editions]
    mark = HELD if any(slot and HELD.fullmatch(slot.text.strip()) for slot in cells) else CROSS
    over = (view.context.heading, *(line.text for line in view.context.lines))
    if view.columns[0].role == "country" and _placings(view, editions):
        yield from _ranked(reader, view, editions)
        return
    if view.columns[0].role == "country" and not any(view.lexicon.tells("nations at editions", each) for each in over):
        editions = {}
    for row in view.grid.rows:
        if row.group:
            sex = next((gender(slot.text) for slot in row.slots if slot), "")
            view = replace(view, context=replace(view.context, gender=sex)) if sex else view
        elif not _is_sum(view, row):
            said = [
                each
                for index, games in editions.items()
                if (slot := row.slots[index - 1])
                for each in _cell(reader, view, row, slot, games, mark)
            ]
            yield from told(reader, view, row, said, "no edition is certain here")


def _placings(view: View, editions: Mapping[int, Mention]) -> bool:
    """Whether the numbers below every edition are places: 1, 2, 3 and on, those who share one skipping the next."""
    rows = [row for row in view.grid.rows if not row.group and not _is_sum(view, row)]
    cells = [[slot.text.strip() for row in rows if (slot := row.slots[index - 1])] for index in editions]
    told = [sorted(place for text in column if (place := _printed(text))) for column in cells]
    return bool(told) and all(len(each) >= LEAST and _are_places(each) for each in told)


def _printed(text: str) -> int | None:
    """The place that a cell prints, with or without its ending and a footnote's mark behind that.

    >>> _printed("6"), _printed("6th"), _printed("6th1"), _printed("61 (12)")
    (6, 6, 6, None)
    """
    match = PLACE.fullmatch(text.strip())
    return int(match[1]) if match else None


def _are_places(numbers: list[int]) -> bool:
    """Whether numbers in order are places.

    >>> _are_places([1, 2, 3, 4]), _are_places([1, 2, 2, 4, 5]), _are_places([1, 1, 2, 4]), _are_places([2, 3, 9])
    (True, True, False, False)
    """
    before = [0, *numbers]
    return all(each in (place, last) for place, (each, last) in enumerate(zip(numbers, before, strict=False), 1))


def _is_sum(view: View, row: Row) -> bool:
    return view.lexicon.tells("no row", view.text(row, view.columns[0].role))


def _ranked(reader: Reader, view: View, editions: Mapping[int, Mention]) -> Findings:
    """The place of each nation at each edition, in the event that the heading names."""
    for row in view.grid.rows:
        if not row.group and not _is_sum(view, row):
            said = [each for index, games in editions.items() for each in _place(reader, view, row, index, games)]
            yield from told(reader, view, row, said, "no edition is certain here")


def _place(reader: Reader, view: View, row: Row, index: int, games: Mention) -> Iterator[Statement]:
    slot, contest = row.slots[index - 1], through_editions(reader, view, games)
    nation = reader.nation(view.slot(row, "country"))
    place = _printed(slot.text) if slot else None
    if slot is None or contest is None or nation is None or place is None:
        return
    voice = reader.voice(slot, "programmes/rank")
    if (made := entry(reader, [], contest, nation, voice)) is not None:
        yield from made[1]
        yield voice.says(made[0], "rank", place)


def _cell(
    reader: Reader, view: View, row: Row, slot: Slot, games: Mention, mark: re.Pattern[str]
) -> Iterator[Statement]:
    if view.columns[0].role == "event":
        yield from _held(reader, view, row, slot, games) if mark.fullmatch(slot.text.strip()) else ()
    elif WENT.fullmatch(slot.text.strip()):
        team = delegation(games, reader.nation(view.slot(row, "country")))
        yield from [reader.voice(slot, "programmes/nation").says(team, "games", games)] if team else []


def _held(reader: Reader, view: View, row: Row, slot: Slot, games: Mention) -> Iterator[Statement]:
    """The events of a cell: those whose pages its dots lead to, else that of its row, where there is one dot."""
    voice, sport = reader.voice(slot, "programmes/event"), reader.page.topic.sport
    pages = (titled(link.target, reader.page.lexicon, voice.at).event for link in slot.cell.piece.links)
    found = [page for page in pages if page is not None and page.word("games") == games.text]
    if not found and sport is not None and len(slot.text.strip()) == 1:
        own = event(reader, view, view.text(row, "event"), voice.at, sport, games)
        found = [of_class(own, view.text(row, "class"), voice.at, reader.page.lexicon)] if own else []
    for each in found:
        yield voice.says(each, "games", games)
        yield from [voice.says(each, "sport", part)] if (part := each.part("sport")) else []
