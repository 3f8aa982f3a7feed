"""Tables of medals by nation or by sport: at one Games, of one delegation, or over all editions of a series."""

import re
from collections.abc import Iterator

from kg.cells import Counts, Reader, blank, coded, count, counted, nation_of, sport, told
from kg.columns import COLOURS, View
from kg.editions import series
from kg.grid import Row
from kg.makers import delegation, sport_squad
from kg.page import Findings
from kg.statement import Mention, Statement

COUNTS = Counts(
    "counts", (("gold", "gold"), ("silver", "silver"), ("bronze", "bronze"), ("mark", "total"), ("total", "total"))
)
#: The share of a column's cells that are nations where the others are teams like them.
MOST = 0.75
TEAM = re.compile(
    r"(?!Countr|(?:Total|Others?|Sum|Nations?|Teams?|Remaining|Rest|Host|Grand|All|Unknown|World)\b)"
    r"[^\W\d_a-z][\w'’.-]+(?: [\w'’.-]+){0,4}"
)
BRACKETED = re.compile(r"\s*\([^()]*\)")
UNKNOWN = "no nation or sport at one Games is certain here"
UNKNOWN_PART = "these are the medals of a part of it"


def fits(view: View) -> bool:
    """Whether rows count medals of nations or sports."""
    numbers = all(_counted(view, row) for row in view.grid.rows if not row.group)
    return view.has("gold", "silver", "bronze") and (view.has("country") or view.has("sport")) and numbers


def _counted(view: View, row: Row) -> bool:
    return all(count(view.text(row, name)) is not None or blank(view.text(row, name)) for name in COLOURS)


def read(reader: Reader, view: View) -> Findings:
    """The medals, total and rank of each nation or sport, but those of a part of it beside the others' table."""
    part = reader.tallied and reader.page.topic.about == "sport" and view.has("country") and not is_whole(view)
    teams, unknown = _has_teams(reader, view), UNKNOWN_PART if part else UNKNOWN
    for row in view.grid.rows:
        if not row.group and not _is_total(reader, view, row):
            yield from told(reader, view, row, () if part else _row(reader, view, row, teams), unknown)


def is_whole(view: View) -> bool:
    """Whether a table counts all medals of nations, not only those of men, of a discipline or the like."""
    nearest = view.context.lines[-1].text if view.context.lines else ""
    general = view.lexicon.sports.find(nearest) or view.lexicon.tells("all medals", nearest)
    return bool(general) and view.has("country", *COLOURS)


def _is_total(reader: Reader, view: View, row: Row) -> bool:
    """Whether a row adds up the others."""
    words = [slot.text.strip().lower() for slot in row.slots if slot and not slot.inherited]
    return (
        any(word.startswith(("total", "totals")) for word in words[:3])
        and reader.nation(view.slot(row, "country")) is None
    )


def _row(reader: Reader, view: View, row: Row, teams: bool) -> Iterator[Statement]:
    subject = _subject(reader, view, row, teams)
    if subject is None:
        return
    yield from counted(reader, view, row, subject, COUNTS)
    yield from _none(reader, view, row, subject)
    yield from _code(reader, view, row, subject)


def _none(reader: Reader, view: View, row: Row, subject: Mention) -> Iterator[Statement]:
    """The colours whose cells say nothing, where the others add up to the total: there are none of them."""
    printed = {colour: count(view.text(row, colour)) for colour in COLOURS}
    slot = view.slot(row, "total") or view.slot(row, "mark")
    known = [number for number in printed.values() if number is not None]
    if slot is not None and known and sum(known) == count(slot.text):
        for colour in (colour for colour, number in printed.items() if number is None):
            yield reader.voice(slot, f"counts/{colour}").says(subject, colour, 0)


def _code(reader: Reader, view: View, row: Row, subject: Mention) -> Iterator[Statement]:
    """The code that a nation's cell prints behind its name."""
    team = subject.part("delegation") or subject
    if team.kind == "Delegation":
        yield from coded(reader, view.slot(row, "country"), team, "counts")


def _subject(reader: Reader, view: View, row: Row, teams: bool) -> Mention | None:
    """The delegation of a row, or its part in the sport of the row or of the page; a nation's tally over a series."""
    slot, topic = view.slot(row, "country"), reader.page.topic
    nation = topic.nation
    if slot is not None:
        name = nation_of(slot.text, reader.page.lexicon) or (_team_name(slot.text) if teams else "")
        nation = Mention("Nation", name, at=reader.at(slot)) if name else None
    part = sport(reader, view, row) or (view.context.sport if topic.about in ("sport", "sport-series") else None)
    if (whole := series(reader, view)) is not None:
        return _tally(whole, nation, part) if part or not view.has("sport") else None
    team = delegation(topic.games, nation)
    if team is None or nation is None or (part is None and (slot is None or view.has("sport"))):
        return None
    return sport_squad(team, part, team.at) if part else team


def _has_teams(reader: Reader, view: View) -> bool:
    """Whether nearly all rows are of nations: then the others are of teams like them."""
    rows = [each.text for row in view.grid.rows if not row.group and (each := view.slot(row, "country")) is not None]
    return sum(nation_of(each, reader.page.lexicon) is not None for each in rows) > MOST * len(rows)


def _team_name(text: str) -> str:
    """The name of a team that is no nation.

    >>> _team_name("Quebec (QUE)*"), _team_name("Remaining teams")
    ('Quebec', '')
    """
    name = BRACKETED.sub("", text).strip(" *†‡")
    return name if TEAM.fullmatch(name) else ""


def _tally(whole: Mention, nation: Mention | None, part: Mention | None) -> Mention | None:
    """What a nation has won over all editions of a series, in one sport or in all."""
    if nation is None:
        return None
    parts = (("series", whole), ("nation", nation))
    return Mention("Tally", parts=(*parts, ("sport", part)) if part else parts, at=nation.at)
