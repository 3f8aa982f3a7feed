"""Bouts told in lists below their round: `Ana Bo (PHI) def. Eva Li (JOR), 5–0`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.article import Item
from kg.cells import Reader, entry, team_size
from kg.context import Context, contexts
from kg.forms import bouts
from kg.gazetteer import Gazetteer, fitting
from kg.headers import stage
from kg.names import Named, is_person, people
from kg.page import Findings, Page, Voice
from kg.statement import Mention, Statement
from kg.text import dates

#: The second side, up to its nation's code or a comma, and the score behind it.
SIDE = re.compile(r"(?P<who>.+?\([A-Z]{3}\)|[^,\d]+)[,:]?\s*(?P<score>.*)")


class Bout(NamedTuple):
    """A bout as a line tells it: who won, who lost, and the score."""

    winner: Named
    loser: Named
    score: str


def extract(page: Page, gazetteer: Gazetteer) -> Findings:
    """Both sides of each bout that an item tells below a round of an event, the score and who won."""
    for context, block in contexts(page) if page.topic.about in ("event", "sport") else ():
        if not isinstance(block, Item) or (told := _bout(block.piece.text, page)) is None:
            continue
        event, part = _event(page, context, gazetteer), _round(page, context)
        voice = Voice(page.passage(f"l{block.number}", block.piece), "bout-lists/bout")
        said = list(_said(page, event, part, told, voice)) if event and part else []
        yield from said
        if not said:
            yield page.note(f"l{block.number}", block.piece.text, "the event or round of this bout is not certain")


def _event(page: Page, context: Context, gazetteer: Gazetteer) -> Mention | None:
    """The article's event, or the one that a heading over the round names."""
    if page.topic.event is not None:
        return page.topic.event
    known = gazetteer.at(page.topic.games)
    found = (fitting(f"{context.gender} {line.text}", known) for line in reversed(context.lines))
    return next((events[0] for events in found if len(events) == 1), None)


def _round(page: Page, context: Context) -> str:
    """The round that the line right above names, but for days."""
    lines = [line.text for line in context.lines if not dates.opens(line.text)]
    return stage(lines[-1], page.lexicon) if lines else ""


def _bout(text: str, page: Page) -> Bout | None:
    """The bout that a line tells, where it names one person on each side of one word for winning or losing."""
    line, phrases = text.strip().lstrip("-*• ").strip(), page.lexicon.phrases
    won, lost = list(phrases["won over"].finditer(line)), list(phrases["lost to"].finditer(line))
    if len(won) + len(lost) != 1:
        return None
    verb = (won or lost)[0]
    side = SIDE.fullmatch(line, verb.end())
    first, second = _one(line[: verb.start()], page), _one(side["who"], page) if side else None
    if side is None or first is None or second is None:
        return None
    score = side["score"].strip(" .()")
    return Bout(first, second, score) if won else Bout(second, first, score)


def _one(text: str, page: Page) -> Named | None:
    """The one person that a side of a bout names, with the nation."""
    named = people(text.strip(), page.lexicon, page.namesakes)
    sure = len(named) == 1 and named[0].nation and " " in named[0].name and is_person(named[0].name, page.lexicon)
    return named[0] if sure else None


def _said(page: Page, event: Mention, part: str, told: Bout, voice: Voice) -> Iterator[Statement]:
    reader, lexicon = Reader(page, page.namesakes), page.lexicon
    if team_size(event.text, lexicon) is not None:
        return
    made = [entry(reader, [side], event, None, voice) for side in (told.winner, told.loser)]
    entered = [each for each in made if each is not None]
    for order, (got, said) in enumerate(entered if len(entered) == len(made) else ()):
        run = bouts.run_of(part, got, lexicon)
        yield from said
        yield from bouts.outcome(run, entered[1 - order][0].part("competitor"), voice, won=order == 0)
        if told.score:
            yield from bouts.scored(run, told.score, voice, lexicon, won=order == 0)
