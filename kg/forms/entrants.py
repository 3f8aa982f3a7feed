"""Who takes part in the article's event, listed with their nations under a heading that says so."""

from collections.abc import Iterator

from kg.cells import Reader, entry, headed, team_size, told
from kg.columns import MEASURES, View
from kg.grid import Row
from kg.page import Findings
from kg.statement import Statement

#: Columns that tell of something else than who takes part.
OTHERS = MEASURES | {"rank", "year", "games", "medal", "gold", "bearer", "opponent", "loser"}


def fits(view: View) -> bool:
    """Whether rows are competitors and their nations, and nothing more, under such a heading."""
    plain = OTHERS.isdisjoint(column.role for column in view.columns)
    plain = plain and not view.lexicon.tells("not entered", view.context.before)
    return view.has("competitor", "country") and plain and view.headed("entrants")


def read(reader: Reader, view: View) -> Findings:
    """That each is in the event."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no competitor and event are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    slot, contest = view.slot(row, "competitor"), headed(reader, view)
    if slot is None or contest is None or reader.page.topic.about != "event":
        return
    if view.lexicon.tells("not entered", slot.text):
        return
    names = reader.names(slot, team_size(contest.text, reader.page.lexicon) or 0)
    nation, voice = reader.nation(view.slot(row, "country")), reader.voice(slot, "entrants/competitor")
    made = entry(reader, names, contest, nation, voice) if names else None
    yield from made[1] if made else ()
