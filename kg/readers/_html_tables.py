"""Tables in HTML: rows of cells with their spans and colours."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from kg.article import Cell, Mark, Piece, Table
from kg.readers._html_inline import LISTS, Writer

MOST_COLUMNS_SPANNED = 1_000  # as browsers have it
MOST_ROWS_SPANNED = 65_534
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_WRAPPERS = frozenset({"div", "center", "p"})
_TRUE_TABLES = frozenset({"wikitable", "infobox", "sortable"})
_COLOUR = re.compile(r"\bbackground(?:-color)?\s*:\s*(?P<colour>#\w+|rgba?\([^)]*\)|[a-z]+(?![\w(-]))", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*bold", re.IGNORECASE)
_COLOURLESS = frozenset("none transparent inherit initial unset".split())
_NUMBER = re.compile(r"\s*\+?(\d{1,9})")
_KEPT = 4096  # styles whose reading is remembered

Row = tuple[LexborNode, list[LexborNode]]


def rows(table: LexborNode) -> Iterator[Row]:
    """The rows of a table with their cells, those of tables in it left out."""
    for child in table.iter():
        if child.tag in _GROUPS:
            yield from ((row, _cells(row)) for row in child.iter() if row.tag == "tr")
        elif child.tag == "tr":
            yield child, _cells(child)


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places whole tables and lists side by side."""
    if not _TRUE_TABLES.isdisjoint((table.attributes.get("class") or "").split()):
        return False
    return any(_holds_blocks(cell) for _, cells in rows(table) for cell in cells)


def read(writer: Writer, table: LexborNode, number: int) -> Table | None:
    """The table as it stands in the text; nothing where no cell says or shows anything."""
    place = len(writer.parts)
    caption = _caption(writer, table)
    body = len(writer.parts)
    lines = [_row(writer, *row) for row in rows(table)]
    if not any(cell.piece.text or cell.piece.images for line in lines for cell in line):
        writer.back(place)
        return None
    return Table(number, _fitted(lines), writer.since(body), caption)


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in _CELLS]


def _holds_blocks(cell: LexborNode) -> bool:
    within = [
        inner for child in cell.iter() for inner in ((child, *child.iter()) if child.tag in _WRAPPERS else (child,))
    ]
    return any(each.tag == "table" or each.tag in LISTS for each in within)


def _caption(writer: Writer, table: LexborNode) -> Piece | None:
    captions = [child for child in table.iter() if child.tag == "caption"]
    if not captions:
        return None
    place = len(writer.parts)
    piece = writer.piece(captions)
    if not piece.text:
        writer.back(place)
        return None
    writer.raw("\n")
    return piece


def _row(writer: Writer, row: LexborNode, cells: list[LexborNode]) -> tuple[Cell, ...]:
    if not cells:
        return ()
    given = row.attributes
    shared = colour(given.get("style") or "", given.get("bgcolor") or "") if given else ""
    writer.raw("| ")
    line = []
    for place, cell in enumerate(cells, 1):
        piece = writer.block(cell)
        writer.raw(" | " if place < len(cells) else " |\n")
        line.append(_cell(cell, piece, shared))
    return tuple(line)


def _cell(cell: LexborNode, piece: Piece, shared: str) -> Cell:
    header = cell.tag == "th"
    given = cell.attributes
    if not given:
        return Cell(piece, 1, 1, header, shared)
    style = given.get("style") or ""
    own = colour(style, given.get("bgcolor") or "")
    if piece.text and _is_bold(style):
        piece = piece._replace(marks=(*piece.marks, Mark(piece.start, piece.end, "bold")))
    columns = _span(given.get("colspan"), MOST_COLUMNS_SPANNED)
    height = _span(given.get("rowspan"), MOST_ROWS_SPANNED)
    return Cell(piece, columns, height, header, own or shared)


def _span(given: str | None, most: int) -> int:
    found = _NUMBER.match(given) if given else None
    return max(1, min(int(found[1]), most)) if found else 1


@lru_cache(_KEPT)
def _is_bold(style: str) -> bool:
    return _BOLD.search(style) is not None


@lru_cache(_KEPT)
def colour(style: str, attribute: str) -> str:
    """The background that a style or the older attribute names.

    >>> colour("text-align:center; Background: Gold", ""), colour("", "#CC9966"), colour("background:none", "")
    ('gold', '#cc9966', '')
    """
    named = [found["colour"] for found in _COLOUR.finditer(style)] or [attribute]
    found = named[-1].strip().lower()
    return "" if found in _COLOURLESS else found


def _fitted(lines: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows that have cells; a span counts neither rows without cells nor rows that do not exist."""
    if all(cell.rows == 1 for line in lines for cell in line):
        return tuple(line for line in lines if line)
    before = [0]  # how many rows with cells stand before each row
    for line in lines:
        before.append(before[-1] + bool(line))
    fitted = []
    for number, line in enumerate(lines):
        if line:
            fitted.append(tuple(_clipped(cell, before, number) for cell in line))
    return tuple(fitted)


def _clipped(cell: Cell, before: list[int], number: int) -> Cell:
    if cell.rows == 1:
        return cell
    height = before[min(number + cell.rows, len(before) - 1)] - before[number]
    return cell if height == cell.rows else Cell(cell.piece, cell.columns, height, cell.header, cell.colour)
