"""What a row tells of the athlete in it beside results: the class, the day of birth."""

from collections.abc import Iterator

from kg.cells import Reader
from kg.columns import View
from kg.grid import Row
from kg.statement import Mention, Statement
from kg.text import dates


def particulars(reader: Reader, view: View, row: Row, said: list[Statement]) -> Iterator[Statement]:
    """The class and the day of birth of the one person whom a row is said to be about."""
    values = (each.value for each in said if each.property in ("competitor", "member"))
    people = [value for value in values if isinstance(value, Mention) and value.kind == "Person"]
    if len(people) == 1:
        yield from _class(reader, view, row, people[0])
        yield from _born(reader, view, row, people[0])


def _class(reader: Reader, view: View, row: Row, who: Mention) -> Iterator[Statement]:
    """The athlete's class, where classes are those of impairments; classes that are put together are not his."""
    slot, games = view.slot(row, "class"), reader.page.topic.games
    if slot is None or games is None or not view.lexicon.tells("Games of classes", games.text):
        return
    if not view.lexicon.tells("own class", slot.text):
        return
    voice = reader.voice(slot, "particulars/class")
    yield voice.says(who, "sportClass", Mention("SportClass", slot.text.strip(), at=voice.at))


def _born(reader: Reader, view: View, row: Row, who: Mention) -> Iterator[Statement]:
    slot = view.slot(row, "born")
    days = {each.first for each in dates.find(slot.text) if each.dated and each.first == each.last} if slot else set()
    if slot is not None and len(days) == 1:
        yield reader.voice(slot, "particulars/born").says(who, "birthDate", days.pop())
