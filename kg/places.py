"""Places in an article, in words: a passage's position says where it stands, here is how a person says it."""

import re
from collections.abc import Iterator
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        "s": "sentence",
        "i": "infobox line",
        "l": "list item",
        "t": "table",
        "h": "heading",
        "r": "row",
        "c": "column",
        "cap": "caption",
    }
)
_STEP = re.compile(r"(cap|[a-z])(\d*)")


def words(position: str) -> str:
    """A position in words; what is no position comes back as it is.

    >>> words("s21"), words("t1r2c9"), words("t1h1c2"), words("t2cap"), words("title")
    ('sentence 21', 'table 1 row 2 column 9', 'table 1 header row 1 column 2', 'table 2 caption', 'title')
    """
    if not re.fullmatch(r"(?:(?:cap|[silthrc])\d*)+", position) or position.isalpha():
        return position
    return " ".join(_steps(position))


def _steps(position: str) -> Iterator[str]:
    for step in _STEP.finditer(position):
        letter, number = step.groups()
        word = "header row" if letter == "h" and step.start() else _WORDS[letter]
        yield f"{word} {number}".rstrip()
