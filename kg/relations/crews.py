"""Teams, pairs and crews in sentences, called by their event: `the men's eight`, `the women's handball team`."""

import re
from collections.abc import Iterator

from kg.cells import team_size
from kg.context import gender, named
from kg.makers import delegation
from kg.patterns import Match
from kg.relations._entries import Side, entered, placed, places
from kg.scene import Scene
from kg.statement import Mention, Statement

#: Crews that give their event its name; any other team plays the tournament of its sport.
BOAT = re.compile(r"(?:pair|four|eight)$")


def members(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who is in a crew: `men's 470 crew members Ivo Soto and Luis Quispe`."""
    contest, nation = _contest(scene, match), scene.page.topic.nation
    people = tuple(who for who in scene.compatriots(match) if scene.gazetteer.went(who.text))
    if contest is None or nation is None or not people or scene.of_both or scene.names_others(match):
        return
    if team_size(contest.text, scene.page.lexicon) in (None, 0, len(people)):
        yield from entered(scene, contest, Side(people, nation), scene.voice(match))[1]


def of_nation(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who was in a nation's crew in the article's event: as many as there are in one, where their number is fixed."""
    contest, lands = scene.contest, [scene.nation(span.value) for span in scene.spans(match, "land")]
    people = tuple(who for who, _ in scene.people(match, "who") if who.kind == "Person" and " " in who.text)
    size = team_size(contest.text, scene.page.lexicon) if contest else None
    if contest is not None and len(lands) == 1 and size in (0, len(people)) and people:
        yield from entered(scene, contest, Side(people, lands[0]), scene.voice(match))[1]


def medal(scene: Scene, match: Match) -> Iterator[Statement]:
    """The medal of a crew of the article's nation, with those of it who are named."""
    contest, nation = _contest(scene, match), scene.page.topic.nation
    won = places(match)
    if contest is None or nation is None or len(won) != 1 or team_size(contest.text, scene.page.lexicon) is None:
        return
    people = tuple(who for slot in ("who", "partner") for who in scene.compatriots(match, slot))
    yield from placed(scene, contest, Side(people, nation), won[0], match)


def final(scene: Scene, match: Match) -> Iterator[Statement]:
    """A final that a team of the article's nation won: first and second place."""
    contest, own = _contest(scene, match), scene.page.topic.nation
    losers = [scene.nation(span.value) for span in scene.spans(match, "loser")]
    if contest is None or len(losers) != 1 or delegation(contest.part("games"), own) is None:
        return
    for place, nation in enumerate((own, losers[0]), 1):
        yield from placed(scene, contest, Side((), nation), place, match)


def _contest(scene: Scene, match: Match) -> Mention | None:
    """The event that a crew is called by, with the gender that the words before it tell."""
    spans = scene.spans(match, "crew")
    events = [span.text for span in spans if span.kind == "event"]
    sports = [span.value for span in spans if span.kind == "sport"]
    if events:
        sex = gender(events[0]) or gender(scene.masked.words(0, match.slots["crew"][0]))
        return scene.event(named(events[0], sex), None)
    return _tournament(scene, match.words("crew"), sports[0]) if len(sports) == 1 else None


def _tournament(scene: Scene, words: str, sport: str) -> Mention | None:
    """The event of a sport's team: `the women's handball team`, `the men's rowing eight`."""
    games, boat, part = scene.page.topic.games, BOAT.search(words), Mention("Sport", sport, at=scene.at)
    if games is None or not gender(words):
        return None
    label = f"{gender(words).capitalize()} {boat[0] if boat else 'tournament'}"
    known = [event for event in scene.gazetteer.at(games) if event.part("sport") == part]
    made = Mention("Event", label, parts=(("games", games), ("sport", part)), at=scene.at)
    return scene.gazetteer.event(label, None, known) or made
