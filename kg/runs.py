"""Names that run together without a separator, as cells lose their line breaks: parted where that is certain."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

WORD = re.compile(r"\S+")
LONGEST = 5
#: So many cells of a column, and this share of them, say how many names each holds.
FEWEST_CELLS, MOST = 3, 0.6
Part = tuple[int, int]


def parted(text: str, start: int, end: int, known: frozenset[str] = frozenset(), size: int = 0) -> list[Part]:
    """The names of a stretch: `size` of two words each, or parted by `known` ones; else the stretch as it is.

    >>> known = frozenset({"Vasil Bozhilov", "Krasimir Videnov", "Ana Luz Rey Paz"})
    >>> def names(text, size=0):
    ...     return [text[a:b] for a, b in parted(text, 0, len(text), known, size)]
    >>> names("Vasil Bozhilov Vladimir Velichkov Krasimir Videnov")
    ['Vasil Bozhilov', 'Vladimir Velichkov', 'Krasimir Videnov']
    >>> names("Ana Luz Rey Paz Ida de Sá Vaca", size=2), names("Ana Bo Eva María Li", size=2)
    (['Ana Luz Rey Paz', 'Ida de Sá Vaca'], ['Ana Bo Eva María Li'])
    """
    words = [match.span() for match in WORD.finditer(text[start:end])]
    if len(words) < 4 or "(" in text[start:end]:
        return [(start, end)]
    if len(words) == 2 * size:
        counts = [2] * size
    elif not (
        counts := _by_known(text[start:end], words, known, size) or _all_but_one(text[start:end], words, known, size)
    ):
        return [(start, end)]
    firsts = [sum(counts[:n]) for n in range(len(counts))]
    return [
        (start + words[first][0], start + words[first + count - 1][1])
        for first, count in zip(firsts, counts, strict=True)
    ]


def usual(cells: Iterable[str]) -> int:
    """How many names most cells of a column hold, each of two words, where no cell has fewer words; else 0.

    >>> usual(["Ana Bo Eva Li Ida Vaca", "Mia Roy Ona Gil Sol Rey", "Lea Tal Eva María Poy Pia Lux"])
    3
    >>> usual(["Ana Bo Eva Li", "Mia Roy", "Ona Gil Sol Rey"])
    0
    """
    counts = Counter(len(cell.split()) for cell in cells if "\n" not in cell and cell.strip())
    if sum(counts.values()) < FEWEST_CELLS:
        return 0
    words, often = counts.most_common(1)[0]
    sure = words == min(counts) and words % 2 == 0 and words > 2 and often >= MOST * sum(counts.values())
    return words // 2 if sure else 0


def _by_known(text: str, words: list[Part], known: frozenset[str], size: int) -> list[int]:
    """How many words each name has, where known names leave only names of two words between them; else nothing.

    Two such in a row may be one of four words: they count only where there are as many names as there should be.
    """
    counts: list[int] = []
    strangers: list[bool] = []
    first = 0
    while first < len(words):
        found = next(
            (n for n in (5, 4, 3, 2) if n <= len(words) - first and _joined(text, words[first : first + n]) in known), 0
        )
        counts.append(found or 2)
        strangers.append(not found)
        first += found or 2
    apart = not any(one and other for one, other in pairwise(strangers)) or len(counts) == size
    return counts if first == len(words) and apart and not all(strangers) else []


def _all_but_one(text: str, words: list[Part], known: frozenset[str], size: int) -> list[int]:
    """How many words each of `size` names has, where all but one of them are known in one way alone; else nothing."""
    for strangers in (0, 1) if size > 1 else ():
        if ways := list(_ways(text, words, known, size, strangers)):
            return ways[0] if len(ways) == 1 else []
    return []


def _ways(text: str, words: Sequence[Part], known: frozenset[str], size: int, strangers: int) -> Iterator[list[int]]:
    if not words:
        yield from [[]] if size == 0 else []
        return
    for count in range(2, min(LONGEST, len(words)) + 1) if size else ():
        name = _joined(text, words[:count])
        left = strangers if name in known else strangers - 1
        if left >= 0:
            yield from ([count, *rest] for rest in _ways(text, words[count:], known, size - 1, left))


def _joined(text: str, words: Sequence[Part]) -> str:
    return text[words[0][0] : words[-1][1]] if words else ""
