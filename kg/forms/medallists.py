"""Lists of one delegation's medallists: a row a medal, with who won it in which event; a heading may be the medal."""

import re
from collections.abc import Iterator

from kg.cells import Reader, blank, entry, event, mark, prize, sport, team_size, told
from kg.columns import MEASURES, View
from kg.editions import host, of_row
from kg.grid import Row, Slot
from kg.page import Findings, Voice
from kg.statement import Mention, Statement
from kg.text import dates

#: A heading over medals of one colour.
COLOUR = re.compile(
    r"(?:multiple |individual |double |list of )*(gold|silver|bronze)(?: medal(?:s|l?ists?)?)?", re.IGNORECASE
)


def fits(view: View) -> bool:
    """Whether rows give a name and an event, and they or the heading a medal."""
    headed = COLOUR.fullmatch(view.context.heading.strip()) is not None and not view.has("rank")
    return view.has("competitor", "event") and (view.has("medal") or headed)


def read(reader: Reader, view: View) -> Findings:
    """Who won which medal in which event, and when."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no medal, name and event are certain here")


def _prize(reader: Reader, view: View, row: Row) -> tuple[Voice, str] | None:
    """The medal of a row, or of all below the heading, and what says it."""
    slot = view.slot(row, "medal")
    if slot is not None:
        colour = prize(slot)
        return (reader.voice(slot, "medallists/medal"), colour) if colour else None
    headed = [(line, match) for line in view.context.lines if (match := COLOUR.fullmatch(line.text.strip()))]
    return (Voice(headed[-1][0].at, "medallists/medal"), headed[-1][1][1].lower()) if headed else None


def _of_another_sport(view: View, row: Row, who: Slot) -> bool:
    """Whether a name is taken to go on from a row of another sport, though no span tells so: the row's own is lost."""
    sports = [view.text(each, "sport") for each in view.grid.rows if each.number in (who.row, row.number)]
    return who.inherited and who.cell.rows == 1 and len(set(sports)) > 1


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    who, what = (view.slot(row, role) for role in ("competitor", "event"))
    prize = _prize(reader, view, row)
    if prize is None or who is None or what is None or _of_another_sport(view, row, who):
        return
    speaks, colour = prize
    games = of_row(reader, view, row)
    contest = event(reader, view, what.text, reader.at(what), sport(reader, view, row), games)
    if contest is None:
        return
    voice = reader.voice(who, "medallists/competitor")
    names = reader.names(who, team_size(contest.text, reader.page.lexicon) or 0, contest.part("sport"))
    land = view.slot(row, "country")
    nation = reader.nation(land) if land and not blank(land.text) else reader.page.topic.nation
    size = team_size(contest.text, reader.page.lexicon)
    together = reader.together(who, size) and not names
    team = size is not None and nation is not None and (nation.text in who.text or together)
    made = entry(reader, names, contest, nation, voice) if names or team else None
    if made is None:
        return
    won, said = made
    yield from said
    yield speaks.says(won, "medal", speaks.code(colour))
    yield from _mark(reader, view, row, won)
    if games is not None and reader.page.topic.about == "nation":
        yield from host(reader, view, row, games, "medallists")
    slot = view.slot(row, "date")
    if slot is not None and (day := dates.day(slot.text, reader.page.topic.held)):
        yield reader.voice(slot, "medallists/date").says(won, "date", day)


def _mark(reader: Reader, view: View, row: Row, won: Mention) -> Iterator[Statement]:
    """The mark with which a medal was won, in a column of its own."""
    for role in sorted(MEASURES):
        slot = view.slot(row, role)
        printed = mark(slot.text, role) if slot and not blank(slot.text) else None
        if slot is not None and printed is not None:
            yield reader.voice(slot, "medallists/mark").says(won, "mark", printed)
            return
