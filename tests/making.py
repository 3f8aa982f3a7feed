"""Articles and statements made by hand."""

import hashlib
from dataclasses import dataclass

from kg.article import Article, Piece, Source
from kg.pipeline import Extract
from kg.statement import Mention, Note, Passage, Statement, Value
from kg.terms import BASE, XSD, G
from kg.topic import revision

GAMES = Mention("Games", "2014 Winter Paralympics")
ALPINE = Mention("Sport", "Alpine skiing")
MEXICO = Mention("Nation", "Mexico")
DELEGATION = Mention("Delegation", parts=(("games", GAMES), ("nation", MEXICO)))
EVENT = Mention("Event", "Super-G, sitting", parts=(("games", GAMES), ("sport", ALPINE)))
ARLY = Mention("Person", "Arly Velásquez", parts=(("nation", MEXICO),))
RESULT = Mention("Result", parts=(("event", EVENT), ("competitor", ARLY)))

DELEGATION_IRI = f"<{BASE}delegation.2014-winter-paralympics.mexico>"
RESULT_IRI = f"<{BASE}result.2014-winter-paralympics.alpine-skiing.super-g-sitting.arly-velasquez>"


def term(name: str) -> str:
    """A property of ours."""
    return f"<{G}{name}>"


def number(value: int) -> str:
    """An integer as a term."""
    return f'"{value}"^^<{XSD}integer>'


@dataclass(frozen=True)
class Page:
    """An article about which statements are made; its text is its title."""

    title: str
    text: str = "some text"
    wiki: str = ""

    @property
    def article(self) -> Article:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source(f"{self.title}.txt", "plain", digest, digest, revision=self.wiki)
        return Article(Piece(self.title, 0, len(self.title)), self.text, source)

    def at(self, position: str) -> Passage:
        return Passage(revision(self.article), position, 0, 4, "said")

    def iri(self, position: str) -> str:
        return f"<{BASE}revision.{revision(self.article)}#{position}>"

    def says(self, position: str, subject: Mention, name: str, value: Value) -> Statement:
        return Statement(subject, name, value, self.at(position), f"rule/{name}")

    def extract(self, *statements: Statement, notes: tuple[Note, ...] = ()) -> Extract:
        return Extract(self.article, statements, notes)
