"""An article with what was found in it."""

import click

from kg.article import Article, Cell, Field, Heading, Item, Paragraph, Piece, Section, Sentence, Source, Table
from kg.lexicon import load
from kg.outline import lines, understood
from kg.patterns import compiled
from kg.pipeline import Extract
from kg.statement import Mention, Note, Passage, Statement


def piece(text: str) -> Piece:
    return Piece(text, 0, len(text))


HEADING = Heading(1, 2, piece("Results"))
ROWS = tuple(tuple(Cell(piece(text)) for text in row) for row in (("Athlete", "Rank"), ("Ann Lee", "11")))
ARTICLE = Article(
    piece("Fiji at the Games"),
    "",
    Source("fiji.txt", "plain", "", ""),
    (Field(1, piece("Competitors"), piece("51"), piece("- Competitors: 51")),),
    (
        Section((), (Paragraph((Sentence(1, piece("Fiji competed.")),)),)),
        Section((HEADING,), (Item(1, 2, piece("Ann Lee")), Table(1, ROWS, piece("")))),
    ),
)


def test_findings_stand_beneath_their_pieces() -> None:
    fiji = Mention("Delegation", parts=(("nation", Mention("Nation", "Fiji")),))
    statements = (
        Statement(fiji, "competitors", 51, Passage("r", "i1", 0, 1, "51"), "infobox/competitors"),
        Statement(Mention("Person", "Ann Lee"), "rank", 11, Passage("r", "t1r1c2", 0, 1, "11"), "table/rank"),
    )
    notes = (Note("Fiji at the Games", "s1", "Fiji competed.", "no pattern reads it"),)
    assert [click.unstyle(line) for line in lines(Extract(ARTICLE, statements, notes))] == [
        " title  Fiji at the Games",
        "    i1  Competitors: 51",
        "        = Delegation(Fiji) competitors 51  [infobox/competitors]",
        "",
        "    s1  Fiji competed.",
        "        ? no pattern reads it",
        "",
        "    h1  == Results ==",
        "    l1  -- Ann Lee",
        "",
        "    t1  ",
        "        # | Athlete | Rank |",
        "          | Ann Lee | 11 |",
        "t1r1c2  11",
        "        = Ann Lee rank 11  [table/rank]",
    ]


def test_what_says_nothing_is_passed_over_and_counted() -> None:
    extract = Extract(ARTICLE, (), (Note("Fiji at the Games", "t1r1", "Ann Lee", "no form"),))
    told = [click.unstyle(line) for line in lines(extract)]
    assert told[2] == "        · passed over: nothing that the graph holds"
    assert told[-2:] == ["  t1r1  Ann Lee", "        ? no form"]
    assert list(understood(extract)) == [
        "0 of 1 lines of the infobox understood",
        "0 of 1 rows of tables understood",
    ]


def test_a_sentence_that_gave_nothing_says_which_relations_it_has_words_of() -> None:
    told = [click.unstyle(line) for line in lines(Extract(ARTICLE, (), ()), compiled(load()))]
    assert told[told.index("    s1  Fiji competed.") + 1] == "        · entered, numbers: no pattern fits"


def test_a_team_is_told_from_its_nation() -> None:
    rower = Mention("Squad", "Fiji", parts=(("sport", Mention("Sport", "Rowing")),))
    said = Statement(
        rower, "member", Mention("Person", "Ann Lee"), Passage("r", "s1", 0, 1, "Ann Lee"), "prose/selected"
    )
    told = [click.unstyle(line) for line in lines(Extract(ARTICLE, (said,), ()), compiled(load()))]
    assert "        = Squad(Fiji; Rowing) member Ann Lee  [prose/selected]" in told
