"""Article to statements: what one article says, each statement with the passage that says it.

`STRUCTURE` is the table of extractors of infobox, lists and tables, which see only the page. Those of `NAMED` come
last: sentences may name by surname and short form what the structure has named in full.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

from kg.article import Article
from kg.bounds import bounded
from kg.callings import narrowed
from kg.classes import shared
from kg.crews import parted
from kg.events import united
from kg.extractors import (
    bout_lists,
    infobox,
    lists,
    medal_lists,
    prose,
    result_lists,
    round_days,
    squads,
    tables,
    timetables,
    titles,
    venues,
)
from kg.games import kinds, year
from kg.gazetteer import Gazetteer, gather
from kg.lexicon import Lexicon
from kg.lighters import singled
from kg.page import Findings, Page, page
from kg.statement import Mention, Note, Statement, every
from kg.targets import linked
from kg.topic import EVERY

STRUCTURE: MappingProxyType[str, Callable[[Page], Findings]] = MappingProxyType(
    {
        "titles": titles.extract,
        "infobox": infobox.extract,
        "lists": lists.extract,
        "venues": venues.extract,
        "medal lists": medal_lists.extract,
        "result lists": result_lists.extract,
        "tables": tables.extract,
        "squads": squads.extract,
    }
)
#: Extractors that name by short forms what the structure has named in full.
NAMED: MappingProxyType[str, Callable[[Page, Gazetteer], Findings]] = MappingProxyType(
    {
        "bout lists": bout_lists.extract,
        "prose": prose.extract,
        "round days": round_days.extract,
        "timetables": timetables.extract,
    }
)


def extract(article: Article, lexicon: Lexicon) -> Findings:
    """All that an article says, and what in it was not understood."""
    article, left_out = bounded(article)
    read = page(article, lexicon)
    found = parted(united((each for extractor in STRUCTURE.values() for each in extractor(read)), lexicon))
    gazetteer = gather(each for each in found if isinstance(each, Statement))
    found += [each for extractor in NAMED.values() for each in extractor(read, gazetteer)]
    found = shared(found, read.topic.event)
    found = [each for finding in narrowed(singled(found), lexicon) for each in _expanded(finding, found)]
    found = linked(found, article)
    statements = [each for each in found if isinstance(each, Statement)]
    unread = result_lists.passed_over(read, statements)
    yield from dict.fromkeys([*left_out, *found, *_editions(statements, lexicon), *unread])
    if not statements:
        yield Note(article.title.text, "title", article.title.text, "no fact was found in this article")


def _expanded(finding: Statement | Note, found: list[Statement | Note]) -> list[Statement | Note]:
    """A statement about every thing of a kind, as one about each that the article names; any other as it is."""
    if not isinstance(finding, Statement) or finding.subject.text != EVERY:
        return [finding]
    wanted = finding.subject
    things = {
        mention: None
        for mention in every(each for each in found if isinstance(each, Statement))
        if mention.kind == wanted.kind and mention.text != EVERY and set(wanted.parts) <= set(mention.parts)
    }
    return [finding._replace(subject=replace(thing, at=finding.passage)) for thing in things]


def _editions(statements: list[Statement], lexicon: Lexicon) -> Iterator[Statement]:
    """What the name of each edition tells: its year and kinds, in each passage that names it."""
    named = (each for each in every(statements) if each.kind == "Games")
    for games in {(each, each.at): each for each in named}.values():
        if games.at is None:
            continue
        number = year(games.text)
        if number is not None:
            yield Statement(games, "year", number, games.at, "games/year")
        for kind in kinds(games.text, lexicon):
            yield Statement(games, "kind", Mention("Code", kind, at=games.at), games.at, "games/kind")
