"""Who is in an event, as sentences say it: people, or a nation's team with those of its members that are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.cells import team_size
from kg.context import gender, named
from kg.headers import phase
from kg.makers import delegation, enters, result, squad
from kg.page import Voice
from kg.patterns import Match
from kg.scene import Scene
from kg.statement import Mention, Quantity, Statement
from kg.text import marks
from kg.text.numbers import number

#: What may stand behind a bare number of seconds, and is no part of the mark as it is printed.
SECONDS = re.compile(r"^(\d+(?:\.\d+)?) ?(?:secs?|seconds)$")
#: What a sentence calls an event where the sport has one for each gender.
COLOUR = re.compile(r"gold|silver|bronze", re.IGNORECASE)
MEDALS = MappingProxyType({1: "gold", 2: "silver", 3: "bronze"})
PLACES = MappingProxyType({colour: place for place, colour in MEDALS.items()})


@dataclass(frozen=True, slots=True)
class Side:
    """Who competed: people, or a nation's team without names."""

    people: tuple[Mention, ...]
    nation: Mention | None


def part(scene: Scene) -> str:
    """The part of an event that the section is about, as its heading has it: a round, a run; nothing for the whole."""
    heading = scene.context.heading
    return phase(heading, scene.page.lexicon) or (heading if "qualif" in heading.lower() else "")


def completed(words: Sequence[str]) -> list[str]:
    """Events named together share the gender of the first: `the women's downhill and slalom`."""
    sex = gender(words[0])
    return [words[0], *(named(each, sex) for each in words[1:])] if len(words) > 1 else list(words)


def entered(scene: Scene, contest: Mention, side: Side, voice: Voice) -> tuple[Mention | None, list[Statement]]:
    """The result of a side, and that it is in the event; nothing where it is not certain who that is.

    Who is said to do another sport is not meant by what is said of an event named before.
    """
    got = None if _of_another_sport(scene, contest, side) else _entry(scene, contest, side, voice)
    if got is None:
        return None, []
    said = list(enters(got, voice))
    if scene.page.topic.games not in (None, contest.part("games")):
        said = said[:1]  # a team that is only told of by the way is none of the article's delegations
    team = got.part("competitor")
    members = side.people if team is not None and team.kind == "Squad" else ()
    return got, [*said, *(voice.says(team, "member", each) for each in members if team is not None)]


def _of_another_sport(scene: Scene, contest: Mention, side: Side) -> bool:
    sport, family = contest.part("sport"), scene.page.lexicon.family
    own = (who.part("sport") for who in side.people)
    return sport is not None and any(each is not None and family(each.text) != family(sport.text) for each in own)


def _entry(scene: Scene, contest: Mention, side: Side, voice: Voice) -> Mention | None:
    """The result of a person, or in an event of teams of their nation's: the one that is known, else a new one."""
    if team_size(contest.text, scene.page.lexicon) is None:
        return result(contest, sporting(side, contest), voice.at) if len(side.people) == 1 else None
    team = delegation(contest.part("games"), side.nation)
    known = [each for each in scene.gazetteer.squads.get(contest, ()) if each.part("delegation") == team]
    if team is None or len(known) > 1:
        return None
    return result(contest, known[0] if known else squad(contest, team, voice), voice.at)


def sporting(side: Side, contest: Mention) -> Mention:
    """The one person of a side as one who does the sport of an event."""
    return side.people[0].given(sport=contest.part("sport"), nation=side.nation)


def measured(match: Match, subject: Mention, voice: Voice) -> Iterator[Statement]:
    """The mark, gap and rank that a match tells of a result, or of a part of one."""
    beside = [span.text for span in match.masked.within(*match.slots.get("who", (0, 0))) if span.kind == "mark"]
    yield from marked(subject, match.words("mark") or (beside[0] if len(beside) == 1 else ""), voice)
    yield from marked(subject, match.words("gap"), voice, "gap")
    if (rank := number(match.words("rank"))) is not None:
        yield voice.says(subject, "rank", rank)


def marked(subject: Mention, words: str, voice: Voice, name: str = "mark") -> Iterator[Statement]:
    """A mark or gap as it is printed, where it is one."""
    if words and (read := marks.read(words)):
        yield voice.says(subject, name, Quantity(SECONDS.sub(r"\1", words), read.value, read.unit, read.step))


def places(match: Match) -> list[int]:
    """The places that a match tells, medals as 1, 2, 3; none where it counts more than it can name."""
    words = match.words("award")
    if "award" not in match.slots:
        return [1]
    colours = COLOUR.findall(words)
    if colours:
        return [PLACES[colour.lower()] for colour in colours]
    spans = match.masked.within(*match.slots["award"])
    return [place for span in spans if span.kind == "ordinal" and (place := number(span.text))]


def placed(scene: Scene, contest: Mention, side: Side, place: int, match: Match) -> Iterator[Statement]:
    """What a side got in an event for its place: the medal, or the rank; with the mark of the match."""
    voice = scene.voice(match)
    got, said = entered(scene, contest, side, voice)
    yield from said
    if got is None:
        return
    if place in MEDALS:
        yield voice.says(got, "medal", voice.code(MEDALS[place]))
    else:
        yield voice.says(got, "rank", place)
    yield from measured(match, got, voice)
