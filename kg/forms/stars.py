"""Lists of the most successful athletes: a row an athlete, with nation and sport, and no event."""

import re
from collections.abc import Iterator

from kg.cells import Reader, blank, sport, told
from kg.columns import View
from kg.editions import of_years
from kg.grid import Row
from kg.makers import delegation, person, sport_squad
from kg.names import Named
from kg.page import Findings, Voice
from kg.statement import Mention, Statement

#: What may stand between nations in a cell: their codes in brackets, strokes.
BETWEEN = re.compile(r"\([A-Z]{3}\)|[\s/,;–-]")


def fits(view: View) -> bool:
    """Whether rows give athletes and their sports or nations, but no events, ranks aside."""
    if not view.has("competitor") or view.has("event") or view.has("medal"):
        return False
    names = [view.text(row, "competitor") for row in view.grid.rows]
    named = sum(any(letter.isalpha() for letter in name) for name in names) > len(names) / 2
    return named and (view.has("sport") or view.has("country", "gold", "silver", "bronze"))


def read(reader: Reader, view: View) -> Findings:
    """Which athlete was in a nation's team in a sport; without a Games, what nation's and sport's athlete it is."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no athlete, nation and sport are certain here")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    slot = view.slot(row, "competitor")
    part = sport(reader, view, row) or (None if view.has("sport") else reader.page.topic.sport)
    names = reader.names(slot) if slot else []
    if slot is None or part is None:
        return
    voice = reader.voice(slot, "stars/competitor")
    beside = reader.nation(view.slot(row, "country")) or reader.page.topic.nation
    if reader.page.topic.games is None:
        yield from (voice.says(person(each, voice.at, beside, part), "sport", part) for each in names)
        yield from _successive(reader, view, row, [person(each, voice.at, beside, part) for each in names])
        if len(names) == 1 and beside is not None:
            yield from _through_editions(reader, view, row, person(names[0], voice.at, beside, part), beside)
    elif len(names) == 1:
        strange = beside is None and not blank(view.text(row, "country"))
        yield from () if strange else _member(reader, names[0], beside, part, voice)


def _successive(reader: Reader, view: View, row: Row, athletes: list[Mention]) -> Iterator[Statement]:
    """The nations that athletes were of one after the other: `Unified Team (EUN) Soviet Union (URS)`."""
    slot, nations = view.slot(row, "country"), reader.page.lexicon.nations
    if slot is None or reader.page.topic.nation is not None:
        return
    names = [nations.find(match["name"] or match["code"]) for match in nations.pattern.finditer(slot.text)]
    if len(set(names)) > 1 and not BETWEEN.sub("", nations.pattern.sub("", slot.text)):
        voice = reader.voice(slot, "stars/nation")
        for athlete in athletes:
            yield from (voice.says(athlete, "nation", Mention("Nation", name, at=voice.at)) for name in names if name)


def _through_editions(reader: Reader, view: View, row: Row, athlete: Mention, nation: Mention) -> Iterator[Statement]:
    """The nation's team at each edition that a cell names by its year: `1956, 1960, 1964`."""
    sport = athlete.part("sport")
    for slot in () if view.headed("other years") else view.slots(row, "games"):
        for games in of_years(reader, view, slot):
            team = delegation(games, nation)
            if team is not None and sport is not None:
                voice = reader.voice(slot, "stars/edition")
                yield voice.says(sport_squad(team, sport, voice.at), "member", athlete)


def _member(reader: Reader, named: Named, beside: Mention | None, part: Mention, voice: Voice) -> Iterator[Statement]:
    """That an athlete was in the nation's team in a sport; without a nation, that it is the athlete's sport."""
    nation = Mention("Nation", named.nation, at=voice.at) if named.nation else beside
    team = delegation(reader.page.topic.games, nation)
    if team is not None and nation is not None:
        yield voice.says(sport_squad(team, part, voice.at), "member", person(named, voice.at, nation, part))
    elif nation is None and " " in named.name:
        yield voice.says(person(named, voice.at, None, part), "sport", part)
