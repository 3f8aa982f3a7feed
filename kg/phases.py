"""Parts of events: the round, run or discipline that a table, or a group of its rows, is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.columns import View
from kg.context import ONLY_GENDER
from kg.headers import discipline, phase, whole
from kg.page import Page
from kg.text.numbers import ORDINAL, number
from kg.text.slugs import slug

NTH_ROUND = re.compile(rf"\b({ORDINAL}) round\b")


def part(view: View, page: Page, shared: frozenset[str]) -> str:
    """The part that the lines above a table name; `shared` are the names that several rounds give their parts."""
    return joined(*_told(view, page), shared)


def of_group(view: View, page: Page, text: str, shared: frozenset[str]) -> str:
    """The part that a row over others names, if it names one."""
    name = phase(text, page.lexicon)
    return joined(" ".join(_told(view, page)[-1:]), name, shared) if name else ""


def joined(outer: str, inner: str, shared: frozenset[str]) -> str:
    """A part by its own name, with the round that it belongs to where others have parts of that name.

    >>> joined("Quarterfinals", "Heat 1", frozenset({"Heat 1"})), joined("Heats", "Heat 1", frozenset({"Heat 1"}))
    ('Quarterfinals, Heat 1', 'Heat 1')
    >>> joined("First round", "Heat 1", frozenset()), joined("Qualification", "", frozenset())
    ('Heat 1', 'Qualification')
    """
    if not outer or not inner or inner not in shared or _tells(inner, outer):
        return inner or outer
    return f"{outer}, {inner}"


def shared(views: Iterable[View], page: Page) -> frozenset[str]:
    """The names of parts that stand below more than one round: `Heat 1` of the first round and of the semifinals."""
    return frozenset(name for name, its in _outers(views, page).items() if len(its) > 1)


def below(views: Iterable[View], page: Page) -> dict[str, list[str]]:
    """The parts that stand below one round alone, by its name as it is compared: `Heat 1` below `1st round`."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, its in _outers(views, page).items():
        if len(its) == 1 and all(its):
            found[next(iter(its))].append(name)
    return found


def _outers(views: Iterable[View], page: Page) -> dict[str, set[str]]:
    """The rounds, as their names are compared, that each part stands below."""
    outers: dict[str, set[str]] = defaultdict(set)
    for view in views:
        for outer, inner in _pairs(view, page):
            if inner:
                outers[inner].add(stem(outer))
    return outers


def stem(words: str) -> str:
    """A part's name as it is compared.

    >>> stem("Semi-finals"), stem("Heats"), stem("1st round"), stem("First Round, Heat 2")
    ('semifinal', 'heat', 'round 1', 'round 1, heat 2')
    """
    return NTH_ROUND.sub(lambda match: f"round {number(match[1])}", words.lower().replace("-", "").rstrip("s"))


def _tells(inner: str, outer: str) -> bool:
    """Whether the name of a part tells to which round it belongs: `Heat 1` is one of the heats."""
    return stem(inner).split()[0] == stem(outer).split()[0]


def _pairs(view: View, page: Page) -> Iterator[tuple[str, str]]:
    """Every part that a table names, with the round above it."""
    outer, inner = _told(view, page)
    yield outer, inner
    for name in (*_groups(view, page), *view.phases()):
        yield inner, name


def _groups(view: View, page: Page) -> Iterator[str]:
    rows = (row for row in view.grid.rows if row.group)
    yield from (phase(slot.text, page.lexicon) for row in rows for slot in row.slots if slot)


def _told(view: View, page: Page) -> tuple[str, str]:
    """What the lines above a table name: a part, and the one above it.

    A line below one of a part that is not known is one of its own; on an event's page so is a discipline of it.
    """
    lexicon = page.lexicon
    lines = [line.text for line in view.context.lines if not ONLY_GENDER.fullmatch(line.text)]
    nearest = lines[-1] if lines else ""
    found = [name for text in lines if (name := phase(text, lexicon))]
    if found and lexicon.tells("another phase", nearest) and not whole(nearest, lexicon):
        own = found[-1] != nearest
        return ("", nearest) if own else ("".join(found[-2:-1]), nearest)
    if not found:
        return "", nearest if _is_discipline(nearest, view, page) else ""
    return "".join(found[-2:-1]), found[-1]


def _is_discipline(line: str, view: View, page: Page) -> bool:
    """Whether a line names a discipline of the article's event, and no column of the table tells it from the rest."""
    event, sport = page.topic.event, page.topic.sport
    if page.topic.about != "event" or event is None or sport is None or line.lower() in event.text.lower():
        return False
    apart = any(slug(column.phase) == slug(line) for column in view.columns)
    return not apart and discipline(line, sport.text, page.lexicon)
