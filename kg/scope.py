"""Scope: which Games a match is about, and whether its sentence asserts what it says. Shared by all relations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.games import year
from kg.lexicon import Entry
from kg.patterns import Match
from kg.scene import Scene
from kg.spans import SIGNS, Span
from kg.statement import Mention

SIDE = "".join(SIGNS[kind] for kind in ("name", "nation", "adjective"))
CLAUSE = re.compile(rf"[,;.:]| (?:that|who|which|while|whereas|but|as|after|before) | and (?:the )?[{SIDE}]")
AGAIN = re.compile(r"\b(?:[Tt]he same year|[Tt]hat year|[Tt]h(?:e|ese|ose) Games|there)\b")
IN = re.compile(r"\b(?:in|of|since|the) $", re.IGNORECASE)


def edition(scene: Scene, match: Match) -> Mention | None:
    """The Games that a match is about: the article's unless it names others; in an article about none, those named.

    What stands before the match counts, and what follows it in its clause; the edition in the slot `former` does not.
    """
    after = CLAUSE.search(scene.masked.text, match.end)
    former = scene.spans(match, "former")
    reach = scene.masked.within(0, after.start() if after else len(scene.masked.text))
    reach = [span for span in reach if span not in former]
    own = scene.page.topic.games
    if own is None:
        again = scene.memory.edition if AGAIN.search(scene.masked.text) else None
        return told(scene, reach) or again
    said = {span.value for span in reach if span.kind == "games"}
    return own if not said or said & {own.text, str(scene.page.topic.year)} else None


def told(scene: Scene, spans: Iterable[Span]) -> Mention | None:
    """The one edition that spans name, in full or by its year: one that the article's tables and lists know."""
    spans = list(spans)
    said = {year(span.value) for span in spans if span.kind == "games"} or years(scene, spans)
    found = scene.gazetteer.edition(number) if len(said) == 1 and (number := said.pop()) else None
    return replace(found, at=scene.at) if found else None


def years(scene: Scene, spans: Iterable[Span]) -> set[int | None]:
    """The years that spans name alone: `in 2004`."""
    text = scene.sentence.piece.text
    numbers = (span for span in spans if span.kind == "number" and IN.search(text, 0, span.start))
    return {year(span.text) for span in numbers} - {None}


def forbidden(scene: Scene, match: Match) -> str:
    """The reason why a sentence does not assert what it says, if there is one."""
    masked = scene.masked.text
    clause = max(masked.rfind(sign, 0, match.start) for sign in (";", ":", ". ", ", and ", ", but ", " but "))
    nearby = masked[max(clause + 1, match.start - 60) : match.end]
    if match.pattern.unless is not None and match.pattern.unless.search(scene.sentence.piece.text):
        return "the pattern's own exception"
    return next((entry["name"] for entry, form in _forms(scene) if form.search(nearby)), "")


def _forms(scene: Scene) -> Iterator[tuple[Entry, re.Pattern[str]]]:
    for entry in scene.page.lexicon.entries["scope"]:
        yield entry, _compiled(entry["before"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
