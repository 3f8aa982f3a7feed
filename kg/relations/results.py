"""Results in sentences: who raced when, finished where, in what time; who is classed how, does which sport."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from kg.context import gender
from kg.gazetteer import fitting
from kg.headers import phase, whole
from kg.makers import enters, result
from kg.page import Voice
from kg.patterns import Match
from kg.phases import stem
from kg.relations._entries import Side, completed, measured, part
from kg.relations._entries import entered as told
from kg.rounds import of_round, runs
from kg.scene import Scene
from kg.spans import Span
from kg.statement import Mention, Statement
from kg.text.needles import search
from kg.text.numbers import number

GENERAL = re.compile(r"(?:the )?(?:wo)?men['’]s (?:race|event|competition)", re.IGNORECASE)
#: `runs 1`, the first of several: it is called `Run 1`.
NUMBERED = re.compile(r"^(\w+?)s (\d)")
PARTS = MappingProxyType({"leg": "run"})


def sport_class(scene: Scene, match: Match) -> Iterator[Statement]:
    """The Paralympic class of an athlete."""
    who = scene.subject(match)
    if who is not None:
        yield scene.voice(match).says(who, "sportClass", Mention("SportClass", match.words("class"), at=scene.at))


def athlete(scene: Scene, match: Match) -> Iterator[Statement]:
    """The sport of a person who is said to do it: one whom the article knows, or who is named in full."""
    for who, _ in scene.people(match, "who", _own(scene, match)):
        for span in filter(scene.fits, scene.spans(match, "doer")):
            known = scene.gazetteer.person(who.text)
            if _formerly(scene, span):
                continue
            if who.kind == "Person" and (known or " " in who.text) and not scene.does(known, span.value):
                yield scene.voice(match).says(who, "sport", Mention("Sport", span.value, at=scene.at))


def _formerly(scene: Scene, span: Span) -> bool:
    """Whether a sport that somebody did is another than that of the section: `Ana, a former triple jumper`."""
    section, family = scene.context.sport, scene.page.lexicon.family
    former = scene.sentence.piece.text.endswith("former ", 0, span.start)
    return former and section is not None and family(section.text) != family(span.value)


def _own(scene: Scene, match: Match) -> Mention | None:
    """The article's nation, if the match is of its athletes: it says so, or what they won or were chosen for."""
    topic, section = scene.page.topic, scene.context.sport
    if "own" in match.slots:
        return topic.nation
    if topic.about != "delegation" or topic.nation is None:
        return None
    lands = {span.value for span in scene.masked.spans if span.kind in ("nation", "adjective")}
    words, text = scene.page.lexicon.words["prose"], scene.sentence.piece.text
    if lands - {topic.nation.text} or search(words["against"], text):
        return None
    if section is None:
        return topic.nation if lands and search(words["medals won"], text) else None
    sports = {scene.page.lexicon.family(span.value) for span in scene.spans(match, "doer")}
    chosen = search(words["chosen ones"], text) and sports == {scene.page.lexicon.family(section.text)}
    return topic.nation if chosen else None


def born(scene: Scene, match: Match) -> Iterator[Statement]:
    """The day on which a person was born."""
    days = [span.day for span in scene.spans(match, "date") if span.day is not None]
    for who, _ in scene.people(match, "who"):
        if who.kind == "Person" and len(days) == 1 and days[0].dated and days[0].first == days[0].last:
            yield scene.voice(match).says(who, "birthDate", days[0].first)


def raced(scene: Scene, match: Match) -> Iterator[Statement]:
    """The day on which someone competed in an event: the event's day."""
    who = scene.subject(match)
    event = scene.event(match.words("event2") or match.words("event"), who)
    for span in scene.spans(match, "date"):
        if event is not None and who is not None and span.day is not None and span.day.first == span.day.last:
            yield scene.voice(match).says(event, "date", span.day.first)


def outcome(scene: Scene, match: Match) -> Iterator[Statement]:
    """Rank, time and gap of the sentence's subject; the medallist that it is measured by; a part of the event."""
    voice = scene.voice(match)
    if "medallist" in match.slots:
        yield from _medallist(scene, match, voice)
        return
    who = scene.subject(match)
    event = scene.event(match.words("event"), who) if "event" in match.slots else scene.memory.event
    if who is None or event is None:
        return
    got = result(event, who, scene.at)
    if "part" in match.slots or "upart" in match.slots:
        yield from _part(scene, match, got, voice)
        return
    yield from enters(got, voice)
    yield from measured(match, got, voice)


def _medallist(scene: Scene, match: Match, voice: Voice) -> Iterator[Statement]:
    event = scene.memory.event
    for who, _ in scene.people(match, "medallist"):
        if event is not None and who.kind == "Person" and _known_nation(who):
            winner = who.given(sport=event.part("sport"))
            got = result(event, winner, scene.at)
            yield from enters(got, voice)
            yield voice.says(got, "medal", voice.code(match.words("colour")))


def _known_nation(who: Mention) -> bool:
    return who.part("nation") is not None


def _part(scene: Scene, match: Match, got: Mention, voice: Voice) -> Iterator[Statement]:
    """A run, leg or heat of a result: `the first run`, `the second leg`."""
    word = match.words("part") or match.words("upart")
    count = number(match.words("phase") or match.words("unfinished"))
    if count is None:
        return
    run = Mention(
        "Run", parts=(("phase", f"{PARTS.get(word, word).capitalize()} {count}"), ("result", got)), at=scene.at
    )
    yield from enters(got, voice)
    yield voice.says(run, "order", count)
    if "upart" in match.slots:
        yield voice.says(run, "status", voice.code("DNF"))
    yield from measured(match, run, voice)


def withdrew(scene: Scene, match: Match) -> Iterator[Statement]:
    """Someone who was to compete in an event and did not."""
    who = scene.subject(match)
    event = scene.event(match.words("event"), who)
    if who is not None and event is not None:
        voice = scene.voice(match)
        got = result(event, who, scene.at)
        yield from enters(got, voice)
        yield voice.says(got, "status", voice.code("DNS"))


def round_day(scene: Scene, match: Match) -> Iterator[Statement]:
    """The day of a part of the article's event: of the runs that go by that name, or of the results of the final."""
    event, voice, days = scene.page.topic.event, scene.voice(match), scene.spans(match, "date")
    if event is None or len(days) != 1 or days[0].day is None or _of_other_event(scene, event):
        return
    day, named = days[0].day.first, any(span.kind == "name" for span in scene.spans(match, "round"))
    if day != days[0].day.last or day.year != scene.page.topic.held:
        return
    first = NUMBERED.sub(r"\1 \2", match.words("round").lower())
    also = match.words("also").lower() if "also" in match.slots else ""
    for word in (first, f"{first.split(' ')[0]} {also}" if also.isdigit() else also):
        known = not named or whole(word, scene.page.lexicon) or phase(word, scene.page.lexicon)
        if word and known:  # a name begins with a capital, as `Finals` may
            yield from (voice.says(each, "date", day) for each in _of_round(scene, event, word))


def _of_round(scene: Scene, event: Mention, word: str) -> Iterator[Mention]:
    """What a round's name means; below the heading of a round, that one."""
    own = part(scene)
    if whole(word, scene.page.lexicon) or not own:
        yield from of_round(word, event, scene.gazetteer, scene.page.lexicon, scene.at)
    elif stem(own).startswith(stem(word)) and not any(map(str.isdigit, own)):
        yield from of_round(own, event, scene.gazetteer, scene.page.lexicon, scene.at)
    elif own in scene.gazetteer.phases:
        yield runs(own, scene.at)
    elif not any(map(str.isdigit, own)):  # `Preliminaries`, over heats
        yield from of_round(word, event, scene.gazetteer, scene.page.lexicon, scene.at)


def _of_other_event(scene: Scene, event: Mention) -> bool:
    """Whether the sentence names another event than the article's, or the other sex."""
    others = any(not fitting(span.text, [event]) for span in scene.masked.spans if span.kind == "event")
    said, own = gender(scene.sentence.piece.text), gender(event.text)
    return others or bool(said and own and said != own)


def _ridden(scene: Scene, event: Mention) -> bool:
    """Whether a second name may be that of a horse."""
    sport = event.part("sport")
    return sport is not None and scene.page.lexicon.tells("ridden", sport.text)


def unfinished(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who did not start, or not finish, in the article's event."""
    event, voice = scene.contest, scene.voice(match)
    if event is None or (part(scene) and "whole" not in match.slots):
        return
    status = voice.code("DNS" if match.words("status") == "start" else "DNF")
    for order, (who, _) in enumerate(scene.people(match, "who")):
        if order and _ridden(scene, event):
            return  # the second may be a horse
        nation = who.part("nation") if who.kind == "Person" and " " in who.text else None
        got, said = told(scene, event, Side((who,), nation), voice) if nation is not None else (None, [])
        yield from said
        if got is not None:
            yield voice.says(got, "status", status)


def entered(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who competed in an event; `the women's race` below `BMX` does not tell which of cycling's it is."""
    heading, general = scene.context.heading, GENERAL.fullmatch(match.words("event")) is not None
    sport = scene.page.lexicon.sports.find(heading)
    if scene.of_both or (general and sport is not None and sport.lower() != heading.lower()):
        return
    meant = scene.subject(match) if any(span.kind == "pronoun" for span in scene.spans(match, "who")) else None
    named = [who for who, _ in scene.people(match, "who", scene.page.topic.nation)]
    words = completed([span.text for span in scene.spans(match, "event")] or [match.words("event")])
    for order, who in enumerate([meant] if meant is not None else named):
        events = [event for each in words if (event := scene.event(each, who)) is not None]
        if order and any(_ridden(scene, event) for event in events):
            return  # `Peter Flarup and Fascination`: the second may be a horse
        for event in events if who.kind == "Person" else ():
            yield from told(scene, event, Side((who,), who.part("nation")), scene.voice(match))[1]


def qualified(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who is in the article's event, as one who qualified for it or does something in it: a person of a nation."""
    event = scene.contest
    if event is None or any(not fitting(span.text, [event]) for span in scene.masked.spans if span.kind == "event"):
        return
    home = next((scene.nation(span.value) for span in scene.spans(match, "land")), None)
    for who, _ in scene.people(match, "who", home):
        if who.kind == "Person" and " " in who.text and scene.gazetteer.went(who.text):
            nation = who.part("nation")
            yield from told(scene, event, Side((who,), nation), scene.voice(match))[1] if nation is not None else ()
