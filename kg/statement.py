"""What one passage says, in the source's own words.

Invariant: a statement is made of mentions and plain values, never of IRIs. Every mention knows the passage that
it stands in (`at`): what a thing is made of is said where its parts stand, so that context has its passage too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Passage:
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

    def part(self, name: str) -> "Mention | None":
        """The part of that name, where it is a mention."""
        found = dict(self.parts).get(name)
        return found if isinstance(found, Mention) else None

    def word(self, name: str) -> str:
        """The part of that name, where it is plain text, else the empty text."""
        found = dict(self.parts).get(name)
        return found if isinstance(found, str) else ""

    def all(self) -> Iterator["Mention"]:
        """The mention itself and all that it is made of."""
        yield self
        for _, part in self.parts:
            if isinstance(part, Mention):
                yield from part.all()

    def rewritten(self, change: Callable[["Mention"], "Mention"]) -> "Mention":
        """The mention with a change made to each of its parts, and then to itself; itself where nothing changes."""
        parts = tuple(
            (name, part.rewritten(change) if isinstance(part, Mention) else part) for name, part in self.parts
        )
        unchanged = all(new is old for (_, new), (_, old) in zip(parts, self.parts, strict=True))
        return change(self if unchanged else replace(self, parts=parts))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value: as printed, as a number of its unit (`seconds`, `points`, `metres`, `kilograms`), how exact.

    `step` is the smallest difference that its form can tell: 0.01 for `1:30.57`, 1 for `1 minute and 30 seconds`.
    """

    text: str
    number: Decimal
    unit: str
    step: Decimal


Value = Mention | Quantity | str | int | Decimal | date | time | bool


@dataclass(frozen=True, slots=True)
class Statement:
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

    def rewritten(self, change: Callable[[Mention], Mention]) -> "Statement":
        """The statement with a change made to every mention in it."""
        subject = self.subject.rewritten(change)
        value = self.value.rewritten(change) if isinstance(self.value, Mention) else self.value
        same = subject is self.subject and value is self.value
        return self if same else replace(self, subject=subject, value=value)


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something that was not understood: the article, the place in it (`t1r3`), the words there, and the reason."""

    article: str
    place: str
    text: str
    reason: str
