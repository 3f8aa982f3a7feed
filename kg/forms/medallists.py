"""Lists of one delegation's medallists: a row a medal, with who won it in which event."""

from collections.abc import Iterator

from kg.cells import Reader, competitor, event, medal, team_size
from kg.columns import View
from kg.grid import Row
from kg.makers import enters, result
from kg.page import Findings
from kg.statement import Mention, Statement
from kg.text import dates


def fits(view: View) -> bool:
    """Whether rows give a medal, a name and an event."""
    return view.has("medal", "competitor", "event")


def read(reader: Reader, view: View) -> Findings:
    """Who won which medal in which event, and when."""
    for row in view.grid.rows:
        if row.group:
            continue
        found = [] if row.uncertain else list(_row(reader, view, row))
        yield from found
        if not found:
            text = " | ".join(slot.text for slot in row.slots if slot)
            yield reader.page.note(f"t{view.table.number}r{row.number}", text, "no medal, name and event are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    prize, who, what = (view.slot(row, role) for role in ("medal", "competitor", "event"))
    if prize is None or who is None or what is None or (colour := medal(prize.text)) is None:
        return
    contest = event(reader, view, what.text, reader.at(what), _sport(reader, view, row))
    if contest is None:
        return
    voice = reader.voice(who, "medallists/competitor")
    names = reader.names(who, team_size(contest.text, reader.page.lexicon) or 0)
    nation = reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    made = list(competitor(reader, names, contest, nation, voice))
    if not names or not made or not isinstance(made[0], Mention):
        return
    won = result(contest, made[0], voice.at)
    yield from enters(won, voice)
    yield from (each for each in made if isinstance(each, Statement))
    speaks = reader.voice(prize, "medallists/medal")
    yield speaks.says(won, "medal", speaks.code(colour))
    slot = view.slot(row, "date")
    if slot is not None and (day := dates.day(slot.text, reader.page.topic.year)):
        yield reader.voice(slot, "medallists/date").says(won, "date", day)


def _sport(reader: Reader, view: View, row: Row) -> Mention | None:
    slot = view.slot(row, "sport")
    name = reader.page.lexicon.sports.find(slot.text) if slot else None
    return Mention("Sport", name, at=reader.at(slot)) if name and slot else None
