"""The vocabulary: every term documented, used and known, and nothing surprising for a reasoner to conclude."""

import re
from pathlib import Path
from typing import Any

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.resources import folder, texts
from kg.terms import BASE, ONTOLOGY, C, G

ROOT = Path(__file__).parent.parent
SCHEMA = Namespace("https://schema.org/")
VOCABULARY = texts(folder("ontology"), ".ttl")
DOMAINS = (RDFS.domain, SCHEMA.domainIncludes)
RANGES = (RDFS.range, SCHEMA.rangeIncludes)
CLASSES = 16


def read(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(data=VOCABULARY[name], format="turtle")
    return graph


ONTOLOGY_GRAPH = read("games")
CODES = read("codes")
TERMS = sorted({str(term) for term in ONTOLOGY_GRAPH.subjects() if str(term).startswith(G)})
PROPERTIES = sorted(set(TERMS) - {str(term) for term in ONTOLOGY_GRAPH.subjects(RDF.type, OWL.Class)})
CONCEPTS = sorted(str(term) for term in CODES.subjects(RDF.type, SKOS.Concept))


def name(term: Node | str) -> str:
    return str(term).rpartition("#")[2]


def written() -> str:
    """All files in which terms stand with their prefix; the list of the single-valued ones would prove nothing."""
    places = {"queries": ".rq", "shapes": ".ttl", "ontology/rules": ".rq"}
    found = {key: text for place, end in places.items() for key, text in texts(folder(place), end).items()}
    return "\n".join(text for key, text in found.items() if key != "single-valued")


def programmed() -> str:
    """The program and its data, where terms stand as bare words."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*")) if path.suffix in (".py", ".toml")
    )


def is_used(term: str, prefix: str) -> bool:
    word = re.escape(name(term))
    return bool(
        re.search(rf"(?<![\w-]){prefix}:{word}(?![\w-])", written()) or re.search(rf"(['\"]){word}\1", programmed())
    )


def test_there_are_sixteen_classes() -> None:
    assert len(TERMS) - len(PROPERTIES) == CLASSES


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_term_is_documented(term: str) -> None:
    label, comment = (ONTOLOGY_GRAPH.value(URIRef(term), each) for each in (RDFS.label, RDFS.comment))
    assert isinstance(label, Literal)
    assert isinstance(comment, Literal)
    assert (label.language, comment.language) == ("en", "en")
    assert str(comment).endswith((".", ":"))


@pytest.mark.parametrize("term", PROPERTIES, ids=name)
def test_property_has_a_domain_and_a_range(term: str) -> None:
    graph, subject = ONTOLOGY_GRAPH, URIRef(term)
    for one, several in (DOMAINS, RANGES):
        assert len(list(graph.objects(subject, one))) + bool(list(graph.objects(subject, several))) == 1
    ends = {end for each in (*DOMAINS, *RANGES) for end in graph.objects(subject, each)}
    assert {str(end) for end in ends if str(end).startswith(G)} <= set(TERMS)


@pytest.mark.parametrize("term", PROPERTIES, ids=name)
def test_kind_of_property_goes_with_its_range(term: str) -> None:
    values = {value for each in RANGES for value in ONTOLOGY_GRAPH.objects(URIRef(term), each)}
    literal = {str(value).startswith(str(XSD)) for value in values}
    kind = ONTOLOGY_GRAPH.value(URIRef(term), RDF.type)
    assert literal == {kind in (OWL.DatatypeProperty, OWL.AnnotationProperty)}


@pytest.mark.parametrize("term", [term for term in TERMS if name(term) != "singleValued"], ids=name)
def test_term_is_used(term: str) -> None:
    assert is_used(term, "g")


def test_single_valued_is_used_by_the_disagreements() -> None:
    assert "g:singleValued" in texts(folder("queries"), ".rq")["disagreements"]


@pytest.mark.parametrize("code", CONCEPTS, ids=name)
def test_code_is_used(code: str) -> None:
    assert is_used(code, "c")


def test_no_term_is_unknown() -> None:
    text = written() + VOCABULARY["alignment"] + VOCABULARY["games"] + VOCABULARY["codes"]
    known = {f"g:{name(term)}" for term in TERMS} | {f"c:{name(code)}" for code in CODES.subjects()}
    assert set(re.findall(r"(?<![\w/<-])[gc]:[A-Za-z][\w-]*", text)) - known == set()


@pytest.mark.parametrize("code", CONCEPTS, ids=name)
def test_notation_is_the_local_name(code: str) -> None:
    subject = URIRef(code)
    assert [str(each) for each in CODES.objects(subject, SKOS.notation)] == [code.removeprefix(C)]
    (scheme,) = CODES.objects(subject, SKOS.inScheme)
    assert (scheme, RDF.type, SKOS.ConceptScheme) in CODES
    assert len(list(CODES.objects(subject, SKOS.prefLabel))) == 1


def test_scheme_has_codes_unless_the_build_makes_them() -> None:
    schemes = {name(scheme) for scheme in CODES.subjects(RDF.type, SKOS.ConceptScheme)}
    filled = {name(scheme) for scheme in CODES.objects(None, SKOS.inScheme)}
    assert schemes - filled == {"sports", "sport-classes"}


def test_ontology_has_no_functional_properties() -> None:
    """From two hosts of one Games they would make a reasoner conclude that these are one nation."""
    assert list(ONTOLOGY_GRAPH.subjects(RDF.type, OWL.FunctionalProperty)) == []


def test_blank_nodes_are_not_needed() -> None:
    nodes = {node for graph in (ONTOLOGY_GRAPH, CODES, read("alignment")) for triple in graph for node in triple}
    assert [node for node in nodes if isinstance(node, BNode)] == []


def test_alignments_are_well_formed() -> None:
    meant = {RDFS.subClassOf, RDFS.subPropertyOf}
    near = {SKOS.closeMatch, SKOS.relatedMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch}
    classes = set(TERMS) - set(PROPERTIES)
    for subject, relation, target in read("alignment"):
        assert str(subject) in TERMS
        assert relation in meant | near
        assert isinstance(target, URIRef)
        assert not str(target).startswith((G, C, BASE, ONTOLOGY))
        form = r"Q\d+|[A-Z][a-z]\w*" if str(subject) in classes else r"P\d+|[a-z]\w*"
        assert re.fullmatch(form, re.split("[#/]", target)[-1])


def test_nothing_depends_on_the_alignments() -> None:
    rest = written() + VOCABULARY["games"] + VOCABULARY["codes"] + programmed()
    assert re.findall(r"dbpedia\.org/ontology|sportschema\.org|wikidata\.org/prop|ns/prov", rest) == []


def test_a_reasoner_concludes_nothing_surprising() -> None:
    """OWL-RL over the ontology and the examples of good graphs finds no new class of a thing, and no two to be one."""
    data = Graph()
    for path in sorted((ROOT / "tests/shapes").glob("*.good.ttl")):
        data.parse(path)
    closed = data + ONTOLOGY_GRAPH + CODES
    stated = set((data + CODES).subject_objects(RDF.type))
    things = {thing for thing, _ in stated}
    reasoner: Any = owlrl
    reasoner.DeductiveClosure(reasoner.OWLRL_Semantics).expand(closed)
    everything = {OWL.Thing, RDFS.Resource}
    types = {pair for pair in closed.subject_objects(RDF.type) if pair[0] in things and pair[1] not in everything}
    assert types == stated
    assert {pair for pair in closed.subject_objects(OWL.sameAs) if pair[0] != pair[1] and pair[0] in things} == set()
    assert list(closed.subjects(RDF.type, OWL.Nothing)) == []
