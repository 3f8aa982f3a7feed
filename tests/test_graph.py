"""From statements to quads."""

from datetime import UTC, date, time
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    ALPINE,
    ARLY,
    DELEGATION,
    DELEGATION_IRI,
    EVENT,
    GAMES,
    MEXICO,
    RESULT,
    RESULT_IRI,
    Page,
    number,
    term,
)
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import graph
from kg.graph.facts import Triple
from kg.graph.merge import place
from kg.graph.terms import text as spelling
from kg.identity import identify
from kg.statement import Mention, Quantity, Statement, Value
from kg.store import dump
from kg.terms import BASE, ONTOLOGY, RDF, RDFS, SCHEMA, XSD, C, G

MEXICO_PAGE, GAMES_PAGE = Page("Mexico at the 2014 Winter Paralympics"), Page("2014 Winter Paralympics")
EXACT = Quantity("1:30.57", Decimal("90.57"), "seconds", Decimal("0.01"))
GAMES_IRI = f"<{BASE}games.2014-winter-paralympics>"
EVENT_IRI = f"<{BASE}event.2014-winter-paralympics.alpine-skiing.super-g-sitting>"
COARSE = Quantity("1 minute and 30 seconds", Decimal(90), "seconds", Decimal(1))
LABEL = f"<{RDFS}label>"


def made(*statements: Statement, pages: tuple[Page, ...] = (MEXICO_PAGE, GAMES_PAGE)) -> Store:
    return graph.assemble([page.article for page in pages], statements, identify(statements))


def triples(store: Store, name: str = "") -> set[Triple]:
    """The triples of a named graph, or of the default graph."""
    where = NamedNode(name.strip("<>")) if name else DefaultGraph()
    found = store.quads_for_pattern(None, None, None, where)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in found}


def values(store: Store, subject: str, name: str, where: str = "") -> set[str]:
    return {value for node, property_, value in triples(store, where) if (node, property_) == (subject, name)}


def says(position: str, value: Value, name: str = "competitors", page: Page = MEXICO_PAGE) -> Statement:
    return page.says(position, DELEGATION, name, value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, f'"3"^^<{XSD}integer>'),
        (Decimal("90.50"), f'"90.5"^^<{XSD}decimal>'),
        (date(2014, 3, 7), f'"2014-03-07"^^<{XSD}date>'),
        (time(20, 14, tzinfo=UTC), f'"20:14:00Z"^^<{XSD}time>'),
        (True, f'"true"^^<{XSD}boolean>'),
        ('so "called"\nhere\t\\', '"so \\"called\\"\\nhere\\t\\\\"'),
        (Mention("Code", "winter"), f"<{C}winter>"),
    ],
)
def test_values(value: Value, written: str) -> None:
    store = made(MEXICO_PAGE.says("s1", GAMES, "motto", value))
    assert values(store, GAMES_IRI, term("motto")) == {written}


def test_a_fact_stands_in_its_passage_and_in_the_default_graph() -> None:
    store = made(says("s1", 1))
    fact = (DELEGATION_IRI, term("competitors"), number(1))
    assert fact in triples(store)
    assert fact in triples(store, MEXICO_PAGE.iri("s1"))


def test_context_stands_where_it_is_said() -> None:
    games = Mention("Games", GAMES.text, at=MEXICO_PAGE.at("title"))
    event = Mention("Event", EVENT.text, parts=(("games", games), ("sport", ALPINE)), at=MEXICO_PAGE.at("h1"))
    result = Mention("Result", parts=(("event", event), ("competitor", ARLY)), at=MEXICO_PAGE.at("t1r2c1"))
    store = made(MEXICO_PAGE.says("t1r2c9", result, "rank", 11))
    title, heading, cell = (triples(store, MEXICO_PAGE.iri(each)) for each in ("title", "h1", "t1r2c9"))
    assert (GAMES_IRI, LABEL, '"2014 Winter Paralympics"') in title
    assert {name for _, name, _ in title} == {f"<{RDF}type>", LABEL, term("games")}
    assert (
        RESULT_IRI,
        term("event"),
        EVENT_IRI,
    ) in heading
    assert cell == {(RESULT_IRI, term("rank"), number(11))}
    assert values(store, MEXICO_PAGE.iri("title"), term("rule")) == {'"context"'}
    assert values(store, MEXICO_PAGE.iri("t1r2c9"), term("rule")) == {'"rule/rank"'}


def test_every_merged_fact_is_said_or_made() -> None:
    gold = MEXICO_PAGE.says("s2", RESULT, "medal", Mention("Code", "gold"))
    store = made(says("s1", 1), MEXICO_PAGE.says("s2", RESULT, "mark", EXACT), gold)
    said = {triple for name in store.named_graphs() for triple in triples(store, str(name))}
    described = (f"<{BASE}revision.", f"<{BASE}dataset")
    merged = {each for each in triples(store) if each[0].startswith(f"<{BASE}") and not each[0].startswith(described)}
    assert merged
    assert merged - said == set()


@pytest.mark.parametrize(
    ("passages", "kept"),
    [
        ({"t1r2c9": 1, "i3": 2, "i4": 2, "s1": 2}, {1}),
        ({"i3": 1, "l1": 2, "title": 2}, {1}),
        ({"l1": 1, "s1": 2, "s2": 2}, {1}),
        ({"s1": 1, "s2": 2, "s3": 2}, {2}),
        ({"s1": 1, "s2": 2}, {1, 2}),
    ],
)
def test_the_best_supported_value(passages: dict[str, int], kept: set[int]) -> None:
    store = made(*(says(position, value) for position, value in passages.items()))
    assert values(store, DELEGATION_IRI, term("competitors")) == {number(value) for value in kept}
    for position, value in passages.items():
        assert values(store, DELEGATION_IRI, term("competitors"), MEXICO_PAGE.iri(position)) == {number(value)}


def test_the_newer_revision() -> None:
    old, new = Page("Mexico", "old", "100"), Page("Mexico", "new", "99000")
    store = made(says("s1", 1, page=old), says("s1", 2, page=new), pages=(old, new))
    assert values(store, DELEGATION_IRI, term("competitors")) == {number(2)}


def test_what_may_have_several_values_keeps_them() -> None:
    winter, paralympic = (Mention("Code", name) for name in ("winter", "paralympic"))
    store = made(MEXICO_PAGE.says("t1r1c1", GAMES, "kind", winter), MEXICO_PAGE.says("s1", GAMES, "kind", paralympic))
    assert values(store, GAMES_IRI, term("kind")) == {f"<{C}winter>", f"<{C}paralympic>"}


def test_a_thing_has_one_name() -> None:
    linked = [Mention("Person", name, "Arly Velásquez") for name in ("Velásquez", "Arly Velasquez", "Arly Velásquez")]
    store = made(*(MEXICO_PAGE.says(f"s{place}", each, "birthYear", 1988) for place, each in enumerate(linked)))
    assert values(store, f"<{BASE}person.arly-velasquez>", LABEL) == {'"Arly Velásquez"'}
    assert values(store, f"<{BASE}person.arly-velasquez>", LABEL, MEXICO_PAGE.iri("s1")) == {'"Arly Velasquez"'}


def test_places_in_an_article() -> None:
    assert [place(each) for each in ("t2r1c1", "t1cap", "title")] == [0, 2, 2]


def test_a_cut_value_corroborates_the_exact_one() -> None:
    store = made(MEXICO_PAGE.says("t1r2c9", RESULT, "mark", EXACT), MEXICO_PAGE.says("s4", RESULT, "mark", COARSE))
    assert values(store, RESULT_IRI, term("mark")) == {'"1:30.57"'}
    assert values(store, RESULT_IRI, term("seconds")) == {f'"90.57"^^<{XSD}decimal>'}
    assert values(store, MEXICO_PAGE.iri("s4"), term("corroborates")) == {MEXICO_PAGE.iri("t1r2c9")}
    assert {name for node, name, _ in triples(store, MEXICO_PAGE.iri("s4")) if node == RESULT_IRI} == {
        f"<{RDF}type>",
        term("event"),
        term("competitor"),
    }


def test_a_rounded_up_value_disagrees() -> None:
    up = Quantity("1 minute and 31 seconds", Decimal(91), "seconds", Decimal(1))
    store = made(MEXICO_PAGE.says("t1r2c9", RESULT, "mark", EXACT), MEXICO_PAGE.says("s4", RESULT, "mark", up))
    assert values(store, RESULT_IRI, term("mark"), MEXICO_PAGE.iri("s4")) == {'"1 minute and 31 seconds"'}
    assert values(store, MEXICO_PAGE.iri("s4"), term("corroborates")) == set()


def test_a_gap_has_the_unit_of_the_mark() -> None:
    gap = Quantity("+11.06", Decimal("11.06"), "", Decimal("0.01"))
    told = Quantity("11 seconds", Decimal(11), "seconds", Decimal(1))
    store = made(
        MEXICO_PAGE.says("t1r2c9", RESULT, "mark", EXACT),
        MEXICO_PAGE.says("t1r2c10", RESULT, "gap", gap),
        MEXICO_PAGE.says("s4", RESULT, "gap", told),
    )
    assert values(store, RESULT_IRI, term("gap")) == {'"+11.06"'}
    assert values(store, RESULT_IRI, term("secondsBehind")) == {f'"11.06"^^<{XSD}decimal>'}


def test_rules_make_what_is_not_said() -> None:
    medal = MEXICO_PAGE.says("s1", RESULT, "medal", Mention("Code", "bronze"))
    assert (RESULT_IRI, term("rank"), number(3)) in triples(made(medal), BASE + "rule.rank-of-medal")
    assert not triples(made(medal, MEXICO_PAGE.says("s1", RESULT, "rank", 3)), BASE + "rule.rank-of-medal")


def test_labels_of_events_are_made_by_a_rule() -> None:
    store = made(MEXICO_PAGE.says("s1", RESULT, "rank", 3))
    assert {value for _, _, value in triples(store, BASE + "rule.event-label")} == {'"Super-G, sitting"'}


def test_pages_of_things() -> None:
    store = made(
        MEXICO_PAGE.says("title", DELEGATION, "sameAs", "Mexico at the 2014 Winter Paralympics"),
        MEXICO_PAGE.says("s1", Mention("Person", "Velásquez", "Arly Velásquez"), "birthYear", 1988),
        MEXICO_PAGE.says("s2", Mention("Place", "Sochi", "Sochi#History"), "nation", MEXICO),
    )
    made_by_rule = triples(store, BASE + "rule.same-as")
    assert values(store, f"<{BASE}person.arly-velasquez>", f"<{SCHEMA}sameAs>") == {
        "<https://en.wikipedia.org/wiki/Arly_Vel%C3%A1squez>",
        "<http://dbpedia.org/resource/Arly_Velásquez>",
    }
    assert (
        DELEGATION_IRI,
        f"<{SCHEMA}sameAs>",
        "<https://en.wikipedia.org/wiki/Mexico_at_the_2014_Winter_Paralympics>",
    ) in made_by_rule
    assert len(made_by_rule) == 4


def test_a_page_that_several_events_share_is_of_none() -> None:
    events = [
        Mention("Event", name, "Super-G at the 2014 Winter Paralympics", EVENT.parts)
        for name in ("Super-G, sitting", "Super-G, standing")
    ]
    assert not triples(
        made(*(MEXICO_PAGE.says("s1", each, "competitors", 9) for each in events)), BASE + "rule.same-as"
    )


@pytest.mark.parametrize(
    ("kind", "words", "link"),
    [
        ("Nation", "Mexico", "Mexico at the 2014 Winter Paralympics"),
        ("Games", "2014 Winter Paralympics", "Alpine skiing at the 2014 Winter Paralympics"),
        ("Person", "Arly Velásquez", "Mexico at the 2014 Winter Paralympics"),
        ("Event", "Super-G", "Super-G"),
        ("Place", "Sochi", "fr:Sotchi"),
    ],
)
def test_a_link_to_the_page_of_something_else(kind: str, words: str, link: str) -> None:
    store = made(MEXICO_PAGE.says("s1", Mention(kind, words, link), "about", "x"))
    assert not triples(store, BASE + "rule.same-as")


def test_iris_that_gave_way() -> None:
    sports = [Mention("Person", "Li Na", parts=(("sport", Mention("Sport", sport)),)) for sport in ("Diving", "Tennis")]
    store = made(
        MEXICO_PAGE.says("s1", sports[0], "birthYear", 1984), GAMES_PAGE.says("s1", sports[1], "birthYear", 1982)
    )
    assert {value for _, _, value in triples(store, BASE + "rule.identity")} == {
        f"<{BASE}person.li-na--diving>",
        f"<{BASE}person.li-na--tennis>",
    }


def test_the_graph_describes_itself() -> None:
    statements = [says("s1", 1)]
    articles = [MEXICO_PAGE.article, GAMES_PAGE.article]
    built = graph.assembled(graph.source(articles, statements, identify(statements)))
    dataset = f"<{BASE}dataset>"
    assert values(built.store, dataset, "<http://rdfs.org/ns/void#triples>") == {number(len(built.facts))}
    assert values(built.store, dataset, "<http://rdfs.org/ns/void#entities>") == {number(3)}
    assert len(values(built.store, dataset, "<http://purl.org/dc/terms/source>")) == 2
    assert f"<{G}Games>" in {subject for subject, _, _ in triples(built.store, ONTOLOGY)}
    assert (f"<{C}gold>", f"<{RDF}type>", "<http://www.w3.org/2004/02/skos/core#Concept>") in triples(built.store)


def test_a_base_with_a_hash_gives_valid_iris() -> None:
    statements = [says("s1", 1)]
    store = graph.assemble([MEXICO_PAGE.article], statements, identify(statements, base="https://example.org/#"))
    assert all(str(name).count("#") == 1 for name in store.named_graphs() if "example.org" in str(name))


STATEMENTS = st.builds(
    lambda page, position, subject, pair: page.says(position, subject, *pair),
    st.sampled_from([MEXICO_PAGE, GAMES_PAGE]),
    st.sampled_from(["t1r2c9", "i3", "s1", "s2"]),
    st.sampled_from([RESULT, Mention("Result", parts=(("event", EVENT), ("competitor", Mention("Person", "Li Na"))))]),
    st.sampled_from([("rank", 1), ("rank", 2), ("mark", EXACT), ("mark", COARSE), ("medal", Mention("Code", "gold"))]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(STATEMENTS, min_size=1, max_size=8), st.randoms())
def test_order_does_not_matter(statements: list[Statement], random: Random) -> None:
    pages = [MEXICO_PAGE, GAMES_PAGE]
    before = dump(made(*statements, pages=tuple(pages)), "trig")
    random.shuffle(statements)
    random.shuffle(pages)
    assert dump(made(*statements, pages=tuple(pages)), "trig") == before


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_is_spelled_as_the_store_spells_it(words: str) -> None:
    """Facts are told apart by their spelling, those that rules read off the store among them."""
    store = Store()
    store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal(words)))
    [line] = dump(store, "nt").decode().split("\n")[:-1]
    assert line == f"<http://e/s> <http://e/p> {spelling(words)} ."
