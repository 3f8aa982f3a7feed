"""How a header lies over the columns: which of its cells stand alone, which are spread, and over what.

A header of two lines has cells that stand over both (`Athlete`, `Event`), and between them groups (`Run 1`, `Run 2`)
over the second line's (`Time`, `Rank`, `Time`, `Rank`). What the layout is, the body has to tell: several are proposed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from types import MappingProxyType

from kg.article import Cell
from kg.grid.kinds import DECIMAL, GAP, MEASURED, NUMBER, TIME, WORDS, kind
from kg.grid.residue import MOST_COLUMNS
from kg.grid.told import origin
from kg.grid.values import Line, Slot, put

#: Words that name what is measured, as they stand in headers, and the kind that is expected beneath them.
MEASURES = MappingProxyType(
    {
        **dict.fromkeys(
            "rank pos position place seed no gold silver bronze misses men women boys girls male female".split(), NUMBER
        ),
        **dict.fromkeys(
            ("points", "score", "speed", "distance", "height", "mark", "total", "weight", "average"), DECIMAL
        ),
        **dict.fromkeys(("time", "result"), TIME),
        **dict.fromkeys(("diff", "gap", "behind", "deficit", "difference"), GAP),
        **dict.fromkeys(("opposition", "opponent", "name", "athlete", "event", "nation", "team", "details"), WORDS),
    }
)
_PARTS = frozenset("run race heat jump round leg lap attempt set game match dive final finals penalties laps".split())
_MEDAL_RACE = frozenset({"M", "MR", "MEDAL", "MEDAL RACE"})
_FEWEST_RACES = 3
_DIGITS = frozenset(str(number) for number in range(1, 20))
_MOST_LAYOUTS = 40
_MOST_COLUMNS_TRIED = 1_000
_NUMBERED = re.compile(r"\s(\d)$")
_UNIT = re.compile(r"\s*\([\w/]{1,5}\)")
_INVENTED = 0.1  # the strain of a column without a cell in the second line
_CUT = 0.2  # the strain of groups that are cut where the next begins with a word in them
_UNEVEN = 1.0  # the strain of groups that are not cut where words come again
_DOUBLED = 3.0  # the strain of groups in which a word stands twice, or which have a word each where none comes again
_NAMED = 0.5  # the strain of a group whose word names a column of its own, or the other way round
_TOO_LONG = 25.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How many columns stand under `lead` single cells, under each group, and under the `tail` of single cells."""

    lead: int
    groups: tuple[int, ...]
    tail: int
    strain: float = 0.0  # how unlikely it is by the header alone

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.lead + sum(self.groups) + self.tail

    def bounds(self) -> Iterator[tuple[int, int]]:
        """The first column and the one after the last (from 0) of every cell of the first line."""
        start = 0
        for size in (*(1,) * self.lead, *self.groups, *(1,) * self.tail):
            yield start, start + size
            start += size


def is_header(row: Sequence[Cell]) -> bool:
    """Whether a first row names its columns: few cells in it are measured values, but for years and the like."""
    texts = [cell.piece.text for cell in row]
    measured = [text for text in texts if kind(text) in MEASURED]
    alike = len({len(text) for text in measured}) == 1 and len(set(measured)) == len(measured) > 2
    counted = alike and all(text.isdigit() for text in measured)
    return bool(row) and (len(measured) * 2 <= len(texts) or counted or (_rises(measured) and _names_two(texts)))


def _rises(measured: Sequence[str]) -> bool:
    """Whether numbers rise from each to the next, as heights and rounds do in headers."""
    numbers = [float(text) for text in measured if text.replace(".", "", 1).isdecimal()]
    return len(numbers) == len(measured) > 2 and all(before < after for before, after in pairwise(numbers))


def _names_two(texts: Sequence[str]) -> bool:
    """Whether two cells at least are words for what stands beneath them: `Rank`, `Athlete`."""
    return sum(bool(expected(text)) for text in texts) > 1


def is_second_line(cells: Sequence[Cell], first: Sequence[Cell], width: int) -> bool:
    """Whether a second row goes on with the header: it names measures, or repeats itself and is short."""
    words = [cell.piece.text for cell in cells if cell.piece.text]
    short = len(first) < width and len(cells) < width
    if short and (_counts_up(words) or _counts_races(words)):
        return True
    if not words or any(kind(text) in MEASURED for text in words) or any(cell.columns > 1 for cell in cells):
        return False
    if all(_names_measure(text) for text in words):
        return len(words) > 1 or bool(expected(words[0]))
    return short and len(set(words)) < len(words)


def _counts_up(words: Sequence[str]) -> bool:
    """Whether the words count from 1, again and again: `1 2 3 1 2 3`."""
    after = [1, *(int(word) + 1 for word in words[:-1] if word in _DIGITS)]
    fits = (word in _DIGITS and int(word) in (1, next_) for word, next_ in zip(words, after, strict=False))
    return len(words) > 1 and len(after) == len(words) and all(fits) and len(set(words)) < len(words)


def _counts_races(words: Sequence[str]) -> bool:
    """Whether the words count from 1 on, with a medal race at the end: `1 2 3 4 M*`."""
    numbers = words[: -1 if words[-1:] and words[-1].rstrip("*").upper() in _MEDAL_RACE else None]
    return len(numbers) >= _FEWEST_RACES and list(numbers) == [str(place) for place in range(1, len(numbers) + 1)]


def expected(label: str) -> str:
    """The kind that a header's words lead to expect, empty where they tell nothing."""
    return next((MEASURES[word] for word in _header_words(label) if word in MEASURES), "")


def _names_measure(label: str) -> bool:
    words = _header_words(_UNIT.sub("", label))
    return bool(words) and all(word in MEASURES or word in _PARTS for word in words)


def _header_words(label: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", label[:80].lower())


def one_line(count: int, width: int) -> list[Layout]:
    """Layouts of a header of one line over a body of some width: a cell for each column, or as many as can be spread.

    >>> [(layout.lead, layout.groups) for layout in one_line(4, 7)]
    [(1, (2, 2, 2)), (0, (2, 2, 2))]
    """
    if width <= count:
        return [Layout(count, (), 0)]
    for groups in range(count, 0, -1):
        singles = count - groups
        size, rest = divmod(width - singles, groups)
        if not rest and size > 1:
            return _bounded([Layout(singles - tail, (size,) * groups, tail) for tail in range(singles + 1)])
    return [Layout(count, (), width - count)]


def two_lines(first: Sequence[str], second: Sequence[str]) -> Iterator[Layout]:
    """Layouts of a header of two lines, as the second line can be shared out among groups."""
    chunks, count = _chunks(second), len(first)
    cut, counted = _cut(second, chunks), _counted(second)
    for singles in range(count):
        for tail in range(singles + 1):
            lead, groups = singles - tail, count - singles
            strain = _NAMED * sum(map(_stands_alone, first[lead : lead + groups]))
            strain += _NAMED * sum(map(_is_part, (*first[:lead], *first[lead + groups :])))
            for layout in _shared(lead, groups, tail, chunks):
                yield replace(layout, strain=layout.strain + strain)
            for sizes in (cut, counted):
                if len(sizes) == groups != len(chunks):
                    yield Layout(lead, tuple(sizes), tail, strain + _CUT)


def _stands_alone(label: str) -> bool:
    """Whether a word names a column rather than a group of them: `Event`, `Rank`."""
    return expected(label) == WORDS or _header_words(label) == ["rank"]


def _is_part(label: str) -> bool:
    """Whether a word names a part of a contest: `Ranking round`, `Semifinals`."""
    words = _header_words(label)
    return any(word in _PARTS or word.endswith(("final", "finals")) for word in words)


def _shared(lead: int, groups: int, tail: int, chunks: Sequence[int]) -> Iterator[Layout]:
    words = sum(chunks)
    if len(chunks) == groups:
        yield Layout(lead, tuple(chunks), tail)
    elif len(chunks) < groups and len(set(chunks)) == 1:
        size = chunks[0]
        invented = size * groups - words  # the second line's pattern goes on over columns that it has no cell for
        yield Layout(lead, (size,) * groups, tail, _INVENTED * invented)
    if words % groups == 0 and len(chunks) != groups:
        size = words // groups
        strain = _DOUBLED if len(chunks) > groups or size == 1 else _UNEVEN
        yield Layout(lead, (size,) * groups, tail, strain)


def _cut(second: Sequence[str], chunks: Sequence[int]) -> list[int]:
    """The parts cut once more, where one holds the word that the next begins with: `Score Rank Result, Result`."""
    sizes: list[int] = []
    start = 0
    for size in chunks:
        words, after = second[start : start + size], second[start + size : start + size + 1]
        at = words.index(after[0]) if after and after[0] in words else 0
        sizes += [at, size - at] if at else [size]
        start += size
    return sizes


def _counted(second: Sequence[str]) -> list[int]:
    """The parts of a line in which words that are counted stand together.

    >>> _counted(["Time", "Time 1", "Time 2", "Total time", "Rank"])
    [1, 2, 2]
    """
    numbers = [0] + [int(found[1]) if (found := _NUMBERED.search(word)) else 0 for word in second]
    starts = [at for at, (before, own) in enumerate(pairwise(numbers)) if not at or own != (before and before + 1)]
    return [end - start for start, end in pairwise([*starts, len(second)])]


def _chunks(second: Sequence[str]) -> list[int]:
    """The sizes of the parts of a line, cut where a word would stand in a part twice."""
    sizes: list[int] = []
    seen: set[str] = set()
    for word in second:
        if not sizes or word in seen:
            sizes.append(0)
            seen = set()
        sizes[-1] += 1
        seen.add(word)
    return sizes


def few(layouts: Iterator[Layout], widths: Sequence[int]) -> list[Layout]:
    """The layouts into which the rows go best by their widths alone."""
    proposed = [layout for layout in islice(layouts, _MOST_LAYOUTS * 8) if layout.width <= MOST_COLUMNS]
    costs = {layout: misfit(layout.width, widths) + layout.strain for layout in proposed}
    least = min(costs.values(), default=0)
    return _bounded([layout for layout in proposed if costs[layout] <= least])


def _bounded(layouts: list[Layout]) -> list[Layout]:
    """As many layouts as can be tried in a short time: fewer where they are wide."""
    return layouts[: max(1, min(_MOST_LAYOUTS, _MOST_COLUMNS_TRIED // layouts[0].width))] if layouts else []


def misfit(width: int, widths: Sequence[int]) -> float:
    """How badly rows go into a width: a row too long costs far more than a short one, for spans only shorten rows."""
    counts = Counter(widths)
    cost = sum(
        count * ((1 + 0.1 * (width - each)) if each < width else _TOO_LONG * (each > width))
        for each, count in counts.items()
    )
    return cost / max(len(widths), 1)


def lines(layout: Layout, rows: Sequence[Sequence[Cell]], table: int) -> tuple[Line, ...]:
    """The header's lines over the columns; a first line of one cell over others is a title over all columns."""
    titled = len(rows) > 1 and len(rows[0]) == 1
    made: list[list[Slot | None]] = [[None] * layout.width for _ in rows]
    if titled:
        put(made[0], origin(rows[0][0], 0, (table, 0, len(rows))), 0, layout.width)
    top = int(titled)
    if top < len(rows):
        for cell, (start, end) in zip(rows[top], layout.bounds(), strict=False):
            slot = origin(cell, start, (table, top, len(rows)))
            for line in made[top:]:
                put(line, slot if line is made[top] else slot.covering(), start, end - start)
    if top + 1 < len(rows):
        _second(made[top + 1], layout, rows[top + 1], (table, top + 1, len(rows)))
    return tuple(tuple(line) for line in made)


def _second(line: list[Slot | None], layout: Layout, cells: Sequence[Cell], place: tuple[int, int, int]) -> None:
    """Lays the second line's cells under the groups, from the first again where they do not suffice."""
    for number in range(sum(layout.groups)):
        slot = origin(cells[number % len(cells)], layout.lead + number % len(cells), place)
        line[layout.lead + number] = slot if number < len(cells) else slot.covering()
