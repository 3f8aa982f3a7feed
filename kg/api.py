"""The program as a library: build or load a graph, ask it, check it, write it.

    build(["articles/"])    from articles            load("games.trig")     from a file
    connect(URL)            at a SPARQL endpoint     Graph(RdflibSource(g)) from an rdflib graph

Everything that goes wrong on the caller's side is a `kg.errors.KgError`, whose text says what to do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Store

from kg import pipeline, queries, shapes, store
from kg.errors import UsageError
from kg.pipeline import Built, Options
from kg.shapes import Violation
from kg.source import Answer, LocalSource, RemoteSource, Source
from kg.terms import PREFIXES
from kg.why import Fact, Ground, has_evidence
from kg.why import why as grounds

if TYPE_CHECKING:
    import rdflib

__all__ = ["Answer", "BuiltGraph", "Fact", "Graph", "Ground", "Options", "Violation", "build", "connect", "load"]

MERGED = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
NAMED = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True)
class Graph:
    """A knowledge graph, wherever it is.

    >>> graph = Graph(LocalSource(Store()))
    >>> graph.query("flag-bearers").records(), len(graph.validate())
    ([], 0)
    """

    source: Source

    def query(self, name: str, /, **params: str | int) -> Answer:
        """The answer to a stored query; `kg.queries.stored()` has them all, with their parameters.

        A parameter narrows a column to an IRI, the end of one, or a label. `Answer.records()` gives the rows as
        dictionaries. Times are decimal seconds, distances metres, weights kilograms; dates are ISO 8601 text.

            graph.query("flag-bearers", games="2014 Winter Paralympics").records()
        """
        return queries.ask(name, self.source, {key: str(value) for key, value in params.items()})

    def select(self, sparql: str) -> Answer:
        """The answer to any SPARQL query; the project's own prefixes need not be declared."""
        return queries.ask_text(sparql, self.source)

    def why(self, subject: str, property: str = "") -> tuple[Fact, ...]:  # noqa: A002 -- the word that users know
        """The facts about a thing, each with the passages and rules that it rests on.

        `subject` is an IRI, the end of one, or a label; `property` (`rank`) narrows. Needs a graph with evidence.
        """
        return grounds(subject, self.source, property)

    def has_evidence(self) -> bool:
        """Whether the graph holds the passages that its facts come from (a `.trig` does, a `.ttl` does not)."""
        return has_evidence(self.source)

    def validate(self) -> tuple[Violation, ...]:
        """What breaks the shapes (severity `Violation`) and what merely does not add up (`Warning`), sorted."""
        return shapes.validate(self.store)

    def to_rdflib(self) -> "rdflib.Graph":
        """A new rdflib graph of the merged facts, without the evidence."""
        import rdflib

        graph = rdflib.Graph()
        for prefix, iri in PREFIXES.items():
            graph.bind(prefix, iri)
        return graph.parse(data=self.serialize("nt"), format="nt")

    def serialize(self, format: str = "ttl") -> bytes:  # noqa: A002 -- the word that users know
        """The graph as `ttl`, `nt`, `xml` (the facts), `trig`, `nq` or `jsonld` (also the passages, where it has them).

        The same graph always gives the same bytes.
        """
        return store.dump(self.store, format)

    def write(self, path: Path | str, format: str = "") -> None:  # noqa: A002 -- the word that users know
        """Write the graph to a file, whole or not at all; the format follows the file's ending unless given."""
        ending = format or Path(path).suffix.removeprefix(".")
        store.format_named(ending, str(path))
        store.write(path, self.serialize(ending))

    @cached_property
    def store(self) -> Store:
        """All quads, in memory; those of an endpoint are fetched first."""
        if isinstance(self.source, LocalSource):
            return self.source.store
        named = self.source.select(NAMED).rows if self.has_evidence() else ()  # a plain rdflib graph refuses GRAPH
        rows = (*self.source.select(MERGED).rows, *named)
        lines = (" ".join(str(term) for term in row if term is not None) for row in rows)
        fetched = Store()
        fetched.bulk_load("".join(f"{line} .\n" for line in lines).encode(), RdfFormat.N_QUADS)
        return fetched


@dataclass(frozen=True)
class BuiltGraph(Graph):
    """A graph that was built here; `built` tells what went in and what did not."""

    built: Built = field(repr=False)


def build(
    paths: Iterable[Path | str] | Path | str,
    options: Options | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BuiltGraph:
    """A graph from articles: files, or folders of them; `progress` is called with (done, total).

    A file that cannot be read is reported in `built.failures`; `ReadError` is raised where no article is left.
    """
    options = options or Options()
    _check_base(options.base)
    built = pipeline.build([paths] if isinstance(paths, Path | str) else paths, options, progress)
    return BuiltGraph(LocalSource(built.store), built)


def load(path: Path | str) -> Graph:
    """The graph in a file, of a format that the ending tells; `GraphError` where it cannot be read."""
    return Graph(LocalSource(store.load(path)))


def connect(url: str) -> Graph:
    """The graph at a SPARQL endpoint; `QueryError` where it does not answer."""
    return Graph(RemoteSource(url))


def _check_base(iri: str) -> None:
    try:
        NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri}: is no IRI", "Give a base such as https://example.org/id/") from error
    if not iri.endswith(("/", "#")):
        raise UsageError(f"{iri}: a base ends in / or #", f"Did you mean {iri}/?")
