"""Medallists of a delegation in lists: a heading a colour, an item a medal: `Ana Bo — Boxing, Women's flyweight`."""

import re
from collections.abc import Iterator
from datetime import date

from kg.article import Item
from kg.cells import Reader, entry, medal, team_size
from kg.context import Context, contexts, gender
from kg.names import is_person, people
from kg.page import Findings, Page, Voice
from kg.statement import Mention, Passage, Statement
from kg.text import dates

BRACKET = re.compile(r"\s*\(([^()]+)\)$")
DASH = re.compile(r"\s+[—–-]\s+")


def extract(page: Page) -> Findings:
    """Who won which medal in which event."""
    for context, block in contexts(page) if page.topic.about == "delegation" else ():
        above = [context.heading, *(line.text for line in context.lines[-1:])]
        colours = [text for text in above if page.lexicon.tells("medals", text)]
        if isinstance(block, Item) and colours:
            said = list(_item(page, context, block, medal(colours[-1]) or ""))
            yield from said
            if not said:
                place, text = f"l{block.number}", block.piece.text
                yield page.note(place, text, "no medallist and event are certain here")


def _item(page: Page, context: Context, item: Item, colour: str) -> Iterator[Statement]:
    voice = Voice(page.passage(f"l{item.number}", item.piece), "lists/medal")
    text, day = _dated(page, item.piece.text.strip().lstrip("-*•").strip())
    names, contest = _parted(page, context, text, voice.at)
    if contest is None or not colour:
        return
    size = team_size(contest.text, page.lexicon)
    winners = people(names, page.lexicon, size=size or 0)
    if not winners or not all(is_person(each.name, page.lexicon) for each in winners):
        return
    for group in [winners] if size is not None else [[each] for each in winners]:
        made = entry(Reader(page, frozenset()), group, contest, page.topic.nation, voice)
        if made is not None:
            won, said = made
            yield from said
            yield voice.says(won, "medal", voice.code(colour))
            yield from [voice.says(won, "date", day)] if day else []


def _dated(page: Page, text: str) -> tuple[str, date | None]:
    """An item without the day in brackets at its end, and that day."""
    bracket = BRACKET.search(text)
    day = dates.day(bracket[1], page.topic.held) if bracket else None
    return (text[: bracket.start()].strip(), day) if bracket and day else (text, None)


def _parted(page: Page, context: Context, text: str, at: Passage) -> tuple[str, Mention | None]:
    """The names of an item and the event: behind a dash or a comma stands its sport, and then what it is called.

    Or all the other way round: `Boxing – Women's flyweight: Ana Bo`, below a line for a sport without it; between sport
    and event may stand a comma.
    """
    first = re.split(r"\s+[—–-]\s+|:\s+", text)
    if len(first) == 2 and page.lexicon.sports.find(first[0].partition(", ")[0]):
        first = [*first[0].split(", ", 1), first[1]]
    if len(first) == 2 and context.sport is not None and gender(first[0]):
        first = [context.sport.text, *first]
    if len(first) == 3 and page.lexicon.sports.find(first[0]):
        text = f"{first[2]} – {first[0]} – {first[1]}"
    parts = [part.strip() for part in DASH.sub(", ", text).split(", ")]
    for place in range(1, len(parts) - 1):
        sport = page.lexicon.sports.find(parts[place])
        label = ", ".join(parts[place + 1 :]).strip()
        if sport is not None and label and page.topic.games is not None:
            named = (("games", page.topic.games), ("sport", Mention("Sport", sport, at=at)))
            return ", ".join(parts[:place]), Mention("Event", label[0].upper() + label[1:], parts=named, at=at)
    return "", None
