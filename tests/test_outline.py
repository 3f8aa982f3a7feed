"""An article with what was found in it."""

import click

from kg.article import Article, Cell, Field, Heading, Item, Paragraph, Piece, Section, Sentence, Source, Table
from kg.outline import lines
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
    assert [click.unstyle(line) for line in lines(ARTICLE, statements, notes)] == [
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
        "t1r1c2",
        "        = Ann Lee rank 11  [table/rank]",
    ]
