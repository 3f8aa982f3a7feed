"""Each shape is proved by two small graphs, and pySHACL's own run of everything is the oracle."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import processor
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.sparql import Query

from kg.resources import folder, texts
from kg.shapes import DECLARED, Violation, local, misshapen, rows, shipped, validate
from kg.terms import PREFIXES, G

EXAMPLES = Path(__file__).parent / "shapes"
FILES = tuple(sorted(EXAMPLES.glob("*.ttl")))
BAD = tuple(path for path in FILES if path.name.endswith(".bad.ttl"))
SHIPPED = texts(folder("shapes"), ".ttl")
NAMES = set(re.findall(r"^s:(\w+) a", "\n".join(SHIPPED.values()), re.MULTILINE))


def files(paths: tuple[Path, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def example(path: Path) -> Store:
    """An example as the build would hand it over: with the code lists."""
    store = Store()
    store.load((Path(str(folder("ontology"))) / "codes.ttl").read_bytes(), RdfFormat.TURTLE)
    store.load(path.read_bytes(), RdfFormat.TURTLE)
    return store


@cache
def found(path: Path) -> tuple[Violation, ...]:
    return validate(example(path))


def short(iri: str) -> str:
    """An IRI with a prefix, or `-` where there is none.

    >>> short("https://w3id.org/games-kg/ns#rank"), short("")
    ('g:rank', '-')
    """
    known = [f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)]
    return known[0] if known else iri or "-"


def expected(path: Path) -> Counter[str]:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return Counter(first.removeprefix("# expects: ").split(", ")) if first.startswith("# expects: ") else Counter()


@pytest.fixture
def everything(shapes: rdflib.Graph, monkeypatch: pytest.MonkeyPatch) -> rdflib.Graph:
    """All shapes for pySHACL, which has rdflib parse a query again for each node: minutes, unless they are kept."""
    monkeypatch.setattr(processor, "parseQuery", str)
    monkeypatch.setattr(processor, "translateQuery", parsed)
    return shapes


@cache
def prepared(text: str) -> Query:
    return translateQuery(parseQuery(text))


def parsed(text: str, base: object, prefixes: object) -> Query:  # noqa: ARG001 (the queries declare their prefixes)
    return prepared(text)


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """All shapes as pySHACL reads them, cross-checks included."""
    shapes = rdflib.Graph()
    for text in SHIPPED.values():
        shapes.parse(data=text, format="turtle")
    return shapes


def test_every_shape_has_a_good_and_a_bad_example() -> None:
    assert {path.name for path in FILES} == {f"{name}.{kind}.ttl" for name in NAMES for kind in ("good", "bad")}


@files(FILES)
def test_finds_what_is_expected_and_nothing_else(path: Path) -> None:
    names = Counter(f"{each.shape} {short(each.path)}" for each in found(path))
    assert names == expected(path)
    assert {name.split()[0] for name in names} == ({path.name.split(".")[0]} if path in BAD else set())


@files(FILES)
def test_agrees_with_pyshacl(path: Path, everything: rdflib.Graph) -> None:
    assert {outline(each) for each in found(path)} == oracle(path, everything)


def outline(violation: Violation) -> tuple[str, str, str, str, str]:
    """All but the message; a value that is the node itself tells nothing, and pySHACL gives it where there is none."""
    value = "" if violation.value == f"<{violation.focus}>" else violation.value
    return violation.severity, violation.shape, violation.focus, violation.path, value


def oracle(path: Path, shapes: rdflib.Graph) -> set[tuple[str, str, str, str, str]]:
    """What pySHACL finds when it runs forms and cross-checks itself."""
    data = rdflib.Graph().parse(data="\n".join(f"{quad.triple} ." for quad in example(path)), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, rdflib.Graph)
    return {outline(described(report, result, shapes)) for result in report.objects(None, SH.result)}


def described(report: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph) -> Violation:
    def said(name: str) -> str:
        return str(report.value(result, SH[name]) or "")

    source = report.value(result, SH.sourceShape)
    owner = source if isinstance(source, rdflib.URIRef) else shapes.value(None, SH.property, source)
    value = report.value(result, SH.value)
    term = str(NamedNode(value)) if isinstance(value, rdflib.URIRef) else ""
    if isinstance(value, rdflib.Literal):
        term = str(Literal(str(value), datatype=NamedNode(str(value.datatype)) if value.datatype else None))
    return Violation(local(said("resultSeverity")), local(str(owner)), said("focusNode"), said("resultPath"), term, "")


def test_a_violation_names_the_property_at_fault() -> None:
    violations = [each for path in BAD for each in found(path) if each.severity == "Violation"]
    assert [each for each in violations if not each.path] == []


def test_messages_have_no_gaps() -> None:
    """Each value that a message speaks of is among those that its query gives."""
    messages = [each.message for path in BAD for each in found(path)]
    assert [message for message in messages if re.search(r"\{[?$]", message)] == []


def test_messages_are_in_plain_words() -> None:
    (violation,) = found(EXAMPLES / "RankWithoutFinish.bad.ttl")
    assert violation.message == "Rank 31 goes with a status that leaves no rank: did not finish."


def test_violations_come_in_order_and_are_all_different() -> None:
    violations = found(EXAMPLES / "Delegation.bad.ttl")
    assert list(violations) == sorted(set(violations))


def test_only_the_default_graph_counts() -> None:
    store = Store()
    store.load((EXAMPLES / "Named.bad.ttl").read_bytes(), RdfFormat.TURTLE, to_graph=NamedNode("http://e/passage"))
    assert validate(store) == ()


def test_an_empty_graph_is_in_order() -> None:
    assert validate(Store()) == ()


def test_pyshacl_is_not_shown_the_passages() -> None:
    """Passages are most of a graph, and pySHACL takes a second for ten thousand triples."""
    assert list(misshapen(example(EXAMPLES / "EvidenceLacks.bad.ttl"), shipped())) == []


def test_values_keep_their_spelling() -> None:
    store = example(EXAMPLES / "Named.good.ttl")
    store.load(b"<http://e/x> a <" + G.encode() + b"Delegation> ; <" + G.encode() + b'rank> "00" .', RdfFormat.TURTLE)
    assert '"00"' in {each.value for each in validate(store)}


def test_prefixes_mean_the_same_in_every_file() -> None:
    declared = {(row["prefix"], row["namespace"]) for row in rows(shipped(), DECLARED)}
    assert len(declared) == len({prefix for prefix, _ in declared})


@pytest.mark.parametrize("name", SHIPPED)
def test_pyshacl_accepts_each_file_by_itself(name: str) -> None:
    shapes = rdflib.Graph().parse(data=SHIPPED[name], format="turtle")
    data = rdflib.Graph().parse(EXAMPLES / "Result.good.ttl")
    assert pyshacl.validate(data, shacl_graph=shapes, meta_shacl=True, allow_warnings=True)[0] is not None
    assert set(shapes.subjects(RDF.type, SH.NodeShape))


def test_one_value_knows_every_single_valued_property() -> None:
    ontology = texts(folder("ontology"), ".ttl")["games"]
    marked = set(re.findall(r"^g:(\w+) a .*g:singleValued true", ontology, re.MULTILINE))
    listed = SHIPPED["single-valued"].split("IN (")[1].split(")")[0]
    assert set(re.findall(r"g:(\w+)", listed)) == marked
