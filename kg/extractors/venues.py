"""Lists of the venues of a Games: each with the sports and the ceremonies that were held there, on either side."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.article import Item
from kg.context import contexts
from kg.makers import ceremony_at
from kg.page import Page, Voice
from kg.statement import Mention, Statement
from kg.topic import EVERY

PARTED = re.compile(r"\s+[–—-]+\s+|:\s+")
AMONG = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*[/;]\s*")
CEREMONIES = re.compile(r"(?:(opening|closing)(?: and (closing|opening))? )?ceremon(?:y|ies)", re.IGNORECASE)
BRACKETED = re.compile(r"\s*\([^()]*\)")


def extract(page: Page) -> Iterator[Statement]:
    """Where the events of each sport and the ceremonies were held; nothing of a sport that was at several venues."""
    if page.topic.about != "games" or page.topic.games is None:
        return
    held: dict[str, list[tuple[str, Voice]]] = defaultdict(list)
    for venue, voice, parts in _listed(page):
        for part in parts:
            held[part].append((venue, voice))
    for part, places in held.items():
        if len(places) == 1:
            venue, voice = places[0]
            yield voice.says(_held(page.topic.games, part, voice), "venue", Mention("Place", venue, at=voice.at))


def _listed(page: Page) -> Iterator[tuple[str, Voice, list[str]]]:
    """The venues of an article's lists, each with what was there: sports, and kinds of ceremonies."""
    for context, block in contexts(page):
        over = (context.heading, *(line.text for line in context.lines))
        if isinstance(block, Item) and any(page.lexicon.tells("venues", each) for each in over):
            voice = Voice(page.passage(f"l{block.number}", block.piece), "venues/venue")
            for venue, parts in _parted(block.piece.text, page):
                yield venue, voice, parts


def _parted(text: str, page: Page) -> Iterator[tuple[str, list[str]]]:
    """The venue of an item and what was there, on whichever side it stands: `Main Stadium – athletics, ceremonies`."""
    sides = PARTED.split(BRACKETED.sub("", text.strip().lstrip("-*•").strip()), maxsplit=1)
    for place, rest in (sides, sides[::-1]) if len(sides) == 2 else ():
        found = [_kinds(word, page) for word in AMONG.split(rest.strip(" ."))]
        if all(found) and place[:1].isupper() and not any(_kinds(word, page) for word in AMONG.split(place)):
            yield place.strip(), [each for part in found for each in part]
            return


def _kinds(word: str, page: Page) -> list[str]:
    """What a word says was held: a sport, or ceremonies by their kinds."""
    sport, ceremony = page.lexicon.sports.find(word), CEREMONIES.fullmatch(word.strip())
    if ceremony is not None:
        return [each.lower() for each in ceremony.groups() if each] or ["opening", "closing"]
    return [sport] if sport else []


def _held(games: Mention, part: str, voice: Voice) -> Mention:
    ceremony = ceremony_at(games, part) if part in ("opening", "closing") else None
    parts = (("games", games), ("sport", Mention("Sport", part, at=voice.at)))
    return ceremony or Mention("Event", EVERY, parts=parts, at=voice.at)
