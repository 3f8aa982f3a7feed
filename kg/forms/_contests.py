"""The events of tables that go through several editions: named by a heading, or by the title."""

from kg.cells import Reader, event, of_gender
from kg.columns import View
from kg.context import ONLY_GENDER, Line, genderless
from kg.editions import CHAMPIONSHIPS
from kg.games import is_series
from kg.statement import Mention


def through_editions(reader: Reader, view: View, games: Mention | None) -> Mention | None:
    """The event that a heading names, or the title, at one of the editions that a table tells of."""
    line = _heading(reader, view)
    if reader.page.topic.games is not None or games is None:
        return None
    contest, sport = reader.page.topic.contest, reader.page.topic.sport
    if line is None or is_series(line.text, reader.page.lexicon):
        return (
            event(reader, view, contest, games.at, sport, games)
            if contest and games.at
            else of_gender(reader, view, games)
        )
    part = " ".join(genderless(CHAMPIONSHIPS.sub("", line.text)).strip(" ,").split())
    return event(reader, view, f"{part} {contest}".strip() if contest else line.text, line.at, sport, games)


def _heading(reader: Reader, view: View) -> Line | None:
    """The nearest line above a table that can name an event, if it is no general one (`Medalists`)."""
    sport = reader.page.topic.sport
    for line in reversed(view.context.lines):
        known = None if reader.page.lexicon.sports_of(line.text.lower()) else reader.page.lexicon.sports.find(line.text)
        if not ONLY_GENDER.fullmatch(line.text) and (known is None or sport is None or known != sport.text):
            return None if view.lexicon.tells("general heading", line.text) else line
    return None
