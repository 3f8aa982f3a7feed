"""Cells whose markup was left in them: `colspan=6` stands for a cell of six columns whose words were lost."""

import re

from kg.article import Cell

MOST_COLUMNS = 1000

_ATTRIBUTE = (
    r"(?:colspan|rowspan|align|valign|bgcolor|style|width|height|class|scope|nowrap|data-sort-\w+|abbr|border|rules)"
)
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE}\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']++)\s*+)++", re.IGNORECASE)
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)


def clean(cell: Cell) -> Cell:
    """The cell without attributes in its text; the spans that they tell are its own.

    >>> from kg.article import Piece
    >>> cleaned = clean(Cell(Piece("colspan=6", 10, 19)))
    >>> cleaned.columns, cleaned.piece.text
    (6, '')
    """
    found = _ATTRIBUTES.match(cell.piece.text)
    if not found:
        return cell
    spans = {name.lower(): min(max(int(number), 1), MOST_COLUMNS) for name, number in _SPAN.findall(found[0])}
    piece = cell.piece.part(found.end(), len(cell.piece.text))
    return cell._replace(piece=piece, columns=spans.get("colspan", cell.columns), rows=spans.get("rowspan", cell.rows))
