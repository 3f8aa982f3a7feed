"""Graphs in memory and in files.

The same quads give the same bytes, whatever the order in which they came.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, RdfFormat, Store
from pyoxigraph import parse as parse_rdf
from pyoxigraph import serialize as serialize_rdf

from kg.errors import GraphError, UsageError
from kg.terms import PREFIXES, RDF, RDFS, G

FORMATS = MappingProxyType(
    {
        "ttl": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "jsonld": RdfFormat.JSON_LD,
        "xml": RdfFormat.RDF_XML,
        "rdf": RdfFormat.RDF_XML,
        "turtle": RdfFormat.TURTLE,
    }
)
DEFAULT = DefaultGraph()
TYPE = NamedNode(RDF + "type")
EVIDENCE = NamedNode(G + "Evidence")
FIRST = (f"<{RDF}type>".encode(), f"<{RDFS}label>".encode())


def load(path: Path | str) -> Store:
    """A store of what a file holds; its name's ending tells the format.

    >>> load("g.csv")
    Traceback (most recent call last):
        ...
    kg.errors.UsageError: g.csv: 'csv' is no format of a graph. Use one of ttl, trig, nt, nq, jsonld, xml, rdf, turtle
    """
    path = Path(path)
    rdf_format = format_named(path.suffix.removeprefix("."), path.name)
    store = Store()
    try:
        store.bulk_load(path=path, format=rdf_format)
    except SyntaxError as error:
        raise GraphError(
            f"{path}, line {error.lineno}: {error.msg}", "Mend the file, or build the graph again"
        ) from error
    except FileNotFoundError as error:
        raise GraphError(f"{path}: there is no such file", "Make one with `kg build ARTICLES --out FILE`") from error
    except (OSError, ValueError) as error:
        raise GraphError(f"{path}: cannot be read ({error})", "Give a file that holds a graph") from error
    return store


def format_named(name: str, where: str) -> RdfFormat:
    """The format of a name such as `ttl`; `where` goes into the message if there is none."""
    if name.lower() not in FORMATS:
        raise UsageError(f"{where}: {name!r} is no format of a graph", f"Use one of {', '.join(FORMATS)}")
    return FORMATS[name.lower()]


def dump(store: Store, name: str) -> bytes:
    """The bytes of a store in a format of `FORMATS`.

    Formats without named graphs get the merged facts, and leave the descriptions of evidence out.

    >>> store = Store()
    >>> store.add(Quad(NamedNode("https://w3id.org/games-kg/id/nation.fiji"), TYPE, NamedNode(G + "Nation")))
    >>> print(dump(store, "ttl").decode().splitlines()[-1])
    id:nation.fiji a g:Nation .
    """
    rdf_format = format_named(name, "dump")
    quads = _in_order(store if rdf_format.supports_datasets else _without_evidence(store))
    if rdf_format.supports_datasets:
        return _serialize(quads, rdf_format)
    return _serialize((quad.triple for quad in quads), rdf_format)


def _serialize(statements: Iterable[object], rdf_format: RdfFormat) -> bytes:
    """The bytes that pyoxigraph writes."""
    written: bytes | None = serialize_rdf(statements, format=rdf_format, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
    return written or b""


def _without_evidence(store: Store) -> Iterator[Quad]:
    """The default graph's quads, save those about passages."""
    passages = {quad.subject for quad in store.quads_for_pattern(None, TYPE, EVIDENCE, DEFAULT)}
    return (quad for quad in store.quads_for_pattern(None, None, None, DEFAULT) if quad.subject not in passages)


def _in_order(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads by graph (the default one first) and subject; types and labels before other properties.

    Lines of N-Quads are compared, since that is far quicker than comparing terms.
    """
    lines = _serialize(quads, RdfFormat.N_QUADS).splitlines()
    if any(b"_:" in line for line in lines):
        lines = _serialize(_canonical(lines), RdfFormat.N_QUADS).splitlines()
    lines.sort(key=_place)
    return parse_rdf(b"\n".join(lines), format=RdfFormat.N_QUADS)


def _canonical(lines: list[bytes]) -> Iterable[Quad]:
    """The quads with names for blank nodes that depend on what is said about them alone."""
    dataset = Dataset(parse_rdf(b"\n".join(lines), format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _place(line: bytes) -> tuple[bytes, bytes, int, bytes]:
    """Where a line of N-Quads belongs among others.

    >>> _place(b'<s> <p> "a <b> c"@en <g> .')[0], _place(b'<s> <p> "a <b> c"@en .')[0]
    (b'<g>', b'')
    """
    subject, predicate, rest = line.split(b" ", 2)
    after_text = rest.rpartition(b'"')[2].split(b" ")
    graph = after_text[1] if len(after_text) == 3 else b""
    return graph, subject, FIRST.index(predicate) if predicate in FIRST else len(FIRST), line


def write(path: Path | str, data: bytes) -> None:
    """Put bytes into a file, all of them or none: what stood there stays until the whole is written."""
    path = Path(path).resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():  # /dev/stdout and its like cannot be replaced
            path.write_bytes(data)
        else:
            part.write_bytes(data)
            part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphError(f"{path}: cannot be written ({reason})", "Choose a file that you may write") from error
    finally:
        part.unlink(missing_ok=True)
