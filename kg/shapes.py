"""Does a graph have the form that it should have, and do its numbers agree?

The form of each thing is SHACL Core, checked by pySHACL. The cross-checks are SHACL-SPARQL; their queries leave
`$this` free and are asked once each, of Oxigraph, which takes a thousandth of the time of asking them per focus node.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from kg.resources import folder, texts
from kg.terms import RDF, RDFS, SKOS, G

if TYPE_CHECKING:
    import rdflib

SH = "http://www.w3.org/ns/shacl#"
TYPE = NamedNode(RDF + "type")
EVIDENCE = NamedNode(G + "Evidence")
SPARQL = NamedNode(SH + "sparql")
PROPERTY = NamedNode(SH + "property")
TARGETS = tuple(NamedNode(SH + name) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode"))
MERGED = DefaultGraph()
NAMES = (NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel"))
PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")

DECLARED = f"PREFIX sh: <{SH}> SELECT ?prefix ?namespace {{ ?d sh:prefix ?prefix ; sh:namespace ?namespace }}"
OWNERS = f"PREFIX sh: <{SH}> SELECT ?part ?shape {{ ?shape sh:property ?part FILTER(isIRI(?shape)) }}"
CHECKS = f"""
PREFIX sh: <{SH}>
SELECT ?shape ?severity ?message ?select WHERE {{
  ?shape sh:sparql ?constraint .
  ?constraint sh:select ?select ; sh:message ?message .
  OPTIONAL {{ ?shape sh:severity ?stated }}
  BIND(COALESCE(?stated, sh:Violation) AS ?severity)
}}"""
FOUND = f"""
PREFIX sh: <{SH}>
SELECT ?severity ?shape ?this ?path ?value ?message WHERE {{
  ?report sh:result ?result .
  ?result sh:resultSeverity ?severity ; sh:sourceShape ?shape ; sh:resultMessage ?message .
  ?result sh:focusNode ?this ; sh:resultPath ?path .
  OPTIONAL {{ ?result sh:value ?value }}
}}"""

Term = NamedNode | BlankNode | Literal
Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What a shape finds wrong, and the property at fault."""

    severity: str  # "Violation" or "Warning"
    shape: str  # the shape's local name
    focus: str  # the node's IRI
    path: str  # the property's IRI; "" where a warning is about no single one
    value: str  # the value at fault in N-Triples form; "" where there is none
    message: str


def validate(store: Store) -> tuple[Violation, ...]:
    """What the shapes find wrong in the default graph of a store, in order.

    >>> store = Store()
    >>> store.load(b"<http://e/x> a <https://w3id.org/games-kg/ns#Person> .", RdfFormat.TURTLE)
    >>> [(found.severity, found.shape, found.message) for found in validate(store)]
    [('Violation', 'Named', 'A thing has a name.')]
    """
    shapes = shipped()
    return tuple(sorted({*misshapen(store, shapes), *inconsistent(store, shapes)}))


def shipped() -> Store:
    """The shapes that ship with the program, in one graph."""
    shapes = Store()
    for text in texts(folder("shapes"), ".ttl").values():
        shapes.load(text.encode(), RdfFormat.TURTLE)
    return shapes


def inconsistent(store: Store, shapes: Store) -> Iterator[Violation]:
    """What the cross-checks find."""
    prefixes = {row["prefix"].value: row["namespace"].value for row in rows(shapes, DECLARED)}
    for check in rows(shapes, CHECKS):
        for found in rows(store, check["select"].value, prefixes):
            yield Violation(
                severity=local(check["severity"].value),
                shape=local(check["shape"].value),
                focus=found["this"].value,
                path=found["path"].value if "path" in found else "",
                value=str(found.get("value", "")),
                message=filled(check["message"].value, found, store),
            )


def misshapen(store: Store, shapes: Store) -> Iterator[Violation]:
    """What the form shapes find. Passages are many and have cross-checks only, so pySHACL does not see them."""
    from pyshacl import validate as run

    passages = {quad.subject for quad in store.quads_for_pattern(None, TYPE, EVIDENCE, MERGED)}
    data = graph(quad for quad in store.quads_for_pattern(None, None, None, MERGED) if quad.subject not in passages)
    _, report, _ = run(data, shacl_graph=graph(forms(shapes)), inference="none", inplace=True)
    owners = {row["part"]: row["shape"] for row in rows(shapes, OWNERS)}
    for found in rows(reread(report), FOUND):
        note = f" Found: {plain(found['value'], store)}" if "value" in found else ""
        yield Violation(
            severity=local(found["severity"].value),
            shape=local(owners.get(found["shape"], found["shape"]).value),
            focus=found["this"].value,
            path=found["path"].value,
            value=str(found.get("value", "")),
            message=found["message"].value + note,
        )


def forms(shapes: Store) -> Iterator[Quad]:
    """The form shapes, each property's part with the targets of its owner and by itself.

    The meaning is the same, but pySHACL checks a shape that has targets once for all nodes, and a part of another
    shape once for each.
    """
    for quad in shapes:
        if quad.predicate == PROPERTY:
            targets = (each for each in shapes.quads_for_pattern(quad.subject, None, None) if each.predicate in TARGETS)
            yield from (Quad(cast("BlankNode", quad.object), each.predicate, each.object) for each in targets)
        if quad.predicate not in (SPARQL, PROPERTY) or isinstance(quad.subject, BlankNode):
            yield quad


def rows(store: Store, query: str, prefixes: Mapping[str, str] | None = None) -> Iterator[Row]:
    """A query's answers, each by the names of the variables that are bound."""
    answers = cast("QuerySolutions", store.query(query, prefixes=dict(prefixes or {})))
    names = [variable.value for variable in answers.variables]
    for answer in answers:
        yield {name: cast("Term", answer[name]) for name in names if answer[name] is not None}


def graph(quads: Iterable[Quad]) -> "rdflib.Graph":
    """The triples of quads, in memory of rdflib's."""
    import rdflib

    made = rdflib.Graph(bind_namespaces="none")
    made.addN((foreign(quad.subject), foreign(quad.predicate), foreign(quad.object), made) for quad in quads)
    return made


def reread(report: "rdflib.Graph") -> Store:
    """A graph of rdflib's in memory of Oxigraph's."""
    store = Store()
    store.extend(Quad(*(native(term) for term in triple)) for triple in report)  # type: ignore[arg-type]
    return store


def foreign(term: object) -> "rdflib.term.Node":
    """A term of Oxigraph's as one of rdflib's."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(cast("BlankNode", term).value)


def native(term: "rdflib.term.Node") -> Term:
    """A term of rdflib's as one of Oxigraph's."""
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        datatype = NamedNode(str(term.datatype)) if term.datatype and not term.language else None
        return Literal(str(term), datatype=datatype, language=term.language)
    return BlankNode(str(term))


def filled(template: str, found: Row, store: Store) -> str:
    """A message with the values of an answer in place of `{?name}`.

    >>> filled("{?value} is too many.", {"value": Literal(12)}, Store())
    '12 is too many.'
    """
    return PLACEHOLDER.sub(lambda match: plain(found[match[1]], store), template)


def plain(term: Term, store: Store) -> str:
    """A term as a reader knows it: a thing by its label if it has one, else by the end of its IRI.

    >>> plain(NamedNode("https://w3id.org/games-kg/id/nation.fiji"), Store())
    'nation.fiji'
    """
    if not isinstance(term, NamedNode):
        return term.value
    stated = (quad.object for name in NAMES for quad in store.quads_for_pattern(term, name, None, MERGED))
    return min((label.value for label in stated if isinstance(label, Literal)), default=local(term.value))


def local(iri: str) -> str:
    """The part of an IRI after its last `#` or `/`.

    >>> local("https://w3id.org/games-kg/shapes#MedalSum")
    'MedalSum'
    """
    return re.split("[#/]", iri)[-1]
