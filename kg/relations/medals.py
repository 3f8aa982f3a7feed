"""Medals and places in sentences: who won which in what event, one or several of each, in the order they are named."""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from kg.cells import team_size
from kg.context import gender, named
from kg.patterns import STAFF, Match
from kg.relations._entries import COLOUR, PLACES, Side, completed, entered, marked, part, placed, places
from kg.scene import Scene
from kg.scope import QUALIFYING, edition, host_cities, years
from kg.spans import SIGNS
from kg.statement import Mention, Statement
from kg.text.needles import search

PRONOUNS = MappingProxyType({"he": "men's", "she": "women's"})
#: `A gold` may be one of several, unless it has a mark; `the gold` is that of the event spoken of.
INDEFINITE = re.compile(r"an? ")
#: A contest behind a medal that is no event that is known: `won gold in the floor`.
UNKNOWN = re.compile(
    r" in (?:the )?(?!(?:event|race|final|competition|tournament|games|process|end|front|total|time)\b)"
    r"(?!(?:all|both|only|just|what|an?|his|her|their)\b)[a-z]"
)
#: An event before a medal that is not known: `won the women's cross-country, ahead of Ana, who took silver`.
UNNAMED = re.compile(
    r"\b(?:men|women)['’]s (?!(?:team|side|squad|national|crew|pair|duo|gold|silver|bronze|title|final)\b)[a-z]"
)
#: What follows is said of something else.
STOP = re.compile(r"[,;:]")
#: The event of the sentence before.
POINTED = re.compile(r"\b(?:[Ii]n that (?:race|event|final)|in the same (?:race|event))\b")
#: Who is with an athlete and wins no medal of that nation.
WITH = re.compile(rf"\b(?:{STAFF})\b", re.IGNORECASE)
#: Parts of an event in which it is decided.
DECIDING = re.compile(r"gold medal .*|final a", re.IGNORECASE)
#: What was done before what the article is about.
EARLIER = re.compile(r" had (?:(?:also|already|previously) )?(?:won|taken|claimed|earned|finished|come|placed)\b")
SEX = re.compile(r"\b(?:[Mm]en|[Ww]omen)['’]s\b")
#: A weight class: a lift has no such words behind it.
WEIGHT = re.compile(r"\b(\d+(?:\.\d+)?)[ -]?kg (?:class|category|division|event|final|gold|silver|bronze)\b")
IN_PLACE = re.compile(f" in ({SIGNS['name']})")
#: What tells of a place that a contest was held there.
HELD = re.compile(r"\b(?:held|took place|staged|contested|venues?|hosted)\b")
#: A medal for each of several nations: there may be two of bronze.
SHARED = re.compile(r"(?:the |two )*bronze medals", re.IGNORECASE)
TIED = re.compile(r" (?:shared|tied for) ")
#: Whose event each of several won in: `Ana Bo (women's) and Luis Soto (men's)`.
SEXED = re.compile(r"\((?:men|women)(?:['’]s)?\)")
CLASS = re.compile(r"\b(?:[TFSBH]|S[BMLHU]|LW|WH|PR|KL|VL|BC)\d{1,2}\b|\bcategory \d+\b")


def medal(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who won which medal, or came in which place, in an event."""
    games = edition(scene, match)
    earlier = EARLIER.search(scene.masked.text, match.start, match.end) is not None
    if SEXED.search(scene.masked.words(match.start, len(scene.masked.text))):
        return
    if earlier or _elsewhere(scene, match) or (not COLOUR.search(match.words("award")) and _in_a_round(scene)):
        return
    undone = search(scene.page.lexicon.words["prose"]["medals lost"], scene.sentence.piece.text)
    if games is None or undone or _of_another_year(scene, match, games):
        return
    sides, won = _sides(scene, match), places(match)
    shared = SHARED.fullmatch(match.words("award")) or TIED.search(match.masked.text, match.start, match.end)
    if shared and len({side.nation for side in sides}) == len(sides):
        won *= len(sides)
    for contest, side, place in _aligned(_contests(scene, match, games), sides, won):
        yield from placed(scene, contest, side, place, match)


def _in_a_round(scene: Scene) -> bool:
    """Whether the section of an event's article is about one of its rounds: a place there is none in the event."""
    words = part(scene) if scene.page.topic.about == "event" else ""
    return bool(words) and DECIDING.fullmatch(words) is None


def _own_contest(scene: Scene, match: Match) -> Mention | None:
    """The article's event, unless the sentence is about one of another sex or weight."""
    event = scene.contest
    if event is None:
        return None
    words, own = scene.masked.words(0, match.end), gender(event.text)
    sexes, weights = {gender(each) for each in SEX.findall(words)} - {""}, WEIGHT.findall(words)
    other = (own and sexes - {own}) or any(weight not in event.text for weight in weights)
    return None if other else event


def _decided(scene: Scene, match: Match) -> Mention | None:
    """The article's event where a sentence may say who won it: it is about no round, no other event, no other place."""
    return None if _in_a_round(scene) or _elsewhere(scene, match) else _own_contest(scene, match)


def _elsewhere(scene: Scene, match: Match) -> bool:
    """Whether what a match says was in a place that neither is the city of the Games nor held a contest of them."""
    games, behind = scene.page.topic.games, IN_PLACE.match(scene.masked.text, match.end)
    known = host_cities(scene, games.text) if games is not None else set()
    if behind is None or not known:
        return False
    place = scene.masked.at[behind.start(1)].value
    said = (sentence.piece.text for _, sentence in scene.page.article.sentences())
    return place not in known and not any(place in words and HELD.search(words) for words in said)


def won(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who won the article's event: no event by which others qualify."""
    event, sides = _decided(scene, match), _sides(scene, match)
    if event is not None and not QUALIFYING.search(event.text) and len(sides) == 1:
        yield from placed(scene, event, sides[0], 1, match)


def followed(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who came in right behind the one whose medal the sentence before told."""
    who = scene.subject(match)
    if scene.memory.placed is None or who is None:
        return
    before, colour = scene.memory.placed
    contest, leader = before.part("event"), before.part("competitor")
    if contest is None or leader is None or leader.text != who.text:
        return
    first = PLACES[colour] + 1
    for place, (person, _) in enumerate(scene.people(match, "next"), first):
        side = Side((person,), person.part("nation"))
        yield from placed(scene, contest, side, place, match)


def _of_another_year(scene: Scene, match: Match, games: Mention) -> bool:
    """Whether the sentence names a year alone that is not the edition's."""
    said = years(scene, scene.masked.within(0, match.end))
    return bool(said) and not any(str(year) in games.text for year in said)


def beaten(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who lost the final of the article's event: the second."""
    event, sides = _decided(scene, match), _sides(scene, match)
    if event is not None and not QUALIFYING.search(event.text) and len(sides) == 1 and sides[0].nation is not None:
        yield from placed(scene, event, sides[0], 2, match)


def duel(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who beat whom in the final of the article's event."""
    event = _decided(scene, match)
    pair = [[who for who, _ in scene.people(match, slot)] for slot in ("winner", "loser")]
    sure = all(len(each) == 1 and " " in each[0].text and each[0].part("nation") is not None for each in pair)
    if event is None or QUALIFYING.search(event.text) or not sure:
        return
    for place, (who,) in enumerate(pair, 1):
        yield from placed(scene, event, Side((who,), who.part("nation")), place, match)


def closed(scene: Scene, match: Match) -> Iterator[Statement]:
    """The last ones of the final of the article's event, each with the mark behind the name."""
    event, voice = _decided(scene, match), scene.voice(match)
    printed = [span for span in scene.spans(match, "who") if span.kind == "mark"]
    for who, name in scene.people(match, "who"):
        side = Side((who,), who.part("nation"))
        got, said = entered(scene, event, side, voice) if event and side.nation else (None, [])
        yield from said
        own = next((span for span in printed if 0 <= span.start - name.end <= len(" (")), None)
        if got is not None and own is not None:
            yield from marked(got, own.text, voice)


def _sides(scene: Scene, match: Match) -> list[Side]:
    """The people of a match, each with the nation told beside them, or else the nations."""
    spans = scene.spans(match, "who")
    if any(span.kind == "pronoun" for span in spans):
        person = scene.subject(match)
        return [Side((person,), person.part("nation") or _for(scene, match))] if person else []
    lands = [scene.nation(span.value) for span in spans if span.kind in ("nation", "adjective")]
    # Behind these a name without a nation may be of any: `lost to Ana Bo, who won gold`.
    rival = search(scene.page.lexicon.words["prose"]["rivals"], scene.masked.words(0, match.start))
    own = None if rival else scene.page.topic.nation
    shared = lands[0] if len(lands) == 1 else None if lands else _for(scene, match) or own
    people = [who for who, named in scene.people(match, "who", shared) if not WITH.search(named.capacity)]
    if any(span.kind in ("name", "venue") for span in spans):
        if any(" " not in who.text and scene.gazetteer.person(who.text) is None for who in people):
            return []  # surnames alone, of people that the article does not know
        return [Side((who,), who.part("nation") or shared) for who in people if who.kind == "Person"]
    return [Side((), land) for land in lands]


def _for(scene: Scene, match: Match) -> Mention | None:
    """The nation that a medal is said to be for."""
    return next((scene.nation(span.value) for span in scene.spans(match, "for")), None)


def _contests(scene: Scene, match: Match, games: Mention) -> list[Mention]:
    """The events of a match: those in it, else the nearest before it, else the one that was spoken of.

    Pages of delegations follow athletes through heats: there a place in an event that the sentence does not name is
    no place in its final.
    """
    if "event" not in match.slots and UNKNOWN.match(scene.masked.text, match.end):
        return []
    if "event" in match.slots:
        words = [span.text for span in scene.spans(match, "event")]
    elif before := [span for span in scene.masked.within(0, match.start) if span.kind == "event"]:
        words = [before[-1].text]
    else:
        words = _near(scene, match)
    if words:
        found = [_contest(scene, match, each, games) for each in completed(words)]
        return [each for each in found if each is not None] if all(found) else []
    if UNNAMED.search(scene.masked.text, 0, match.end):
        return []
    told = match.words("award")
    pointed = POINTED.search(scene.masked.words(0, match.end)) is not None
    in_a_heat = scene.page.topic.about == "delegation" and not COLOUR.search(told) and not pointed
    counted = any(span.kind == "number" for span in scene.spans(match, "award"))
    timed = "mark" in match.slots and scene.page.topic.about == "event"
    if counted or (INDEFINITE.match(told) and not timed) or in_a_heat or not (pointed or _same(scene, match)):
        return []
    spoken = _own_contest(scene, match) if scene.contest is not None else scene.memory.event
    return [spoken] if spoken is not None and spoken.part("games") == games else []


def _near(scene: Scene, match: Match) -> list[str]:
    """The events in a match's clause, but those told between who won and the medal: `Ana, fifth in the slalom, won`."""
    stop = STOP.search(scene.masked.text, match.end)
    (_, who), (award, _) = match.slots.get("who", (0, 0)), match.slots.get("award", (0, 0))
    aside = scene.masked.within(who, award)
    reach = scene.masked.within(0, stop.start() if stop else None)
    return [span.text for span in reach if span.kind == "event" and span not in aside]


def _same(scene: Scene, match: Match) -> bool:
    """Whether a match goes on about whom the sentence before named, or nobody.

    On a page of a delegation another person may have been in another event, or be of another nation; `the bronze
    medal` of one whom the article knows is that of the same.
    """
    people = [who for who, _ in scene.people(match, "who")]
    if scene.page.topic.about != "delegation" or not people:
        return True
    known = (who.part("nation") or scene.gazetteer.person(who.text) for who in people)
    if match.words("award").startswith("the ") and all(known):
        return True
    return scene.memory.person is not None and scene.memory.person.text in {who.text for who in people}


def _contest(scene: Scene, match: Match, words: str, games: Mention) -> Mention | None:
    """An event by its words, with the gender and class that the sentence tells; none where two could be meant."""
    people = [person for person, _ in scene.people(match, "who")]
    who = people[0] if len(people) == 1 else None if people else scene.subject(match)
    words = re.sub(r"^the ", "", words)
    sex = gender(words) or _gender(scene, match)
    classes = set() if CLASS.search(words) else set(CLASS.findall(scene.sentence.piece.text))
    full = named(words, sex) if sex and not gender(words) else words
    if len(classes) == 1:
        full += f" {classes.pop()}"
    for label in dict.fromkeys((full, words)):
        if (known := scene.gazetteer.event(label, who, scene.gazetteer.at(games))) is not None:
            return known
    if not sex and scene.context.sport and scene.context.genders and team_size(words, scene.page.lexicon) is None:
        return None
    return scene.event(full, who, games)


def _gender(scene: Scene, match: Match) -> str:
    """The gender that the words before an event tell, or the pronoun in the match."""
    spans = scene.masked.within(match.start, match.end)
    told = {PRONOUNS[span.value] for span in spans if span.kind == "pronoun" and span.value in PRONOUNS}
    return told.pop() if len(told) == 1 else gender(scene.masked.words(0, match.end))


def _aligned(
    contests: Sequence[Mention], sides: Sequence[Side], places: Sequence[int]
) -> Iterator[tuple[Mention, Side, int]]:
    """Which side was in which event in which place, where the numbers of them tell it; else nothing."""
    match len(contests), len(sides), len(places):
        case 1, n, m if n == m:
            yield from ((contests[0], side, place) for side, place in zip(sides, places, strict=True))
        case n, m, 1 if n == m:
            yield from ((contest, side, places[0]) for contest, side in zip(contests, sides, strict=True))
        case _, 1, 1:
            yield from ((contest, sides[0], places[0]) for contest in contests)
        case 1, _, 1 if together := _together(sides):
            yield contests[0], together, places[0]


def _together(sides: Sequence[Side]) -> Side | None:
    """Several people of one nation as its team."""
    people = tuple(person for side in sides for person in side.people)
    nations = {side.nation.text: side.nation for side in sides if side.nation}
    if len(people) < len(sides) or len(nations) != 1:
        return None
    return Side(people, next(iter(nations.values())))
