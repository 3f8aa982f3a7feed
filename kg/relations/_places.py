"""Where things were, as sentences say it."""

from collections.abc import Iterator

from kg.patterns import Match
from kg.scene import Scene
from kg.statement import Mention, Statement
from kg.text import dates


def located(scene: Scene, match: Match, subject: Mention) -> Iterator[Statement]:
    """`Sochi, Russia`, `Sochi`, `Macau, China`: a city, and the country behind it; a country alone."""
    voice, spans = scene.voice(match), scene.spans(match, "place")
    for order, span in enumerate(spans):
        if span.kind == "nation" and order == len(spans) - 1:
            yield voice.says(subject, "hostNation", scene.nation(span.value))
        elif span.kind in ("name", "nation") and span.value.lower() not in dates.MONTHS:
            yield voice.says(subject, "city", Mention("Place", span.value, at=scene.at))
