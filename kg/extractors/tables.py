"""Tables: each is read by the first form that fits its columns (see `kg.forms`)."""

from kg import phases
from kg.cells import Reader, known_names
from kg.columns import UNCLEAR, View, views
from kg.forms import FORMS, counts
from kg.page import Findings, Page


def extract(page: Page) -> Findings:
    """What the tables say."""
    seen = list(views(page))
    tallied = any(counts.is_whole(view) for view in seen)
    reader = Reader(page, known_names(seen, page.lexicon) | page.namesakes, phases.shared(seen, page), tallied)
    for view in seen:
        form = next((read for fits, read in FORMS.values() if fits(view)), None)
        if form is not None:
            yield from form(reader, view)
        else:
            yield page.note(f"t{view.table.number}", _header(view), "no form of table is known with these columns")
        for column in view.columns if form is not None else ():
            if column.role == UNCLEAR:
                place = f"t{view.table.number}h{len(view.grid.header)}c{column.index}"
                yield page.note(place, column.words, "it is not certain of which part these ranks are")
        if not view.grid.complete:
            yield page.note(f"t{view.table.number}", _header(view), "the table is too large; its end was left out")


def _header(view: View) -> str:
    return " | ".join(column.words for column in view.columns) or view.table.piece.text
