"""One graph out of many passages: where they disagree about what can have one value only, the best supported wins.

A table cell counts for more than an infobox line, that for more than a heading or list item, that for more than
prose; then the number of passages counts, then how new the revision is. What is still equal stays, all of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kg.graph.facts import LABEL, PREFERRED, Fact, Triple
from kg.statement import Passage
from kg.text.slugs import slug

Rank = tuple[int, int, int]
Support = Mapping[str, tuple[int, int]]
ONE_NAME = frozenset({LABEL, PREFERRED})
NAME = re.compile(r"[.](?P<name>[^.>]+?)(?:--[^.>]*)?>$")


def support(passages: Mapping[str, Passage], newness: Mapping[str, int]) -> Support:
    """What each passage counts for: by its place, and by its revision."""
    return {node: (place(each.position), newness.get(each.revision, 0)) for node, each in passages.items()}


def place(position: str) -> int:
    """What a place in an article counts for, the best first.

    >>> [place(position) for position in ("t1r2c9", "t1h1c2", "i9", "l2", "title", "t1cap", "s21")]
    [0, 0, 1, 2, 2, 2, 3]
    """
    if re.match(r"t\d+[rh]", position):
        return 0
    return {"i": 1, "s": 3}.get(position[:1], 2)


def merged(facts: Iterable[Fact], single: AbstractSet[str], weights: Support) -> set[Triple]:
    """The facts, each once; of single-valued properties and of names only the values that are best supported."""
    values: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for subject, name, value, evidence in facts:
        values[subject, name].setdefault(value, []).append(evidence)
    alone = {(*of, value) for of, found in values.items() if len(found) == 1 for value in found}
    several = ((of, found) for of, found in values.items() if len(found) > 1)
    return alone | {(*of, value) for of, found in several for value in _kept(*of, found, weights, single)}


def _kept(
    subject: str, name: str, found: Mapping[str, list[str]], weights: Support, single: AbstractSet[str]
) -> Iterable[str]:
    if name in ONE_NAME:
        return (_best_name(subject, found, weights),)
    return best(found, weights) if name in single else found


def best(found: Mapping[str, list[str]], weights: Support) -> list[str]:
    """The values that are best supported by their passages.

    >>> best({"11": ["#s4"], "12": ["#t1r2c9"]}, {"#s4": (3, 0), "#t1r2c9": (0, 0)})
    ['12']
    """
    ranks = {value: rank(passages, weights) for value, passages in found.items()}
    top = min(ranks.values())
    return [value for value, its in ranks.items() if its == top]


def rank(passages: list[str], weights: Support) -> Rank:
    """How well passages support a value, the best first."""
    places, newness = zip(*(weights[passage] for passage in passages), strict=True)
    return min(places), -len(passages), -max(newness)


def _best_name(subject: str, found: Mapping[str, list[str]], weights: Support) -> str:
    """One name: that which the IRI is made from, then the best supported, then that with its accents."""
    ending = NAME.search(subject)
    own = ending["name"] if ending else ""

    def order(label: str) -> tuple[bool, Rank, bool, str]:
        return slug(label[1:-1]) != own, rank(found[label], weights), label.isascii(), label

    return min(found, key=order)
