"""Who was sent: athletes named to a delegation in a section about their sport, with or without the event.

Who withdrew, was replaced or declined is named in such sections too: whoever the article says that of is left out.
"""

import re
from collections.abc import Collection, Iterator

from kg.context import genderless
from kg.makers import delegation, sport_squad
from kg.patterns import Match
from kg.relations._entries import Side, entered
from kg.scene import Scene
from kg.statement import Mention, Statement

#: Pages that tell who was sent: those about a sport do so in sections headed by nations.
OF_TEAMS = frozenset({"delegation", "sport"})
#: What follows is denied of one who got a place: `neither part of the team nor qualified through the all-around`.
NEITHER = re.compile(r", neither ")
#: `The men's and women's park`.
EACH = re.compile(r"\b(men|women)['’]s and ((?!\1)(?:men|women))['’]s")


def listed(scene: Scene, match: Match) -> Iterator[Statement]:
    """An athlete with the event behind the name: `Ana Bo (women's skeet)`, `On the women's side, Eva Li (épée)`."""
    words, sport = match.words("event") or f"{match.words('whose')}'s {match.words('class')}", scene.context.sport
    lexicon = scene.page.lexicon
    known = lexicon.tells("weight class", match.words("class")) or (sport and sport.text in lexicon.sports_of(words))
    if "class" in match.slots and not known:
        return
    for who in _athletes(scene, match):
        contest = scene.event(words, who)
        if contest is not None:
            yield from entered(scene, contest, Side((who,), who.part("nation")), scene.voice(match))[1]


def placed(scene: Scene, match: Match) -> Iterator[Statement]:
    """An athlete who got a place, in the one event that the sentence names or the one before it; else in the sport.

    Places are also declined: of those who may not have gone, no more is certain than the sport.
    """
    people = [] if scene.context.doubted else list(_athletes(scene, match))
    yield from _does(scene, match, people)
    for who, contest in zip(people, _contests(scene, match, people), strict=True):
        if contest is not None and not scene.page.lexicon.tells("general event", contest.text):
            yield from entered(scene, contest, Side((who,), who.part("nation")), scene.voice(match))[1]
        else:
            yield from _member(scene, match, who)


def _contests(scene: Scene, match: Match, people: list[Mention]) -> list[Mention | None]:
    """The event of each: the one that the sentence names, or as many as there are people, `respectively`."""
    here = [span.text for span in scene.spans(match, "event")] or _of_all(scene)
    if "respectively" in scene.sentence.piece.text:
        here = _of_each_gender(scene, here)
        several = len(here) == len(people) > 1
        return [scene.event(*each) for each in zip(here, people, strict=True)] if several else [None] * len(people)
    if here or scene.of_both:
        alone = len(here) == 1 and not scene.of_both
        return [scene.event(here[0], who) if alone else None for who in people]
    return [scene.memory.offered] * len(people)


def _of_all(scene: Scene) -> list[str]:
    """The events of a sentence, but those of one person, in brackets behind the name, and those that it denies."""
    text = scene.sentence.piece.text
    denied = NEITHER.search(text)
    end = denied.start() if denied else len(text)
    events = (span for span in scene.masked.spans if span.kind == "event" and span.start < end)
    return [span.text for span in events if not text.endswith("(", 0, span.start)]


def _of_each_gender(scene: Scene, words: list[str]) -> list[str]:
    """`The men's and women's park` are two events."""
    both = EACH.search(scene.sentence.piece.text)
    if both is None or len(words) != 1:
        return words
    rest = genderless(words[0])
    return [f"{both[1]}'s{rest}", f"{both[2]}'s{rest}"]


def selected(scene: Scene, match: Match) -> Iterator[Statement]:
    """Athletes who were named to the team in the sport that the section, or else the sentence, is about."""
    for who in _athletes(scene, match):
        yield from _member(scene, match, who)


def stand_in(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who came into the team in the place of another."""
    if scene.context.sport is not None:
        for who in _athletes(scene, match):
            yield from _member(scene, match, who)


def left(scene: Scene, match: Match) -> Iterator[Statement]:
    """The sport of an athlete of the article's nation who was named, and did not go after all."""
    yield from _does(scene, match)


def _does(scene: Scene, match: Match, besides: Collection[Mention] = ()) -> Iterator[Statement]:
    """That the athletes of a match, if they are of the nation spoken of, do the sport of the section."""
    sport = scene.context.sport
    for who in scene.compatriots(match):
        if who not in besides and scene.page.topic.about in OF_TEAMS and sport is not None and " " in who.text:
            yield scene.voice(match).says(who, "sport", sport)


def _member(scene: Scene, match: Match, who: Mention) -> Iterator[Statement]:
    sport, team = _sport(scene, who), delegation(scene.page.topic.games, scene.home)
    if sport is not None and team is not None:
        yield scene.voice(match).says(sport_squad(team, sport, scene.at), "member", who.given(sport=sport))


def _sport(scene: Scene, who: Mention) -> Mention | None:
    """The sport of the section, unless another stands beside the name; else the one of the sentence."""
    own, section, family = who.part("sport"), scene.context.sport, scene.page.lexicon.family
    if own is None or (section is not None and family(own.text) == family(section.text)):
        return section or scene.sport()
    return own


def _athletes(scene: Scene, match: Match) -> Iterator[Mention]:
    """The people of a match who are of the nation spoken of, and of whom nothing says that they did not go."""
    topic = scene.page.topic
    if topic.about in OF_TEAMS and topic.games is not None:
        yield from (who for who in scene.compatriots(match) if scene.gazetteer.went(who.text))
