"""Matches of teams, a line each: a score with a nation on either side, and the day; the heading is the round.

| 19 June 2013 11:30 | Spain | 9–7 | Montenegro | Mersin |
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kg.cells import Reader, entry, headed, nation_of
from kg.columns import View
from kg.grid import Line, Slot, filled
from kg.headers import stage, whole
from kg.lexicon import Lexicon
from kg.page import Findings
from kg.statement import Mention, Statement
from kg.text import dates

SCORE = re.compile(r"(?P<score>(?P<first>\d{1,3}) ?[:–—-] ?(?P<second>\d{1,3}))(?P<how> ?\([^()]*\)| ?a\.?e\.?t\.?)*")
#: The match that is the event's own.
LAST = re.compile(r"gold medal (?:match|game)", re.IGNORECASE)


class Game(NamedTuple):
    """The cells of a match: the first side, the score, the second side."""

    first: Slot
    score: Slot
    second: Slot


def fits(view: View) -> bool:
    """Whether lines are matches: a score between the cells of two nations."""
    lines = [line for line in view.lines() if _game(line, view.lexicon)]
    return bool(lines) and len(lines) * 4 >= sum(1 for _ in view.lines())


def read(reader: Reader, view: View) -> Findings:
    """Both sides of each match, its score, its day and who won."""
    contest, part = headed(reader, view), _round(view)
    for line in view.lines():
        game = _game(line, view.lexicon)
        if game is None:
            continue
        said = list(_match(reader, contest, part, game, _day(reader, line))) if contest is not None and part else []
        yield from said
        if not said:
            words = " | ".join(slot.text for slot in game)
            yield reader.page.note(game.score.position, words, "the event and round of this match are not certain")


def _game(line: Line, lexicon: Lexicon) -> Game | None:
    """The one match of a line."""
    cells = filled(line)
    found = [
        Game(*three)
        for three in zip(cells, cells[1:], cells[2:], strict=False)
        if SCORE.fullmatch(three[1].text.strip()) and all(_nation(three[side], lexicon) for side in (0, 2))
    ]
    return found[0] if len(found) == 1 else None


def _nation(slot: Slot, lexicon: Lexicon) -> str | None:
    words = slot.text.strip()
    return lexicon.nations.find(words) or nation_of(words, lexicon)


def _round(view: View) -> str:
    """The round that the nearest of the lines above names."""
    lines = (stage(line.text, view.lexicon) for line in reversed(view.context.lines))
    return next(filter(None, lines), "")


def _day(reader: Reader, line: Line) -> tuple[Slot, date] | None:
    """The one day that a cell of a line tells."""
    found = ((slot, dates.day(slot.text, reader.page.topic.held)) for slot in filled(line))
    days = [(slot, day) for slot, day in found if day is not None]
    return days[0] if len(days) == 1 else None


def _match(
    reader: Reader, contest: Mention, part: str, game: Game, day: tuple[Slot, date] | None
) -> Iterator[Statement]:
    """What both sides got in a match."""
    sides = [side for slot in game[::2] if (side := _side(reader, contest, slot)) is not None]
    if len(sides) != 2:
        return
    for order, (got, said) in enumerate(sides):
        yield from said
        run = _run(reader, part, got, sides[1 - order][0])
        yield from _outcome(reader, game, run, sides[1 - order][0], order)
        if day is not None:
            yield reader.voice(day[0], "matches/day").says(run, "date", day[1])


def _side(reader: Reader, contest: Mention, slot: Slot) -> tuple[Mention, list[Statement]] | None:
    voice, name = reader.voice(slot, "matches/side"), _nation(slot, reader.page.lexicon)
    return entry(reader, [], contest, Mention("Nation", name, at=voice.at), voice) if name else None


def _run(reader: Reader, part: str, got: Mention, against: Mention) -> Mention:
    """A match of a result, in a group told apart by the other side; the last one of all is the result itself."""
    lexicon = reader.page.lexicon
    if whole(part, lexicon) or LAST.fullmatch(part):
        return got
    team = against.part("competitor")
    name = team.text if team is not None and lexicon.tells("group matches", part) else ""
    return Mention("Run", name, parts=(("phase", part), ("result", got)), at=got.at)


def _outcome(reader: Reader, game: Game, run: Mention, against: Mention, order: int) -> Iterator[Statement]:
    """The score, the other side, and who won where the score alone tells it; `order` is 0 for the first side."""
    score, voice = SCORE.fullmatch(game.score.text.strip()), reader.voice(game.score, "matches/score")
    opponent = against.part("competitor")
    if score is None:
        return
    yield voice.says(run, "mark", score["score"])
    points = int(score["first"]), int(score["second"])
    if run.kind == "Run" and opponent is not None:
        yield voice.says(run, "opponent", opponent)
        if points[0] != points[1] and not score["how"]:
            yield voice.says(run, "won", points[order] > points[1 - order])
