"""The stored queries: their columns, their answers, their parameters."""

import re
from pathlib import Path

import pytest
import rdflib
from graphs import EVIDENCE, EXAMPLE, FOLDER, graph_for
from pyoxigraph import Store

from kg import answers, queries, store
from kg.errors import QueryError
from kg.queries import Query, ask, ask_text
from kg.source import LocalSource, RdflibSource

STORED = queries.stored()
QUERIES = pytest.mark.parametrize("query", STORED.values(), ids=lambda query: query.name)

#: The columns that others rely on; `*` marks a thing, which has a column of its IRI and one of its label.
PUBLIC = {
    "games": "games* year season city* country* openingDate closingDate nations athletes sports events motto",
    "ceremonies": "ceremony* games* kind date startTime venue* city* country* title performers broadcaster*",
    "ceremony-roles": "ceremony* games* kind role agent* detail",
    "flag-bearers": "games* country* ceremony bearer* sport*",
    "parade": "games* position country* bearer*",
    "delegations": "games* country* code committee* competitors men women sports officials gold silver bronze total "
    "rank appearance firstAppearance",
    "medal-table": "games* sport* rank country* gold silver bronze total",
    "events": "games* sport* event* venue* startDate endDate competitors nations",
    "results": "games* sport* event* phase competitor* country* rank mark diff status medal date",
    "medalists": "games* sport* event* medal competitor* country*",
    "teams": "games* sport* event* country* competitor* athlete*",
    "entries": "games* country* athlete* sport* event*",
    "athletes": "athlete* country* sport* sportClass birthDate birthYear",
}


def source(path: Path = EXAMPLE) -> LocalSource:
    return LocalSource(store.load(path))


def public_columns(name: str) -> set[str]:
    told = PUBLIC[name].split()
    return {each.strip("*") for each in told} | {f"{each.strip('*')}Label" for each in told if each.endswith("*")}


@pytest.mark.parametrize("name", PUBLIC)
def test_public_columns(name: str) -> None:
    assert public_columns(name) <= set(ask(name, source()).columns)


@QUERIES
def test_expected_answer(query: Query) -> None:
    expected = FOLDER / f"{query.name}.tsv"
    assert expected.is_file(), f"what does {query.name} answer? Write it to {expected.name}"
    found = answers.tsv(ask(query, source(graph_for(query.needs_evidence))))
    assert found.splitlines() == expected.read_text(encoding="utf-8").splitlines()


def test_every_expected_answer_has_a_query() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} == set(STORED)
    assert len(STORED) >= 27


@QUERIES
def test_answers_something_once(query: Query) -> None:
    rows = ask(query, source(graph_for(query.needs_evidence))).rows
    assert rows
    assert len(set(rows)) == len(rows)


@QUERIES
def test_things_have_labels_and_params_are_columns(query: Query) -> None:
    columns = ask(query, source(graph_for(query.needs_evidence))).columns
    assert query.summary
    assert set(query.params) <= set(columns)
    assert all(query.params.values())
    assert [each for each in columns if each.endswith("Label") and each.removesuffix("Label") not in columns] == []


@QUERIES
def test_does_not_depend_on_the_base(query: Query) -> None:
    assert not re.search(r"games-kg/id/", query.text)


@pytest.mark.parametrize(
    "query", [each for each in STORED.values() if not each.needs_evidence], ids=lambda each: each.name
)
def test_turtle_answers_the_same(query: Query, tmp_path: Path) -> None:
    path = tmp_path / "example.ttl"
    path.write_bytes(store.dump(store.load(EXAMPLE), "ttl"))
    assert ask(query, source(path)) == ask(query, source())


@pytest.mark.parametrize("query", [each for each in STORED.values() if each.needs_evidence], ids=lambda each: each.name)
def test_evidence_that_is_missing_is_told(query: Query, tmp_path: Path) -> None:
    path = tmp_path / "evidence.ttl"
    path.write_bytes(store.dump(store.load(EVIDENCE), "ttl"))
    with pytest.raises(QueryError, match=r"does not hold the passages.*\.trig"):
        ask(query, source(path))
    with pytest.raises(QueryError, match="does not hold the passages"):
        ask(query, RdflibSource(rdflib.Graph()))


@QUERIES
def test_nothing_about_nothing(query: Query) -> None:
    if not query.needs_evidence:
        assert ask(query, LocalSource(Store())).rows == ()


@pytest.mark.parametrize(
    ("name", "value", "rows"),
    [
        ("games", "2014 Winter Paralympics", 6),
        ("games", "2014 winter paralympics", 6),
        ("games", "https://w3id.org/games-kg/id/games.2014-winter-paralympics", 6),
        ("games", "id:games.2014-winter-paralympics", 6),
        ("games", "games.2014-winter-paralympics", 6),
        ("games", "2014-winter-paralympics", 6),
        ("games", " 2014 Winter Paralympics ", 6),
        ("games", "paralympics", 0),
        ("games", "2014 Winter", 0),
        ("games", "", 0),
        ("competitor", "Arly Velásquez", 3),
        ("country", "Mexico", 3),
        ("event", "super-g-sitting", 3),
        ("games", '" } UNION { ?s ?p ?o } #', 0),
        ("games", "2014 Winter Paralympics' OR '1'='1", 0),
    ],
)
def test_params_narrow_by_label_iri_or_its_end(name: str, value: str, rows: int) -> None:
    assert len(ask("results", source(), {name: value}).rows) == rows


def test_params_all_hold() -> None:
    found = ask("results", source(), {"games": "2018 Winter Olympics", "competitor": "Italy II"})
    assert [row["phase"] for row in found.records()] == [None, "Heat 1"]


@pytest.mark.parametrize(
    ("query", "params", "rows"),
    [
        ("not-finished", {"status": "dns"}, 2),
        ("programme", {"date": "2014-03-08"}, 2),
        ("flag-bearers", {"ceremony": "opening"}, 3),
        ("careers", {"person": "Philip Craven"}, 1),
    ],
)
def test_params_of_literals(query: str, params: dict[str, str], rows: int) -> None:
    assert len(ask(query, source(), params).rows) == rows


def test_params_do_not_change_counts() -> None:
    found = ask("medals-from-results", source(), {"country": "Russia"}).records()
    assert [(row["medal"], row["counted"], row["stated"]) for row in found] == [("silver", 1, 28)]
    counted = ask("corroborated", source(EVIDENCE), {"property": "g:city"}).records()
    assert [row["passages"] for row in counted] == [2]


def test_unknown_query() -> None:
    with pytest.raises(QueryError, match=r"no stored query 'flagbearers'\. Did you mean 'flag-bearers'"):
        ask("flagbearers", source())
    with pytest.raises(QueryError, match="There are: all-time-medals, "):
        ask("zzz", source())


def test_unknown_param() -> None:
    with pytest.raises(QueryError, match=r"results: there is no parameter 'game'\. Did you mean 'games'"):
        ask("results", source(), {"game": "x"})
    with pytest.raises(QueryError, match="There are: games, sport"):
        ask("results", source(), {"xyz": "x"})


def test_a_param_that_is_no_column() -> None:
    query = queries.parse("mine", "#+ param thing: A thing\nSELECT ?things WHERE { ?things ?p ?o }")
    with pytest.raises(QueryError, match=r"'thing' is no column of its query\. Did you mean 'things'"):
        ask(query, source(), {"thing": "x"})


def test_header() -> None:
    query = queries.parse("mine", "#+ summary: Who: and when?\n#+ needs: evidence\n# a comment: no header\nASK {}")
    assert (query.summary, dict(query.params), query.needs_evidence) == ("Who: and when?", {}, True)


def test_a_persons_own_query_needs_no_prefixes() -> None:
    assert ask_text("SELECT ?x WHERE { ?x a g:Games ; g:kind c:summer }", source()).records() == [
        {"x": "https://w3id.org/games-kg/id/games.1956-summer-olympics"}
    ]


def test_a_persons_own_prefixes_stand() -> None:
    text = "PREFIX g: <https://example.org/>\nASK { ?x a g:Games }"
    assert ask_text(text, source()).records() == [{"answer": False}]


def test_a_persons_own_query_that_does_not_parse() -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        ask_text("SELECT ?x WHERE ?x a g:Games }", source())
