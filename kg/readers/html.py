"""Pages of Wikipedia in HTML: bodies as `action=render` gives them, saved pages with their skin, Parsoid's.

Invariant: the article's text is made here, from the words that a reader of the page sees, and every piece stands in it
at its offsets. It looks as plain articles do: a title, lines of the infobox, headings, prose, items, rows of cells.
"""

import hashlib
import re
from dataclasses import replace
from types import MappingProxyType

from selectolax.lexbor import LexborNode

from kg.article import Article, Block, Field, Heading, Item, Paragraph, Piece, Section, Sentence, Source
from kg.readers import _html_tables as tables
from kg.readers._html_infobox import Infobox
from kg.readers._html_inline import LISTS, TABLES, Writer, split
from kg.readers._html_page import content, parse, said, title
from kg.text import sentences

_START = re.compile(
    r"""\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+
    <(?:!doctype\s+html|html|head|body|title|meta|link|base|style|script|div|section|article|main|p|table|tbody|tr|td|th|
    ul|ol|li|dl|dd|dt|h[1-6]|span|a|b|i|em|strong|small|big|center|font|br|hr|img|figure|form)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTAINERS = LISTS | frozenset(
    "address article aside blockquote body center details div fieldset footer form header html main nav section "
    "summary tbody td tfoot th thead tr".split()
)
_HEADINGS = MappingProxyType({"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6})
_ITEMS = frozenset({"li", "dd"})  # a term is a line above what it is the term of: `Men`
_BLOCKS = _CONTAINERS | _ITEMS | TABLES | frozenset({"p", "pre", "hr", "dt", *_HEADINGS})
_SKIPPED = frozenset({"-comment", "-doctype", "head"})
_INNER = LISTS | TABLES  # what is read after the words around it
_DEEPEST = 6  # dashes before an item


def recognise(text: str) -> bool:
    """Whether a text begins with a tag of HTML.

    >>> recognise("<!-- saved --><p>Sochi</p>"), recognise("= Sochi ="), recognise("<mediawiki>")
    (True, False, False)
    """
    return _START.match(text) is not None


def read(text: str, source: Source) -> tuple[Article, ...]:
    """The article of a page."""
    page = parse(text, source.name)
    named = title(page, source)
    source = said(page, text, source, named)
    reader = _Reader(named)
    root = content(page)
    if root is not None:
        reader.flow(root)
    return (reader.article(source),)


class _Reader:
    """Reads the blocks of one page, in order, without recursion; `_run` is the words that stand in no block."""

    def __init__(self, named: str) -> None:
        self._writer = Writer()
        self._writer.raw("= ")
        self._title = self._writer.words(named)
        self._writer.raw(" =\n")
        self._fields: list[Field] = []
        self._done: list[Section] = []
        self._path: tuple[Heading, ...] = ()
        self._blocks: list[Block] = []
        self._run: list[LexborNode] = []
        self._headings = self._sentences = self._items = self._tables = 0

    def article(self, source: Source) -> Article:
        """What was read."""
        text = "".join(self._writer.parts)
        source = replace(source, text_sha256=hashlib.sha256(text.encode()).hexdigest())
        sections = (*self._done, Section(self._path, tuple(self._blocks)))
        return Article(self._title, text, source, tuple(self._fields), sections)

    def flow(self, root: LexborNode) -> None:
        """Reads a node and all that stands in it; `None` among those that wait ends a run of words."""
        waiting: list[tuple[LexborNode | None, int]] = [(root, 0)]
        while waiting:
            node, level = waiting.pop()
            tag = (node.tag or "") if node is not None else ""
            if tag in _SKIPPED:
                continue
            if node is not None and tag not in _BLOCKS:
                if self._run or tag != "-text" or not (node.text_content or "").isspace():
                    self._run.append(node)
                continue
            if self._run:
                waiting.append((node, level))
                self._paragraph(self._run)
                self._run = []
            elif node is not None and (tag in _CONTAINERS or (tag == "table" and tables.is_layout(node))):
                waiting.append((None, level))
                below = level + (tag in LISTS)
                waiting += ((child, below) for child in reversed(list(node.iter(include_text=True))))
            elif node is not None:
                self._block(tag, node, level)
            waiting += ((each, level) for each in reversed(self._writer.later))
            self._writer.later.clear()

    def _block(self, tag: str, node: LexborNode, level: int) -> None:
        if tag == "table":
            self._table(node)
        elif tag in _ITEMS:
            self._item(node, max(level, 1))
        elif tag in _HEADINGS:
            self._heading(node, _HEADINGS[tag])
        elif tag != "hr":
            self._paragraph([node])

    def _begun(self, mark: str, nodes: list[LexborNode]) -> Piece | None:
        """The words of some nodes behind a mark; where there are none, the mark is taken back."""
        place = len(self._writer.parts)
        self._writer.raw(mark)
        one = len(nodes) == 1 and nodes[0].tag in _BLOCKS
        piece = self._writer.block(nodes[0], _INNER) if one else self._writer.piece(nodes, _INNER)
        if piece.text:
            return piece
        self._writer.back(place)
        return None

    def _paragraph(self, nodes: list[LexborNode]) -> None:
        piece = self._begun("\n", nodes)
        if piece is None:
            return
        self._writer.raw("\n")
        parts = split(piece, list(sentences.split(piece.text)))
        self._blocks.append(Paragraph(tuple(Sentence(self._sentences + n, part) for n, part in enumerate(parts, 1))))
        self._sentences += len(parts)

    def _item(self, node: LexborNode, level: int) -> None:
        piece = self._begun("-" * min(level, _DEEPEST) + " ", [node])
        if piece is not None:
            self._writer.raw("\n")
            self._items += 1
            self._blocks.append(Item(self._items, level, piece))

    def _heading(self, node: LexborNode, level: int) -> None:
        mark = "=" * level
        piece = self._begun(f"\n{mark} ", [node])
        if piece is None:
            return
        self._writer.raw(f" {mark}\n")
        if level == 1 and piece.text == self._title.text:
            return
        self._headings += 1
        self._done.append(Section(self._path, tuple(self._blocks)))
        self._blocks = []
        above = tuple(heading for heading in self._path if heading.level < level)
        self._path = (*above, Heading(self._headings, level, piece))

    def _table(self, node: LexborNode) -> None:
        self._writer.raw("\n")
        if not self._headings and "infobox" in (node.attributes.get("class") or "").split():
            self._fields += Infobox(self._writer, len(self._fields)).fields(node)
        elif (table := tables.read(self._writer, node, self._tables + 1)) is not None:
            self._tables += 1
            self._blocks.append(table)
