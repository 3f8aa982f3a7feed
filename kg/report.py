"""What a build tells the person: counts, then whatever went wrong, with its place and what to do about it.

Lines may be coloured; whoever prints them takes the colours away where no terminal shows them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import click
from pyoxigraph import Literal, NamedNode

from kg.errors import ReadError
from kg.pipeline import Built, Quarantined, Repeated
from kg.places import words
from kg.shapes import Violation
from kg.source import Answer
from kg.statement import Note
from kg.why import end

FEW = 5


def status(built: Built) -> int:
    """The exit status: 1 where something was quarantined, violated or could not be read, else 0."""
    return int(bool(built.quarantined or built.failures or violated(built.violations)))


def violated(found: Iterable[Violation]) -> bool:
    """Whether any of them is more than a warning."""
    return any(each.severity == "Violation" for each in found)


def lines(built: Built, graph: str) -> Iterator[str]:
    """The whole report; `graph` is how the person would name the graph that was written (`games.ttl`)."""
    yield from summary(built)
    yield from unreadable(built.failures)
    yield from quarantined(built.quarantined)
    yield from violations(built.violations, graph)
    yield from repeated(built.repeated)
    yield from not_understood(built)


def summary(built: Built) -> Iterator[str]:
    """The counts, one to a line."""
    broken = sum(each.severity == "Violation" for each in built.violations)
    counts = (
        ("article", "articles", len(built.articles)),
        ("statement", "statements", built.statements),
        ("fact", "facts", built.facts),
        ("entity", "entities", built.entities),
        ("warning", "warnings", len(built.violations) - broken),
        ("violation", "violations", broken),
        ("quarantined", "quarantined", len(built.quarantined)),
        ("not understood", "not understood", len(built.notes)),
        ("unreadable file", "unreadable files", len(built.failures)),
    )
    return (f"{number:>9,}  {one if number == 1 else many}" for one, many, number in counts)


def unreadable(failures: Sequence[ReadError]) -> Iterator[str]:
    """The files that could not be read, and why."""
    if failures:
        yield _heading("Unreadable", len(failures), "the other files were built without them", "red")
        yield from (f"  {failure}" for failure in failures)


def quarantined(facts: Sequence[Quarantined]) -> Iterator[str]:
    """The facts that a shape keeps out, each with the reason and the passages that say it."""
    if facts:
        yield _heading("Quarantined", len(facts), "said, but not in the graph; --keep-invalid lets them in", "red")
    for fact in facts:
        yield f"  {short(fact.subject)} {short(fact.property)} {short(fact.value)}"
        yield f"      {fact.reason.message} ({fact.reason.shape})"
        for passage in fact.passages:
            yield f"      {said(passage.quote)} {words(passage.iri.rpartition('#')[2])} of {passage.article}"


def violations(found: Sequence[Violation], graph: str) -> Iterator[str]:
    """What the shapes say of the graph as it was written: a few, and how to see all."""
    groups = (
        ("Violation", "Violations", "these are in the graph, as was asked", "red"),
        ("Warning", "Warnings", "these are in the graph; the articles may err", "yellow"),
    )
    for severity, name, told, colour in groups:
        if mine := [each for each in found if each.severity == severity]:
            yield _heading(name, len(mine), told, colour)
            yield from (f"  {violation(each)}" for each in mine[:FEW])
        if len(mine) > FEW:
            yield f"  and {len(mine) - FEW:,} more: kg validate --graph {graph}"


def violation(found: Violation) -> str:
    """A violation in a line."""
    about = " ".join(short(each) for each in (found.focus, found.path, found.value) if each)
    return f"{about}: {found.message} ({found.shape})"


def as_answer(found: Iterable[Violation]) -> Answer:
    """The violations as a table."""
    rows = (
        (
            Literal(each.severity),
            NamedNode(each.focus),
            *map(_literal, (each.path, each.value, each.message, each.shape)),
        )
        for each in found
    )
    return Answer(("severity", "subject", "property", "value", "message", "shape"), tuple(rows))


def repeated(titles: Sequence[Repeated]) -> Iterator[str]:
    """The titles that came again: the same article, or another text of it."""
    if titles:
        yield _heading("Titles that came again", len(titles), "an article in the same words is read once", "yellow")
    for each in titles:
        what = "the same article as in" if each.left_out else "another text of the article in"
        done = "left out" if each.left_out else "both are in the graph"
        yield f"  {each.file}: {what} {each.first}, {done} ({each.article})"


def not_understood(built: Built) -> Iterator[str]:
    """How much of which file made no fact because nobody knew how to read it."""
    if built.notes:
        told = "no fact was taken from these; kg inspect FILE shows them"
        yield _heading("Not understood", len(built.notes), told, "yellow")
    files: dict[str, set[str]] = defaultdict(set)
    for article in built.articles:
        files[article.title.text].add(article.source.name)
    numbers = Counter(", ".join(sorted(files[note.article])) for note in built.notes)
    yield from (f"{number:>9,}  {file}" for file, number in sorted(numbers.items()))


def note(found: Note) -> str:
    """A note in a line: where, what stands there, why it was not understood."""
    return f"{words(found.place)}: {found.reason}: {said(found.text, 60)}"


def said(quote: str, most: int = 160) -> str:
    r"""A quote on one line, cut where it is long.

    >>> said("The flame was\nlit.", 12)
    '"The flame w…"'
    """
    line = " ".join(quote.split())
    return f'"{line if len(line) <= most else line[: most - 1] + "…"}"'


def short(term: str) -> str:
    """A term as a person would say it: the end of an IRI, the text of a literal.

    >>> short("<https://w3id.org/games-kg/id/nation.mexico>"), short('"11"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('nation.mexico', '11')
    """
    if literal := re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<.*>)?', term, re.DOTALL):
        return literal[1].replace('\\"', '"')
    return end(term.strip("<>"))


def _literal(text: str) -> Literal | None:
    return Literal(text) if text else None


def _heading(name: str, number: int, told: str, colour: str) -> str:
    return "\n" + click.style(f"{name} ({number:,})", fg=colour, bold=True) + f": {told}"
