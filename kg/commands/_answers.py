"""Answers on their way out: in a format of `kg.answers`, or as a table for the eye."""

import json
from collections.abc import Mapping
from io import StringIO

from kg import answers
from kg.errors import UsageError
from kg.source import Answer


def encode(answer: Answer, style: str) -> bytes:
    """An answer in a format, `table` included."""
    return (_table(answer) if style == "table" else answers.text(answer, style)).encode()


def encode_all(found: Mapping[str, Answer], style: str) -> bytes:
    """Several answers by name; only `json`, `md` and `table` have room for them."""
    if style == "json":
        tables = {name: json.loads(answers.json(answer)) for name, answer in found.items()}
        return (json.dumps(tables, ensure_ascii=False, indent=1) + "\n").encode()
    if style not in ("md", "table"):
        raise UsageError(f"--all makes many tables, and {style} holds one", "Use --format json, md or table")
    return b"\n".join(f"## {name}\n\n".encode() + encode(answer, style) for name, answer in found.items())


def _table(answer: Answer) -> str:
    """As wide as the terminal; where none shows it, as wide as it needs to be."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console

    if not answer.rows:
        return ""
    screen = Console()
    paper = StringIO()
    wide = screen.width if screen.is_terminal else 10_000
    drawn = answers.table(answer)
    drawn.box = SIMPLE_HEAD
    Console(file=paper, width=wide, force_terminal=screen.is_terminal).print(drawn)
    lines = (line.rstrip() for line in paper.getvalue().splitlines())
    return "".join(f"{line}\n" for line in lines if line)
