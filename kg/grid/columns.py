"""What the columns of a table hold, learned from rows whose cells are sure, and how well a cell goes into one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.article import Cell
from kg.grid.heads import Layout, expected
from kg.grid.kinds import (
    BLANK,
    CONTESTS,
    DAYS,
    MEASURED,
    PEOPLE,
    REMARKS,
    STATUS,
    WORDS,
    kind,
    named,
    shape,
    strangeness,
    tokens,
)
from kg.grid.values import Line, Slot

_PRIOR = 1.5  # how many cells a header's word counts for
_OTHER = 0.3  # what a contest costs among people, or the other way round
_HOLDS = MappingProxyType(
    {
        **dict.fromkeys(("athlete", "athletes", "name", "names", "competitor", "competitors"), PEOPLE),
        **dict.fromkeys(("event", "events"), CONTESTS),
        **dict.fromkeys(("day", "date"), DAYS),
    }
)
_BLANK = 0.2  # how much of a cell a blank one counts for


@dataclass(slots=True)
class Column:
    """What stands in a column: kinds, texts, words and shapes by how often, and what its header leads to expect."""

    kinds: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    tokens: set[str] = field(default_factory=set)
    shapes: Counter[tuple[bool, ...]] = field(default_factory=Counter)
    weights: dict[str, float] = field(default_factory=dict)
    repeated: float = 0.0  # share of its own cells that stand in another row too
    measured: bool = False
    holds: str = ""  # people, contests or days, where its header says so and all its own cells do
    costs: dict[str, float] = field(default_factory=dict)

    def learn(self, text: str) -> None:
        """Takes in a cell that is sure to stand here."""
        found = kind(text)
        self.kinds[found] += 1
        if found == WORDS:
            self.texts[text] += 1
            self.tokens |= tokens(text)
            self.shapes[shape(text)] += 1

    def cost(self, text: str) -> float:
        """How much out of place a cell is here, from 0."""
        if text not in self.costs:
            self.costs[text] = self._cost(text)
        return self.costs[text]

    def resembles(self, text: str) -> bool:
        """Whether words have a form that is usual here, be they few or many."""
        alike = sum(count for each, count in self.shapes.items() if each[:-1] == shape(text)[:-1])
        return kind(text) == WORDS and alike > 0 and alike * 10 >= sum(self.shapes.values())

    def _cost(self, text: str) -> float:
        given = kind(text)
        if given in REMARKS:
            return 0.1 if self.measured else 0.8
        total = sum(self.weights.values())
        if not total:
            return 0.3
        strange = sum(weight * strangeness(given, usual) for usual, weight in self.weights.items()) / total
        share = self.weights.get(WORDS, 0.0) / total
        return strange + share * self._unlike(text) if given == WORDS else strange

    def _unlike(self, text: str) -> float:
        """How unlike the words of this column other words are: new words, of a form that is not theirs."""
        if text in self.texts:
            return 0.0
        fitting = {self.holds} if self.holds == DAYS else {"", self.holds}  # a day tells that it is one
        strange = _OTHER if self.holds and named(text) not in fitting else 0.0
        if not self.texts:
            return 0.2 + strange
        words = tokens(text)
        new = len(words - self.tokens) / len(words) if words else 1.0
        mine = shape(text)
        differing = sum(
            count * sum(one is not other for one, other in zip(mine, each, strict=True))
            for each, count in self.shapes.items()
        )
        apart = differing / (len(mine) * sum(self.shapes.values()))
        return strange + new * (0.15 + 0.8 * apart)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the sure rows teach: the columns, and which of them are filled in rows that name the same thing."""

    columns: tuple[Column, ...]
    filled: Mapping[str, frozenset[int]]
    starts: frozenset[int]  # where the header's cells begin and end
    ends: frozenset[int]
    keys: int  # how many columns stand before those that are measured
    tied: Column | None  # a first column of ranks, in which those who tie share a cell


def learn(layout: Layout, header: tuple[Line, ...], rows: Iterable[Line]) -> Lessons:
    """What rows whose cells are sure teach."""
    columns = tuple(Column() for _ in range(layout.width))
    filled: dict[str, frozenset[int]] = {}
    for line in rows:
        solid = frozenset(number for number, slot in enumerate(line) if slot is not None and is_solid(slot.text))
        for slot in line[: min(solid, default=0)]:
            if slot is not None and not slot.inherited and kind(slot.text) == WORDS:
                filled[slot.text] = filled.get(slot.text, frozenset()) | solid
        for column, slot in zip(columns, line, strict=True):
            if slot is not None and not slot.inherited:
                column.learn(slot.text)
    _weigh_all(columns, layout, header)
    starts, ends = zip(*layout.bounds(), strict=True)
    tied = columns[0] if len(columns) > 1 and columns[0].measured and not columns[1].measured else None
    keys = next((i for i, column in enumerate(columns) if column.measured and column is not tied), layout.width)
    return Lessons(columns, filled, frozenset(starts), frozenset(ends), keys, tied)


def is_solid(text: str) -> bool:
    """Whether a cell says what was measured, or why nothing was."""
    return kind(text) in MEASURED or kind(text) == STATUS


def _weigh_all(columns: Sequence[Column], layout: Layout, header: Sequence[Line]) -> None:
    labels = _leaf_labels(layout, header)
    pooled: dict[str, Counter[str]] = {}
    for label, column in zip(labels, columns, strict=True):
        if label:
            pooled.setdefault(label, Counter()).update(column.kinds)
    first = next((i for i, column in enumerate(columns) if _mostly_measured(column)), layout.width)
    for number, (label, column) in enumerate(zip(labels, columns, strict=True)):
        _weigh(column, label, pooled.get(label), leading=number < layout.lead and number <= first)
        grouped = layout.lead <= number < layout.width - layout.tail
        column.measured = (grouped and bool(layout.groups)) or _mostly_measured(column)
        texts = sum(column.texts.values())
        column.repeated = sum(count for count in column.texts.values() if count > 1) / texts if texts else 0.0


def _leaf_labels(layout: Layout, header: Sequence[Line]) -> list[str]:
    """What stands right above each column; under a spread cell of a single line, the place in its group."""
    if not header:
        return [""] * layout.width
    labels = [slot.text if slot is not None else "" for slot in header[-1]]
    for start, end in layout.bounds():
        if end - start > 1 and _spread(header[-1][start:end]):
            labels[start:end] = [str(number) for number in range(end - start)]
    return labels


def _spread(line: Line) -> bool:
    return len({slot.position if slot is not None else "" for slot in line}) == 1


def _mostly_measured(column: Column) -> bool:
    solid = {each: count for each, count in column.kinds.items() if each != BLANK}
    return sum(solid.get(each, 0) for each in MEASURED) * 2 > sum(solid.values())


def _weigh(column: Column, label: str, pooled: Counter[str] | None, *, leading: bool) -> None:
    weights: Counter[str] = Counter()
    for name, count in column.kinds.items():
        weights[name] += count * (_BLANK if name == BLANK else 1)  # type: ignore[assignment]
    if pooled:
        total = sum(pooled.values()) or 1
        for name, count in pooled.items():
            weights[name] += _PRIOR * count / total  # type: ignore[assignment]
    holds = _HOLDS.get(label.strip().lower(), "")
    column.holds = holds if all(named(text) in ("", holds) for text in column.texts) else ""
    wanted = expected(label)
    if wanted:
        weights[wanted] += _PRIOR  # type: ignore[assignment]
    elif leading:
        weights[WORDS] += _PRIOR / 2  # type: ignore[assignment]
    column.weights.update(weights)


def add(totals: Sequence[int | None], line: Line) -> list[int | None]:
    """The sums of columns with one row more; none where a column has another value than a whole number."""
    return [_added(total, slot) for total, slot in zip(totals, line, strict=True)]


def _added(total: int | None, slot: Slot | None) -> int | None:
    text = slot.text.replace(",", "") if slot is not None and not slot.inherited else ""
    if total is None or (text and not (text.isascii() and text.isdigit() and len(text) < 15)):
        return total if kind(text) in (BLANK, "dash") else None
    return total + int(text or 0)


def whole(cell: Cell) -> int | None:
    """The whole number that a cell holds."""
    text = cell.piece.text.replace(",", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else None
