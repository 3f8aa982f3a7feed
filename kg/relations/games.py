"""Editions of Games in sentences: where and when they were held, who was host, how large they were."""

from collections.abc import Iterator

from kg.patterns import Match
from kg.relations._entries import part
from kg.relations._places import located
from kg.scene import Scene
from kg.scope import called, in_host_city
from kg.scope import named as editions
from kg.statement import Mention, Statement
from kg.text.numbers import number
from kg.topic import EVERY, WHOLE

#: Headings over what is said of all who took part in an event; others may be over one of its rounds.
QUOTES = "\"“”'‘’,. "


def host(scene: Scene, match: Match) -> Iterator[Statement]:
    """Where and when a Games that the sentence names was held."""
    voice, topic = scene.voice(match), scene.page.topic
    names = [span.value for span in scene.spans(match, "games")]
    if names and (topic.games is None or names[0] != topic.games.text):
        return
    if topic.games is None or ("series" in match.slots and topic.about != "games"):
        return
    games = topic.games
    if _hosts(scene, match, games):
        yield from located(scene, match, games)
    for span in scene.spans(match, "date"):
        if span.day is not None and span.day.first != span.day.last:
            yield voice.says(games, "start", span.day.first)
            yield voice.says(games, "end", span.day.last)


def edition_host(scene: Scene, match: Match) -> Iterator[Statement]:
    """The city of another edition than the article's: `the 1920 Olympics in Antwerp`; on lists of its own, too."""
    own = scene.page.topic.games
    if own is None or own.text not in _named(scene, match) or scene.page.topic.about == "list":
        yield from hosted(scene, match)


def hosted(scene: Scene, match: Match) -> Iterator[Statement]:
    """The city of an edition, or the nation that was host: `Athens was elected as the host of the 2004 Olympics`."""
    for games, _ in editions(scene):
        if games.text in _named(scene, match) and _hosts(scene, match, games):
            yield from located(scene, match, games)


def _named(scene: Scene, match: Match) -> list[str]:
    """The one edition that a match names, if it is one."""
    names = [span.value for span in scene.spans(match, "games")]
    return names if len(names) == 1 else []


def _hosts(scene: Scene, match: Match, games: Mention) -> bool:
    """Whether the place of a match, or what it lies in, may be the edition's host city."""
    places = [span.value for span in scene.spans(match, "place") if span.kind == "name"]
    return not places or any(in_host_city(scene, games.text, place) for place in places)


def host_nation(scene: Scene, match: Match) -> Iterator[Statement]:
    """The nation that was, or is to be, host of an edition that is named with it."""
    lands = [scene.nation(span.value) for span in scene.spans(match, "land")]
    before = [span for span in scene.spans(match, "games") if span.kind == "games"]
    if "n" in match.slots and number(match.words("n")) != len(before) + 1:
        return
    for span in before:
        name, _ = called(scene, span)
        if name and len(lands) == 1:
            yield scene.voice(match).says(Mention("Games", name, at=scene.at), "hostNation", lands[0])


def own_host(scene: Scene, match: Match) -> Iterator[Statement]:
    """The host nation of the article's Games."""
    games = scene.page.topic.games
    for span in scene.spans(match, "land"):
        if games is not None:
            yield scene.voice(match).says(games, "hostNation", scene.nation(span.value))


def numbers(scene: Scene, match: Match) -> Iterator[Statement]:
    """How many took part in the article's Games or event, and from how many nations; how many events there were."""
    topic = scene.page.topic
    subject = topic.event if topic.about == "event" else topic.games if topic.about in (*WHOLE, "list") else None
    if topic.about != "event" and any(span.kind == "doer" for span in scene.masked.within(match.start, match.end)):
        return  # the swimmers, say
    if topic.about == "event" and part(scene):
        return  # those of one round
    named = {"nations", "events"} & match.slots.keys()
    if not named and (topic.about == "games" or not scene.page.lexicon.tells("whole field", scene.context.heading)):
        return  # those of one sport, it may be, or of one round
    for slot in ("events", "sports", "competitors", "nations"):
        count = number(match.words(slot)) if slot in match.slots else None
        if (
            subject is not None
            and count is not None
            and (subject.kind == "Games" or slot in ("competitors", "nations"))
        ):
            yield scene.voice(match).says(subject, slot, count)


def venue_of_sport(scene: Scene, match: Match) -> Iterator[Statement]:
    """Where all events of a sport were at the article's Games: the venue of each that it names."""
    games, sports = scene.page.topic.games, scene.spans(match, "sport")
    if scene.page.topic.about != "games" or games is None:
        return
    for span in sports:
        parts = (("games", games), ("sport", Mention("Sport", span.value, at=scene.at)))
        every = Mention("Event", EVERY, parts=parts, at=scene.at)
        where = Mention("Place", match.words("where"), at=scene.at)
        yield scene.voice(match).says(every, "venue", where)


def motto(scene: Scene, match: Match) -> Iterator[Statement]:
    """The motto of the article's Games."""
    games = scene.page.topic.games
    if games is not None and scene.page.topic.about == "games":
        yield scene.voice(match).says(games, "motto", match.words("motto").strip(QUOTES))
