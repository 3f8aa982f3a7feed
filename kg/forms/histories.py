"""A nation through a series of Games: a row an edition, with athletes, medals and rank."""

from kg.cells import Reader
from kg.columns import View
from kg.forms._annals import annals, has_annals
from kg.page import Findings


def fits(view: View) -> bool:
    """Whether rows are editions with counts of medals."""
    return has_annals(view)


def read(reader: Reader, view: View) -> Findings:
    """The athletes, medals and rank of the article's nation at each edition."""
    yield from annals(reader, view)
