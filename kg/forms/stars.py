"""Lists of a Games' most successful athletes: a row an athlete, with nation and sport, and no event."""

from collections.abc import Iterator

from kg.cells import Reader, sport, told
from kg.columns import View
from kg.grid import Row
from kg.makers import delegation, person
from kg.page import Findings
from kg.statement import Mention, Statement


def fits(view: View) -> bool:
    """Whether rows give athletes and their sports, but no events, ranks aside."""
    return view.has("competitor", "sport") and not view.has("event") and not view.has("medal")


def read(reader: Reader, view: View) -> Findings:
    """Which athlete was in a nation's team in a sport."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no athlete, nation and sport are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    slot, part = view.slot(row, "competitor"), sport(reader, view, row)
    names = reader.names(slot) if slot else []
    if slot is None or part is None or len(names) != 1:
        return
    voice = reader.voice(slot, "stars/competitor")
    beside = reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    nation = Mention("Nation", names[0].nation, at=voice.at) if names[0].nation else beside
    team = delegation(reader.page.topic.games, nation)
    if team is not None and nation is not None:
        parts = (("delegation", team), ("sport", part))
        yield voice.says(
            Mention("Squad", nation.text, parts=parts, at=voice.at), "member", person(names[0], voice.at, nation, part)
        )
