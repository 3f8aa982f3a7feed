"""An article with what it is about and the lexicon it is read with: what every extractor gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.article import Article, Piece
from kg.lexicon import Lexicon
from kg.names import namesakes
from kg.statement import Mention, Note, Passage, Statement, Value
from kg.topic import Topic, passage, topic

Findings = Iterator[Statement | Note]


@dataclass(frozen=True, slots=True)
class Page:
    """One article, its topic, the lexicon, and the names that the article tells apart by a letter behind each."""

    article: Article
    topic: Topic
    lexicon: Lexicon
    namesakes: frozenset[str] = frozenset()

    def passage(self, position: str, piece: Piece) -> Passage:
        """The passage that a piece of the article is."""
        return passage(self.article, position, piece)

    def note(self, place: str, text: str, reason: str) -> Note:
        """Something in the article that was not understood."""
        return Note(self.article.title.text, place, " ".join(text.split())[:200], reason)


class Voice(NamedTuple):
    """The passage that speaks, and the rule that reads it: what a statement needs beside its words."""

    at: Passage
    rule: str

    def says(self, subject: Mention, name: str, value: Value) -> Statement:
        """A statement in this voice."""
        return Statement(subject, name, value, self.at, self.rule)

    def code(self, word: str) -> Mention:
        """A concept of the code lists, named by this passage."""
        return Mention("Code", word, at=self.at)


def page(article: Article, lexicon: Lexicon) -> Page:
    """An article, made ready to be read."""
    return Page(article, topic(article, lexicon), lexicon, namesakes(article.text))
