"""Lists of the venues of a Games: each with the sports and the ceremonies that were held there, on either side."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.article import Item
from kg.context import contexts
from kg.makers import ceremony_at
from kg.page import Findings, Page, Voice
from kg.statement import Mention
from kg.topic import EVERY

DASH = re.compile(r"\s+[–—-]+\s+|:\s+")
AMONG = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*[/;]\s*")
CEREMONIES = re.compile(r"(?:(opening|closing)(?: and (closing|opening))? )?ceremon(?:y|ies)", re.IGNORECASE)
BRACKETED = re.compile(r"\s*\([^()]*\)")


def extract(page: Page) -> Findings:
    """Where the events of each sport and the ceremonies were held; nothing of a sport that was at several venues."""
    if page.topic.about != "games" or page.topic.games is None:
        return
    held: dict[str, list[tuple[str, Voice]]] = defaultdict(list)
    for voice in _items(page):
        parted = _parted(voice.at.quote, page)
        if parted is None:
            yield page.note(voice.at.position, voice.at.quote, "which venue this is and what was there is not certain")
            continue
        venue, parts = parted
        for part in parts:
            held[part].append((venue, voice))
    for part, places in held.items():
        if len(places) == 1:
            venue, voice = places[0]
            yield voice.says(_held(page.topic.games, part, voice), "venue", Mention("Place", venue, at=voice.at))


def _items(page: Page) -> Iterator[Voice]:
    """The items of lists below a heading for venues."""
    for context, block in contexts(page):
        over = (context.heading, *(line.text for line in context.lines))
        if isinstance(block, Item) and any(page.lexicon.tells("venues", each) for each in over):
            yield Voice(page.passage(f"l{block.number}", block.piece), "venues/venue")


def _parted(text: str, page: Page) -> tuple[str, list[str]] | None:
    """The venue of an item and what was there, on whichever side it stands: `Main Stadium – athletics, ceremonies`."""
    sides = DASH.split(BRACKETED.sub("", text.strip().lstrip("-*•").strip()), maxsplit=1)
    for place, rest in (sides, sides[::-1]) if len(sides) == 2 else ():
        found = [_kinds(word, page) for word in AMONG.split(rest.strip(" ."))]
        if all(found) and _is_venue(place.strip(), page):
            return place.strip(), [each for part in found for each in part]
    return None


def _is_venue(place: str, page: Page) -> bool:
    """Whether words may name a venue: they are several and begin with a capital, and are no sport or nation."""
    named = page.lexicon.nations.find(place) or any(_kinds(word, page) for word in AMONG.split(place))
    return " " in place and place[0].isupper() and not named


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
