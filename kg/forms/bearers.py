"""Lists of flag bearers: a row a Games of one nation, or a row a nation of one Games (with its place in the parade)."""

import re
from collections.abc import Iterator

from kg.cells import Reader, sport, told
from kg.columns import View
from kg.games import dated, edition
from kg.grid import Row
from kg.makers import appearance, appears, delegation, person
from kg.page import Findings
from kg.statement import Mention, Statement


def fits(view: View) -> bool:
    """Whether a column names flag bearers."""
    return view.has("bearer") and (view.has("country") or view.has("year") or view.has("games"))


def read(reader: Reader, view: View) -> Findings:
    """Who carried which flag at which Games."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no bearer, nation and Games are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    slot = view.slot(row, "bearer")
    games, nation = _games(reader, view, row), reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    team = delegation(games, nation)
    if slot is None or team is None:
        return
    voice = reader.voice(slot, "bearers/bearer")
    yield from _parade(reader, view, row, team)
    for named in reader.names(slot):
        who = person(named, voice.at, nation, sport(reader, view, row))
        ceremony = reader.page.topic.ceremony(reader.page.topic.kind or _kind(view))
        own = ceremony if games == reader.page.topic.games else _ceremony(games, view)
        yield from appears(appearance("flag-bearer", who, voice, own, team), voice)


def _kind(view: View) -> str:
    found = re.search(r"\b(opening|closing)\b", f"{view.context.heading} {view.context.before}", re.IGNORECASE)
    return found[1].lower() if found else ""


def _ceremony(games: Mention | None, view: View) -> Mention | None:
    """The ceremony that a heading names for all rows."""
    kind = _kind(view)
    if games is None or not kind:
        return None
    return Mention("Ceremony", parts=(("games", games), ("kind", Mention("Code", kind))), at=games.at)


def _parade(reader: Reader, view: View, row: Row, team: Mention) -> Iterator[Statement]:
    """The place of a nation in the parade of the article's ceremony."""
    slot, topic = view.slot(row, "position"), reader.page.topic
    if slot is None or not slot.text.strip().isdigit() or topic.about not in ("parade", "ceremony"):
        return
    voice = reader.voice(slot, "bearers/position")
    part = appearance("parade", team, voice, topic.ceremony(topic.kind or "opening"), team)
    yield from appears(part, voice)
    yield voice.says(part, "order", int(slot.text))


def _games(reader: Reader, view: View, row: Row) -> Mention | None:
    """The Games of a row: its own name, or its year and season with the series of the title; else the article's."""
    slot = view.slot(row, "games") or view.slot(row, "year")
    if slot is None:
        return reader.page.topic.games
    name = edition(slot.text, reader.page.lexicon) or dated(
        slot.text, view.text(row, "season"), reader.page.topic.series
    )
    return Mention("Games", name, at=reader.at(slot)) if name else None
