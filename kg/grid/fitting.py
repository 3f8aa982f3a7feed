"""Where the cells of a short row belong: the cheapest way to lay them over the columns, and whether another is as good.

A row is short because a cell above goes on into it, because one of its own cells is wide (`Did not advance`), or
because its end was left out. Each way has its price; so has a cell in a column that holds other things.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType

from kg.article import Cell
from kg.grid.columns import Column, Lessons, is_solid, whole
from kg.grid.kinds import ADVANCE, BLANK, DASH, MEASURED, NA, REMARKS, STATUS, kind
from kg.grid.values import Line

_MARGIN = 0.15  # a second way that costs no more than this beyond the first makes a row uncertain
_KEPT = 3  # ways that are looked at for each remainder of a row
_TOTAL = re.compile(r"(?:grand |medal |overall )?totals?\b.{0,30}", re.IGNORECASE)
# What it costs that a remark takes in columns: once, and for each.
_WIDE = MappingProxyType(
    {NA: (0.25, 0.01), ADVANCE: (0.25, 0.01), STATUS: (0.28, 0.05), DASH: (0.6, 0.02), BLANK: (0.6, 0.02)}
)


Meaning = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to lay cells over columns: its price, and `(cell, column, width)` with -1 for what goes on from above.

    `meaning` is what tells two ways apart.
    """

    cost: float
    places: tuple[tuple[int, int, int], ...] = ()
    meaning: Meaning = ()


@dataclass(slots=True)
class Problem:
    """A row to be laid over columns: its cells, which columns can go on from above, which must, the columns' sums."""

    cells: Sequence[Cell]
    lessons: Lessons
    above: Line
    forced: Sequence[bool]
    totals: Sequence[int | None] | None = None
    kinds: list[str] = field(init=False)
    alike: frozenset[int] | None = field(init=False)  # the columns that rows of the same thing fill
    known: dict[tuple[int, int], list[Way]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = [kind(cell.piece.text) for cell in self.cells]
        filled = self.lessons.filled
        found = [filled[cell.piece.text] for cell in self.cells if cell.piece.text in filled]
        self.alike = frozenset().union(*found) if found else None


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row sums up: its first words are `Total`."""
    first = next((cell.piece.text for cell in cells if cell.piece.text), "")
    return bool(_TOTAL.fullmatch(first))


def effort(problem: Problem) -> int:
    """How many steps it takes to find the best way, about."""
    missing = len(problem.forced) - sum(cell.columns for cell in problem.cells)
    return len(problem.cells) * (missing + 1) ** 2


def best(problem: Problem) -> tuple[Way, frozenset[int]]:
    """The cheapest way, and the columns in which another that is about as cheap has other cells."""
    columns = problem.lessons.columns
    done = list(accumulate((cell.columns for cell in problem.cells), initial=0))
    missing = len(columns) - done[-1]
    for cell in range(len(problem.cells), -1, -1):  # from the end, so that no call goes deep
        for column in range(done[cell] + missing, done[cell] - 1, -1):
            problem.known[cell, column] = _ways(problem, cell, column)
    ways = problem.known[0, 0]
    if not ways:
        return leftmost(problem.cells, columns), frozenset(range(len(columns)))
    first, *others = ((way, _cover(way)) for way in ways if way.cost - ways[0].cost < _MARGIN)
    differing = {
        column for _, each in others for column in range(len(columns)) if each.get(column) != first[1].get(column)
    }
    return ways[0], frozenset(differing)


def _cover(way: Way) -> dict[int, int]:
    """Which cell stands in each column."""
    return {column + each: cell for cell, column, width in way.places for each in range(width)}


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
    if cell == len(problem.cells) and column == len(problem.forced):
        return [Way(0.0)]
    found: dict[Meaning, Way] = {}
    for cost, place, rest in _steps(problem, cell, column):
        own = _meaning(problem, place)
        for way in rest:
            meaning = own + way.meaning
            if meaning not in found or cost + way.cost < found[meaning].cost:
                found[meaning] = Way(cost + way.cost, (place, *way.places), meaning)
    return sorted(found.values(), key=lambda way: (way.cost, way.places))[:_KEPT]


def _steps(problem: Problem, cell: int, column: int) -> Iterator[tuple[float, tuple[int, int, int], list[Way]]]:
    """What can stand at a column: nothing from there on, the next cell, or what goes on from above."""
    width = len(problem.forced)
    spare = width - column - sum(each.columns for each in problem.cells[cell:])
    if spare < 0 or column == width:
        return
    if cell == len(problem.cells):
        if not any(problem.forced[column:]):
            yield 0.5 + 0.03 * (width - column), (-1, column, 0), [Way(0.0)]
    elif not problem.forced[column]:
        own = problem.cells[cell].columns
        stretch = spare if own == 1 and problem.kinds[cell] not in MEASURED else 0
        for taken in range(own, own + stretch + 1):
            yield _placed(problem, cell, column, taken), (cell, column, taken), problem.known[cell + 1, column + taken]
    for run in range(1, spare + 1):
        cost = _continued(problem, column, run)
        if cost is None:
            break
        yield cost, (-1, column, run), problem.known[cell, column + run]


def _meaning(problem: Problem, place: tuple[int, int, int]) -> Meaning:
    """Where a cell begins tells ways apart, but for remarks and blanks right after another remark."""
    number, column, width = place
    columns = problem.lessons.columns
    if number < 0:
        places = range(column, column + width)
        return tuple((-1, each) for each in places if not (_empty_above(problem, each) and columns[each].measured))
    if problem.kinds[number] == BLANK and columns[column].measured:
        return ()
    follows = number > 0 and _remark(problem, number) and _remark(problem, number - 1)
    before = problem.kinds[number - 1]
    return () if follows and (before != NA or problem.kinds[number] == ADVANCE) else ((number, column),)


def _empty_above(problem: Problem, column: int) -> bool:
    slot = problem.above[column]
    return slot is not None and not slot.text


def _remark(problem: Problem, number: int) -> bool:
    return problem.kinds[number] in {*REMARKS, BLANK, DASH}


def _placed(problem: Problem, number: int, column: int, width: int) -> float:
    """The price of a cell in a place."""
    cell = problem.cells[number]
    cost = problem.lessons.columns[column].cost(cell.piece.text)
    if problem.totals is not None:
        value = whole(cell)
        cost += 0.3 if value is not None and problem.totals[column] not in (None, value) else 0.0
    if (
        problem.kinds[number] == BLANK
        and column < problem.lessons.keys
        and not problem.lessons.columns[column].kinds[BLANK]
    ):
        cost += 0.4
    if problem.alike is not None and column not in problem.alike and is_solid(cell.piece.text):
        cost += 0.25
    if width == 1 and problem.kinds[number] not in REMARKS:
        return cost
    if cell.columns > 1:
        return cost + _off_bounds(problem.lessons, column, width)
    return cost + _wide(problem, number, column, width)


def _has_blanks(problem: Problem, column: int) -> bool:
    return bool(problem.lessons.columns[column].kinds[BLANK])


def _wide(problem: Problem, number: int, column: int, width: int) -> float:
    """The price of a cell that is wider than a column, or says that it should be."""
    if number == 0 and problem.totals is not None:
        return 0.2 - problem.lessons.columns[column].cost(problem.cells[number].piece.text)
    over = problem.lessons.columns[column : column + width]
    if not all(each.measured for each in over):
        return 1.2 + 0.1 * width if width > 1 else 0.0
    base, each_column = _WIDE.get(problem.kinds[number], (0.7, 0.03))
    if problem.kinds[number] == BLANK and column + width == len(problem.forced):
        base = 0.3
    return base + each_column * width + _off_bounds(problem.lessons, column, width)


def _off_bounds(lessons: Lessons, column: int, width: int) -> float:
    """A wide cell begins and ends where the header's groups do."""
    return (0.0 if column in lessons.starts else 0.12) + (0.0 if column + width in lessons.ends else 0.3)


def _continued(problem: Problem, column: int, run: int) -> float | None:
    """The price of letting cells above go on into some columns, none where there is nothing to go on."""
    over = range(column, column + run)
    if all(problem.forced[each] for each in over):
        return 0.0
    slots = [problem.above[each] for each in over]
    if not all(slots):
        return None
    if not any(slot.text for slot in slots if slot):
        return 0.4 + 0.1 * run
    columns = problem.lessons.columns[column : column + run]
    lessons = problem.lessons
    measured = sum(each.measured and each is not lessons.tied for each in columns)
    price = 0.5 if column == 0 and run > lessons.keys else 2.0  # all that comes before may be shared by two who tie
    late = column >= lessons.keys
    repeated = min(each.repeated for each in columns)
    return 0.2 + 0.1 * run + price * measured + 0.6 * late + 0.4 * repeated + (0.1 if column else 0.0)
