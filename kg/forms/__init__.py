"""Forms of tables: what the rows of a table say, told by the roles of its columns.

Each form is a file with `fits(view)` and `read(reader, view)`; the first of `FORMS` that fits reads the table.
"""

from collections.abc import Callable
from types import MappingProxyType

from kg.cells import Reader
from kg.columns import View
from kg.forms import (
    bearers,
    bouts,
    brackets,
    calendars,
    competitors,
    counts,
    entrants,
    histories,
    hosts,
    matches,
    medallists,
    nations,
    oaths,
    podiums,
    programmes,
    records,
    results,
    round_dates,
    schedules,
    squads,
    stars,
)
from kg.page import Findings

Form = tuple[Callable[[View], bool], Callable[[Reader, View], Findings]]

FORMS: MappingProxyType[str, Form] = MappingProxyType(
    {
        "calendars": (calendars.fits, calendars.read),
        "round dates": (round_dates.fits, round_dates.read),
        "bearers": (bearers.fits, bearers.read),
        "oaths": (oaths.fits, oaths.read),
        "bouts": (bouts.fits, bouts.read),
        "podiums": (podiums.fits, podiums.read),
        "programmes": (programmes.fits, programmes.read),
        "hosts": (hosts.fits, hosts.read),
        "stars": (stars.fits, stars.read),
        "histories": (histories.fits, histories.read),
        "counts": (counts.fits, counts.read),
        "competitors": (competitors.fits, competitors.read),
        "medallists": (medallists.fits, medallists.read),
        "matches": (matches.fits, matches.read),
        "brackets": (brackets.fits, brackets.read),
        "results": (results.fits, results.read),
        "entrants": (entrants.fits, entrants.read),
        "squads": (squads.fits, squads.read),
        "records": (records.fits, records.read),
        "schedules": (schedules.fits, schedules.read),
        "nations": (nations.fits, nations.read),
    }
)
