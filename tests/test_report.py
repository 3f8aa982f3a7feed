"""What a build tells the person."""

import click
from pyoxigraph import Store

from kg import report
from kg.article import Article, Piece, Source
from kg.errors import ReadError
from kg.pipeline import Built, Repeated
from kg.shapes import Violation
from kg.statement import Note

WARNING = Violation("Warning", "Sum", "https://w3id.org/games-kg/id/delegation.x", "", "", "9 is not 1 + 2 + 3")


def built(**changed: object) -> Built:
    empty = {"articles": (), "statements": 0, "facts": 0, "entities": 0, "notes": (), "violations": ()}
    return Built(**{"store": Store(), "quarantined": (), "failures": (), "repeated": (), **empty, **changed})  # type: ignore[arg-type]


def told(made: Built) -> str:
    return click.unstyle("\n".join(report.lines(made, "games.ttl")))


def test_a_build_in_which_all_was_well() -> None:
    assert [line.split() for line in told(built(facts=1234)).splitlines()][2] == ["1,234", "facts"]
    assert len(told(built()).splitlines()) == 9
    assert report.status(built()) == 0


def test_warnings_do_not_change_the_status_and_the_rest_is_counted() -> None:
    made = built(violations=(WARNING,) * 7)
    assert report.status(made) == 0
    assert "delegation.x: 9 is not 1 + 2 + 3 (Sum)" in told(made)
    assert "and 2 more: kg validate --graph games.ttl" in told(made)


def test_what_was_not_understood_is_counted_by_file() -> None:
    article = Article(Piece("Fiji", 2, 6), "= Fiji =", Source("fiji.txt", "plain", "", ""))
    notes = (Note("Fiji", "t1r2", "| a |", "no header"), Note("Fiji", "s3", "b", "no pattern"))
    made = built(notes=notes, articles=(article,))
    assert report.status(made) == 0
    assert "Not understood (2)" in told(made)
    assert told(made).endswith("        2  fiji.txt")


def test_titles_that_came_again() -> None:
    made = built(repeated=(Repeated("Fiji", "b.txt", "a.txt", True), Repeated("Fiji", "c.txt", "a.txt", False)))
    assert "b.txt: the same article as in a.txt, left out (Fiji)" in told(made)
    assert "c.txt: another text of the article in a.txt, both are in the graph (Fiji)" in told(made)


def test_unreadable_files() -> None:
    made = built(failures=(ReadError("a.txt: the file is empty", "Give a file that holds an article"),))
    assert report.status(made) == 1
    assert "  a.txt: the file is empty. Give a file that holds an article" in told(made)


def test_violations_that_were_kept() -> None:
    made = built(violations=(Violation("Violation", "Rank", "x", "", '"0"', "A rank is at least 1"), WARNING))
    assert report.status(made) == 1
    assert told(made).index("Violations (1)") < told(made).index("Warnings (1)")


def test_short_terms() -> None:
    assert report.short('"say \\"hello\\""@en') == 'say "hello"'
    assert report.short("<https://w3id.org/games-kg/ns#rank>") == "rank"
