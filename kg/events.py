"""Events within one article: `400 m` in one table and `Men's 400 m` in another are one, where nothing else fits."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.context import gender
from kg.statement import Mention, Note, Statement

SEXES = re.compile(r"\b(?:men|women|mixed|ladies)(?:['’]?s)?\b", re.IGNORECASE)


def united(found: Iterable[Statement | Note]) -> list[Statement | Note]:
    """The findings of an article with each event under its fullest name.

    >>> games = (("games", Mention("Games", "1924 Summer Olympics")),)
    >>> short, full = Mention("Event", "400 m", parts=games), Mention("Event", "Men's 400 m", parts=games)
    >>> said = [Statement(each, "nations", 9, None, "r") for each in (short, full)]
    >>> [each.subject.text for each in united(said)]
    ["Men's 400 m", "Men's 400 m"]
    """
    found = list(found)
    named = _names([mention for each in found if isinstance(each, Statement) for mention in each.mentions()])
    return [_renamed(each, named) if isinstance(each, Statement) and named else each for each in found]


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
    bare = SEXES.sub("", text).lower().replace("×", "x").replace("metres", "m").replace("metre", "m")
    return re.sub(r"[\s,]+", "", bare)


def _renamed(statement: Statement, names: Mapping[Mention, str]) -> Statement:
    subject = _deep(statement.subject, names)
    value = _deep(statement.value, names) if isinstance(statement.value, Mention) else statement.value
    same = subject is statement.subject and value is statement.value
    return statement if same else replace(statement, subject=subject, value=value)


def _deep(mention: Mention, names: Mapping[Mention, str]) -> Mention:
    """A mention with the events in it renamed; itself where there are none."""
    if mention.kind == "Event":
        return replace(mention, text=names[mention]) if mention in names else mention
    parts = tuple((name, _deep(part, names) if isinstance(part, Mention) else part) for name, part in mention.parts)
    unchanged = all(new is old for (_, new), (_, old) in zip(parts, mention.parts, strict=True))
    return mention if unchanged else replace(mention, parts=parts)
