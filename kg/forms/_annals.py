"""The annals of a nation: what it won at each Games, alone in a table or beside who carried its flag."""

from collections.abc import Iterator

from kg.cells import Counts, Reader, counted, told
from kg.columns import View
from kg.editions import host, of_row
from kg.grid import Row
from kg.makers import delegation
from kg.page import Findings
from kg.statement import Statement

COUNTS = Counts(
    "histories",
    (
        ("gold", "gold"),
        ("silver", "silver"),
        ("bronze", "bronze"),
        ("mark", "total"),
        ("athletes", "competitors"),
        ("competitor", "competitors"),
        ("men", "men"),
        ("women", "women"),
    ),
)


def has_annals(view: View) -> bool:
    """Whether rows are editions with counts of medals."""
    return (view.has("games") or view.has("year")) and view.has("gold", "silver", "bronze") and not view.has("event")


def annals(reader: Reader, view: View) -> Findings:
    """The athletes, medals and rank of the article's nation at each edition."""
    for row in view.grid.rows:
        first = next((slot.text.strip().lower() for slot in row.slots if slot), "")
        if not row.group and not first.startswith("total"):
            yield from told(reader, view, row, _row(reader, view, row), "the edition is not certain")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    games = of_row(reader, view, row)
    team = delegation(games, reader.page.topic.nation)
    if team is None or games is None:
        return
    yield from host(reader, view, row, games, "histories")
    yield from counted(reader, view, row, team, COUNTS)
