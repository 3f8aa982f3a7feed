"""An article as it was read: every piece with its position, beneath it what was understood there and what was not."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import click

from kg.accounts import Fate, account
from kg.article import Block, Item, Paragraph, Section, Table
from kg.grid import restore, show
from kg.pipeline import Extract
from kg.statement import Mention, Note, Quantity, Statement, Value


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article, by the position where it stands."""

    statements: dict[str, list[Statement]]
    notes: dict[str, list[Note]]
    passed: frozenset[str]

    @classmethod
    def of(cls, extract: Extract) -> "Findings":
        """The statements, notes and rows that were passed over, sorted by their positions."""
        said, missed = defaultdict[str, list[Statement]](list), defaultdict[str, list[Note]](list)
        for statement in extract.statements:
            said[statement.passage.position].append(statement)
        for note in extract.notes:
            missed[note.place].append(note)
        return cls(dict(said), dict(missed), frozenset(account(extract).passed_over()))

    def at(self, position: str) -> Iterator[str]:
        """A line for each finding at a position."""
        for statement in self.statements.get(position, ()):
            yield f"        {click.style('=', fg='green')} {sentence(statement)}"
        for note in self.notes.get(position, ()):
            yield f"        {click.style('?', fg='yellow')} {note.reason}"
        if position in self.passed:
            yield "        · passed over: nothing that the graph holds"

    def within(self, table: int) -> list[str]:
        """The positions in a table where something was found, in order."""
        inside = re.compile(rf"t{table}\D")
        return sorted(
            {each for each in (*self.statements, *self.notes, *self.passed) if inside.match(each)}, key=_by_number
        )


def lines(extract: Extract) -> Iterator[str]:
    """The article with what was found in it."""
    article, found = extract.article, Findings.of(extract)
    yield from _piece("title", article.title.text, found)
    for field in article.infobox:
        yield from _piece(f"i{field.number}", f"{field.key.text}: {field.value.text}", found)
    headings: set[int] = set()
    for section in article.sections:
        yield from _headings(section, headings, found)
        for block in section.blocks:
            yield from _block(block, found)


def understood(extract: Extract) -> Iterator[str]:
    """How many of the infobox's lines and of the tables' rows were understood, where there are any."""
    mine = account(extract)
    for kind, fates in (("lines of the infobox", mine.fields), ("rows of tables", mine.rows)):
        if fates:
            good = sum(fate is Fate.UNDERSTOOD for fate in fates.values())
            yield f"{good:,} of {len(fates):,} {kind} understood"


def sentence(statement: Statement) -> str:
    """A statement in a line.

    >>> from kg.statement import Passage
    >>> mexico = Mention("Delegation", parts=(("nation", Mention("Nation", "Mexico")),))
    >>> sentence(Statement(mexico, "competitors", 1, Passage("r", "i6", 0, 1, "1"), "infobox/competitors"))
    'Delegation(Mexico) competitors 1  [infobox/competitors]'
    """
    return f"{value(statement.subject)} {statement.property} {value(statement.value)}  [{statement.rule}]"


def value(given: Value) -> str:
    """A value or mention in few words.

    >>> value(Mention("Person", "Akira Kano")), value("Breaking the Ice"), value(11)
    ('Akira Kano', '"Breaking the Ice"', '11')
    """
    if isinstance(given, Mention):
        parts = (part if isinstance(part, str) else value(part) for _, part in given.parts)
        return given.text or f"{given.kind}({'; '.join(parts)})"
    if isinstance(given, Quantity):
        return f"{given.text} ({f'{given.number} {given.unit}'.rstrip()})"
    return f'"{given}"' if isinstance(given, str) else str(given)


def _piece(position: str, text: str, found: Findings) -> Iterator[str]:
    yield f"{click.style(f'{position:>6}', fg='cyan')}  {' '.join(text.split())}"
    yield from found.at(position)


def _headings(section: Section, shown: set[int], found: Findings) -> Iterator[str]:
    for heading in section.path:
        if heading.number not in shown:
            shown.add(heading.number)
            yield ""
            marks = "=" * heading.level
            yield from _piece(f"h{heading.number}", f"{marks} {heading.title.text} {marks}", found)


def _block(block: Block, found: Findings) -> Iterator[str]:
    match block:
        case Paragraph(sentences):
            yield ""
            for each in sentences:
                yield from _piece(f"s{each.number}", each.piece.text, found)
        case Item(number, level, piece):
            yield from _piece(f"l{number}", f"{'-' * level} {piece.text}", found)
        case Table():
            yield ""
            yield from _table(block, found)


def _table(table: Table, found: Findings) -> Iterator[str]:
    yield from _piece(f"t{table.number}", table.caption.text if table.caption else "", found)
    yield from (f"        {row}" for row in show(restore(table)))
    for position in found.within(table.number):
        yield click.style(f"{position:>6}", fg="cyan")
        yield from found.at(position)


def _by_number(position: str) -> list[int | str]:
    """Row 2 stands before row 10."""
    return [int(each) if each.isdigit() else each for each in re.findall(r"\d+|\D+", position)]
