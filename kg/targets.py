"""Pages within one article: whom and what its words link to, so that a name is told from others of the same name.

A mention has the page of the link in its own passage that carries just its words. Red links lead to no page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.article import Article, Link
from kg.statement import Mention, Note, Rewritten, Statement

#: What is called by a name that others may share.
NAMED = frozenset({"Person", "Place", "Organization"})


def linked(found: Iterable[Statement | Note], article: Article) -> list[Statement | Note]:
    """The findings of an article with the pages that its links lead to.

    >>> from kg.article import Field, Piece, Source
    >>> from kg.statement import Passage
    >>> name = Piece("Ana Bo", 10, 16, (Link(10, 16, "Ana Bo (skier)"),))
    >>> line = Field(1, Piece("Skipper", 0, 7), name, Piece("Skipper | Ana Bo", 0, 16, name.links))
    >>> article = Article(Piece("", 0, 0), line.line.text, Source("boat.html", "html", "", ""), (line,))
    >>> ana = Mention("Person", "Ana Bo", at=Passage("r", "i1", 0, 16, line.line.text))
    >>> [each.subject.link for each in linked([Statement(ana, "label", "Ana Bo", ana.at, "r")], article)]
    ['Ana Bo (skier)']
    """
    links = _by_words(article)
    if not links:
        return list(found)

    def aimed(mention: Mention) -> Mention:
        page = _page(mention, links) if mention.kind in NAMED and not mention.link else ""
        return replace(mention, link=page) if page else mention

    done: Rewritten = {}
    return [each.rewritten(aimed, done) if isinstance(each, Statement) else each for each in found]


def _by_words(article: Article) -> dict[str, list[Link]]:
    """The links of an article by the words that carry them."""
    links: dict[str, list[Link]] = defaultdict(list)
    for piece in article.pieces():
        for link in piece.links:
            if not link.red:
                links[article.text[link.start : link.end]].append(link)
    return links


def _page(mention: Mention, links: Mapping[str, list[Link]]) -> str:
    """The one page that the words of a mention link to in its passage."""
    at = mention.at
    if at is None or mention.text not in links:
        return ""
    pages = {link.target for link in links[mention.text] if at.start <= link.start and link.end <= at.end}
    return pages.pop() if len(pages) == 1 else ""
