"""Infoboxes in HTML: rows of a label and its value, of values that bring their label, of lists under a heading."""

import re
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborNode

from kg.article import Field, Piece
from kg.readers._html_inline import Writer
from kg.readers._html_tables import Row, rows

_BOLD = re.compile(r"font-weight\s*:\s*bold", re.IGNORECASE)
_BOLD_TAGS = "b, strong, x-b, x-strong"
_DEEPEST = 4  # tables in each other
_INNER = re.compile(r"(?P<key>[^:\n]{1,40}): (?P<value>[^\n]+)")


class Infobox:
    """Reads one infobox; `_over` is the heading that the next row may be the list of."""

    def __init__(self, writer: Writer, number: int) -> None:
        self._writer = writer
        self._number = number
        self._over: tuple[int, Piece] | None = None

    def fields(self, table: LexborNode) -> Iterator[Field]:
        """The fields of an infobox, those of tables in its cells after the row that they stand in."""
        yield from self._caption(table)
        waiting: list[Iterator[Row]] = [rows(table)]
        while waiting:
            row = next(waiting[-1], None)
            if row is None:
                waiting.pop()
                continue
            yield from self._row(row[1])
            inner = [node for node in self._writer.later if node.tag == "table"]
            self._writer.later.clear()
            if inner and len(waiting) < _DEEPEST:
                waiting.append(chain.from_iterable(map(rows, inner)))
        yield from self._heading()

    def _caption(self, table: LexborNode) -> Iterator[Field]:
        for child in table.iter():
            if child.tag == "caption":
                yield from self._plain([child])

    def _row(self, cells: list[LexborNode]) -> Iterator[Field]:
        if len(cells) == 1 and _is_list(cells[0]):
            yield from self._list(cells[0])
            return
        yield from self._heading()
        if len(cells) == 1 and (cells[0].tag == "th" or _is_label(cells[0])):
            self._hold(cells[0])
        elif len(cells) > 1 and any(_brings_label(cell) for cell in cells):
            for cell in cells:
                yield from self._labelled(cell)
        else:
            for label, values in _grouped(cells):
                yield from self._pair(label, values) if label else self._plain(values)

    def _hold(self, cell: LexborNode) -> None:
        place = len(self._writer.parts)
        self._writer.raw("- ")
        piece = self._writer.piece([cell])
        if piece.text:
            self._over = (place, piece)
        else:
            self._writer.back(place)

    def _heading(self) -> Iterator[Field]:
        """The heading that was held back, as a field without key."""
        if self._over is not None:
            place, piece = self._over
            self._over = None
            yield self._field(place, Piece("", piece.start, piece.start), piece)

    def _list(self, cell: LexborNode) -> Iterator[Field]:
        place, key = self._over or (len(self._writer.parts), None)
        self._over = None
        before = len(self._writer.parts)
        self._writer.raw(": " if key else "- ")
        value = self._writer.piece([cell], frozenset())
        if value.text:
            yield self._field(place, key or Piece("", value.start, value.start), value)
            return
        self._writer.back(before)
        if key is not None:
            yield self._field(place, Piece("", key.start, key.start), key)

    def _plain(self, cells: list[LexborNode]) -> Iterator[Field]:
        """Cells without a label; an icon in the first of several stands for one."""
        place = len(self._writer.parts)
        self._writer.raw("- ")
        key = self._icon(cells[0]) if len(cells) > 1 else None
        value = self._writer.piece(cells[1:] if key else cells)
        if value.text:
            yield self._field(place, key or Piece("", value.start, value.start), value)
        else:
            self._writer.back(place)

    def _icon(self, cell: LexborNode) -> Piece | None:
        image = cell.css_first("img[alt]")
        if image is None or cell.text().strip():
            return None
        place = len(self._writer.parts)
        images = self._writer.piece([cell]).images
        words = " ".join((image.attributes.get("alt") or "").split())
        if not words or not images:
            self._writer.back(place)
            return None
        self._writer.raw(words)
        key = self._writer.since(place)._replace(images=images)
        self._writer.raw(": ")
        return key

    def _pair(self, label: LexborNode, values: list[LexborNode]) -> Iterator[Field]:
        place = len(self._writer.parts)
        self._writer.raw("- ")
        key = self._writer.piece([label])
        self._writer.raw(" " if key.text.endswith(":") else ": ")
        value = self._writer.piece(values)
        if key.text or value.text:
            yield self._field(place, _bare(key), value)
        else:
            self._writer.back(place)

    def _labelled(self, cell: LexborNode) -> Iterator[Field]:
        """A cell whose first line is its label; a line below it may have a label of its own (`Rank: 2`)."""
        place = len(self._writer.parts)
        self._writer.raw("- ")
        piece = self._writer.piece([cell])
        if not piece.text:
            self._writer.back(place)
            return
        end = piece.text.find("\n")
        if end < 0:
            yield self._field(place, _bare(piece), Piece("", piece.end, piece.end))
            return
        found = _INNER.fullmatch(piece.text, end + 1)
        key, value = (found.span("key"), found.span("value")) if found else ((0, end), (end + 1, len(piece.text)))
        yield self._field(place, _bare(piece.part(*key)), piece.part(*value))

    def _field(self, place: int, key: Piece, value: Piece) -> Field:
        line = self._writer.since(place)
        self._writer.raw("\n")
        self._number += 1
        return Field(self._number, key, value, line)


def _bare(key: Piece) -> Piece:
    """A label without its colon."""
    return key.part(0, len(key.text.rstrip(": "))) if key.text.endswith(":") else key


def _grouped(cells: list[LexborNode]) -> list[tuple[LexborNode | None, list[LexborNode]]]:
    """Each label with the values that follow it; labels without values are values."""
    labels = [cell.tag == "th" for cell in cells]
    if not any(labels):
        labels = [_is_label(cell) for cell in cells]
    groups: list[tuple[LexborNode | None, list[LexborNode]]] = []
    if all(labels):
        return [(None, cells)] if cells else []
    for cell, label in zip(cells, labels, strict=True):
        if label or not groups:
            groups.append((cell, []) if label else (None, [cell]))
        else:
            groups[-1][1].append(cell)
    return groups


def _is_label(cell: LexborNode) -> bool:
    """Whether all words of a cell are bold, or end with a colon."""
    words = cell.text().strip()
    if not words:
        return False
    if words.endswith(":") or _BOLD.search(cell.attributes.get("style") or ""):
        return True
    bold = cell.css_first(_BOLD_TAGS)
    return bold is not None and bold.text().strip() == words


def _brings_label(cell: LexborNode) -> bool:
    """Whether a cell begins with a bold line, and has more below it."""
    bold, ending = cell.css_first(_BOLD_TAGS), cell.css_first("br")
    if cell.tag == "th" or bold is None or ending is None:
        return False
    words, label = cell.text().strip(), bold.text().strip()
    return bool(label) and words.startswith(label) and words != label


def _is_list(cell: LexborNode) -> bool:
    """Whether a cell holds a list: items, a table of nothing but words and links, or nothing but links."""
    if cell.css_first("li") is not None:
        return True
    if cell.tag == "th" or cell.css_first(f"th, img, {_BOLD_TAGS}") is not None:
        return False
    words = "".join(cell.text().split())
    return cell.css_first("table") is not None or (bool(words) and words == "".join(_linked(cell).split()))


def _linked(cell: LexborNode) -> str:
    return "".join(link.text() for link in cell.css("a"))
