"""Who takes part: in the article's event, with their nations, or for the article's delegation, with their sports."""

from collections.abc import Iterator

from kg.cells import Reader, entry, event, headed, sport, team_size, told
from kg.columns import MEASURES, View
from kg.forms._particulars import particulars
from kg.grid import Row, Slot
from kg.makers import person, sport_squad
from kg.page import Findings
from kg.statement import Statement

#: Columns that tell of something else than who takes part.
OTHERS = MEASURES | {"rank", "year", "games", "medal", "gold", "bearer", "opponent", "loser"}


def fits(view: View) -> bool:
    """Whether rows are competitors, and nothing more, with their sports or, under a heading for it, their nations."""
    plain = OTHERS.isdisjoint(column.role for column in view.columns)
    plain = plain and not view.lexicon.tells("not entered", view.context.before)
    nations = view.has("country") and view.headed("entrants")
    return view.has("competitor") and plain and (nations or view.has("sport"))


def read(reader: Reader, view: View) -> Findings:
    """That each is in the event."""
    for row in view.grid.rows:
        slot = view.slot(row, "competitor")
        if not row.group:
            out = slot is None or view.lexicon.tells("not entered", slot.text)
            said = () if slot is None or out else _row(reader, view, row, slot)
            yield from told(reader, view, row, said, "no competitor and event are certain here")


def _row(reader: Reader, view: View, row: Row, slot: Slot) -> Iterator[Statement]:
    about = reader.page.topic.about
    if about == "event":
        yield from _in_event(reader, view, row, slot)
    elif about == "delegation" and view.has("sport"):
        said = list(_of_delegation(reader, view, row, slot))
        yield from said
        yield from particulars(reader, view, row, said)


def _of_delegation(reader: Reader, view: View, row: Row, slot: Slot) -> Iterator[Statement]:
    """Whom the delegation has in a sport, in each of the events that a cell names."""
    part, team, voice = sport(reader, view, row), reader.page.topic.delegation(), reader.voice(slot, "entrants/named")
    names, contests = reader.names(slot), view.slot(row, "event")
    if part is None or team is None or len(names) != 1:
        return
    group = sport_squad(team, part, voice.at)
    yield voice.says(group, "member", person(names[0], voice.at, team.part("nation"), part))
    if contests is None:
        return
    for line in contests.text.splitlines():
        contest = event(reader, view, line, reader.at(contests), part)
        made = entry(reader, names, contest, team.part("nation"), voice) if contest else None
        yield from made[1] if made else ()


def _in_event(reader: Reader, view: View, row: Row, slot: Slot) -> Iterator[Statement]:
    contest = headed(reader, view)
    if contest is None:
        return
    names = reader.names(slot, team_size(contest.text, reader.page.lexicon) or 0)
    nation, voice = reader.nation(view.slot(row, "country")), reader.voice(slot, "entrants/competitor")
    made = entry(reader, names, contest, nation, voice) if names else None
    yield from made[1] if made else ()
