"""The graphs that the stored queries are tried on, as each kind of source has them."""

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, serialize

from kg import store

if TYPE_CHECKING:
    import rdflib

FOLDER = Path(__file__).parent / "queries"
EXAMPLE = FOLDER / "example.trig"
EVIDENCE = FOLDER / "evidence.trig"


def graph_for(needs_evidence: bool) -> Path:
    """The file that a query is tried on."""
    return EVIDENCE if needs_evidence else EXAMPLE


def dataset(path: Path) -> "rdflib.Dataset":
    """An rdflib Dataset of a file, filled graph by graph, since rdflib's own TriG reader warns of itself."""
    import rdflib

    held, filled = store.load(path), rdflib.Dataset()
    for name in held.named_graphs():
        filled.graph(rdflib.URIRef(str(name.value))).parse(data=_triples(held, name), format="nt")
    filled.default_graph.parse(data=_triples(held, DefaultGraph()), format="nt")
    return filled


def _triples(held: Store, name: object) -> bytes:
    graph = name if isinstance(name, NamedNode) else DefaultGraph()
    triples = (quad.triple for quad in held.quads_for_pattern(None, None, None, graph))
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
