"""Where answers come from: a store in memory, an rdflib graph, or an endpoint on the web.

All of them give an `Answer` of the same terms, in the order that the query asks for.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http.client import HTTPException
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.terms import XSD

if TYPE_CHECKING:
    import rdflib

Term = NamedNode | BlankNode | Literal | pyoxigraph.Triple
Row = tuple[Term | None, ...]
Value = str | int | float | Decimal | bool | None
Found = QuerySolutions | QueryBoolean | QueryTriples

WHOLE = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger")
READERS: Mapping[str, Callable[[str], Value]] = MappingProxyType(
    {
        **{XSD + name: int for name in WHOLE},
        XSD + "decimal": Decimal,
        XSD + "double": float,
        XSD + "float": float,
        XSD + "boolean": lambda text: text in ("true", "1"),
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of RDF terms; None where a column is unbound.

    >>> Answer(("name", "rank"), ((Literal("Fiji"), Literal(1)),)).records()
    [{'name': 'Fiji', 'rank': 1}]
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Value]]:
        """The rows as dictionaries of plain Python values."""
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]


def plain(term: Term | None) -> Value:
    """The Python value of a term: numbers and booleans as such, all else as its text.

    >>> plain(Literal("1.5", datatype=NamedNode(XSD + "decimal"))), plain(NamedNode("https://example.org/a"))
    (Decimal('1.5'), 'https://example.org/a')
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, pyoxigraph.Triple) else term.value
    try:
        return READERS.get(term.datatype.value, str)(term.value)
    except (ValueError, InvalidOperation):  # "eleven"^^xsd:integer is text
        return term.value


class Source(Protocol):
    """Whatever answers SPARQL."""

    def select(self, sparql: str) -> Answer:
        """The answer to a query; `QueryError` if it does not parse or cannot be answered."""


@dataclass(frozen=True, slots=True)
class LocalSource:
    """An Oxigraph store.

    >>> LocalSource(pyoxigraph.Store()).select("SELECT ?x WHERE { VALUES ?x { 1 2 } } ORDER BY DESC(?x)").records()
    [{'x': 2}, {'x': 1}]
    """

    store: pyoxigraph.Store

    def select(self, sparql: str) -> Answer:
        """The answer from the store."""
        try:
            return _answer(self.store.query(sparql))
        except SyntaxError as error:
            raise _unparsed(error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"The query failed: {error}", "Does it call another endpoint?") from error


@dataclass(frozen=True, slots=True)
class RdflibSource:
    """An rdflib Dataset, or a Graph, which then is all there is."""

    graph: "rdflib.Graph"

    def select(self, sparql: str) -> Answer:
        """The answer from the rdflib graph."""
        asked = _parsed(sparql)  # rdflib's own parser raises bare exceptions
        with warnings.catch_warnings():  # rdflib 7.6 deprecates what it calls itself
            warnings.filterwarnings("ignore", r"Dataset\.", DeprecationWarning)
            result = self.graph.query(sparql)
            if result.graph is None:
                return _in_columns(asked, _table(_bytes(result.serialize(format="json", encoding="utf-8"))))
        written = _bytes(result.graph.serialize(format="nt", encoding="utf-8"))
        return _statements(pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.N_TRIPLES))


@dataclass(frozen=True, slots=True)
class RemoteSource:
    """A SPARQL endpoint, asked over HTTP; waits `timeout` seconds at most.

    >>> RemoteSource("games.ttl").select("ASK { ?s ?p ?o }")
    Traceback (most recent call last):
        ...
    kg.errors.QueryError: games.ttl: is no address of an endpoint. Give one that begins with http:// or https://
    """

    url: str
    timeout: int = 60

    def select(self, sparql: str) -> Answer:
        """The answer from the endpoint."""
        statements = _gives_statements(sparql)
        data = self._post(sparql, "CONSTRUCT" if statements else "SELECT")
        try:
            return (
                _statements(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)) if statements else _table(data)
            )
        except (SyntaxError, ValueError) as error:
            hint = "Is it the address of a SPARQL endpoint, which often ends in /query or /sparql?"
            raise QueryError(f"{self.url}: what came back is no SPARQL answer ({error})", hint) from error

    def _post(self, sparql: str, form: str) -> bytes:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        if not self.url.startswith(("http://", "https://")):
            raise QueryError(
                f"{self.url}: is no address of an endpoint", "Give one that begins with http:// or https://"
            )
        wrapper = SPARQLWrapper(self.url, returnFormat=JSON if form == "SELECT" else TURTLE, agent="games-kg")
        wrapper.setTimeout(self.timeout)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.queryString, wrapper.queryType = sparql, form  # setQuery would guess the form, and warn
        try:
            return _bytes(wrapper.query().response.read())
        except SPARQLWrapperException as error:
            told = " ".join(str(error).split())[:400]
            raise QueryError(f"{self.url}: the endpoint refused the query ({told})", "Try the query's parts") from error
        except (OSError, HTTPException, ValueError) as error:
            hint = "Check the address and that the endpoint is up"
            raise QueryError(f"{self.url}: the endpoint did not answer ({error})", hint) from error


def _answer(found: Found) -> Answer:
    """What pyoxigraph found, as a table: that of statements is sorted, that of a yes or no has one cell."""
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(tuple(solution[name] for name in columns) for solution in found))
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), ((Literal(bool(found)),),))
    return _statements(found)


def _statements(triples: Iterable[pyoxigraph.Triple | pyoxigraph.Quad]) -> Answer:
    rows = {(each.subject, each.predicate, each.object) for each in triples}
    return Answer(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))


def _table(data: bytes) -> Answer:
    """The answer in bytes of SPARQL results JSON."""
    return _answer(pyoxigraph.parse_query_results(data, format=QueryResultsFormat.JSON))


def _in_columns(asked: Found, answer: Answer) -> Answer:
    """The same answer with its columns in the order asked for, which rdflib loses under `SELECT *`."""
    if not isinstance(asked, QuerySolutions):
        return answer
    columns = tuple(variable.value for variable in asked.variables)
    places = [answer.columns.index(name) for name in columns]
    return Answer(columns, tuple(tuple(row[place] for place in places) for row in answer.rows))


def _parsed(sparql: str) -> Found:
    """What a query gives on nothing, which tells its form."""
    try:
        return pyoxigraph.Store().query(sparql)
    except SyntaxError as error:
        raise _unparsed(error) from error


def _gives_statements(sparql: str) -> bool:
    """Whether a query is a CONSTRUCT or DESCRIBE; what does not parse here may still be right for its endpoint."""
    try:
        return isinstance(_parsed(sparql), QueryTriples)
    except QueryError:
        return False


def _unparsed(error: SyntaxError) -> QueryError:
    told = re.sub(r"^error at (\d+):(\d+): ", r"line \1, column \2: ", error.msg)
    hint = "Mend it there. Are all prefixes declared? An update is no query"
    return QueryError(f"The query does not parse: {told}", hint)


def _bytes(data: Any) -> bytes:
    """What two libraries without full types promise to be bytes."""
    return data if isinstance(data, bytes) else str(data).encode()
