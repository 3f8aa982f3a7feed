"""Where the cells of a short row belong: the cheapest way to lay them over the columns, and whether another is as good.

A row is short because a cell above goes on into it, because one of its own cells is wide (`Did not advance`), or
because its end was left out. Each way has its price; so has a cell in a column that holds other things.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.article import Cell
from kg.grid.columns import Column, is_solid, whole
from kg.grid.heads import Layout
from kg.grid.kinds import ADVANCE, BLANK, DASH, MEASURED, NA, REMARKS, STATUS, kind

_MARGIN = 0.15  # a second way that costs no more than this beyond the first makes a row uncertain
_KEPT = 3  # ways that are looked at for each remainder of a row
_MOST_STEPS = 40_000  # longer searches are not tried
_TOTAL = re.compile(r"(?:grand |medal )?totals?:?", re.IGNORECASE)
_IMPOSSIBLE = 99.0


@dataclass(frozen=True, slots=True)
class Way:
    """A way to lay cells over columns: what it costs, and `(cell or -1, column, width)`; -1 goes on from above."""

    cost: float
    places: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Problem:
    """A row to be laid over columns: its cells, which columns can go on from above, which must."""

    cells: Sequence[Cell]
    columns: Sequence[Column]
    layout: Layout
    above: Sequence[bool]
    forced: Sequence[bool]
    totals: Sequence[int | None] | None = None
    alike: frozenset[int] | None = None  # the columns that rows of the same thing fill
    known: dict[tuple[int, int], list[Way]] = field(default_factory=dict)


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row sums up: its first words are `Total`."""
    first = next((cell.piece.text for cell in cells if cell.piece.text), "")
    return bool(_TOTAL.fullmatch(first))


def best(problem: Problem) -> tuple[Way, bool]:
    """The cheapest way, and whether it is uncertain."""
    missing = len(problem.columns) - sum(cell.columns for cell in problem.cells)
    if len(problem.cells) * (missing + 1) ** 2 > _MOST_STEPS:
        return leftmost(problem.cells, problem.columns), True
    for cell in range(len(problem.cells), -1, -1):  # from the end, so that no call goes deep
        for column in range(len(problem.columns), -1, -1):
            problem.known[cell, column] = _ways(problem, cell, column)
    ways = problem.known[0, 0]
    if not ways or ways[0].cost >= _IMPOSSIBLE:
        return leftmost(problem.cells, problem.columns), True
    return ways[0], len(ways) > 1 and ways[1].cost - ways[0].cost < _MARGIN


def leftmost(cells: Sequence[Cell], columns: Sequence[Column] = ()) -> Way:
    """The cells one after the other from the left."""
    places, column, cost = [], 0, 0.0
    for number, cell in enumerate(cells):
        places.append((number, column, cell.columns))
        cost += columns[column].cost(cell.piece.text) if column < len(columns) else 0.0
        column += cell.columns
    return Way(cost, tuple(places))


def _ways(problem: Problem, cell: int, column: int) -> list[Way]:
    """The best ways to lay the cells from one on over the columns from one on; each differs in meaning."""
    if cell == len(problem.cells) and column == len(problem.columns):
        return [Way(0.0, ())]
    found: dict[tuple[tuple[int, int], ...], Way] = {}
    for cost, place, rest in _steps(problem, cell, column):
        for way in rest:
            made = Way(cost + way.cost, (place, *way.places) if place[2] else way.places)
            key = _meaning(problem, made)
            if key not in found or made.cost < found[key].cost:
                found[key] = made
    return sorted(found.values(), key=lambda way: (way.cost, way.places))[:_KEPT]


def _steps(problem: Problem, cell: int, column: int) -> Iterator[tuple[float, tuple[int, int, int], list[Way]]]:
    width = len(problem.columns)
    left = sum(each.columns for each in problem.cells[cell:])
    spare = width - column - left
    if spare < 0 or column == width:
        return
    if cell == len(problem.cells):
        if not any(problem.forced[column:]):
            yield 0.5 + 0.03 * (width - column), (-1, column, 0), [Way(0.0, ())]
    elif not problem.forced[column]:
        own = problem.cells[cell].columns
        for extra in range(spare + 1) if own == 1 else (0,):
            cost = _placed(problem, cell, column, own + extra)
            if cost < _IMPOSSIBLE:
                yield cost, (cell, column, own + extra), problem.known.get((cell + 1, column + own + extra), [])
    for run in range(1, spare + 1):
        cost = _continued(problem, column, run)
        if cost >= _IMPOSSIBLE:
            break
        yield cost, (-1, column, run), problem.known.get((cell, column + run), [])


def _meaning(problem: Problem, way: Way) -> tuple[tuple[int, int], ...]:
    """What tells two ways apart: where cells begin, but for remarks and blanks right after another remark."""
    meaning = []
    for number, column, width in way.places:
        if number < 0:
            meaning.extend((-1, column + each) for each in range(width))
        elif number == 0 or not (_remark(problem, number) and _remark(problem, number - 1)):
            meaning.append((number, column))
        elif kind(problem.cells[number - 1].piece.text) == NA:
            meaning.append((number, column))
    return tuple(meaning)


def _remark(problem: Problem, number: int) -> bool:
    return kind(problem.cells[number].piece.text) in {*REMARKS, BLANK, DASH}


def _placed(problem: Problem, number: int, column: int, width: int) -> float:
    """The price of a cell in a place."""
    cell = problem.cells[number]
    text = cell.piece.text
    cost = problem.columns[column].cost(text)
    if problem.totals is not None:
        value = whole(cell)
        cost += 0.3 if value is not None and problem.totals[column] not in (None, value) else 0.0
    if problem.alike is not None and column not in problem.alike and is_solid(text):
        cost += 0.25
    if width == 1 and kind(text) not in REMARKS:
        return cost
    if cell.columns > 1:
        return cost + _off_bounds(problem.layout, column, width)
    return cost + _wide(problem, number, column, width)


def _wide(problem: Problem, number: int, column: int, width: int) -> float:
    given = kind(problem.cells[number].piece.text)
    if given in MEASURED:
        return _IMPOSSIBLE
    if number == 0 and problem.totals is not None:
        return 0.2 - problem.columns[column].cost(problem.cells[number].piece.text)
    over = problem.columns[column : column + width]
    if width == 1 and not over[0].measured:
        return 0.0
    if not all(each.measured for each in over):
        return 1.2 + 0.1 * width
    price = {NA: (0.25, 0.01), ADVANCE: (0.25, 0.01), STATUS: (0.28, 0.05), DASH: (0.6, 0.02), BLANK: (0.6, 0.02)}
    base, each_column = price.get(given, (0.7, 0.03))
    return base + each_column * width + _off_bounds(problem.layout, column, width)


def _off_bounds(layout: Layout, column: int, width: int) -> float:
    """A wide cell begins and ends where the header's groups do."""
    bounds = list(layout.bounds())
    starts, ends = {start for start, _ in bounds}, {end for _, end in bounds}
    return (0.0 if column in starts else 0.12) + (0.0 if column + width in ends else 0.3)


def _continued(problem: Problem, column: int, run: int) -> float:
    """The price of letting cells above go on into some columns."""
    over = range(column, column + run)
    if all(problem.forced[each] for each in over):
        return 0.0
    if not all(problem.above[each] for each in over):
        return _IMPOSSIBLE
    measured = sum(problem.columns[each].measured for each in over)
    repeated = min(problem.columns[each].repeated for each in over)
    return 0.2 + 0.1 * run + 2.0 * measured + 0.4 * repeated + (0.1 if column else 0.0)
