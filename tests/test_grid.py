"""Grids: golden cases, spans that are told, and what holds for every table."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Cell, Piece, Source, Table
from kg.grid import MOST_COLUMNS, Grid, restore, show
from kg.readers import find, plain, read

CASES = sorted((Path(__file__).parent / "grids").glob("*.txt"))
CELLS = st.sampled_from(
    ["", "–", "Time", "Rank", "Total", "Ann Lee", "500 m", "39.44", "3", "DNF", "N/A", "Did not advance", "colspan=3"]
)


def table(text: str) -> Table:
    (article,) = plain.read(f"= T =\n\n{text}\n", Source("t.txt", "plain", "", ""))
    return next(article.tables())[1]


def cell(text: str, columns: int = 1, rows: int = 1, *, header: bool = False) -> Cell:
    return Cell(Piece(text, 0, len(text)), columns, rows, header)


def told(*rows: Sequence[Cell]) -> Grid:
    return restore(Table(2, tuple(tuple(row) for row in rows), Piece("", 0, 0)))


def assert_rectangular(grid: Grid) -> None:
    assert {len(line) for line in (*grid.header, *(row.slots for row in grid.rows))} <= {grid.width}
    assert [row.number for row in grid.rows] == list(range(1, len(grid.rows) + 1))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    given_text, expected = path.read_text(encoding="utf-8").split("----\n")
    assert list(show(restore(table(given_text)))) == expected.splitlines()


def test_no_golden_case_is_lost() -> None:
    assert len(CASES) >= 34


def test_positions_are_those_of_the_cells_themselves() -> None:
    grid = restore(
        table("| Athlete | Event | Final |\n| Time | Rank |\n| Ann Lee | 500 m | 39.44 | 3 |\n| 1000 m | DNF |")
    )
    assert [slot and slot.position for slot in grid.header[1]] == ["t1h1c1", "t1h1c2", "t1h2c3", "t1h2c4"]
    second = [slot and (slot.position, slot.row, slot.column, slot.inherited) for slot in grid.rows[1].slots]
    assert second == [
        ("t1r1c1", 1, 1, True),
        ("t1r2c2", 2, 2, False),
        ("t1r2c3", 2, 3, False),
        ("t1r2c3", 2, 3, True),
    ]
    assert grid.labels(4) == ("Final", "Rank")


def test_spans_that_the_source_tells() -> None:
    grid = told(
        [cell("Athlete", rows=2, header=True), cell("Final", columns=2, header=True)],
        [cell("Time", header=True), cell("Rank", header=True)],
        [cell("Ann Lee", rows=2, header=True), cell("39.44"), cell("3")],
        [cell("DNF", columns=2)],
        [cell("Women", columns=9)],
        [cell("Bea Roy", rows=9), cell("39.60"), cell("4")],
    )
    assert list(show(grid)) == [
        '# | Athlete | Final | Final " |',
        '# | Athlete " | Time | Rank |',
        "  | Ann Lee | 39.44 | 3 |",
        '  | Ann Lee " | DNF | DNF " |',
        '= | Women | Women " | Women " |',
        "  | Bea Roy | 39.60 | 4 |",
    ]
    assert grid.rows[1].slots[0] is not None
    assert grid.rows[1].slots[0].position == "t2r1c1"


def test_spans_beyond_the_table_are_cut() -> None:
    grid = told([cell("A", header=True), cell("B", header=True)], [cell("a", columns=10**9, rows=10**9), cell("b")])
    assert_rectangular(grid)
    assert grid.width == MOST_COLUMNS


def test_an_empty_table() -> None:
    assert told() == Grid(2, 0, (), ())


def test_a_table_too_large_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert restore(table("| a | b |\n| c | d |")).complete
    wide = restore(table("| a" * (MOST_COLUMNS + 1) + "|\n| b |"))
    assert (wide.width, wide.complete) == (MOST_COLUMNS, False)
    monkeypatch.setattr("kg.grid.MOST_SLOTS", 4)
    long = restore(table("| a | b |\n" + "| c | d |\n" * 9))
    assert (len(long.rows), long.complete) == (2, False)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=7))
def test_any_table_becomes_rectangular(rows: list[list[str]]) -> None:
    grid = restore(table("\n".join(f"| {' | '.join(row)} |" for row in rows)))
    assert_rectangular(grid)
    assert len(grid.header) + len(grid.rows) == len(rows)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(CELLS, st.integers(1, 4), st.integers(1, 4), st.booleans()), max_size=6), max_size=6)
)
def test_any_told_table_becomes_rectangular(rows: list[list[tuple[str, int, int, bool]]]) -> None:
    grid = told(*([cell(text, columns, down, header=head) for text, columns, down, head in row] for row in rows))
    assert_rectangular(grid)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=7))
def test_a_cell_stands_where_its_position_says(rows: list[list[str]]) -> None:
    grid = restore(table("\n".join(f"| {' | '.join(row)} |" for row in rows)))
    lines = [("h", number, line) for number, line in enumerate(grid.header, 1)]
    for letter, number, line in [*lines, *(("r", row.number, row.slots) for row in grid.rows)]:
        for column, slot in enumerate(line, 1):
            if slot is not None and not slot.inherited:
                assert (slot.position, slot.row, slot.column) == (f"t1{letter}{number}c{column}", number, column)


def test_real_tables(shared: Path) -> None:
    tables = 0
    for path in find([shared / "articles" / "seeds", shared / "articles" / "plain"]):
        for article in read(path):
            for _, each in article.tables():
                grid = restore(each)
                assert_rectangular(grid)
                assert grid.complete
                tables += 1
    assert tables == 41


def test_the_skier_of_mexico(shared: Path) -> None:
    (article,) = read(shared / "articles" / "seeds" / "Mexico at the 2014 Winter Paralympics.txt")
    grid = restore(next(article.tables())[1])
    said = {
        (row.slots[1].text, *grid.labels(slot.column)): (slot.text, slot.position)
        for row in grid.rows
        for slot in row.slots
        if row.slots[1] is not None and slot is not None and not slot.inherited
    }
    assert said["Super-G, sitting", "Final/total", "Rank"] == ("11", "t1r2c11")
    assert said["Super-G, sitting", "Final/total", "Time"] == ("1:30.57", "t1r2c9")
    assert said["Giant slalom, sitting", "Run 2", "Time"] == ("DNF", "t1r3c6")
    assert said["Downhill, sitting", "Final/total", "Time"] == ("DNF", "t1r1c9")
    assert not any(row.uncertain for row in grid.rows)
