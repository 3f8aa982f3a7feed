"""Lists of flag bearers: a row a Games of one nation, or a row a nation of one Games (with its place in the parade)."""

import re
from collections.abc import Iterator

from kg.cells import Reader, coded, sport, told
from kg.columns import View
from kg.editions import of_row
from kg.grid import Row
from kg.makers import appearance, appears, delegation, person
from kg.page import Findings
from kg.statement import Mention, Statement


def fits(view: View) -> bool:
    """Whether a column names flag bearers, by its header or by the heading above the table."""
    headed = view.lexicon.tells("bearers", view.context.heading + _above(view))
    named = view.has("bearer") or (view.has("competitor") and headed)
    return named and (view.has("country") or view.has("year") or view.has("games"))


def _above(view: View) -> str:
    return "".join(f" {line.text}" for line in view.context.lines)


def read(reader: Reader, view: View) -> Findings:
    """Who carried which flag at which Games."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no bearer, nation and Games are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    slot = view.slot(row, "bearer") or view.slot(row, "competitor")
    games, nation = of_row(reader, view, row), reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    team = delegation(games, nation)
    if slot is None or team is None:
        return
    voice = reader.voice(slot, "bearers/bearer")
    yield from _parade(reader, view, row, team)
    yield from coded(reader, view.slot(row, "country"), team, "bearers")
    for named in reader.names(slot):
        who = person(named, voice.at, nation, sport(reader, view, row))
        kind = reader.page.topic.kind if games == reader.page.topic.games else ""
        own = _ceremony(games, _kind(view.text(row, "ceremony")) or kind or _over(view) or _kind_of_all(reader))
        yield from appears(appearance("flag-bearer", who, voice, own, team), voice)


def _over(view: View) -> str:
    """The ceremony that the heading of a table names, or the sentence that introduces it."""
    before = view.context.before
    return _kind(view.context.heading) or (_kind(before) if view.lexicon.tells("introduces", before) else "")


def _kind(text: str) -> str:
    """The one kind of ceremony that a text names."""
    found = {word.lower() for word in re.findall(r"\b(opening|closing)\b", text, re.IGNORECASE)}
    return found.pop() if len(found) == 1 else ""


def _kind_of_all(reader: Reader) -> str:
    """The ceremony at which a list's bearers carried their flags, as one of its sentences tells of all."""
    listed = reader.page.topic.about == "flag-bearers"
    found = reader.page.lexicon.phrases["carried at"].search(reader.page.article.text) if listed else None
    return found[1].lower() if found else ""


def _ceremony(games: Mention | None, kind: str) -> Mention | None:
    """The ceremony of that kind at the Games of a row."""
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
