"""Names that run together without a separator, as cells lose their line breaks: parted where that is certain."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"\S+")
LONGEST = 5
#: So many cells of a column, and this share of them, say how many names each holds.
FEWEST_CELLS, MOST = 3, 0.6
#: As many known names tell how short the others may be.
ENOUGH = 5
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
    >>> known = frozenset(f"{name} Rey Paz" for name in ("Ana", "Eva", "Ida", "Mia", "Sol"))
    >>> names("Mia Rey Paz Rosa Luz Mar Gil"), names("Rosa Luz Mar Gil Eva Mar Paz")
    (['Mia Rey Paz', 'Rosa Luz Mar Gil'], ['Rosa Luz Mar Gil Eva Mar Paz'])
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
    """How many words each name has, where known names leave only gaps that one name fills; else nothing.

    A gap is of one name where it is shorter than two of the shortest known names. One of more is of names of two words
    where there are then as many names as there should be.
    """
    found = _found(text, words, known)
    gaps = [len(each) for each, name in found if not name]
    shortest = min((len(name.split()) for name in known), default=2) if len(known) >= ENOUGH else 2
    if len(gaps) == len(found) or any(gap < shortest for gap in gaps):
        return []
    if all(gap < 2 * shortest for gap in gaps):
        return [len(each) for each, _ in found]
    counts = [count for each, name in found for count in ([len(each)] if name else [2] * (len(each) // 2))]
    return counts if len(counts) == size and sum(counts) == len(words) else []


def _found(text: str, words: list[Part], known: frozenset[str]) -> list[tuple[list[Part], bool]]:
    """The known names in a run of words, and the gaps between them, in order."""
    parts: list[tuple[list[Part], bool]] = []
    first = 0
    while first < len(words):
        sizes = range(min(LONGEST, len(words) - first), 1, -1)
        size = next((n for n in sizes if _joined(text, words[first : first + n]) in known), 0)
        if size:
            parts.append((words[first : first + size], True))
        elif parts and not parts[-1][1]:
            parts[-1][0].append(words[first])
        else:
            parts.append(([words[first]], False))
        first += size or 1
    return parts


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
