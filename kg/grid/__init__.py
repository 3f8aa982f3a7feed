"""Tables with their spans filled. Where the source does not tell the spans, they are found out from what is left.

Invariant: a grid is rectangular, and each of its slots leads to a cell of the table. Nothing here knows of sport:
only kinds of cells (a time, a number, words), words that head measured columns, and how tables are built.
"""

from dataclasses import replace

from kg.article import Table
from kg.grid import inferred, told
from kg.grid.residue import MOST_COLUMNS, clean
from kg.grid.values import Grid, Line, Row, Slot, filled, show

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "MOST_SLOTS", "Grid", "Line", "Row", "Slot", "filled", "restore", "show"]

MOST_ROWS = 100_000
MOST_SLOTS = 1_000_000


def restore(table: Table) -> Grid:
    r"""The table as a rectangle.

    >>> from kg.article import Cell, Piece, Table
    >>> words = (("Athlete", "Event", "Time"), ("Ann Lee", "500 m", "39.44"), ("1000 m", "1:31.40"))
    >>> rows = tuple(tuple(Cell(Piece(word, 0, len(word))) for word in row) for row in words)
    >>> print(*show(restore(Table(1, rows, Piece("", 0, 0)))), sep="\n")
    # | Athlete | Event | Time |
      | Ann Lee | 500 m | 39.44 |
      | Ann Lee " | 1000 m | 1:31.40 |
    """
    rows = tuple(row[:MOST_COLUMNS] for row in table.rows[:MOST_ROWS] if row)
    if not rows:
        return Grid(table.number, 0, (), ())
    if any(cell.header or cell.columns > 1 or cell.rows > 1 for row in rows for cell in row):
        grid = told.grid(table.number, rows, MOST_SLOTS)
    else:
        grid = inferred.grid(table.number, tuple(tuple(clean(cell) for cell in row) for row in rows), MOST_SLOTS)
    kept = len(grid.header) + len(grid.rows) == sum(bool(row) for row in table.rows)
    return replace(grid, complete=kept and all(len(row) <= MOST_COLUMNS for row in table.rows))
