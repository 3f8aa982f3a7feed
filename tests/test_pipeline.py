"""From files to a graph, and what is kept out of it."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ALPINE, DELEGATION, DELEGATION_IRI, GAMES, RESULT, RESULT_IRI, Page, number, term
from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import ReadError
from kg.pipeline import Built, Extract, Options, assembled, build, read_and_extract
from kg.statement import Mention, Note, Statement
from kg.store import dump
from kg.terms import BASE, RDFS

ARTICLE = """= Mexico at the 2014 Winter Paralympics =

Infobox
- Npc: MEX
- Competitors: {competitors}
- Sports: 1

Mexico competed at the 2014 Winter Paralympics in Sochi, Russia, held between 7–16 March 2014.
"""
PAGE, OTHER = Page("Mexico at the 2014 Winter Paralympics"), Page("2014 Winter Paralympics")


def write(folder: Path, name: str = "Mexico.txt", competitors: int = 1) -> Path:
    path = folder / name
    path.write_text(ARTICLE.format(competitors=competitors), encoding="utf-8")
    return path


def values(built: Built, subject: str, name: str) -> set[str]:
    node, predicate = (NamedNode(each.strip("<>")) for each in (subject, name))
    return {str(quad.object) for quad in built.store.quads_for_pattern(node, predicate, None, DefaultGraph())}


def test_a_file(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    built = build([write(tmp_path)], progress=lambda done, total: calls.append((done, total)))
    assert values(built, DELEGATION_IRI, term("competitors")) == {number(1)}
    assert [article.title.text for article in built.articles] == ["Mexico at the 2014 Winter Paralympics"]
    assert (built.violations, built.quarantined, built.failures) == ((), (), ())
    assert min(built.statements, built.facts, built.entities) > 0
    assert calls == [(1, 1)]


def test_an_article_alone(tmp_path: Path) -> None:
    [extract] = read_and_extract(write(tmp_path))
    assert {statement.passage.position for statement in extract.statements} >= {"i2"}


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    built = build([write(tmp_path, "a.txt"), write(tmp_path, "b.txt")])
    assert len(built.articles) == 1
    assert [(each.file, each.first, each.left_out) for each in built.repeated] == [("b.txt", "a.txt", True)]


def test_another_text_of_a_title_is_told(tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt")
    second = tmp_path / "b.txt"
    second.write_text(first.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    built = build([first, second])
    assert len(built.articles) == 2
    assert [each.left_out for each in built.repeated] == [False]


def test_two_states_of_one_article(tmp_path: Path) -> None:
    built = build([write(tmp_path, "a.txt", 1), write(tmp_path, "b.txt", 2)])
    assert len(built.articles) == 2
    assert values(built, DELEGATION_IRI, term("competitors")) == {number(1), number(2)}


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    built = build([write(tmp_path), tmp_path / "missing.txt"])
    assert len(built.articles) == 1
    assert ["missing.txt" in str(failure) for failure in built.failures] == [True]


def test_a_folder_without_articles_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    built = build([tmp_path / "empty", write(tmp_path), write(tmp_path)])
    assert (len(built.articles), len(built.failures), len(built.notes)) == (1, 1, 0)


def test_nothing_could_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.txt"):
        build([tmp_path / "missing.txt"])


def test_many_files_are_read_side_by_side(tmp_path: Path) -> None:
    files = [write(tmp_path, f"{number}.txt", number) for number in range(1, 12)]
    at_once = build(files, Options(validate=False))
    assert len(at_once.articles) == 11
    assert dump(build(files[::-1], Options(validate=False)).store, "nq") == dump(at_once.store, "nq")


def bad(*more: Extract) -> list[Extract]:
    """A rank that cannot be, which another passage says better."""
    return [
        PAGE.extract(
            PAGE.says("t1r1c1", RESULT, "rank", -3),
            PAGE.says("s1", RESULT, "rank", -3),
            PAGE.says("s2", RESULT, "rank", 11),
        ),
        *more,
    ]


def test_a_bad_fact_is_kept_out() -> None:
    built = assembled(bad())
    [kept_out] = built.quarantined
    assert (kept_out.subject, kept_out.property, kept_out.value) == (RESULT_IRI, term("rank"), number(-3))
    assert [passage.iri.rpartition("#")[2] for passage in kept_out.passages] == ["s1", "t1r1c1"]
    assert kept_out.passages[0].article == PAGE.title
    assert values(built, RESULT_IRI, term("rank")) == {number(11)}
    assert number(-3) not in dump(built.store, "nq").decode()
    assert not [each for each in built.violations if each.severity == "Violation"]


def test_a_bad_fact_may_be_kept() -> None:
    built = assembled(bad(), Options(keep_invalid=True))
    assert values(built, RESULT_IRI, term("rank")) == {number(-3)}
    assert {each.path for each in built.violations if each.severity == "Violation"} == {term("rank").strip("<>")}
    assert built.quarantined == ()


def test_unchecked() -> None:
    built = assembled(bad(), Options(validate=False))
    assert values(built, RESULT_IRI, term("rank")) == {number(-3)}
    assert built.violations == ()


def test_what_lacks_a_property_goes_as_a_whole_and_what_was_made_from_it_too() -> None:
    nameless = Mention("Nation", "")
    delegation = Mention("Delegation", parts=(("games", GAMES), ("nation", nameless)))
    good = PAGE.says("s1", DELEGATION, "competitors", 1)
    built = assembled([PAGE.extract(good, PAGE.says("s2", delegation, "competitors", 2))])
    left = dump(built.store, "nq").decode()
    assert "nation.nothing" not in left
    assert "delegation.2014-winter-paralympics.nothing" not in left
    assert values(built, DELEGATION_IRI, f"<{RDFS}label>") == {'"Mexico at the 2014 Winter Paralympics"'}
    assert built.quarantined


def test_notes_and_counts() -> None:
    note = Note(PAGE.title, "t1r1", "??", "what this is")
    built = assembled([PAGE.extract(PAGE.says("s1", DELEGATION, "competitors", 1), notes=(note,)), OTHER.extract()])
    assert built.notes == (note,)
    assert (built.statements, built.entities, len(built.articles)) == (1, 3, 2)


def test_the_users_decisions(tmp_path: Path) -> None:
    (tmp_path / "identity.tsv").write_text("same\tid:person.li-na\tNa Li\n", encoding="utf-8")
    people = [Mention("Person", name, parts=(("sport", ALPINE),)) for name in ("Li Na", "Na Li")]
    extracts = [PAGE.extract(*(PAGE.says("s1", each, "birthYear", 1984) for each in people))]
    left = dump(assembled(extracts, Options(rules=tmp_path)).store, "nq").decode()
    assert f"<{BASE}person.na-li> <http://purl.org/dc/terms/isReplacedBy> <{BASE}person.li-na>" in left
    assert f"<{BASE}person.na-li> <{term('birthYear')}" not in left


def mixed(statements: tuple[Statement, ...], random: Random) -> tuple[Statement, ...]:
    return tuple(random.sample(statements, len(statements)))


@settings(deadline=None, max_examples=15)
@given(st.randoms())
def test_the_order_of_articles_and_statements_does_not_matter(random: Random) -> None:
    extracts = bad(OTHER.extract(OTHER.says("s1", DELEGATION, "competitors", 3)))
    before = dump(assembled(extracts).store, "trig")
    shuffled = [replace(each, statements=mixed(each.statements, random)) for each in extracts]
    random.shuffle(shuffled)
    assert dump(assembled(shuffled).store, "trig") == before


def test_a_page_in_html_and_as_plain_text_give_one_node_for_each_thing(shared: Path) -> None:
    """What both name has the IRI that the page with its links gives it, and no IRI is new."""
    articles = shared / "articles"
    twice = [page for page in sorted((articles / "plain").glob("*.txt")) if _page(articles, page).exists()]
    assert len(twice) == 9
    for plain in twice:
        html = _page(articles, plain)
        one, other, both = (_named(paths) for paths in ([plain], [html], [plain, html]))
        assert {iri for iris in both.values() for iri in iris} <= {
            iri for named in (one, other) for iris in named.values() for iri in iris
        }
        assert [name for name in one.keys() & other.keys() if both[name] != other[name]] == []


def _page(articles: Path, plain: Path) -> Path:
    return articles / "wtq" / f"{plain.stem}.html"


def _named(paths: list[Path]) -> dict[str, set[str]]:
    """The IRIs of things by their names."""
    made = build(paths, Options(validate=False)).store
    found: dict[str, set[str]] = defaultdict(set)
    for quad in made.quads_for_pattern(None, NamedNode(RDFS + "label"), None, DefaultGraph()):
        found[str(quad.object)].add(str(quad.subject))
    return found
