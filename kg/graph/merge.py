"""One graph out of many passages: where they disagree about what can have one value only, the best supported wins.

A table cell counts for more than an infobox line, that for more than a heading or list item, that for more than
prose; then the number of passages counts, then how new the revision is. What is still equal stays, all of it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from kg.graph.facts import LABEL, PREFERRED, Fact, Triple
from kg.text.slugs import slug

Rank = tuple[int, int, int]
Support = Callable[[Iterable[str]], Rank]
ONE_NAME = frozenset({LABEL, PREFERRED})
NAMES = re.compile(r"[.](?P<name>[^.>]+?)(?:--[^.>]*)?>$")


def merged(facts: Iterable[Fact], single: AbstractSet[str], newness: Mapping[str, int]) -> set[Triple]:
    """The facts, each once; of single-valued properties and of names only the values that are best supported."""
    values: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, name, value, evidence in facts:
        values[subject, name][value].append(evidence)
    chosen: set[Triple] = set()
    for (subject, name), found in values.items():
        if len(found) > 1 and name in ONE_NAME:
            kept = [_best_name(subject, found, newness)]
        elif len(found) > 1 and name in single:
            kept = list(best(found, newness))
        else:
            kept = list(found)
        chosen.update((subject, name, value) for value in kept)
    return chosen


def best(found: Mapping[str, Iterable[str]], newness: Mapping[str, int]) -> Iterator[str]:
    """The values that are best supported by their passages.

    >>> list(best({"11": ["r#s4"], "12": ["r#t1r2c9"]}, {}))
    ['12']
    """
    ranks = {value: rank(passages, newness) for value, passages in found.items()}
    top = min(ranks.values())
    return (value for value, its in ranks.items() if its == top)


def rank(passages: Iterable[str], newness: Mapping[str, int]) -> Rank:
    """How well passages support a value, the best first; `newness` is of their revisions."""
    passages = list(passages)
    newest = max(newness.get(passage.strip("<").partition("#")[0], 0) for passage in passages)
    return min(map(place, passages)), -len(passages), -newest


def place(passage: str) -> int:
    """What a passage's place counts for, the best first.

    >>> [place(f"<https://example.org/revision.mexico.96dc#{each}>") for each in ("t1r2c9", "i9", "l2", "title", "s21")]
    [0, 1, 2, 2, 3]
    """
    position = passage.rpartition("#")[2]
    if re.match(r"t\d+[rh]", position):
        return 0
    return {"i": 1, "s": 3}.get(position[:1], 2)


def _best_name(subject: str, found: Mapping[str, Iterable[str]], newness: Mapping[str, int]) -> str:
    """One name: that which the IRI is made from, then the best supported, then that with its accents."""
    named = NAMES.search(subject)
    own = named["name"] if named else ""

    def order(label: str) -> tuple[bool, Rank, int, str]:
        return slug(label[1:-1]) != own, rank(found[label], newness), label.isascii(), label

    return min(found, key=order)
