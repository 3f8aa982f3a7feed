"""Lists of one delegation's medallists: a row a medal, with who won it in which event."""

from collections.abc import Iterator

from kg.cells import Reader, entry, event, medal, sport, team_size, told
from kg.columns import View
from kg.editions import of_row
from kg.grid import Row
from kg.page import Findings
from kg.statement import Statement
from kg.text import dates


def fits(view: View) -> bool:
    """Whether rows give a medal, a name and an event."""
    return view.has("medal", "competitor", "event")


def read(reader: Reader, view: View) -> Findings:
    """Who won which medal in which event, and when."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no medal, name and event are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    prize, who, what = (view.slot(row, role) for role in ("medal", "competitor", "event"))
    if prize is None or who is None or what is None or (colour := medal(prize.text)) is None:
        return
    games = of_row(reader, view, row)
    contest = event(reader, view, what.text, reader.at(what), sport(reader, view, row), games)
    if contest is None:
        return
    voice = reader.voice(who, "medallists/competitor")
    names = reader.names(who, team_size(contest.text, reader.page.lexicon) or 0, contest.part("sport"))
    nation = reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    team = nation is not None and nation.text in who.text and team_size(contest.text, reader.page.lexicon) is not None
    made = entry(reader, names, contest, nation, voice) if names or team else None
    if made is None:
        return
    won, said = made
    yield from said
    speaks = reader.voice(prize, "medallists/medal")
    yield speaks.says(won, "medal", speaks.code(colour))
    slot = view.slot(row, "date")
    if slot is not None and (day := dates.day(slot.text, reader.page.topic.held)):
        yield reader.voice(slot, "medallists/date").says(won, "date", day)
