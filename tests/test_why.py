"""What facts rest on: the names that are understood, passages, rules, values that the merge did not keep."""

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import QueryError, UsageError
from kg.source import LocalSource, plain
from kg.why import Fact, as_answer, things, why

GRAPH = """
PREFIX g: <https://w3id.org/games-kg/ns#>
PREFIX id: <https://w3id.org/games-kg/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX r: <https://w3id.org/games-kg/id/revision.mexico.96dc#>

id:revision.mexico.96dc a g:Revision ; dcterms:title "Mexico at the Games" .
r:s1 a g:Evidence ; g:revision id:revision.mexico.96dc ; g:quote "Ann Lee came 11th." ; g:rule "prose/a" , "prose/b" .
r:t1r2c9 a g:Evidence ; g:revision id:revision.mexico.96dc ; g:quote "12" ; g:rule "table/rank" .
id:person.ann-lee a g:Person ; rdfs:label "Ann Lee" ; g:nation id:nation.mexico .
id:nation.mexico a g:Nation ; rdfs:label "Mexico" .
id:squad.mexico a g:Squad ; rdfs:label "Mexico" .
id:squad.relay-1 a g:Squad ; rdfs:label "Relay" .
id:squad.relay-2 a g:Squad ; rdfs:label "Relay" .
id:result.ann-lee a g:Result ; g:competitor id:person.ann-lee ; g:rank 12 ; rdfs:label "Ann Lee, super-G" .
r:s1 { id:person.ann-lee rdfs:label "Ann Lee" ; g:nation id:nation.mexico . id:result.ann-lee g:rank 11 }
r:s1 { id:nation.mexico rdfs:label "Mexico" }
r:t1r2c9 { id:result.ann-lee g:competitor id:person.ann-lee ; g:rank 12 }
id:rule.result-label { id:result.ann-lee rdfs:label "Ann Lee, super-G" }
"""


@pytest.fixture(scope="module")
def source() -> LocalSource:
    store = Store()
    store.load(GRAPH.encode(), RdfFormat.TRIG)
    return LocalSource(store)


def said(facts: tuple[Fact, ...]) -> list[tuple[str, object, bool]]:
    return [(fact.property.rpartition("#")[2], plain(fact.value), fact.kept) for fact in facts]


@pytest.mark.parametrize(
    "name",
    ["Ann Lee", "ann lee", "person.ann-lee", "https://w3id.org/games-kg/id/person.ann-lee"],
)
def test_names_of_one_thing(source: LocalSource, name: str) -> None:
    assert [thing.iri for thing in things(name, source)] == ["https://w3id.org/games-kg/id/person.ann-lee"]


def test_a_label_is_surer_than_a_part_of_one(source: LocalSource) -> None:
    assert [thing.label for thing in things("Ann Lee", source)] == ["Ann Lee"]
    assert [thing.label for thing in things("Lee", source)] == ["Ann Lee", "Ann Lee, super-G"]
    assert things("Nobody", source) == ()
    assert things('"} DROP', source) == ()


def test_a_nation_is_meant_before_its_squads(source: LocalSource) -> None:
    assert [fact.subject.rpartition("/")[2] for fact in why("Mexico", source)] == ["nation.mexico"]


def test_passages_rules_and_what_was_not_kept(source: LocalSource) -> None:
    facts = why("Ann Lee", source, "rank")
    assert said(facts) == [("rank", 12, True), ("rank", 11, False)]
    cell, sentence = facts[0].grounds[0], facts[1].grounds[0]
    assert (cell.place, cell.quote, cell.rules) == ("table 1 row 2 column 9", "12", ("table/rank",))
    assert (sentence.place, sentence.article) == ("sentence 1", "Mexico at the Games")
    assert sentence.rules == ("prose/a", "prose/b")


def test_the_thing_itself_stands_first(source: LocalSource) -> None:
    facts = why("Ann Lee", source)
    assert [fact.subject_label for fact in facts] == ["Ann Lee"] * 2 + ["Ann Lee, super-G"] * 4
    (label,) = (fact for fact in facts if fact.subject_label.endswith("super-G") and fact.property.endswith("label"))
    assert [(ground.passage, ground.rules) for ground in label.grounds] == [("", ("result-label",))]


def test_as_a_table(source: LocalSource) -> None:
    (row,) = as_answer(why("Ann Lee", source, "g:nation")).records()
    assert (row["valueLabel"], row["place"], row["rules"]) == ("Mexico", "sentence 1", "prose/a, prose/b")


def test_what_cannot_be_told(source: LocalSource) -> None:
    with pytest.raises(UsageError, match=r"(?s)may mean any of.*squad\.relay-1.*squad\.relay-2"):
        why("Relay", source)
    with pytest.raises(UsageError, match="no passage and no rule says anything of 'height'"):
        why("Ann Lee", source, "height")
    with pytest.raises(QueryError, match=r"games\.trig"):
        why("Ann Lee", LocalSource(Store()))
