"""Crews within one article: two pairs or boats of a nation in one event are two squads, told apart by their members.

Where the article numbers a nation's crews, one that it names elsewhere by its members has the same number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.statement import Mention, Note, Passage, Rewritten, Statement

TABLE = re.compile(r"t\d+")
Members = frozenset[str]
Listed = dict[Mention, dict[Passage, set[str]]]
Crew = tuple[tuple[Mention, Passage | None], Mention]


def parted(found: Iterable[Statement | Note]) -> list[Statement | Note]:
    """The findings of an article with the squads parted that one table names twice, with other members each time.

    >>> squad, rows = Mention("Squad", "Fiji"), [Passage("r", f"t1r{n}c1", n, n, "") for n in (1, 2)]
    >>> said = [
    ...     Statement(replace(squad, at=row), "member", Mention("Person", name), row, "r")
    ...     for row, name in zip(rows, ("Ana", "Bo"), strict=True)
    ... ]
    >>> [each.subject.parts for each in parted(said)]
    [(('crew', 'Ana'),), (('crew', 'Bo'),)]
    """
    found = list(found)
    listed = _listed(each for each in found if isinstance(each, Statement))
    crews = {**dict(_told_apart(listed)), **dict(_numbered(listed))}
    if not crews:
        return found

    def named(mention: Mention) -> Mention:
        crew = crews.get((mention, mention.at)) if mention.kind == "Squad" else None
        return replace(crew, at=mention.at) if crew else mention

    done: Rewritten = {}
    return [each.rewritten(named, done) if isinstance(each, Statement) else each for each in found]


def _listed(statements: Iterable[Statement]) -> Listed:
    """The members of each squad that one of several may be, in each passage that names it."""
    listed: Listed = defaultdict(lambda: defaultdict(set))
    for each in statements:
        several = each.subject.kind == "Squad" and each.subject.part("sport") is None  # of a sport there is one
        if several and each.property == "member" and isinstance(each.value, Mention):
            listed[each.subject][each.subject.at or each.passage].add(each.value.text)
    return listed


def _told_apart(listed: Listed) -> Iterator[Crew]:
    """The crew of each squad, in each passage that names one of several."""
    for squad, passages in listed.items():
        crews = _several({at: frozenset(names) for at, names in passages.items()})
        for at, names in passages.items():
            own = [crew for crew in crews if crew & names]
            if len(own) == 1:
                yield (squad, at), replace(squad, parts=(*squad.parts, ("crew", " / ".join(sorted(own[0])))))


def _numbered(listed: Listed) -> Iterator[Crew]:
    """The numbered crew that a squad without a number is, in each passage whose names are all among its members."""
    crews = {squad: set().union(*passages.values()) for squad, passages in listed.items() if squad.word("crew")}
    for squad, passages in listed.items():
        same = [each for each in crews if set(squad.parts) < set(each.parts)]
        for at, names in passages.items():
            own = [each for each in same if names <= crews[each]]
            if len(own) == 1:
                yield (squad, at), own[0]


def _several(passages: dict[Passage, Members]) -> list[Members]:
    """The sets of members of a squad that one table keeps apart; none where no table does."""
    tables: dict[str, list[Members]] = defaultdict(list)
    for at, names in sorted(passages.items()):
        if match := TABLE.match(at.position):
            tables[match[0]].append(names)
    apart = [crews for crews in tables.values() if len(crews) > 1 and _disjoint(crews)]
    return apart[0] if apart else []


def _disjoint(crews: list[Members]) -> bool:
    return sum(map(len, crews)) == len(frozenset().union(*crews))
