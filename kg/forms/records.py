"""Records that stood before an event: a line a record, with who holds it. Who holds one is an athlete of the sport."""

from collections.abc import Iterator

from kg.cells import Reader
from kg.columns import MEASURES, View
from kg.grid import Line, filled
from kg.makers import person
from kg.page import Findings
from kg.statement import Statement


def fits(view: View) -> bool:
    """Whether the lines begin with the names of records, or stand under a heading that names them."""
    first = [cells[0].text for line in view.lines() if (cells := filled(line))]
    if view.headed("record") and not any(column.role in MEASURES for column in view.columns):
        return True
    return bool(first) and sum(view.lexicon.tells("record", words) for words in first) > len(first) / 2


def read(reader: Reader, view: View) -> Findings:
    """The holders of the records, with their nation and the sport of the article."""
    for line in view.lines():
        found = list(_line(reader, view, line))
        yield from found
        cells = filled(line)
        if cells and not found and any(cell.row == row.number for cell in cells[:1] for row in view.grid.rows):
            words = " | ".join(cell.text for cell in cells)
            yield reader.page.note(
                f"t{view.table.number}r{cells[0].row}", words, "no holder of a record is certain here"
            )


def _line(reader: Reader, view: View, line: Line) -> Iterator[Statement]:
    event = reader.page.topic.event
    sport = (event.part("sport") if event else None) or view.context.sport
    if sport is None:
        return
    for cell in filled(line)[1:]:
        named = [each for each in reader.names(cell) if each.nation and " " in each.name]
        voice = reader.voice(cell, "records/holder")
        yield from (voice.says(person(each, voice.at, None, sport), "sport", sport) for each in named)
        if named or reader.page.lexicon.nations.pattern.search(cell.text):
            return  # a place and its country look like one more holder
