"""The title: what the article is about is a thing of the graph, and the article is its page."""

import re

from kg.games import edition
from kg.page import Findings, Page, Voice
from kg.topic import EVERY, LONGEST


def extract(page: Page) -> Findings:
    """That the article's subject exists, and which page is about it."""
    voice = Voice(page.passage("title", page.article.title), "titles/subject")
    subject = page.topic.subject()
    if page.topic.about == "unknown":
        yield page.note("title", page.article.title.text, _unknown(page))
    elif subject is not None and subject.text != EVERY:
        yield voice.says(subject, "sameAs", page.article.title.text)
        for name, part in subject.parts:
            yield voice.says(subject, name, part)
    elif page.topic.games is not None:
        yield voice.says(page.topic.games, "label", page.topic.games.text)


def _unknown(page: Page) -> str:
    """Why a title does not tell what its article is about, and what to do about it."""
    title = page.article.title.text
    nation, _, games = title.partition(" at the ")
    if len(title) > LONGEST:
        return f"the title is longer than {LONGEST} signs"
    if edition(games, page.lexicon) and not page.lexicon.nations.find(nation) and not re.search("[–—]", title):
        return (
            f"{nation!r} is no nation or sport known here; add it to nations.tsv or sports.tsv in a folder for --rules"
        )
    return "what the article is about is not told by its title"
