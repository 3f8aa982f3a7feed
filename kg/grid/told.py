"""Tables whose spans the source tells, as HTML and wikitext do: each cell is put where they say."""

from collections.abc import Sequence

from kg.article import Cell
from kg.grid.residue import MOST_COLUMNS
from kg.grid.values import Grid, Line, Row, Slot, put


def grid(table: int, rows: Sequence[Sequence[Cell]], most_slots: int) -> Grid:
    """The grid of a table that tells its spans."""
    headers = _headers(rows)
    made = _lines(table, rows, headers, most_slots)
    titles = {_texts(line) for line in made[:headers]}
    body = tuple(
        Row(number, line, group=_is_group(line, cells) or _texts(line) in titles)
        for number, (line, cells) in enumerate(zip(made[headers:], rows[headers:], strict=False), 1)
    )
    return Grid(table, len(made[0]), tuple(made[:headers]), body)


def _is_group(line: Line, cells: Sequence[Cell]) -> bool:
    one = len(line) > 1 and len({slot.position if slot else "" for slot in line}) == 1
    return one or (bool(cells) and all(cell.header for cell in cells))


def _is_empty(cell: Cell) -> bool:
    return not cell.piece.text.strip() and not cell.piece.images


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(slot.text if slot else "" for slot in line)


def _headers(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows on top are header: those of header cells alone, with bold ones below a title; else the first."""
    count = 0
    while count < len(rows) and rows[count] and all(cell.header for cell in rows[count]):
        count += 1
    titled = count == 0 and len(rows) > 2 and len(rows[0]) == 1 and rows[0][0].columns > 1
    if titled and all(cell.header for cell in rows[1]) and len(rows[1]) > 2:
        count = 2
    if count == 1 and len(rows[0]) == 1 and len(rows) > 2 and all(cell.header or _is_heading(cell) for cell in rows[1]):
        count = 2  # below a title over the whole width
    while count > 1 and _spans(rows[count - 1], rows[0]):
        count -= 1  # the first of the groups that the body falls into
    return count if 0 < count < len(rows) else 1


def _spans(row: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Whether a row is one cell over all the columns of a first row that has several."""
    whole = len(first) > 1 and all(cell.rows == 1 for cell in first) and len(row) == 1
    return whole and row[0].columns >= sum(cell.columns for cell in first)


def _is_heading(cell: Cell) -> bool:
    """Whether a cell that is not marked as one heads a column: all of it is bold, or it is a picture."""
    piece = cell.piece
    bold = any(mark.kind == "bold" and (mark.start, mark.end) == (piece.start, piece.end) for mark in piece.marks)
    return bold or (not piece.text and bool(piece.images))


def _lines(table: int, rows: Sequence[Sequence[Cell]], headers: int, most_slots: int) -> list[Line]:
    """The rows as lines of one width, as many as the limit allows."""
    width = min(_width(rows), MOST_COLUMNS)
    made: list[Line] = []
    below: dict[int, tuple[Slot, int]] = {}  # cells that go on in the next row, by column, with the rows to come
    for number, row in enumerate(rows[: max(1, most_slots // width)]):
        line: list[Slot | None] = [None] * width
        if number == headers:  # of cells over several rows only empty ones, which part columns, go on below the header
            below = {column: (slot, left) for column, (slot, left) in below.items() if _is_empty(slot.cell)}
        for column, (slot, _) in below.items():
            line[column] = slot.covering()
        below = {column: (slot, left - 1) for column, (slot, left) in below.items() if left > 1}
        _fill(line, row, below, (table, number, headers))
        made.append(tuple(line))
    return made


def _fill(
    line: list[Slot | None], row: Sequence[Cell], below: dict[int, tuple[Slot, int]], place: tuple[int, int, int]
) -> None:
    column = 0
    for cell in row:
        while column < len(line) and line[column] is not None:
            column += 1
        if column >= len(line):
            return
        slot = origin(cell, column, place)
        free = _free(line, column, cell.columns)
        put(line, slot, column, free)
        if cell.rows > 1:
            below.update(dict.fromkeys(range(column, column + free), (slot, cell.rows - 1)))
        column += free


def origin(cell: Cell, column: int, place: tuple[int, int, int]) -> Slot:
    """The slot where a cell begins; `place` is the table, the row (from 0) and how many rows are header."""
    table, number, headers = place
    row, letter = (number + 1, "h") if number < headers else (number - headers + 1, "r")
    return Slot(cell, row, column + 1, f"t{table}{letter}{row}c{column + 1}")


def _free(line: Sequence[Slot | None], column: int, wanted: int) -> int:
    end = column
    while end < min(column + wanted, len(line)) and line[end] is None:
        end += 1
    return end - column


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    """The width of the widest row with the cells that hang into it; a row of one cell may claim more than there is."""
    widest, alone = 0, 1
    hanging: list[tuple[int, int]] = []
    for row in rows:
        width = sum(cell.columns for cell in row) + sum(columns for columns, _ in hanging)
        if len(row) + len(hanging) > 1:
            widest = max(widest, width)
        else:
            alone = max(alone, width)
        hanging = [(columns, left - 1) for columns, left in hanging if left > 1]
        hanging += [(cell.columns, cell.rows - 1) for cell in row if cell.rows > 1]
    return widest or alone
