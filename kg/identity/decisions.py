"""What the user has decided: which things are the same, and which are not.

The file `identity.tsv` has lines of three cells: `same` or `different`, then two things, each by its IRI or its label.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.terms import BASE

FILE = "identity.tsv"


@dataclass(frozen=True, slots=True)
class Decision:
    """Two things, by IRI or label, that are the same or are not."""

    same: bool
    one: str
    other: str


def read(folder: Path | None, base: str = BASE) -> tuple[Decision, ...]:
    """The decisions in a folder's `identity.tsv`, none where there is no such file. `id:` stands for the base."""
    if folder is None or not (folder / FILE).is_file():
        return ()
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    stated = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
    return tuple(_decision(folder / FILE, number, line, base) for number, line in stated)


def _decision(file: Path, number: int, line: str, base: str) -> Decision:
    match [cell.strip() for cell in line.split("\t")]:
        case ["same" | "different" as word, one, other] if one and other:
            return Decision(word == "same", _full(one, base), _full(other, base))
    told = f"{file}, line {number}: {line!r} is no decision"
    raise UsageError(told, "Write: same (or different), a tab, an IRI or a label, a tab, an IRI or a label")


def _full(term: str, base: str) -> str:
    return base + term.removeprefix("id:") if term.startswith("id:") else term


class Renames:
    """Things that are the same, each set under the first of its IRIs in the alphabet."""

    def __init__(self, decisions: Iterable[Decision], base: str) -> None:
        self.base = base
        self.decisions = tuple(each for each in decisions if each.same)
        self.first: dict[str, str] = {}
        for each in self.decisions:
            if each.one.startswith(base) and each.other.startswith(base):
                self.join(each.one, each.other)

    def join(self, one: str, other: str) -> None:
        """From now on the two are one."""
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self.first[second] = first

    def of(self, iri: str) -> str:
        """The IRI that stands for a thing."""
        while iri in self.first:
            iri = self.first[iri]
        return iri

    def settle(self, labels: Mapping[str, set[str]], start: str) -> None:
        """Find the labels that decisions use among things of one kind, whose IRIs begin with `start`."""
        for each in self.decisions:
            one, other = (self._named(term, labels, start) for term in (each.one, each.other))
            if one and other:
                self.join(one, other)

    def _named(self, term: str, labels: Mapping[str, set[str]], start: str) -> str:
        if term.startswith(self.base):
            return term if term.startswith(start) else ""
        found = sorted(iri for iri, texts in labels.items() if term in texts)
        if len(found) > 1:
            told = f"{FILE}: {term!r} names several things: {', '.join(found)}"
            raise UsageError(told, "Give the IRI of the one that is meant")
        return found[0] if found else ""

    def replaced(self) -> Iterator[tuple[str, str]]:
        """Each IRI that gave way, with the one that stands for it."""
        return ((iri, self.of(iri)) for iri in sorted(self.first))
