"""Squads side by side: a column a nation, its players in the cells below."""

from collections.abc import Iterator
from dataclasses import replace

from kg.cells import Reader, headed, team_size, told
from kg.columns import Column, View
from kg.grid import Row
from kg.makers import delegation, enters, person, result, squad
from kg.names import is_person, people
from kg.page import Findings
from kg.statement import Mention, Statement


def fits(view: View) -> bool:
    """Whether every column is headed by a nation."""
    return len(view.columns) > 1 and all(view.lexicon.nations.find(column.words) for column in view.columns)


def read(reader: Reader, view: View) -> Findings:
    """Who was in whose team in the event that the table is about."""
    for row in view.grid.rows:
        said = [each for column in view.columns for each in _team(reader, view, row, column)]
        yield from told(reader, view, row, said, "no event and players are certain here")


def _team(reader: Reader, view: View, row: Row, column: Column) -> Iterator[Statement]:
    slot, contest = row.slots[column.index - 1], headed(reader, view)
    name, lexicon = view.lexicon.nations.find(column.words), view.lexicon
    if slot is None or contest is None or name is None or team_size(contest.text, lexicon) is None:
        return
    voice = reader.voice(slot, "squads/player")
    nation = Mention("Nation", name, at=voice.at)
    team = delegation(contest.part("games"), nation)
    players = people(lexicon.blanked("position", slot.text), lexicon)
    if team is None or not players or not all(is_person(each.name, lexicon) for each in players):
        return
    group = replace(squad(contest, team, voice), at=voice.at)
    yield from enters(result(contest, group, voice.at), voice)
    yield from (voice.says(group, "member", person(each, voice.at, nation, contest.part("sport"))) for each in players)
