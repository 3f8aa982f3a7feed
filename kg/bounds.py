"""Pieces that are longer than any that people write are left out, each with a note: they would take long to read.

Titles have a bound of their own (`kg.topic`), and sentences (`kg.spans`), which real text comes near to.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.article import Article, Block, Item, Paragraph, Piece, Section
from kg.statement import Note

#: Signs. Real paragraphs have up to about 7,000, cells, items and infobox lines far fewer.
LONGEST = 20_000


def bounded(article: Article) -> tuple[Article, list[Note]]:
    """The article without the pieces that are too long, and a note of each.

    >>> from kg.article import Source
    >>> item = Item(1, 1, Piece("x" * 20_001, 10, 20_011))
    >>> long = Article(Piece("Nordland", 2, 10), "", Source("", "plain", "", ""), (), (Section((), (item,)),))
    >>> short, [note] = bounded(long)
    >>> short.sections[0].blocks, note.place, note.reason
    ((), 'l1', 'it is longer than 20,000 signs')
    """
    notes = [
        Note(article.title.text, place, " ".join(piece.text[:200].split()), f"it is longer than {LONGEST:,} signs")
        for place, piece in _pieces(article)
        if _long(piece)
    ]
    if not notes:
        return article, []
    infobox = tuple(field for field in article.infobox if not _long(field.line))
    return replace(article, infobox=infobox, sections=tuple(map(_section, article.sections))), notes


def _long(piece: Piece) -> bool:
    return piece.end - piece.start > LONGEST


def _pieces(article: Article) -> Iterator[tuple[str, Piece]]:
    """What is measured, with its place; of a table with a long cell, the first such cell."""
    yield from ((f"i{field.number}", field.line) for field in article.infobox)
    for _, block in article.blocks():
        yield _measured(block)


def _measured(block: Block) -> tuple[str, Piece]:
    if isinstance(block, Paragraph):
        first, last = block.sentences[0].piece, block.sentences[-1].piece
        return f"s{block.sentences[0].number}", first._replace(end=last.end)
    if isinstance(block, Item):
        return f"l{block.number}", block.piece
    cells = [cell.piece for row in block.rows for cell in row]
    return f"t{block.number}", next(filter(_long, cells), block.piece if not cells else cells[0])


def _section(section: Section) -> Section:
    return replace(section, blocks=tuple(block for block in section.blocks if not _long(_measured(block)[1])))
