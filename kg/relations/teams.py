"""Delegations in sentences: how many athletes, in how many sports, for which time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from kg.context import gender
from kg.games import year
from kg.makers import delegation, sport_squad
from kg.patterns import Match
from kg.scene import Scene
from kg.scope import in_host_city
from kg.spans import SIGNS
from kg.statement import Mention, Statement
from kg.text.numbers import ORDINAL, number
from kg.topic import WHOLE

#: The sport in which medals were won: `, in equestrian`.
IN_SPORT = re.compile(rf",? in (?:the )?{SIGNS['sport']}")
ARTICLES = MappingProxyType({"a": 1, "an": 1, "no": 0})
COUNTS = (("n", "competitors"), ("men", "men"), ("women", "women"), ("sports", "sports"), ("o", "officials"))
OVERALL = re.compile(rf"\b({ORDINAL}) overall\b", re.IGNORECASE)


def team(scene: Scene, match: Match) -> Iterator[Statement]:
    """How many athletes a delegation had, men and women, in how many sports."""
    subject = _delegation(scene)
    if subject is not None and not _of_others(scene, match):
        yield from _counted(scene, match, subject)


def squad(scene: Scene, match: Match) -> Iterator[Statement]:
    """How many athletes the article's delegation sent in the sport of the section, where it is not for one event."""
    topic, sport, team = scene.page.topic, scene.context.sport, scene.page.topic.delegation()
    if topic.about != "delegation" or topic.nation is None or sport is None or team is None:
        return
    if scene.context.gender or scene.context.doubted:
        return
    said = [span for span in scene.masked.within(match.start, match.end) if span.kind in ("event", "doer")]
    if all(span.kind == "doer" and span.value == sport.text for span in said):
        yield from _counted(scene, match, sport_squad(team, sport, scene.at))


def _counted(scene: Scene, match: Match, subject: Mention) -> Iterator[Statement]:
    voice = scene.voice(match)
    for slot, name in COUNTS:
        words = match.words(slot)
        count = 1 if words in ("single", "one", "a", "an") else number(words) if words else None
        if count is not None:
            yield voice.says(subject, name, count)
            if slot == "n" and match.words("all"):
                yield voice.says(subject, match.words("all"), count)


def _of_a_sport(scene: Scene, match: Match) -> bool:
    """Whether what is counted is of one sport: that of the section, or one that the sentence names before."""
    before = scene.masked.within(0, match.start)
    return scene.context.sport is not None or any(span.kind in ("sport", "event", "doer") for span in before)


def _of_others(scene: Scene, match: Match) -> bool:
    """Whether a count on a delegation's page is of another nation, or of the team in one sport."""
    own, start = scene.page.topic.nation, max(scene.masked.text.rfind(sign, 0, match.start) for sign in ";,") + 1
    spans = scene.masked.within(start, match.end)
    nations = {span.value for span in spans if span.kind in ("nation", "adjective")}
    parts = [span for span in scene.masked.within(start, match.start) if span.kind in ("sport", "event", "doer")]
    return scene.page.topic.about == "delegation" and bool(parts or nations - {own.text if own else ""})


def medals(scene: Scene, match: Match) -> Iterator[Statement]:
    """How many medals a delegation won."""
    subject, voice = _delegation(scene), scene.voice(match)
    if _of_others(scene, match) or _elsewhere(scene, match):
        return
    for slot in ("gold", "silver", "bronze", "total", "rank"):
        words = match.words(slot)
        count = ARTICLES.get(words, number(words)) if words else None
        if subject is not None and count is not None:
            yield voice.says(subject, slot, count)


def _elsewhere(scene: Scene, match: Match) -> bool:
    """Whether medals were won in one sport, named behind them, or in a city that is not that of the article's Games."""
    games, cities = scene.page.topic.games, [span.value for span in scene.spans(match, "city")]
    away = games is not None and not all(in_host_city(scene, games.text, city) for city in cities)
    return away or IN_SPORT.match(scene.masked.text, match.end) is not None


def ranked(scene: Scene, match: Match) -> Iterator[Statement]:
    """The place of a nation in the medal table of the article's Games, with the medals that are told with it."""
    topic, voice = scene.page.topic, scene.voice(match)
    rank = number(match.words("rank")) if "rank" in match.slots else 1
    for span in scene.spans(match, "land"):
        team = delegation(topic.games, scene.nation(span.value))
        if team is not None and topic.about == "games" and rank is not None and scene.context.sport is None:
            yield voice.says(team, "rank", rank)
            for slot in ("gold", "silver", "bronze", "total"):
                count = number(match.words(slot)) if slot in match.slots else None
                if count is not None:
                    yield voice.says(team, slot, count)


def _delegation(scene: Scene) -> Mention | None:
    """The delegation that a sentence counts: the article's own in its general sections, else the one it names."""
    topic = scene.page.topic
    if topic.about == "delegation":
        heading = scene.context.heading
        return topic.delegation() if not heading or scene.page.lexicon.tells("delegation", heading) else None
    nations = [span for span in scene.masked.spans if span.kind == "nation" and scene.masked.text.startswith("\ue002")]
    if topic.about in ("ceremony", "parade", "games") and nations and nations[0].start == 0:
        return delegation(topic.games, scene.nation(nations[0].value))
    return None


def committee(scene: Scene, match: Match) -> Iterator[Statement]:
    """By which committee the article's delegation was sent."""
    subject, topic = _delegation(scene), scene.page.topic
    told = next((span.value for span in scene.spans(match, "land")), "")
    body = Mention("Organization", match.words("committee"), at=scene.at)
    own = subject is not None and topic.nation is not None and told == topic.nation.text
    if subject is not None and own and scene.page.lexicon.tells("committee", body.text):
        yield scene.voice(match).says(subject, "committee", body)


def appearance(scene: Scene, match: Match) -> Iterator[Statement]:
    """Which appearance of its nation at that series of Games it was."""
    topic, count = scene.page.topic, number(match.words("n"))
    series = match.words("series") or "Games"
    overall = OVERALL.search(scene.sentence.piece.text)
    if overall is not None and "consecutive" in match.words("n") + match.masked.words(match.start, match.end):
        count = number(overall[1])
    kind, subject = ("event", topic.event) if "event" in match.slots else ("delegation", topic.delegation())
    others = kind == "delegation" and _of_a_sport(scene, match)  # `the handball team's fifth Olympic appearance`
    others = others or (kind == "event" and not _of_own_event(scene, match.words("event")))
    if topic.about == kind and subject is not None and count and _same_series(series, subject) and not others:
        yield scene.voice(match).says(subject, "appearanceNumber", count)


def _of_own_event(scene: Scene, words: str) -> bool:
    """Whether words name the article's event, or no other."""
    named, own = scene.event(words, None) if gender(words) else None, scene.page.topic.event
    return named is None or named == own


def first_appearance(scene: Scene, match: Match) -> Iterator[Statement]:
    """The year in which a nation first came to that series of Games."""
    topic, subject = scene.page.topic, scene.page.topic.delegation()
    if topic.about == "nation" and topic.nation is not None and "said" in match.slots:
        yield from _debut(scene, match, topic.nation)
        return
    if topic.about != "delegation" or subject is None:
        return
    since = year(match.words("year"))
    if since and _same_series(match.words("series"), subject):
        yield scene.voice(match).says(subject, "firstYear", since)
    for span in scene.spans(match, "games"):
        first = year(span.value)
        if first and _same_series(span.value, subject, strict=True):
            yield scene.voice(match).says(subject, "firstYear", first)


def _debut(scene: Scene, match: Match, nation: Mention) -> Iterator[Statement]:
    """That a nation was at an edition for the first time, on the page of the nation at a series of Games."""
    editions = [span.value for span in scene.spans(match, "games")]
    games = scene.gazetteer.edition(year(editions[0]) or 0) if len(editions) == 1 else None
    team = delegation(replace(games, at=scene.at), nation) if games is not None and games.text == editions[0] else None
    if team is not None:
        yield scene.voice(match).says(team, "appearanceNumber", 1)
        yield scene.voice(match).says(team, "firstYear", year(editions[0]) or 0)


def _same_series(series: str, subject: Mention, *, strict: bool = False) -> bool:
    """Whether a series of Games is that of a delegation: `Winter Paralympic Games` and 2014 Winter Paralympics."""
    games = subject.part("games")
    own = _words(games.text) if games else frozenset()
    said = _words(series)
    return said == own if strict else said <= own


def _words(series: str) -> frozenset[str]:
    folded = re.sub(r"\b(Olympic|Paralympic)s?( Games)?\b", r"\1s", series)
    return frozenset(re.findall(r"[A-Za-z]+", folded.lower())) - {"games"}


def debut(scene: Scene, match: Match) -> Iterator[Statement]:
    """The nations that came to the article's series of Games for the first time."""
    topic, voice = scene.page.topic, scene.voice(match)
    if topic.about not in WHOLE or topic.games is None or topic.year is None:
        return
    if not _words(match.words("series")) <= _words(topic.games.text) or match.words("n") not in ("", "first"):
        return
    for span in [*scene.spans(match, "lands"), *scene.spans(match, "others")]:
        team = delegation(topic.games, scene.nation(span.value)) if span.kind == "nation" else None
        if team is not None:
            yield voice.says(team, "appearanceNumber", 1)
            yield voice.says(team, "firstYear", topic.year)


def took_part(scene: Scene, match: Match) -> Iterator[Statement]:
    """The nations that an article about an event or a sport names as being in it."""
    topic = scene.page.topic
    for span in scene.spans(match, "lands"):
        team = delegation(topic.games, scene.nation(span.value)) if span.kind == "nation" else None
        if team is not None and topic.games is not None and topic.about in ("event", "sport"):
            yield scene.voice(match).says(team, "games", topic.games)
