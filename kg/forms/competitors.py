"""Tables that count athletes, men, women and all: a delegation's by sport, or those of each nation at the Games."""

from collections.abc import Iterator

from kg.cells import Counts, Reader, counted, sport, told
from kg.columns import View
from kg.grid import Row
from kg.makers import delegation, sport_squad
from kg.page import Findings
from kg.statement import Mention, Statement

COUNTS = Counts(
    "competitors",
    (("men", "men"), ("women", "women"), ("mark", "competitors"), ("athletes", "competitors"), ("judge", "officials")),
)


def fits(view: View) -> bool:
    """Whether rows count the athletes of sports, or of nations."""
    by_sport = view.has("sport") and (view.has("men") or view.has("women"))
    by_nation = view.has("country") and any(view.has(role) for role in ("men", "women", "athletes"))
    others = any(view.has(role) for role in ("gold", "competitor", "event", "rank", "year"))
    return (by_sport and not view.has("gold")) or (by_nation and not others)


def read(reader: Reader, view: View) -> Findings:
    """How many athletes a delegation had in each sport, and in all; or each nation at the Games."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "no sport or nation is known by this name")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    subject = _subject(reader, view, row)
    if subject is not None:
        yield from counted(reader, view, row, subject, COUNTS)


def _subject(reader: Reader, view: View, row: Row) -> Mention | None:
    """The delegation's part in the sport of a row; in the row of totals the delegation."""
    topic = reader.page.topic
    if not view.has("sport"):
        own = reader.nation(view.slot(row, "country")) if topic.about == "games" else None
        return delegation(topic.games, own)
    team = delegation(topic.games, topic.nation)
    if team is None or topic.nation is None or view.text(row, "sport").lower().startswith("total"):
        return team
    part = sport(reader, view, row)
    return sport_squad(team, part, team.at) if part else None
