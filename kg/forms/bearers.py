"""Lists of flag bearers: a row a Games of one nation, or a row a nation of one Games (with its place in the parade)."""

import re
from collections.abc import Iterator

from kg.cells import Reader, coded, count, told
from kg.columns import Column, View
from kg.editions import host, of_row
from kg.forms._annals import annals, has_annals
from kg.grid import Row, Slot
from kg.makers import appearance, appears, ceremony_at, ceremony_kind, delegation, person
from kg.names import Named
from kg.page import Findings
from kg.runs import parted
from kg.statement import Mention, Statement

#: Between the sports of two bearers: a comma, or as little as a space.
SEVERAL = re.compile(r"\s*[,/\n]\s*|\s+and\s+|\s(?=[A-Z])")
ENOUGH = 5


def fits(view: View) -> bool:
    """Whether a column names flag bearers, by its header or by the heading above the table."""
    headed = view.lexicon.tells("bearers", view.context.heading + _above(view))
    named = view.has("bearer") or (view.has("competitor") and headed)
    return named and (view.has("country") or view.has("year") or view.has("games"))


def _above(view: View) -> str:
    return "".join(f" {line.text}" for line in view.context.lines)


def read(reader: Reader, view: View) -> Findings:
    """Who carried which flag at which Games."""
    columns = [column for column in view.columns if column.role == "bearer"]
    columns = columns or [column for column in view.columns if column.role == "competitor"]
    pairs = {column.index: _are_short(view, column) for column in columns}
    for row in view.grid.rows:
        if not row.group:
            borne = [each for column in columns for each in _borne(reader, view, row, column, pairs[column.index])]
            said = [*_of_team(reader, view, row), *borne] if borne or view.has("position") else []
            told_too = bool(of_row(reader, view, row)) and has_annals(view)
            if said or not told_too:
                yield from told(reader, view, row, said, "no bearer, nation and Games are certain here")
            if said and not borne:
                place, words = f"t{view.table.number}r{row.number}", " | ".join(slot.text for slot in row.slots if slot)
                yield reader.page.note(place, words, "who carried the flag is not certain")
    if has_annals(view):
        yield from annals(reader, view)


def _are_short(view: View, column: Column) -> bool:
    """Whether all names of a column have two words, but those of two people, which run together."""
    texts = [slot.text.split() for row in view.grid.rows if not row.group and (slot := row.slots[column.index - 1])]
    lengths = [len(words) for words in texts if len(words) > 1]
    return lengths.count(2) >= ENOUGH and set(lengths) <= {2, 4}


def _team(reader: Reader, view: View, row: Row) -> Mention | None:
    nation = reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    return delegation(of_row(reader, view, row), nation)


def _of_team(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    """The place of a row's nation in the parade, its code, and where the row's own Games were."""
    team, games = _team(reader, view, row), of_row(reader, view, row)
    if team is not None and games is not None:
        yield from host(reader, view, row, games, "bearers") if games != reader.page.topic.games else ()
        yield from _parade(reader, view, row, team)
        yield from coded(reader, view.slot(row, "country"), team, "bearers")
        yield from _size(reader, view, row, team)


def _size(reader: Reader, view: View, row: Row, team: Mention) -> Iterator[Statement]:
    """How many athletes a nation sent."""
    slot = view.slot(row, "athletes")
    if slot is not None and (number := count(slot.text)) is not None:
        yield reader.voice(slot, "bearers/athletes").says(team, "competitors", number)


def _borne(reader: Reader, view: View, row: Row, column: Column, short: bool) -> Iterator[Statement]:
    """Who carried the flag of a row's nation, by the cell of one column."""
    slot, team, topic = row.slots[column.index - 1], _team(reader, view, row), reader.page.topic
    if slot is None or team is None:
        return
    voice, games = reader.voice(slot, "bearers/bearer"), team.part("games")
    kind = ceremony_kind(column.words) or ceremony_kind(view.text(row, "ceremony"))
    kind = kind or (topic.kind if games == topic.games else "")
    own = ceremony_at(games, kind or _over(view) or _kind_of_all(reader))
    names = _names(reader, slot, short)
    for named, sport in zip(names, _sports(reader, view, row, column, len(names)), strict=True):
        who = person(named, voice.at, team.part("nation"), sport)
        yield from appears(appearance("flag-bearer", who, voice, own, team), voice)


def _names(reader: Reader, slot: Slot, short: bool) -> list[Named]:
    """The bearers that a cell names; where all others have names of two words, one of four is two people."""
    found, text = reader.names(slot), slot.text.strip()
    if short and len(found) == 1 and len(text.split()) == len(found[0].name.split()) == 4:
        return [Named(text[start:end], start, end) for start, end in parted(text, 0, len(text), size=2)]
    return found


def _sports(reader: Reader, view: View, row: Row, column: Column, people: int) -> list[Mention | None]:
    """The sport of each bearer: that of the column beside, or as many as there are people, in order."""
    beside = [each for each in view.columns if each.role == "sport"]
    own = next((each for each in beside if each.index > column.index), beside[0] if beside else None)
    slot = row.slots[own.index - 1] if own else None
    if slot is None:
        return [None] * people
    sports = reader.page.lexicon.sports
    one = sports.find(slot.text)
    names = [one] * people if one else [sports.find(word) for word in SEVERAL.split(slot.text.strip())]
    if len(names) != people or not all(names):
        return [None] * people
    return [Mention("Sport", name or "", at=reader.at(slot)) for name in names]


def _over(view: View) -> str:
    """The ceremony that the heading of a table names, or the sentence that introduces it."""
    before = view.context.before
    introduced = ceremony_kind(before) if view.lexicon.tells("introduces", before) else ""
    return ceremony_kind(view.context.heading) or introduced


def _kind_of_all(reader: Reader) -> str:
    """The ceremony at which a list's bearers carried their flags, as one of its sentences tells of all."""
    listed = reader.page.topic.about == "flag-bearers"
    found = reader.page.lexicon.phrases["carried at"].search(reader.page.article.text) if listed else None
    return found[1].lower() if found else ""


def _parade(reader: Reader, view: View, row: Row, team: Mention) -> Iterator[Statement]:
    """The place of a nation in the parade of the article's ceremony."""
    slot, topic = view.slot(row, "position"), reader.page.topic
    if slot is None or not slot.text.strip().isdigit() or topic.about not in ("parade", "ceremony"):
        return
    voice = reader.voice(slot, "bearers/position")
    part = appearance("parade", team, voice, topic.ceremony(topic.kind or "opening"), team)
    yield from appears(part, voice)
    yield voice.says(part, "order", int(slot.text))
