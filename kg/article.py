"""The article model: what every reader makes and every extractor reads, whatever the format was.

Invariant: each piece of text knows where it stands, `article.text[piece.start:piece.end] == piece.text`.
Readers know nothing of sport, extractors nothing of formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Link(NamedTuple):
    """A link inside a piece of text: offsets in the article's text, the title it leads to, whether that page exists."""

    start: int
    end: int
    target: str
    red: bool = False


class Image(NamedTuple):
    """An image between words: where it stands, its file's name, the words in its place, the title it leads to.

    It stands at the start of the words that follow it, at the end of a line that it closes.
    """

    offset: int
    name: str
    alt: str = ""
    target: str = ""


class Mark(NamedTuple):
    """A stretch of the article's text that is printed in another way: bold, struck, italic or small."""

    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """A stretch of the article's text, with the links, images and marks in it.

    >>> Piece("Sochi", 10, 15).text
    'Sochi'
    """

    text: str
    start: int
    end: int
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    marks: tuple[Mark, ...] = ()

    def part(self, start: int, end: int) -> "Piece":
        """The part between two offsets that count from this piece's start: whole links, and of marks what is inside.

        >>> part = Piece("Sochi, Russia", 10, 23, marks=(Mark(10, 23, "bold"),)).part(7, 13)
        >>> part.text, part.start, part.end, part.marks
        ('Russia', 17, 23, (Mark(start=17, end=23, kind='bold'),))
        """
        first, last = self.start + start, self.start + end
        links = tuple(link for link in self.links if first <= link.start and link.end <= last)
        images = tuple(image for image in self.images if first <= image.offset <= last)
        marks = tuple(
            Mark(max(first, mark.start), min(last, mark.end), mark.kind)
            for mark in self.marks
            if mark.start < last and first < mark.end
        )
        return Piece(self.text[start:end], first, last, links, images, marks)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the infobox: `line` is all of it, `number` counts from 1."""

    number: int
    key: Piece
    value: Piece
    line: Piece


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: `level` 2 for `==`, `number` counts the article's headings from 1."""

    number: int
    level: int
    title: Piece


class Sentence(NamedTuple):
    """A sentence of a paragraph; `number` counts the article's sentences from 1."""

    number: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, as its sentences."""

    sentences: tuple[Sentence, ...]


class Item(NamedTuple):
    """A list item; `number` counts the article's items from 1, `level` its depth from 1."""

    number: int
    level: int
    piece: Piece


class Cell(NamedTuple):
    """A table cell as the source gives it. Spans are at least 1.

    `colour` is its background, else its row's, as the source names it, in lower case: `gold`, `#cc9966`.
    """

    piece: Piece
    columns: int = 1
    rows: int = 1
    header: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells, spans not yet filled (see `kg.grid`); `number` counts from 1."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    piece: Piece
    caption: Piece | None = None


Block = Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: `path` is the headings above it, outermost first (empty for the lead)."""

    path: tuple[Heading, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: the file's name, its format, hashes of its bytes, the wiki's page and revision."""

    name: str
    format: str
    sha256: str
    text_sha256: str
    page: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of an article."""

    title: Piece
    text: str
    source: Source
    infobox: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = field(default=())

    def pieces(self) -> Iterator[Piece]:
        """Every piece that may have links: lines of the infobox, sentences, list items, captions and cells."""
        yield from (field.line for field in self.infobox)
        for _, block in self.blocks():
            match block:
                case Paragraph(sentences):
                    yield from (sentence.piece for sentence in sentences)
                case Item():
                    yield block.piece
                case Table():
                    yield from (block.caption,) if block.caption is not None else ()
                    yield from (cell.piece for row in block.rows for cell in row)

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every block with the section that it stands in, in order."""
        for section in self.sections:
            for block in section.blocks:
                yield section, block

    def sentences(self) -> Iterator[tuple[Section, Sentence]]:
        """Every sentence with the section that it stands in, in order."""
        for section, block in self.blocks():
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    yield section, sentence

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Every table with the section that it stands in, in order."""
        for section, block in self.blocks():
            if isinstance(block, Table):
                yield section, block
