"""Answers as text: the formats of the W3C, plain JSON, Markdown, and a table for the terminal."""

import csv as csv_module
import json as json_module
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import UsageError
from kg.source import Answer, Row, Term, plain
from kg.terms import PREFIXES, RDF, XSD

if TYPE_CHECKING:
    from rich.table import Table

#: What SPARQL's TSV writes without quotes and type.
BARE = frozenset(XSD + name for name in ("integer", "decimal", "double", "boolean"))


def csv(answer: Answer) -> str:
    r"""SPARQL 1.1 CSV: plain values, nothing where a column is unbound.

    >>> csv(Answer(("name", "rank"), ((Literal("A, B"), None),)))
    'name,rank\r\n"A, B",\r\n'
    """
    out = StringIO()
    writer = csv_module.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([_text(term) for term in row] for row in answer.rows)
    return out.getvalue()


def tsv(answer: Answer) -> str:
    r"""SPARQL 1.1 TSV: terms as in Turtle.

    >>> tsv(Answer(("name", "rank"), ((Literal("A"), Literal(1)),)))
    '?name\t?rank\n"A"\t1\n'
    """
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ["\t".join(map(_turtle, row)) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def json(answer: Answer) -> str:
    """An object with `columns` and `rows`; numbers as such, null where a column is unbound.

    >>> json_module.loads(json(Answer(("name",), ((None,),))))
    {'columns': ['name'], 'rows': [{'name': None}]}
    """
    return _dumped({"columns": answer.columns, "rows": answer.records()})


def srj(answer: Answer) -> str:
    """SPARQL 1.1 results in JSON, which endpoints give."""
    bindings = [
        {name: _binding(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return _dumped({"head": {"vars": answer.columns}, "results": {"bindings": bindings}})


def md(answer: Answer) -> str:
    """A table in Markdown, in which the label of a thing is a link to its IRI.

    >>> print(md(Answer(("x", "xLabel"), ((NamedNode("https://example.org/1"), Literal("One")),))), end="")
    | x |
    | --- |
    | [One](https://example.org/1) |
    """
    names = shown(answer.columns)
    lines = [_line(names), _line("---" for _ in names)]
    lines += [_line(_linked(answer.columns, row, name) for name in names) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


FORMATS: Mapping[str, Callable[[Answer], str]] = MappingProxyType(
    {"csv": csv, "tsv": tsv, "json": json, "srj": srj, "md": md}
)


def text(answer: Answer, name: str) -> str:
    """An answer in a format of `FORMATS`."""
    if name not in FORMATS:
        raise UsageError(f"{name!r} is no format of an answer", f"Use one of {', '.join(FORMATS)}")
    return FORMATS[name](answer)


def table(answer: Answer) -> "Table":
    """A table for the terminal: labels instead of IRIs, and no column that is empty throughout."""
    from rich.table import Table
    from rich.text import Text

    names = [name for name in shown(answer.columns) if any(_shown(answer.columns, row, name) for row in answer.rows)]
    drawn = Table(pad_edge=False)
    for name in names:
        drawn.add_column(name, overflow="fold", justify="right" if _numbers(answer, name) else "left")
    for row in answer.rows:
        drawn.add_row(*(Text(_shown(answer.columns, row, name)) for name in names))
    return drawn


def shown(columns: tuple[str, ...]) -> list[str]:
    """The columns that a person looks at: a thing and its label are one.

    >>> shown(("games", "gamesLabel", "year"))
    ['games', 'year']
    """
    return [name for name in columns if name.removesuffix("Label") not in columns or not name.endswith("Label")]


def _pair(columns: tuple[str, ...], row: Row, name: str) -> tuple[Term | None, Term | None]:
    """What a row holds of a thing and of its label."""
    cells = dict(zip(columns, row, strict=True))
    return cells[name], cells.get(f"{name}Label")


def _shown(columns: tuple[str, ...], row: Row, name: str) -> str:
    thing, label = _pair(columns, row, name)
    return _short(thing if label is None else label)


def _linked(columns: tuple[str, ...], row: Row, name: str) -> str:
    thing, label = _pair(columns, row, name)
    words = _escaped(_short(thing if label is None else label))
    return f"[{words}]({thing.value})" if isinstance(thing, NamedNode) else words


def _numbers(answer: Answer, name: str) -> bool:
    values = (plain(row[answer.columns.index(name)]) for row in answer.rows)
    return all(isinstance(value, int | float | Decimal) for value in values if value is not None)


def _text(term: Term | None) -> str:
    """The words of a term, as written in the graph."""
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def _short(term: Term | None) -> str:
    """The words of a term for a person: IRIs of the project's namespaces get their prefix.

    >>> _short(NamedNode("https://w3id.org/games-kg/ns#rank")), _short(NamedNode("https://example.org/"))
    ('g:rank', 'https://example.org/')
    """
    words = _text(term)
    if isinstance(term, NamedNode):
        for name, iri in PREFIXES.items():
            if words.startswith(iri) and words != iri:
                return f"{name}:{words.removeprefix(iri)}"
    return words


def _turtle(term: Term | None) -> str:
    if isinstance(term, Literal) and term.datatype.value in BARE:
        return term.value
    return "" if term is None else str(term).replace("\t", "\\t")


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": _text(term)}
    typed = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
    plainly = typed.get("datatype") in (XSD + "string", RDF + "langString")
    return {"type": "literal", "value": term.value} | ({} if plainly else typed)


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(words: str) -> str:
    return " ".join(words.replace("\\", "\\\\").replace("|", "\\|").replace("[", "\\[").replace("]", "\\]").split())


def _dumped(value: object) -> str:
    return json_module.dumps(value, ensure_ascii=False, indent=1, default=float) + "\n"
