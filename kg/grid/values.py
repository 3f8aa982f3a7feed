"""A table with its spans filled: every slot knows the cell that covers it and where that cell stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.article import Cell


class Slot(NamedTuple):
    """A place on the grid: the cell that covers it; `row`, `column` and `position` are where that cell begins."""

    cell: Cell
    row: int
    column: int
    position: str
    inherited: bool = False

    @property
    def text(self) -> str:
        """The words of the cell."""
        return self.cell.piece.text

    @property
    def label(self) -> str:
        """The words of the cell; where it has none, the name of its picture (`Gold medal icon`)."""
        images = self.cell.piece.images
        return self.text or (images[0].name.rpartition(".")[0] if images else "")

    def covering(self) -> "Slot":
        """The same cell seen from another place that it spans."""
        return self if self.inherited else self._replace(inherited=True)


Line = tuple[Slot | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body. `group`: one cell over the whole width, or the header once more: it parts the rows.

    `uncertain`: the row was shorter or longer than the grid, and where its cells belong could be told in two ways.
    `partial`: that holds for some of its measured cells only; they are left out.
    """

    number: int
    slots: Line
    group: bool = False
    uncertain: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangular table: every line of `header` and every row of `rows` has `width` slots.

    `complete` is false where the table was larger than what is restored, and its end was left out.
    """

    table: int
    width: int
    header: tuple[Line, ...]
    rows: tuple[Row, ...]
    complete: bool = True

    def labels(self, column: int) -> tuple[str, ...]:
        """The words above a column (from 1), outermost first, each cell once."""
        slots = [line[column - 1] for line in self.header]
        found = {slot.position: slot.label for slot in slots if slot is not None}
        return tuple(text for text in found.values() if text)


def filled(line: Line) -> list[Slot]:
    """The cells of a line that have words, each once."""
    return list({slot.position: slot for slot in line if slot is not None and slot.text.strip()}.values())


def put(line: list[Slot | None], slot: Slot, column: int, width: int) -> None:
    """Lets a cell cover places of a line, from a column (from 0) on."""
    for place in range(column, min(column + width, len(line))):
        line[place] = slot if place == column and not slot.inherited else slot.covering()


def show(grid: Grid) -> Iterator[str]:
    """The grid as text, a line a row: `"` stands for a cell that began above or to the left, `~` for nothing."""
    for line in grid.header:
        yield "# " + _shown(line)
    for row in grid.rows:
        mark = "=" if row.group else "?" if row.uncertain else " "
        yield f"{mark} {_shown(row.slots)}"


def _shown(line: Line) -> str:
    return "| " + " | ".join(_word(slot) for slot in line) + " |"


def _word(slot: Slot | None) -> str:
    if slot is None:
        return "~"
    return f'{slot.text} "'.lstrip() if slot.inherited else slot.text
