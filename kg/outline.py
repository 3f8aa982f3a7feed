"""An article as it was read: every piece with its position, beneath it what was understood there and what was not."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import click

from kg.accounts import Fate, account
from kg.article import Block, Item, Paragraph, Section, Table
from kg.grid import restore, show
from kg.patterns import Patterns
from kg.pipeline import Extract
from kg.statement import Mention, Note, Quantity, Statement, Value

#: Rules that look at every sentence, without a gate.
UNGATED = frozenset({"prose/edition", "games/year", "games/kind"})
#: Relations whose gates most sentences open.
LOOSE = frozenset({"athlete", "contended"})
NO_PATTERNS = Patterns.of(())
#: The parts that tell a squad from the nation whose name it has.
TELLING = frozenset({"sport", "event"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article, by the position where it stands."""

    title: str
    statements: dict[str, list[Statement]]
    notes: dict[str, list[Note]]
    passed: frozenset[str]
    patterns: Patterns = NO_PATTERNS

    @classmethod
    def of(cls, extract: Extract, patterns: Patterns = NO_PATTERNS) -> "Findings":
        """The statements, notes and rows that were passed over, sorted by their positions."""
        said, missed = defaultdict[str, list[Statement]](list), defaultdict[str, list[Note]](list)
        for statement in extract.statements:
            said[statement.passage.position].append(statement)
        for note in extract.notes:
            missed[note.place].append(note)
        passed = frozenset(account(extract).passed_over())
        return cls(extract.article.title.text, dict(said), dict(missed), passed, patterns)

    def at(self, position: str) -> Iterator[str]:
        """A line for each finding at a position."""
        for statement in self.statements.get(position, ()):
            yield f"        {click.style('=', fg='green')} {sentence(statement, self.title)}"
        for note in self.notes.get(position, ()):
            yield f"        {click.style('?', fg='yellow')} {note.reason}"
        if position in self.passed:
            yield "        · passed over: nothing that the graph holds"

    def beneath(self, position: str, text: str) -> Iterator[str]:
        """A line for each finding in a sentence; where it gave nothing, the relations whose gates it opened."""
        yield from self.at(position)
        told = {statement.rule for statement in self.statements.get(position, ())} - UNGATED
        relations = [kind for kind in self.patterns.opened(text) if kind not in LOOSE]
        if relations and not told and position not in self.notes:
            yield f"        · {', '.join(relations)}: no pattern fits"

    def words(self, position: str) -> str:
        """The words of a cell or row in which something was found."""
        quotes = [statement.passage.quote for statement in self.statements.get(position, ())]
        return next(iter([*quotes, *(note.text for note in self.notes.get(position, ()))]), "")

    def within(self, table: int) -> list[str]:
        """The positions in a table where something was found, in order."""
        inside = re.compile(rf"t{table}\D")
        return sorted(
            {each for each in (*self.statements, *self.notes, *self.passed) if inside.match(each)}, key=_by_number
        )


def lines(extract: Extract, patterns: Patterns = NO_PATTERNS) -> Iterator[str]:
    """The article with what was found in it; of sentences that gave nothing, which of the gates they open."""
    article, found = extract.article, Findings.of(extract, patterns)
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


def sentence(statement: Statement, title: str = "") -> str:
    """A statement in a line; an event of Games that the article's title does not name stands with them.

    >>> from kg.statement import Passage
    >>> mexico = Mention("Delegation", parts=(("nation", Mention("Nation", "Mexico")),))
    >>> sentence(Statement(mexico, "competitors", 1, Passage("r", "i6", 0, 1, "1"), "infobox/competitors"))
    'Delegation(Mexico) competitors 1  [infobox/competitors]'
    """
    subject, given = value(statement.subject, title), value(statement.value, title)
    return f"{subject} {statement.property} {given}  [{statement.rule}]"


def value(given: Value, title: str = "") -> str:
    """A value or mention in few words.

    >>> value(Mention("Person", "Akira Kano")), value("Breaking the Ice"), value(11)
    ('Akira Kano', '"Breaking the Ice"', '11')
    """
    if isinstance(given, Mention):
        return _mention(given, title)
    if isinstance(given, Quantity):
        return f"{given.text} ({f'{given.number} {given.unit}'.rstrip()})"
    return f'"{" ".join(given.split())}"' if isinstance(given, str) else str(given)


def _mention(given: Mention, title: str) -> str:
    if given.kind == "Squad":
        telling = (value(part, title) for name, part in given.parts if name in TELLING)
        return f"{given.kind}({'; '.join([given.text, *telling])})"
    games = given.part("games") if given.kind == "Event" else None
    if games is not None and games.text not in title:
        return f"{given.text} at the {games.text}"
    parts = [part if isinstance(part, str) else value(part, title) for _, part in given.parts]
    if given.kind == "Run" and given.text and parts:  # a match in a group, told apart by the other side
        return f"Run({parts[0]} against {given.text}; {'; '.join(parts[1:])})"
    return given.text or f"{given.kind}({'; '.join(parts)})"


def _piece(position: str, text: str, found: Findings) -> Iterator[str]:
    yield _headline(position, text)
    yield from found.at(position)


def _headline(position: str, text: str) -> str:
    return f"{click.style(f'{position:>6}', fg='cyan')}  {' '.join(text.split())}"


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
                yield _headline(f"s{each.number}", each.piece.text)
                yield from found.beneath(f"s{each.number}", each.piece.text)
        case Item(number, level, piece):
            yield from _piece(f"l{number}", f"{'-' * level} {piece.text}", found)
        case Table():
            yield ""
            yield from _table(block, found)


def _table(table: Table, found: Findings) -> Iterator[str]:
    yield from _piece(f"t{table.number}", table.caption.text if table.caption else "", found)
    yield from (f"        {row}" for row in show(restore(table)))
    for position in found.within(table.number):
        yield from _piece(position, found.words(position), found)


def _by_number(position: str) -> list[int | str]:
    """Row 2 stands before row 10."""
    return [int(each) if each.isdigit() else each for each in re.findall(r"\d+|\D+", position)]
