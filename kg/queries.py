"""The stored questions, `queries/NAME.rq`, and any others.

A parameter is named like a column. It keeps the rows whose value there is the one given, so that it means the same
for every source, under every aggregation, and no value ever becomes part of a query's text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg import resources
from kg.errors import QueryError
from kg.source import Answer, Row, Source, Term, plain
from kg.terms import PREFIXES

__all__ = ["Answer", "Query", "ask", "ask_text", "named", "parse", "stored"]

HAS_EVIDENCE = f"ASK {{ ?passage <{PREFIXES['g']}revision> ?revision }}"


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its name, what it asks in words, its parameters and what they mean, its SPARQL text."""

    name: str
    summary: str
    params: Mapping[str, str]
    text: str
    needs_evidence: bool = False


def parse(name: str, text: str) -> Query:
    r"""A query from its text; lines that begin with `#+` tell of it.

    >>> parse("hosts", "#+ summary: Who was host?\n#+ param games: The Games\nSELECT ...").params
    mappingproxy({'games': 'The Games'})
    """
    told = [(key.strip(), value.strip()) for key, value in re.findall(r"^#\+ *([^:\n]+):(.*)$", text, re.MULTILINE)]
    params = {key.removeprefix("param ").strip(): value for key, value in told if key.startswith("param ")}
    notes = dict(told)
    return Query(name, notes.get("summary", ""), MappingProxyType(params), text, notes.get("needs") == "evidence")


def stored() -> dict[str, Query]:
    """The stored queries by name.

    >>> "flag-bearers" in stored()
    True
    """
    return {name: parse(name, text) for name, text in resources.texts(resources.folder("queries"), ".rq").items()}


def named(name: str) -> Query:
    """The stored query of a name.

    >>> named("flag-bearer")
    Traceback (most recent call last):
        ...
    kg.errors.QueryError: There is no stored query 'flag-bearer'. Did you mean 'flag-bearers'?
    """
    known = stored()
    if name not in known:
        raise QueryError(f"There is no stored query {name!r}", _instead(name, known))
    return known[name]


def ask(query: Query | str, source: Source, params: Mapping[str, str] | None = None) -> Answer:
    """The answer of a stored query (or its name), narrowed to the values given: an IRI, the end of one, or a label."""
    query = named(query) if isinstance(query, str) else query
    for name in params or {}:
        if name not in query.params:
            raise QueryError(f"{query.name}: there is no parameter {name!r}", _instead(name, query.params))
    if query.needs_evidence and not _has_evidence(source):
        told = f"{query.name}: this graph does not hold the passages that its facts come from"
        raise QueryError(told, "Build or export it as .trig or .nq, which do")
    return _narrowed(source.select(_with_prefixes(query.text)), params or {})


def ask_text(text: str, source: Source) -> Answer:
    """The answer of a query's text, which need not declare the project's own prefixes."""
    return source.select(_with_prefixes(text))


def _with_prefixes(text: str) -> str:
    """On one line, so that errors still name the right one.

    >>> _with_prefixes("ASK { ?x a g:Games }")
    'PREFIX g: <https://w3id.org/games-kg/ns#> ASK { ?x a g:Games }'
    """
    missing = (
        f"PREFIX {name}: <{iri}> "
        for name, iri in PREFIXES.items()
        if re.search(rf"(?<![\w-]){name}:", text) and not re.search(rf"\bprefix\s+{name}:", text, re.IGNORECASE)
    )
    return "".join(missing) + text


def _has_evidence(source: Source) -> bool:
    return source.select(HAS_EVIDENCE).records() == [{"answer": True}]


def _narrowed(answer: Answer, params: Mapping[str, str]) -> Answer:
    tests = [_test(answer.columns, name, value) for name, value in params.items()]
    return Answer(answer.columns, tuple(row for row in answer.rows if all(test(row) for test in tests)))


def _test(columns: tuple[str, ...], name: str, value: str) -> Callable[[Row], bool]:
    """Whether a row has a value in the column, or in that of its label."""
    if name not in columns:
        raise QueryError(f"The parameter {name!r} is no column of its query", _instead(name, columns))
    places = [columns.index(each) for each in (name, f"{name}Label") if each in columns]
    wanted = value.strip()
    return lambda row: any(_is(row[place], wanted) for place in places)


def _is(term: Term | None, wanted: str) -> bool:
    """Whether a term is the one meant: text in any case, a whole IRI, or its end after one of `/ # .`."""
    if term is None:
        return False
    text = str(plain(term))
    if not isinstance(term, NamedNode):
        return text.casefold() == wanted.casefold()
    prefix, _, rest = wanted.partition(":")
    whole = PREFIXES[prefix] + rest if prefix in PREFIXES else wanted
    return text == whole or (wanted != "" and text.endswith(tuple(mark + wanted for mark in "/#.")))


def _instead(name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(names) or 'none'}"
