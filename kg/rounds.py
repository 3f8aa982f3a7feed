"""Rounds of an article's event by their names: `the heats` are `Heat 1` and `Heat 2`, the final is the event itself."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.gazetteer import Gazetteer
from kg.headers import whole
from kg.lexicon import Lexicon
from kg.phases import stem
from kg.statement import Mention, Passage
from kg.topic import EVERY

FIRST = "round 1"


def of_round(word: str, event: Mention, gazetteer: Gazetteer, lexicon: Lexicon, at: Passage) -> Iterator[Mention]:
    """The results of the final, or every run of a round by its name."""
    if whole(word, lexicon):
        yield from finalists(event, gazetteer, at)
        return
    stems = {phase: stem(phase) for phase in gazetteer.phases}
    named = stem(word)
    if named == FIRST and not any(each.startswith("round") for each in stems.values()):
        named = "heat"  # of the first round is told heat by heat
    for phase, own in stems.items():
        if re.match(rf"{re.escape(named)}(?!\w)", own):
            yield runs(phase, at)


def runs(phase: str, at: Passage) -> Mention:
    """Every run of that name."""
    return Mention("Run", EVERY, parts=(("phase", phase),), at=at)


def finalists(event: Mention, gazetteer: Gazetteer, at: Passage) -> Iterator[Mention]:
    """The results of the final, where there are rounds: those with a mark, unless a match for a place is among them."""
    phases = gazetteer.phases
    if phases and not any("bronze" in phase.lower() or "place" in phase.lower() for phase in phases):
        found = (each for each in gazetteer.measured if each.kind == "Result" and each.part("event") == event)
        yield from (replace(each, at=at) for each in found)
