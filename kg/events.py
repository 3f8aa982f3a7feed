"""Events within one article: `400 m` in one table and `Men's 400 m` in another are one, where nothing else fits."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.context import gender, genderless
from kg.statement import Mention, Note, Rewritten, Statement, every
from kg.text.distances import folded


def united(found: Iterable[Statement | Note]) -> list[Statement | Note]:
    """The findings of an article with each event under its fullest name.

    >>> games = (("games", Mention("Games", "1924 Summer Olympics")),)
    >>> short, full = Mention("Event", "400 m", parts=games), Mention("Event", "Men's 400 m", parts=games)
    >>> said = [Statement(each, "nations", 9, None, "r") for each in (short, full)]
    >>> [each.subject.text for each in united(said)]
    ["Men's 400 m", "Men's 400 m"]
    """
    found = list(found)
    statements = [each for each in found if isinstance(each, Statement)]
    found = _renamed(found, _of_medals(statements))
    named = _names(every(each for each in found if isinstance(each, Statement)))
    return _renamed(found, named)


def _renamed(found: list[Statement | Note], names: Mapping[Mention, str]) -> list[Statement | Note]:
    """The findings with events under other names."""
    if not names:
        return found

    def full(mention: Mention) -> Mention:
        return replace(mention, text=names[mention]) if mention in names else mention

    done: Rewritten = {}
    return [each.rewritten(full, done) if isinstance(each, Statement) else each for each in found]


def _of_medals(statements: Iterable[Statement]) -> dict[Mention, str]:
    """Events that a table of medallists and a list of results name otherwise, told by the one medal that they share.

    Where a competitor has just one medal of a colour in a sport in the table, and just one in the lists, it is one.
    """
    told: dict[tuple[str, str, str], dict[str, set[Mention]]] = defaultdict(lambda: defaultdict(set))
    for each in statements:
        event, who = each.subject.part("event"), each.subject.part("competitor")
        if each.property == "medal" and isinstance(each.value, Mention) and event is not None and who is not None:
            sport = event.part("sport")
            key = (who.text, sport.text if sport else "", each.value.text)
            told[key][each.passage.position[0]].add(event)
    names: dict[Mention, str] = {}
    for where in told.values():
        table, lists = where.get("t", set()), where.get("l", set())
        if len(table) == len(lists) == 1 and table != lists:
            names |= {next(iter(lists)): next(iter(table)).text}
    return names


def _names(mentions: Iterable[Mention]) -> dict[Mention, str]:
    """The fuller name of each event that names no gender, where the article has one such event and no other."""
    groups: dict[tuple[object, ...], set[Mention]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "Event":
            groups[(mention.parts, _base(mention.text))].add(mention)
    names: dict[Mention, str] = {}
    for group in groups.values():
        full = {mention.text for mention in group if gender(mention.text)}
        if len(full) == 1:
            names |= {mention: next(iter(full)) for mention in group if mention.text not in full}
    return names


def _base(text: str) -> str:
    """An event's name without gender, spaces and capitals.

    >>> _base("Men's 4 × 100 m relay") == _base("4x100 m Relay")
    True
    """
    bare = folded(genderless(text)).lower()
    return re.sub(r"[\s,]+", "", bare)
