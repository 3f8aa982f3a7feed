"""The Python interface: as documented, and one way through the program with the command line."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from conftest import Command

import kg
from kg.source import LocalSource, RdflibSource


def test_everything_named_is_there() -> None:
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []
    assert kg.__all__ == sorted(kg.__all__)


def test_import_is_light() -> None:
    code = "import sys, kg; print(*{'rdflib', 'pyshacl', 'SPARQLWrapper', 'rich'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_build_tells_what_it_did(graph: kg.BuiltGraph, examples: Path) -> None:
    assert len(graph.built.articles) == len(list(examples.glob("*.txt")))
    assert graph.built.facts > 100
    assert graph.built.failures == ()


def test_build_takes_one_path_or_many(examples: Path) -> None:
    path = next(iter(sorted(examples.glob("*.txt"))))
    assert (
        kg.build(path).serialize("nq") == kg.build([str(path)]).serialize("nq") == kg.build(str(path)).serialize("nq")
    )


def test_build_without_articles(tmp_path: Path) -> None:
    with pytest.raises(kg.ReadError, match=r"none\.txt"):
        kg.build([tmp_path / "none.txt"])


def test_query(graph: kg.BuiltGraph) -> None:
    rows = graph.query("flag-bearers", country="Kosovo", ceremony="opening").records()
    assert {row["bearerLabel"] for row in rows} == {"Majlinda Kelmendi"}
    with pytest.raises(kg.QueryError, match="flag-bearers"):
        graph.query("flag-bearer")


def test_select_declares_the_prefixes(graph: kg.BuiltGraph) -> None:
    assert graph.select("ASK { id:nation.kosovo a g:Nation }").records() == [{"answer": True}]


def test_why(graph: kg.BuiltGraph) -> None:
    facts = graph.why("Majlinda Kelmendi", "nation")
    assert [(fact.value_label, fact.kept) for fact in facts] == [("Kosovo", True)]
    ground = facts[0].grounds[0]
    (article,) = (each for each in graph.built.articles if each.title.text == ground.article)
    assert ground.quote in article.text
    assert ground.rules


def test_why_finds_what_was_achieved(graph: kg.BuiltGraph) -> None:
    facts = graph.why("Usain Bolt")
    assert {fact.property.rpartition("#")[2] for fact in facts} >= {"rank", "mark", "event"}
    assert all(fact.grounds for fact in facts)


def test_validate(graph: kg.BuiltGraph) -> None:
    assert [found for found in graph.validate() if found.severity == "Violation"] == []


def test_write_and_load_again(graph: kg.BuiltGraph, tmp_path: Path) -> None:
    for ending in ("trig", "nq", "jsonld"):
        path = tmp_path / f"games.{ending}"
        graph.write(path)
        assert kg.load(path).serialize("nq") == graph.serialize("nq")
    graph.write(tmp_path / "games.data", format="ttl")
    assert (tmp_path / "games.data").read_bytes() == graph.serialize("ttl")
    with pytest.raises(kg.UsageError, match="xyz"):
        graph.write(tmp_path / "games.xyz")


def test_rdflib_in_and_out(graph: kg.BuiltGraph) -> None:
    copy = graph.to_rdflib()
    assert isinstance(copy, rdflib.Graph)
    again = kg.Graph(RdflibSource(copy))
    assert again.query("flag-bearers") == graph.query("flag-bearers")
    assert again.serialize("nt") == graph.serialize("nt")
    assert not again.has_evidence()
    assert graph.has_evidence()


def test_a_graph_of_ones_own() -> None:
    empty = kg.Graph(LocalSource(pyoxigraph.Store()))
    assert empty.query("games").rows == ()


def test_one_way_through_the_program(command: Command, graph: kg.BuiltGraph, examples: Path) -> None:
    for style in ("ttl", "trig"):
        assert command("build", examples, "--format", style).out.encode() == graph.serialize(style)
