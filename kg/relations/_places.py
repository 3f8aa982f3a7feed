"""Where things were, as sentences say it."""

from collections.abc import Iterator

from kg.patterns import Match
from kg.scene import Scene
from kg.scope import cities
from kg.statement import Mention, Statement
from kg.text import dates

BRITAIN = frozenset({"England", "Scotland", "Wales", "Northern Ireland", "Great Britain"})


def located(scene: Scene, match: Match, subject: Mention) -> Iterator[Statement]:
    """`Sochi, Russia`, `Sochi`, `Macau, China`: a city, and the country behind it; a country alone.

    Of a town and what lies around it (`Stratford, London`, `Vancouver, British Columbia`) a city that was host of an
    Olympics is meant, else the first; in Britain it may be a part of a city (`Perry Barr, Birmingham`) or a town in a
    county (`Bisley, Surrey`), and nothing tells which.
    """
    voice, spans = scene.voice(match), scene.spans(match, "place")
    towns = [span for span in spans if span.kind == "name" or span is not spans[-1]]
    known = [span for span in towns if span.value in cities(scene.page.lexicon)]
    unsure = len(towns) > 1 and spans[-1].value in BRITAIN
    for span in known[:1] or ([] if unsure else towns[:1]):
        if span.value.lower() not in dates.MONTHS:
            yield voice.says(subject, "city", Mention("Place", span.value, at=scene.at))
    if spans and spans[-1].kind == "nation":
        yield voice.says(subject, "hostNation", scene.nation(spans[-1].value))
