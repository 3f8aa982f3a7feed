"""Tables whose spans were lost: the header's layout is chosen, columns are learned, short rows are laid over them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.article import Cell
from kg.grid import heads
from kg.grid.columns import Lessons, add, learn
from kg.grid.fitting import Problem, Way, best, effort, is_total, leftmost
from kg.grid.heads import Layout
from kg.grid.residue import MOST_COLUMNS
from kg.grid.told import origin
from kg.grid.values import Grid, Line, Row, Slot, put

_SAMPLE = 60  # rows that are enough to choose among layouts
_LIKE = 0.3  # what a cell may cost in a column to be taken for one of its own
_MOST_EFFORT = 500_000  # steps for a table's short rows; what comes after is not laid out
_TAUGHT = 2_000  # rows that are enough to learn from

Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A table whose header's layout is taken for settled."""

    table: int
    layout: Layout
    header: tuple[Line, ...]
    body: tuple[Cells, ...]

    def slot(self, cell: Cell, column: int, number: int) -> Slot:
        return origin(cell, column, (self.table, number + len(self.header), len(self.header)))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row of the body laid over the columns, and what it cost."""

    row: Row
    cost: float = 0.0
    whole: bool = False


def grid(table: int, rows: tuple[Cells, ...], most_slots: int) -> Grid:
    """The grid of a table that tells no spans."""
    rows = _unfilled(rows)
    count, layouts = _layouts(rows)
    frames = [
        _Frame(table, layout, heads.lines(layout, rows[:count], table), rows[count : count + _SAMPLE])
        for layout in layouts
    ]
    chosen = frames[0] if len(frames) == 1 else min(frames, key=_strain)
    width = chosen.layout.width
    body = rows[count : count + max(0, most_slots // max(width, 1))]
    laid = _laid(_Frame(table, chosen.layout, chosen.header, body))
    return Grid(table, width, chosen.header, tuple(each.row for each in laid))


def _unfilled(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """The rows without the blank cells that fill a first line where its words stand over several of the second."""
    if len(rows) < 2 or not rows[0] or not rows[0][0].piece.text:
        return rows
    runs: list[int] = []
    for cell in rows[0]:
        if cell.piece.text:
            runs.append(0)
        runs[-1] += 1
    spread = sum(run for run in runs if run > 1)
    if not spread or spread != len(rows[1]) or not heads.is_second_line(rows[1], rows[0], len(rows[0])):
        return rows
    return (tuple(cell for cell in rows[0] if cell.piece.text), *rows[1:])


def _strain(frame: _Frame) -> float:
    """What a header's layout costs the rows beneath it."""
    return sum(each.cost for each in _rows(frame, _taught(frame, _direct(frame))))


def _layouts(rows: tuple[Cells, ...]) -> tuple[int, list[Layout]]:
    """How many rows are header, and how it may lie over the columns."""
    top = int(len(rows) > 2 and len(rows[0]) == 1 and len(rows[1]) > 1)  # a title over the header
    first = rows[top]
    widths = [min(_width(row), MOST_COLUMNS) for row in rows[top + 1 : top + 1 + _SAMPLE] if len(row) > 1]
    width = min(_width(first), MOST_COLUMNS)
    if widths.count(width) * 2 <= len(widths):
        width = max(_usual(widths), width)
    if len(rows) > 1 and not heads.is_header(first):
        return top, [Layout(width, (), 0)]
    if any(cell.columns > 1 for cell in first):
        sizes = tuple(cell.columns for cell in first)
        return top + 1, [Layout(0, sizes, max(0, width - sum(sizes)))]
    if len(rows) > top + 1 and heads.is_second_line(rows[top + 1], first, _usual(widths[1:])):
        second = [cell.piece.text for cell in rows[top + 1]]
        layouts = heads.few(heads.two_lines([cell.piece.text for cell in first], second), widths[1:])
        if layouts:
            return top + 2, layouts
    return top + 1, heads.one_line(len(first), width)


def _usual(widths: Sequence[int]) -> int:
    """The width into which rows go best."""
    return min(sorted(set(widths)), key=lambda width: heads.misfit(width, widths), default=0)


def _width(row: Cells) -> int:
    return sum(cell.columns for cell in row)


def _laid(frame: _Frame) -> list[_Laid]:
    """The rows of the body: once by what the whole rows teach, and again by what was then sure."""
    taught = _taught(frame, _direct(frame))
    laid = list(_rows(frame, taught))
    if all(each.whole or each.row.group for each in laid):
        return laid
    return list(_rows(frame, _taught(frame, (each.row.slots for each in laid if _sure(each.row)))))


def _sure(row: Row) -> bool:
    return not (row.group or row.uncertain or row.partial)


def _taught(frame: _Frame, lines: Iterable[Line]) -> Lessons:
    return learn(frame.layout, frame.header, (line for line, _ in zip(lines, range(_TAUGHT), strict=False)))


def _direct(frame: _Frame) -> Iterator[Line]:
    """The rows that are as wide as the grid."""
    for number, cells in enumerate(frame.body):
        if _width(cells) == frame.layout.width and len(cells) > 1:
            yield _line(frame, number, leftmost(cells), (None,) * frame.layout.width)


def _rows(frame: _Frame, lessons: Lessons) -> Iterator[_Laid]:
    nothing: Line = (None,) * frame.layout.width
    above = nothing
    hanging: dict[int, int] = {}  # columns that a cell above is said to cover, and for how many rows more
    totals: list[int | None] = [0] * len(nothing)
    effort_left = _MOST_EFFORT
    titles = {tuple(cell.piece.text for cell in cells) for cells in _header_cells(frame)}
    seconds = sum(len(cells) == 1 and bool(cells[0].piece.text) for cells in frame.body)
    for number, cells in enumerate(frame.body):
        if tuple(cell.piece.text for cell in cells) in titles:
            laid = _group(frame, number)
        elif len(cells) == 1 and len(nothing) > 2 and not hanging:
            laid = _alone(frame, number, _likeness(cells[0], lessons, above), above, often=seconds > 1)
        else:
            forced = tuple(column in hanging for column in range(len(nothing)))
            trimmed = _trimmed(cells, len(nothing) - len(hanging))
            problem = Problem(trimmed, lessons, above, forced, totals if is_total(cells) else None)
            laid = _several(frame, number, problem, effort_left)
            effort_left -= 0 if laid.whole else effort(problem)
        yield laid
        above = nothing if laid.row.group else laid.row.slots
        hanging = _hanging(laid.row, number + 1, hanging)
        if not laid.row.group:
            totals = add(totals, laid.row.slots) if not laid.row.partial else [None for _ in totals]


def _alone(frame: _Frame, number: int, likeness: int, above: Line, *, often: bool) -> _Laid:
    """A cell alone in its row: it parts the rows, or is one more in the last column, where all else is as above."""
    if likeness < 2:
        return _group(frame, number, uncertain=likeness == 1)
    last = len(above) - 1
    line = _line(frame, number, Way(0.0, ((-1, 0, last), (0, last, 1))), above)
    return _Laid(Row(number + 1, line, uncertain=not often))


def _likeness(cell: Cell, lessons: Lessons, above: Line) -> int:
    """Whether a cell alone in its row stands in the last column, all else being as above: 0 no, 1 perhaps, 2 yes."""
    text, last = cell.piece.text, lessons.columns[-1]
    if None in above or not text:
        return 0
    if last.cost(text) < _LIKE:
        return 2
    return (2 if len(text.split()) > 2 else 1) if last.resembles(text) else 0


def _header_cells(frame: _Frame) -> Iterator[list[Cell]]:
    for line in frame.header:
        yield [slot.cell for slot in line if slot is not None and not slot.inherited]


def _hanging(row: Row, number: int, hanging: dict[int, int]) -> dict[int, int]:
    still = {column: left - 1 for column, left in hanging.items() if left > 1}
    for column, slot in enumerate(row.slots):
        if slot is not None and slot.row == number and slot.cell.rows > 1:
            still[column] = slot.cell.rows - 1
    return still


def _trimmed(cells: Cells, width: int) -> Cells:
    """The cells without blank ones at the end that would stand beyond the grid."""
    end = len(cells)
    while end > 1 and _width(cells[:end]) > width and not cells[end - 1].piece.text:
        end -= 1
    return cells[:end]


def _group(frame: _Frame, number: int, *, uncertain: bool = False) -> _Laid:
    line: list[Slot | None] = [None] * frame.layout.width
    cells = frame.body[number]
    for column, cell in enumerate(cells[: len(line)]):
        put(line, frame.slot(cell, column, number), column, 1 if column < len(cells) - 1 else len(line))
    return _Laid(Row(number + 1, tuple(line), group=True, uncertain=uncertain), whole=True)


def _several(frame: _Frame, number: int, problem: Problem, effort_left: int) -> _Laid:
    """A row of several cells; where no effort is left for it, its cells stand from the left and are uncertain."""
    total = _width(tuple(problem.cells)) + sum(problem.forced)
    whole = total == frame.layout.width and not any(problem.forced)
    if whole or total > frame.layout.width or effort(problem) > effort_left:
        way, doubtful = leftmost(problem.cells, problem.lessons.columns), frozenset[int]() if whole else frozenset({0})
    else:
        way, doubtful = best(problem)
    line = _line(frame, number, way, problem.above)
    partial = bool(doubtful) and min(doubtful) >= problem.lessons.keys
    kept = tuple(None if partial and column in doubtful else slot for column, slot in enumerate(line))
    return _Laid(Row(number + 1, kept, uncertain=bool(doubtful) and not partial, partial=partial), way.cost, whole)


def _line(frame: _Frame, number: int, way: Way, above: Line) -> Line:
    line: list[Slot | None] = [None] * frame.layout.width
    cells = frame.body[number]
    for cell, column, width in way.places:
        if column >= len(line):
            break
        if cell >= 0:
            put(line, frame.slot(cells[cell], column, number), column, width)
            continue
        for place in range(column, column + width):
            slot = above[place]
            line[place] = slot.covering() if slot is not None else None
    return tuple(line)
