"""Pages of squads: a nation that heads a section of one took part."""

from kg.makers import delegation
from kg.page import Findings, Page, Voice
from kg.statement import Mention


def extract(page: Page) -> Findings:
    """The nations whose squads are listed."""
    if page.topic.about != "sport" or not page.lexicon.tells("squads", page.article.title.text):
        return
    for heading in dict.fromkeys(section.path[-1] for section in page.article.sections if section.path):
        at = page.passage(f"h{heading.number}", heading.title)
        nation = page.lexicon.nations.find(heading.title.text)
        team = delegation(page.topic.games, Mention("Nation", nation, at=at) if nation else None)
        if team is not None and page.topic.games is not None:
            yield Voice(at, "squads/nation").says(team, "games", page.topic.games)
