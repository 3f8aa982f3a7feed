"""The article's text as it is written from HTML: words with single blanks and line breaks, links, images, marks.

Invariant: what is written is never changed, so every piece stands in the text at its offsets. No recursion: pages may
be nested as deep as they like.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from kg.article import Image, Link, Mark, Piece
from kg.readers._html_links import image_name, link_target

TABLES = frozenset({"table"})
LISTS = frozenset({"ul", "ol", "dl"})
_FORMATS = MappingProxyType(
    {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic"}
    | {"s": "struck", "strike": "struck", "del": "struck", "small": "small"}
)
#: What an element is to the words around it; one that is not named here is nothing to them.
KINDS = MappingProxyType(
    {"-text": "text", "a": "link", "img": "image", "br": "break", "hr": "break"}
    | {name: kind for tag, kind in _FORMATS.items() for name in (tag, f"x-{tag}")}  # as the guard renames them
    | dict.fromkeys(
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header html legend li main nav ol p pre section summary table tbody td tfoot th thead "
        "tr ul".split(),
        "block",
    )
    | dict.fromkeys(
        "-comment -doctype area audio base canvas col embed head iframe input link map math meta noscript object "
        "script select style svg template textarea title video".split(),
        "none",
    )
)
_INVISIBLE = str.maketrans("", "", "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_GAPS = frozenset({" ", "\n"})
_kind = KINDS.get
_LEAVES = frozenset({"image", "break", "none"})


class _Open(NamedTuple):
    """An element that is open: what it is (`block`, `link` or a mark), and where its text begins."""

    kind: str
    place: int = 0
    start: int = 0
    target: str = ""
    red: bool = False


_BLOCK = _Open("block")


@dataclass(slots=True)
class Writer:
    """Writes the text; `later` holds the elements that were met and have to be read after the piece is ended."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    later: list[LexborNode] = field(default_factory=list)
    _start: int = 0
    _first: int = 0
    _gap: str = ""
    _target: str = ""
    _links: list[Link] = field(default_factory=list)
    _images: list[Image] = field(default_factory=list)
    _waiting: list[tuple[str, str, str]] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _within: list[str] = field(default_factory=list)  # the marks that are open, each kind once

    def raw(self, text: str) -> None:
        """Writes a mark between pieces."""
        self.parts.append(text)
        self.length += len(text)

    def words(self, text: str) -> Piece:
        """Writes words that stand in no element."""
        self.raw(text)
        return Piece(text, self.length - len(text), self.length)

    def back(self, place: int) -> None:
        """Takes back all that was written since there were so many parts."""
        self.length -= sum(map(len, self.parts[place:]))
        del self.parts[place:]

    def since(self, place: int) -> Piece:
        """All that was written since there were so many parts, without white space around it."""
        text = "".join(self.parts[place:])
        start = self.length - len(text.lstrip())
        inner = text.strip()
        return Piece(inner, start, start + len(inner))

    def piece(self, nodes: Iterable[LexborNode], deferred: frozenset[str] = TABLES) -> Piece:
        """The words in some nodes as one piece; elements with a deferred name wait in `later`."""
        self._begin()
        for node in nodes:
            self._walk(node, deferred)
        return self._end()

    def block(self, node: LexborNode, deferred: frozenset[str] = TABLES) -> Piece:
        """The words in one block, such as a cell."""
        self._begin()
        child = node.first_child
        if child is not None:
            if child.tag == "-text" and child.next is None:
                self._write(child.text_content or "")
            else:
                self._walk(node, deferred)
        return self._end()

    def _begin(self) -> None:
        self._start, self._first, self._gap = self.length, len(self.parts), ""

    def _end(self) -> Piece:
        if self._waiting:
            self._settle()
        text = self.parts[-1] if len(self.parts) == self._first + 1 else "".join(self.parts[self._first :])
        if not (self._links or self._images or self._marks):
            return Piece(text, self._start, self.length)
        found = Piece(text, self._start, self.length, tuple(self._links), tuple(self._images), tuple(self._marks))
        self._links, self._images, self._marks = [], [], []
        return found

    def _walk(self, node: LexborNode, deferred: frozenset[str]) -> None:
        """Writes what is in a node; the stack holds the elements that are open."""
        stack: list[tuple[LexborNode, _Open | None]] = []
        while True:
            tag = node.tag or ""
            kind = _kind(tag)
            if kind == "text":
                self._write(node.text_content or "")
            elif kind in _LEAVES:
                self._leaf(kind, node)
            elif tag in deferred:
                self.later.append(node)
                self._break()
            elif (child := node.first_child) is not None:
                stack.append((node, self._opened(kind, node) if kind else None))
                node = child
                continue
            while stack:
                if (following := node.next) is not None:
                    node = following
                    break
                node, opened = stack.pop()
                if opened is not None:
                    self._close(opened)
            else:
                return

    def _write(self, text: str) -> None:
        if not text.isascii():
            text = text.translate(_INVISIBLE)
        words = text.split()
        if not words:
            if text and not self._gap:
                self._gap = " "
            return
        if self.length > self._start and (self._gap or text[0].isspace()):
            self.parts.append(self._gap or " ")
            self.length += 1
        if self._waiting:
            self._settle()
        written = " ".join(words) if len(words) > 1 else words[0]
        self.parts.append(written)
        self.length += len(written)
        self._gap = " " if text[-1].isspace() else ""

    def _break(self) -> None:
        """Ends a line: images that wait for words belong to the line, if it has any."""
        if self._waiting and self._gap != "\n" and self.length > self._start:
            self._settle()
        self._gap = "\n"

    def _settle(self) -> None:
        self._images += [Image(self.length, *each) for each in self._waiting]
        self._waiting = []

    def _leaf(self, kind: str | None, node: LexborNode) -> None:
        if kind == "break":
            self._break()
        elif kind == "image":
            given = node.attrs
            if name := image_name(given.get("resource") or given.get("src") or ""):
                self._waiting.append((name, (given.get("alt") or "").strip(), self._target))

    def _opened(self, kind: str, node: LexborNode) -> _Open | None:
        if kind == "block":
            self._break()
            return _BLOCK
        if kind == "link":
            self._target, red = link_target(node.attrs.get("href") or "")
            return _Open(kind, len(self.parts), self.length, self._target, red) if self._target else None
        if kind in self._within:
            return None
        self._within.append(kind)
        return _Open(kind, len(self.parts), self.length)

    def _close(self, opened: _Open) -> None:
        if opened is _BLOCK:
            self._break()
            return
        if opened.kind == "link":
            self._target = ""
        else:
            self._within.remove(opened.kind)
        if len(self.parts) == opened.place:
            return
        start = opened.start + (self.parts[opened.place] in _GAPS)
        if opened.kind == "link":
            self._links.append(Link(start, self.length, opened.target, opened.red))
        else:
            self._marks.append(Mark(start, self.length, opened.kind))


def split(piece: Piece, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The parts of a piece between offsets that count from its start, in order and not overlapping; in linear time.

    >>> piece = Piece("Ann won. Bea lost.", 5, 23, (Link(5, 8, "Ann Lee"),), (), (Mark(9, 17, "bold"),))
    >>> first, second = split(piece, [(0, 8), (9, 18)])
    >>> first.links, first.marks, second.marks
    ((Link(start=5, end=8, target='Ann Lee', red=False),), (Mark(start=9, end=13, kind='bold'),), \
(Mark(start=14, end=17, kind='bold'),))
    """
    if not (piece.links or piece.images or piece.marks):
        return [piece.part(start, end) for start, end in spans]
    ends = [piece.start + end for _, end in spans]
    inside: list[tuple[list[Link], list[Image], list[Mark]]] = [([], [], []) for _ in (*spans, ())]
    for link in piece.links:
        inside[bisect_left(ends, link.end)][0].append(link)
    for image in piece.images:
        inside[bisect_left(ends, image.offset)][1].append(image)
    for mark in piece.marks:
        for place in range(bisect_left(ends, mark.start + 1), bisect_left(ends, mark.end) + 1):
            inside[place][2].append(mark)
    return [
        Piece(piece.text, piece.start, piece.end, tuple(links), tuple(images), tuple(marks)).part(start, end)
        for (start, end), (links, images, marks) in zip(spans, inside, strict=False)
    ]
