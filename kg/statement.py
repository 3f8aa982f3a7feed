"""What one passage says, in the source's own words.

Invariant: a statement is made of mentions and plain values, never of IRIs. Every mention knows the passage that
it stands in (`at`): what a thing is made of is said where its parts stand, so that context has its passage too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple


class Passage(NamedTuple):
    """A part of one revision: its position there, its offsets and words.

    Positions: `title`, `h2` a heading, `s21` a sentence, `i9` an infobox line, `l2` a list item, `t1r2c9` a cell,
    `t1h1c2` a header's cell, `t1cap` a caption.
    """

    revision: str
    position: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing as a passage names it: its class, its words, where they link to, the parts that tell it apart.

    The parts of a thing are also facts about it: a delegation of a nation at a Games is
    `Mention("Delegation", parts=(("games", GAMES), ("nation", NATION)))`, and `games` and `nation` are its properties.
    A `Code` is a concept of the code lists: `Mention("Code", "gold")`.
    """

    kind: str
    text: str = ""
    link: str = ""
    parts: tuple[tuple[str, "Mention | str"], ...] = ()
    at: Passage | None = field(default=None, compare=False, repr=False)
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Mentions are made of mentions, and looked up far more often than they are made.
        object.__setattr__(self, "_hash", hash((self.kind, self.text, self.link, self.parts)))

    def __hash__(self) -> int:
        return self._hash

    def part(self, name: str) -> "Mention | None":
        """The part of that name, where it is a mention."""
        for key, part in self.parts:
            if key == name:
                return part if isinstance(part, Mention) else None
        return None

    def word(self, name: str) -> str:
        """The part of that name, where it is plain text, else the empty text."""
        for key, part in self.parts:
            if key == name:
                return part if isinstance(part, str) else ""
        return ""

    def given(self, **parts: "Mention | None") -> "Mention":
        """The mention with those of the parts that it lacks.

        >>> Mention("Person", "Ana Bo").given(nation=Mention("Nation", "Fiji"), sport=None).part("nation").text
        'Fiji'
        """
        added = {name: part for name, part in parts.items() if part is not None}
        return replace(self, parts=tuple(sorted({**added, **dict(self.parts)}.items())))

    def all(self) -> Iterator["Mention"]:
        """The mention itself and all that it is made of."""
        yield self
        for _, part in self.parts:
            if isinstance(part, Mention):
                yield from part.all()

    def rewritten(self, change: Callable[["Mention"], "Mention"], done: "Rewritten") -> "Mention":
        """The mention with a change made to each of its parts, and then to itself; itself where nothing changes.

        `done` remembers what became of each object: the same mention stands in many statements.
        """
        if id(self) not in done:
            parts = tuple(
                (name, part.rewritten(change, done) if isinstance(part, Mention) else part) for name, part in self.parts
            )
            unchanged = all(new is old for (_, new), (_, old) in zip(parts, self.parts, strict=True))
            done[id(self)] = change(self if unchanged else replace(self, parts=parts))
        return done[id(self)]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value: as printed, as a number of its unit (`seconds`, `points`, `metres`, `kilograms`), how exact.

    `step` is the smallest difference that its form can tell: 0.01 for `1:30.57`, 1 for `1 minute and 30 seconds`.
    """

    text: str
    number: Decimal
    unit: str
    step: Decimal


Rewritten = dict[int, Mention]
Value = Mention | Quantity | str | int | Decimal | date | time | bool


class Statement(NamedTuple):
    """One fact that one passage says: subject, property (of the ontology, by its local name), value, rule."""

    subject: Mention
    property: str
    value: Value
    passage: Passage
    rule: str

    def mentions(self) -> Iterator[Mention]:
        """Every mention in the statement, with all that it is made of."""
        yield from self.subject.all()
        if isinstance(self.value, Mention):
            yield from self.value.all()

    def rewritten(self, change: Callable[[Mention], Mention], done: Rewritten) -> "Statement":
        """The statement with a change made to every mention in it."""
        subject = self.subject.rewritten(change, done)
        value = self.value.rewritten(change, done) if isinstance(self.value, Mention) else self.value
        same = subject is self.subject and value is self.value
        return self if same else self._replace(subject=subject, value=value)


def every(statements: Iterable[Statement]) -> Iterator[Mention]:
    """Every mention in statements, with all that it is made of; an object that stands in several of them comes once.

    >>> nation = Mention("Nation", "Fiji")
    >>> team = Mention("Delegation", parts=(("nation", nation),))
    >>> said = [Statement(team, name, 1, Passage("r", "s1", 0, 1, "1"), "r") for name in ("men", "women")]
    >>> [each.kind for each in every(said)]
    ['Delegation', 'Nation']
    """
    seen: dict[int, Mention] = {}
    for statement in statements:
        for top in (statement.subject, statement.value):
            if isinstance(top, Mention):
                _add(top, seen)
    return iter(seen.values())


def _add(mention: Mention, seen: dict[int, Mention]) -> None:
    if id(mention) not in seen:
        seen[id(mention)] = mention
        for _, part in mention.parts:
            if isinstance(part, Mention):
                _add(part, seen)


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something that was not understood: the article, the place in it (`t1r3`), the words there, and the reason."""

    article: str
    place: str
    text: str
    reason: str
