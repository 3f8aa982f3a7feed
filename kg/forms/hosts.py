"""Games that a nation has hosted, or those of a series: a row an edition, with its city, its days and its numbers."""

from collections.abc import Iterator

from kg.cells import Counts, Reader, numbers, told
from kg.columns import View
from kg.editions import host, of_row
from kg.games import year
from kg.grid import Row
from kg.page import Findings
from kg.statement import Statement
from kg.text import dates

COUNTS = Counts(
    "hosts",
    (
        ("country", "nations"),
        ("athletes", "competitors"),
        ("competitor", "competitors"),
        ("sport", "sports"),
        ("event", "events"),
    ),
)


def fits(view: View) -> bool:
    """Whether rows are editions with their cities, and no medals, winners or bids."""
    editions = view.has("games") or (view.has("year") and view.headed("editions"))
    return editions and view.has("city") and not view.has("gold") and not view.headed("no editions")


def read(reader: Reader, view: View) -> Findings:
    """The city, the first and last day, the nations, athletes and events of each edition."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "the edition is not certain")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    games = of_row(reader, view, row)
    if games is None:
        return
    yield from host(reader, view, row, games, "hosts")
    slot, nation = view.slot(row, "games"), reader.page.topic.nation
    if slot is not None and nation is not None and view.headed("hosted"):
        yield reader.voice(slot, "hosts/host-nation").says(games, "hostNation", nation)
    days = view.slots(row, "date")
    told = [(slot, found) for slot in days for found in list(dates.find(slot.text, year(games.text)))[:1]]
    if len(told) == len(days) > 0:  # in two columns, the first day and the last
        yield reader.voice(told[0][0], "hosts/days").says(games, "start", told[0][1].first)
        yield reader.voice(told[-1][0], "hosts/days").says(games, "end", told[-1][1].last)
    if reader.page.topic.sport is None and not reader.page.topic.contest:
        yield from numbers(reader, view, row, games, COUNTS)
