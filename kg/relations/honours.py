"""Former honours in sentences, given to the edition that they are from: `Rio 2016 Laser bronze medallist Ivo Soto`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.cells import team_size
from kg.games import pattern as editions
from kg.games import year
from kg.makers import delegation
from kg.patterns import Match
from kg.relations._entries import PLACES, Side, placed
from kg.scene import Scene
from kg.scope import called, host_cities, telling
from kg.spans import SIGNS, Span
from kg.statement import Mention, Statement
from kg.text.numbers import number

#: A champion of the event at the Games before: no world champion.
OWN = re.compile(r"(?:(?:Olympic|Paralympic) )?champions?")
HELD = re.compile(rf"(?:[Rr]eigning|[Dd]efending) {OWN.pattern}")
WORLD = re.compile(r"World Champions?")
#: What only an Olympic or Paralympic event gives.
OLYMPIC = re.compile(r"(?:Olympic|Paralympic) champion|gold medall?ist")
#: Where a title is from.
FROM = re.compile(f"(?:champions?|medall?ists?) from {SIGNS['name']}")
#: Whose title may follow.
APPOSED = re.compile(f"[{SIGNS['name']}{SIGNS['nation']}], (?:the )?$")
#: How many signs before a match may name its sport.
BEFORE = 16


def medallist(scene: Scene, match: Match) -> Iterator[Statement]:
    """The medal of athletes of the article's nation at an earlier edition, in the event that is named with it."""
    games, people = _then(scene, match)
    if games is None or not people:
        return
    contest = scene.event(match.words("event"), None, games)
    if contest is None or match.words("event")[:1].islower():
        return  # `team sprint` may be the men's or the women's; `Laser` is one
    yield from placed(scene, contest, Side(people, scene.page.topic.nation), PLACES[match.words("colour")], match)


def reigning(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who won the article's event at the edition before, or at those of the years that are told with it."""
    if _of_before(scene, match):
        return
    titled = "title" in match.slots or "titled" in match.slots
    told: list[Span | None] = [*scene.spans(match, "year")]
    for span in told or [None]:
        games = (
            _named(scene, span) if span and span.kind == "games" else _before(scene, year(span.text) if span else None)
        )
        if games is not None and _from(scene, match, games) and (not titled or _own_title(match, games.text)):
            yield from _champions(scene, match, games, PLACES.get(match.words("colour"), 1))


def _of_before(scene: Scene, match: Match) -> bool:
    """Whether the title is that of who stands before it: `Ana Bo, the 2008 champion, Eva Li, and …`."""
    start, _ = match.slots.get("who", (0, 0))
    return scene.masked.text.endswith(", ", 0, start) and APPOSED.search(scene.masked.text, 0, match.start) is not None


def _from(scene: Scene, match: Match, games: Mention) -> bool:
    """Whether a champion is not said to be one from elsewhere than an edition's city: `champion from Wimbledon`."""
    found = FROM.search(scene.masked.text, match.start, match.end)
    return found is None or scene.masked.at[found.end() - 1].value in host_cities(scene, games.text)


def world_champion(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who won the article's event at the World Championships of a year, which the article must name in full."""
    named = _worlds(scene, year(match.words("year"))) if WORLD.fullmatch(match.words("title")) else {}
    if len(named) == 1:
        yield from _champions(scene, match, next(iter(named.values())))


def _worlds(scene: Scene, number: int | None) -> dict[str, Mention]:
    """The World Championships of a year that the article names in full, each where it first does."""
    page, found = scene.page, dict[str, Mention]()
    for _, sentence in page.article.sentences():
        for each in editions(page.lexicon).finditer(sentence.piece.text):
            name = telling(each[0], page.lexicon)
            if name and "World Championships" in name and year(name) == number:
                found.setdefault(name, Mention("Games", name, at=page.passage(f"s{sentence.number}", sentence.piece)))
    return found


def _champions(scene: Scene, match: Match, games: Mention, place: int = 1) -> Iterator[Statement]:
    """The place that those of a match got in the article's event at an edition: people, or a nation and its team's."""
    event = scene.contest
    spans = [span for slot in ("who", "land") for span in scene.spans(match, slot)]
    nations = [scene.nation(name) for name in {span.value for span in spans if span.kind == "nation"}]
    olympic = OLYMPIC.search(match.masked.words(match.start, match.end)) is not None
    if event is None or len(nations) > 1 or not (nations or olympic or "colour" in match.slots):
        return
    nation = nations[0] if nations else None
    people = tuple(who for slot in ("who", "members") for who, _ in scene.people(match, slot, nation))
    sure = all(who.kind == "Person" and " " in who.text for who in people)
    if sure and (len(people) == 1 or team_size(event.text, scene.page.lexicon) is not None):
        yield from placed(scene, _at(scene, event, games), Side(people, nation), place, match)


def returned(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who came back with which place of an edition before: `Two from Rio returned: gold medalist Ana Bo of Fiji`."""
    spans = scene.masked.within(0, match.start)
    years = [year(span.value) for span in spans if span.kind in ("games", "number")]
    games, event = _before(scene, next(filter(None, reversed(years)), 0)), scene.contest
    place = PLACES.get(match.words("colour")) or number(match.words("place"))
    place = 1 if match.words("first") == "champion" else place
    if games is None or event is None or place is None or team_size(event.text, scene.page.lexicon) is not None:
        return
    for who, _ in scene.people(match, "who"):
        if who.kind == "Person" and " " in who.text:
            yield from placed(scene, _at(scene, event, games), Side((who,), who.part("nation")), place, match)


def _at(scene: Scene, event: Mention, games: Mention) -> Mention:
    """The article's event as it was at another edition."""
    return replace(event, parts=tuple(sorted({**dict(event.parts), "games": games}.items())), at=scene.at)


def _own_title(match: Match, series: str) -> bool:
    """Whether the words for a champion mean that of the event at the Games before, in the series of its edition."""
    words, form = (match.words("titled"), HELD) if "titled" in match.slots else (match.words("title"), OWN)
    return form.fullmatch(words) is not None and ("Paralympic" if "Olympic" in series else "Olympic") not in words


def _before(scene: Scene, number: int | None) -> Mention | None:
    """The edition four years before the article's event, or that of a year, if there were such Games."""
    topic = scene.page.topic
    if topic.about != "event" or topic.games is None or topic.year is None or "lympics" not in topic.games.text:
        return None
    if number is not None and number >= topic.year:
        return None
    name = f"{number or topic.year - 4} {topic.games.text.partition(' ')[2]}"
    return Mention("Games", name, at=scene.at) if host_cities(scene, name) else None


def _named(scene: Scene, span: Span) -> Mention | None:
    """An earlier edition of the same Games as the article's, by its name."""
    name, own = called(scene, span)[0], scene.page.topic.games
    same = own is not None and name is not None and name.partition(" ")[2] == own.text.partition(" ")[2]
    return Mention("Games", name, at=scene.at) if name and same and name < (own.text if own else "") else None


def medal_then(scene: Scene, match: Match) -> Iterator[Statement]:
    """The medal at another edition by which an athlete of the article's nation won a place in the one event named."""
    topic, words = scene.page.topic, [span.text for span in scene.masked.spans if span.kind == "event"]
    names = [called(scene, span)[0] for span in scene.spans(match, "then")]
    people = list(scene.compatriots(match))
    if topic.about != "delegation" or len(words) != 1 or len(names) != 1 or not names[0] or len(people) != 1:
        return
    contest = scene.event(words[0], people[0], Mention("Games", names[0], at=scene.at))
    if contest is not None and not scene.page.lexicon.tells("general event", contest.text):
        place = PLACES[match.words("colour") or "gold"]
        yield from placed(scene, contest, Side((people[0],), topic.nation), place, match)


def olympian(scene: Scene, match: Match) -> Iterator[Statement]:
    """That athletes of the article's nation were in its team at an earlier edition."""
    games, people = _then(scene, match)
    team = delegation(games, scene.page.topic.nation)
    for who in people:
        if team is not None:
            yield scene.voice(match).says(team, "member", who)


def honoured(scene: Scene, match: Match) -> Iterator[Statement]:
    """The sport of a champion or medallist whom an article about an event names, with the nation."""
    topic = scene.page.topic
    if topic.about != "event" or topic.sport is None or not _same_sport(scene, match, topic.sport.text):
        return
    lands = [scene.nation(span.value) for span in scene.spans(match, "who") if span.kind == "nation"]
    for who, named in scene.people(match, "who", lands[0] if len(lands) == 1 else None):
        if who.kind == "Person" and " " in named.name and who.part("nation") is not None:
            yield scene.voice(match).says(who, "sport", topic.sport)


def _same_sport(scene: Scene, match: Match, sport: str) -> bool:
    """Whether no other sport stands in or right before a match: `the swimming world champion Ana Quispe`."""
    family = scene.page.lexicon.family
    said = [span for span in scene.masked.within(match.start - BEFORE, match.end) if span.kind in ("sport", "doer")]
    return all(family(span.value) == family(sport) for span in said)


def _then(scene: Scene, match: Match) -> tuple[Mention | None, tuple[Mention, ...]]:
    """The edition of a match, and the people of it: none where they may have been of another nation."""
    topic = scene.page.topic
    names = [called(scene, span)[0] for span in scene.spans(match, "games")]
    if topic.nation is None or len(names) != 1 or not names[0]:
        return None, ()
    if (topic.games is not None and names[0] == topic.games.text) or scene.names_others(match):
        return None, ()
    people = tuple(who.given(sport=scene.context.sport) for who in scene.compatriots(match))
    return Mention("Games", names[0], at=scene.at), people if match.words("kind").endswith("s") else people[:1]
