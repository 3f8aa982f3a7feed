"""Infobox lines that tell the days of rounds: `28 July 2012 (heats and semifinals) 29 July 2012 (final)`."""

import re
from collections.abc import Iterator

from kg.article import Field
from kg.gazetteer import Gazetteer
from kg.page import Findings, Page, Voice
from kg.rounds import of_round
from kg.statement import Statement
from kg.text import dates

NAMED = re.compile(r"\s*\(([^()]*)\)")
AND = re.compile(r"\s*(?:,|&|\band\b)\s*")


def extract(page: Page, gazetteer: Gazetteer) -> Findings:
    """The day of each round of the article's event, where brackets behind a day name it."""
    for field in page.article.infobox:
        if page.topic.about == "event" and page.lexicon.tells("days", field.key.text):
            yield from _days(page, field, gazetteer)


def _days(page: Page, field: Field, gazetteer: Gazetteer) -> Iterator[Statement]:
    voice, event = Voice(page.passage(f"i{field.number}", field.line), "infobox/round-day"), page.topic.event
    for day in dates.find(field.value.text, page.topic.held):
        named = NAMED.match(field.value.text, day.end)
        if event is None or named is None or day.first != day.last:
            continue
        for word in AND.split(named[1]):
            found = of_round(word.strip(), event, gazetteer, page.lexicon, voice.at) if word.strip() else ()
            yield from (voice.says(each, "date", day.first) for each in found)
