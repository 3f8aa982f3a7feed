"""Plain articles: `= Title =`, an infobox of `- Key: Value` lines, `==Headings==`, prose, `- ` items, `| cell |` rows.

Invariant: nothing is lost but blank lines, bullets without text and the marks themselves; offsets count in the
article's text, which is the file's own, line ends included.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from kg.article import (
    Article,
    Block,
    Cell,
    Field,
    Heading,
    Item,
    Paragraph,
    Piece,
    Section,
    Sentence,
    Source,
    Table,
)
from kg.text.sentences import split

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"(?P<indent>[ \t]*+)(?P<marks>-++)(?:[ \t]++|$)")
_MOST_CELLS = 10_000  # a line with more bars is no row of a table
_DEEPEST = 6  # levels of headings
_FIELDS = 3  # lines that make an infobox without its word
_TERM = ";"
_INDENT = 2  # blanks that make an item one level deeper


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end; `kind` tells what it is, `level` how deep, `group` parts what blank lines part."""

    kind: str
    start: int
    end: int
    level: int = 0
    group: int = 0


@dataclass(slots=True)
class _Count:
    """How many of each were numbered so far in an article."""

    headings: int = 0
    sentences: int = 0
    items: int = 0
    tables: int = 0
    fields: list[Field] = field(default_factory=list)


def recognise(text: str) -> bool:
    r"""Whether the first line that is not blank is a title.

    >>> recognise("= Sochi =\n"), recognise("== Sochi ==\n"), recognise("Sochi")
    (True, False, False)
    """
    return next((line.kind == "title" for line in _lines(text)), False)


def read(text: str, source: Source) -> tuple[Article, ...]:
    """The articles of a plain text: each title line begins one."""
    starts = [line.start for line in _lines(text) if line.kind == "title"]
    if len(starts) < 2:
        return (_article(text, source),)
    ends = [*starts[1:], len(text)]
    parts = [text[start:end] for start, end in zip([0, *starts[1:]], ends, strict=True)]
    return tuple(_article(part, replace(source, text_sha256=_sha256(part))) for part in parts)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _article(text: str, source: Source) -> Article:
    lines = list(_lines(text))
    title = _inner(text, lines[0])
    count = _Count()
    sections = tuple(_sections(text, lines[1:], count))
    return Article(title, text, replace(source, page=title.text), tuple(count.fields), sections)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank."""
    group, last = 0, 0
    for found in _LINE.finditer(text):
        content = found[0]
        if not content.strip():
            group += 1
            continue
        ends = text[last : found.start()]
        group += ends.count("\n") > 1 or ends.count("\r") > 1
        last = found.end()
        kind, level = _kind(content)
        yield _Line(kind, found.start(), found.end(), level, group)


def _kind(content: str) -> tuple[str, int]:
    if content.startswith("="):
        level = _heading_level(content.rstrip())
        if level:
            return ("title" if level == 1 else "heading"), level
    if content.lstrip().startswith("|") and content.count("|") <= _MOST_CELLS:
        return "row", 0
    bullet = _BULLET.match(content)
    if bullet:
        return "item", len(bullet["marks"]) + len(bullet["indent"].expandtabs(4)) // _INDENT
    return "prose", 0


def _heading_level(line: str) -> int:
    """How many `=` stand on both sides, 0 where the line is no heading."""
    inner = line.strip("=")
    before = len(line) - len(line.lstrip("="))
    after = len(line) - len(line.rstrip("="))
    return before if inner.strip() and before == after <= _DEEPEST else 0


def _piece(text: str, start: int, end: int) -> Piece:
    """The text between two offsets, without white space around it."""
    raw = text[start:end]
    inner = raw.strip()
    first = start + len(raw) - len(raw.lstrip()) if inner else start
    return Piece(inner, first, first + len(inner))


def _inner(text: str, line: _Line) -> Piece:
    """What a title or heading line says."""
    start, end = line.start + line.level, line.start + len(text[line.start : line.end].rstrip()) - line.level
    return _piece(text, start, end)


def _sections(text: str, lines: list[_Line], count: _Count) -> Iterator[Section]:
    path: tuple[Heading, ...] = ()
    body: list[_Line] = []
    for line in lines:
        if line.kind != "heading":
            body.append(line)
            continue
        yield Section(path, tuple(_blocks(text, body, count)))
        body = []
        count.headings += 1
        above = tuple(heading for heading in path if heading.level < line.level)
        path = (*above, Heading(count.headings, line.level, _inner(text, line)))
    yield Section(path, tuple(_blocks(text, body, count)))


def _blocks(text: str, lines: list[_Line], count: _Count) -> Iterator[Block]:
    if count.headings == 0:
        lines = _without_infobox(text, lines, count)
    for (kind, _), group in groupby(lines, key=lambda line: (line.kind, line.group)):
        run = list(group)
        if kind == "row":
            count.tables += 1
            yield _table(text, run, count.tables)
        elif kind == "item":
            yield from _items(text, run, count)
        else:
            yield _paragraph(text, run, count)


def _without_infobox(text: str, lines: list[_Line], count: _Count) -> list[_Line]:
    """Takes the first infobox out of the lead's lines: `Infobox`, then `- Key: Value` lines up to a blank one.

    A name that the lead begins with may stand for `Infobox`, where such lines follow it.
    """
    starts = (place for place, line in enumerate(lines) if text[line.start : line.end].strip() == "Infobox")
    titled = len(lines) > _FIELDS and all(_is_field(text, line) for line in lines[1 : _FIELDS + 1])
    start = next(starts, 0 if titled and lines[0].kind == "prose" else len(lines))
    end = start + 1
    while end < len(lines) and lines[end].group == lines[start].group and _is_field(text, lines[end]):
        count.fields.append(_field(text, lines[end], len(count.fields) + 1))
        end += 1
    return lines if end == start + 1 else lines[:start] + lines[end:]


def _is_field(text: str, line: _Line) -> bool:
    return line.kind == "item" and ":" in text[line.start : line.end]


def _field(text: str, line: _Line, number: int) -> Field:
    colon = text.index(":", line.start, line.end)
    key = _piece(text, _after_bullet(text, line), colon)
    value = _piece(text, colon + 1, line.end)
    return Field(number, key, value, _piece(text, line.start, line.end))


def _after_bullet(text: str, line: _Line) -> int:
    bullet = _BULLET.match(text, line.start, line.end)
    return bullet.end() if bullet else line.start


def _items(text: str, run: list[_Line], count: _Count) -> Iterator[Item]:
    for line in run:
        piece = _piece(text, _after_bullet(text, line), line.end)
        if piece.text:
            count.items += 1
            yield Item(count.items, line.level, piece)


def _paragraph(text: str, run: list[_Line], count: _Count) -> Paragraph:
    first, last = run[0].start, run[-1].end
    sentences = []
    if text.startswith(_TERM, first):  # a term that a list defines: the bold line above it
        first += len(_TERM)
    for start, end in split(text[first:last]):
        count.sentences += 1
        sentences.append(Sentence(count.sentences, _piece(text, first + start, first + end)))
    return Paragraph(tuple(sentences))


def _table(text: str, run: list[_Line], number: int) -> Table:
    rows = tuple(tuple(_cells(text, line)) for line in run)
    return Table(number, rows, _piece(text, run[0].start, run[-1].end))


def _cells(text: str, line: _Line) -> Iterator[Cell]:
    """The cells between the bars; the first bar and the last one only delimit."""
    row = _piece(text, line.start, line.end)
    start = row.start + 1
    for cell in row.text[1:].removesuffix("|").split("|"):
        yield Cell(_piece(text, start, start + len(cell)))
        start += len(cell) + 1
