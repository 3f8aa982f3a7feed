"""The title: what the article is about is a thing of the graph, and the article is its page."""

from kg.page import Findings, Page, Voice
from kg.topic import EVERY


def extract(page: Page) -> Findings:
    """That the article's subject exists, and which page is about it."""
    voice = Voice(page.passage("title", page.article.title), "titles/subject")
    subject = page.topic.subject()
    if page.topic.about == "unknown":
        yield page.note("title", page.article.title.text, "what the article is about is not told by its title")
    elif subject is not None and subject.text != EVERY:
        yield voice.says(subject, "sameAs", page.article.title.text)
        for name, part in subject.parts:
            yield voice.says(subject, name, part)
    elif page.topic.games is not None:
        yield voice.says(page.topic.games, "label", page.topic.games.text)
