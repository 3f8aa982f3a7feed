"""Knock-out trees: who met whom, told by the order of the names and by who goes on to the next round."""

from collections.abc import Sequence
from itertools import pairwise

#: A side of a match by its name; none where there was nobody to meet.
Name = str | None
Pair = tuple[int, int]


def pairs(first: Sequence[Name], later: Sequence[Sequence[str]]) -> list[list[Pair]]:
    """The pairs of each round, as places in its list: two and two, where each winner is found in the next round.

    `first` are all places of the first round, those of nobody too, with or without some more of them around; nothing
    where the rounds do not halve, or where a name goes on from another pair than it stands behind.

    >>> pairs(["Ana", None, "Eva", "Ida"], [["Ana", "Ida"]])
    [[(0, 1), (2, 3)], [(0, 1)]]
    >>> pairs([None, "Ana", None, "Eva", "Ida", None], [["Ana", "Ida"]])
    [[(1, 2), (3, 4)], [(0, 1)]]
    >>> pairs(["Ana", "Eva"], [["Eva"]]), pairs(["Ana", "Eva", "Ida", "Mia"], [["Ana", "Eva"]])
    ([[(0, 1)], []], [])
    """
    size = 2 * len(later[0]) if later else 0
    halves = all(2 * len(after) == len(before) for before, after in zip([[""] * size, *later], later, strict=False))
    if not size or size & (size - 1) or not halves:
        return []
    starts = [start for start in range(len(first) - size + 1) if _goes_on(first, start, size, later)]
    if len(starts) != 1:
        return []
    return [[(start, start + 1) for start in range(starts[0], starts[0] + size, 2)], *map(_in_twos, later)]


def _goes_on(first: Sequence[Name], start: int, size: int, later: Sequence[Sequence[str]]) -> bool:
    """Whether each name of a round stands in the pair of the round before that leads to its place."""
    rounds: list[Sequence[Name]] = [first[start : start + size], *later]
    outside = [*first[:start], *first[start + size :]]
    followed = all(
        name in before[2 * place : 2 * place + 2]
        for before, after in pairwise(rounds)
        for place, name in enumerate(after)
    )
    return followed and not any(outside)


def _in_twos(names: Sequence[str]) -> list[Pair]:
    return [(place, place + 1) for place in range(0, len(names) - 1, 2)]
