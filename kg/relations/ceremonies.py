"""Ceremonies in sentences: who did what in them, when, where, under what title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gazetteer import tokens
from kg.makers import appearance, appears, delegation
from kg.page import Voice
from kg.patterns import Match
from kg.relations._places import located
from kg.scene import KIND, ONE_OF, Scene
from kg.scope import host_cities
from kg.spans import SIGNS, Span
from kg.statement import Mention, Statement
from kg.text import clock, dates
from kg.text.needles import search
from kg.text.numbers import number
from kg.topic import EVERY

ASIDE = re.compile(r"[;:]|,? (?:who|which|whose) ")
#: Roles of those who begin the Games: none is played at a closing ceremony.
BEGINS = frozenset("opened-games lit-flame athletes-oath judges-oath coaches-oath".split())
_NEXT = "".join(SIGNS[kind] for kind in ("name", "adjective", "series", "sport"))
#: Who bears the next flag: where what is said of a match ends.
NEXT = re.compile(rf"[;.]|, (?:who|whose|which) | (?:and|while|whereas|with|but) (?:[^ ]+ ){{0,2}}[{_NEXT}]")
#: What a list of people of several nations is of.
BEARERS = re.compile(r"\bbearers (?:\w+ )*$")
#: Others right before their flag: `Greece and closed by the hosts, whose flag`.
_LAND = f"[{SIGNS['nation']}{SIGNS['adjective']}]"
OF_OTHERS = re.compile(rf"(?<!{_LAND})(?<!{_LAND},) whose $")
#: Several nations before their flags: `Andorra and Argentina, whose bearers`.
OF_EACH = re.compile(rf"(?:{_LAND}(?:, and |, | and ))+{_LAND},? whose (?:\w+ )?$")
#: A nation right before its flag.
OF_LAND = re.compile(rf"{_LAND}(?:['’]s?)? (?:national )?$")
#: Words that lead from a ceremony to what was done at it: `the closing ceremony eleven days later, at which`.
AT_WHICH = re.compile(r", (?:at|during) which $|, where $")
#: A ceremony at which all that follows was done.
AT_FIRST = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ii]n|[Ff]or) (?:the|its|their) (?:\S+ )?(?:opening|closing)(?: ceremony)?[ ,]"
)
#: What a venue's name goes on with, `Gymnasium 2`, and begins with before that of a place: `The Float at Marina Bay`.
NUMBERED = re.compile(r" \d")
PART = re.compile(r"\b(?:at|in|inside) The [A-Z]\w+ at (?:the )?$")
#: What stands behind an event's name.
OF_GAMES = re.compile(r" (?:at|of|in) the ")
QUOTES = "\"“”'‘’,. "
#: Parts that are played at any ceremony: a sentence that names none says nothing about which.
SHOWN = frozenset({"performance", "speech", "anthem", "director"})
#: Kinds of articles whose thing sentences call by its kind: `the Games`, `the event`.
CALLED = frozenset({"event", "ceremony", "games", "sport"})


def role(scene: Scene, match: Match) -> Iterator[Statement]:
    """The part that people play in a ceremony: opener, lighter, speaker, performer, oath taker."""
    yield from _plays(match.pattern.entry["role"], scene, match)


def _plays(word: str, scene: Scene, match: Match) -> Iterator[Statement]:
    topic, voice = scene.page.topic, scene.voice(match)
    if topic.about not in ("ceremony", "games", "parade"):
        return
    ceremony = _played_at(word, scene, match)
    work = match.words("work").strip(QUOTES) or _sung(scene, match)
    if ceremony is None:
        return
    words = scene.page.lexicon.words["prose"]
    if word == "performance" and search(words["anthems"], work):
        word = "anthem"
    for who, named in scene.people(match, "who"):
        if word == "athletes-oath" and search(words["officials"], named.capacity):
            continue
        yield from appears(appearance(word, who, voice, ceremony), voice, named.capacity, work)
        if named.note == "athlete" and who.kind == "Person":
            yield voice.says(who, "occupation", voice.code("athlete"))


def _played_at(word: str, scene: Scene, match: Match) -> Mention | None:
    """The ceremony that a role is played at: the one named, else the article's, else the one that it belongs to."""
    topic = scene.page.topic
    if word == "closed-games":
        return topic.ceremony("closing", scene.at)
    named = scene.ceremonies(_clause(scene, match))
    found = named[0] if named else topic.ceremony("" if word in SHOWN else "opening", scene.at)
    return None if found is not None and word in BEGINS and _is(found, "closing") else found


def _sung(scene: Scene, match: Match) -> str:
    """The national anthem that a match says was sung: `after which Kimigayo was sung by`."""
    before = scene.masked.words(match.start, match.slots["who"][0])
    found = re.search(scene.page.lexicon.words["prose"]["anthems"] + "(?= was sung)", before)
    return found[0] if found else ""


def _is(ceremony: Mention, word: str) -> bool:
    kind = ceremony.part("kind")
    return kind is not None and kind.text == word


def spoke(scene: Scene, match: Match) -> Iterator[Statement]:
    """Which holder of an office spoke, in a section about the speeches."""
    if scene.page.lexicon.tells("speeches", scene.context.heading) and _in_office(scene, match):
        yield from _plays("speech", scene, match)


def _in_office(scene: Scene, match: Match) -> bool:
    """Whether one who speaks holds an office; a surname alone is of one of whom that was said."""
    alone = " " not in match.words("who").removeprefix("The ")
    before = len(scene.masked.words(0, match.start))
    return alone or search(scene.page.lexicon.words["prose"]["offices"], _clause(scene, match)[before:]) is not None


def relayed(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who carried the torch in the stadium, in a section about the flame."""
    if scene.page.lexicon.tells("flame", scene.context.heading):
        yield from _plays("torchbearer", scene, match)


def _clause(scene: Scene, match: Match) -> str:
    """The words up to the end of a match's clause: behind `who` another ceremony may be meant."""
    after = ASIDE.search(scene.masked.text, match.end)
    return scene.masked.words(0, after.start() if after else len(scene.masked.text))


def flag_bearer(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who carried the flag of which delegation, at which ceremonies."""
    voice, bearers = scene.voice(match), list(_bearers(scene, match))
    found: list[Mention | None] = [*_borne_at(scene, match)]
    if len(bearers) == len(found) == 2:
        found = []  # the first may be the bearer at one of them, the second at the other
    for who, team in bearers:
        for ceremony in found or [None]:
            yield from appears(appearance("flag-bearer", who, voice, ceremony, team), voice)
            if ceremony is not None and _in_parade(scene, ceremony):
                yield from appears(appearance("parade", team, voice, ceremony, team), voice)


def _bearers(scene: Scene, match: Match) -> Iterator[tuple[Mention, Mention]]:
    """The people of a match, each with the delegation whose flag it was: those of a list of bearers tell their own."""
    before = OF_EACH.search(scene.masked.text, 0, match.start)
    if before is not None or "lands" in match.slots:
        lands = before.span() if before else match.slots["lands"]
        yield from _respectively(scene, match, scene.masked.within(*lands))
        return
    nation = _bearing(scene, match)
    meant = scene.subject(match) if any(span.kind == "pronoun" for span in scene.spans(match, "who")) else None
    if meant is not None and (team := delegation(scene.page.topic.games, nation)) and not _of_another(meant, team):
        yield meant, team
        return
    listed = BEARERS.search(scene.masked.words(match.start, match.slots["who"][0])) is not None
    each = listed and any(who.part("nation") for who, _ in scene.people(match, "who"))
    for who, _ in scene.people(match, "who", None if each else nation):
        team = delegation(scene.page.topic.games, who.part("nation") if each else nation)
        if who.kind == "Person" and team is not None and not _of_another(who, team):
            yield who, team


def _respectively(scene: Scene, match: Match, lands: Sequence[Span]) -> Iterator[tuple[Mention, Mention]]:
    """As many people as there are nations before them, each with the delegation of the one in the same place."""
    people = [who for who, _ in scene.people(match, "who")]
    if len(people) == len(lands) and all(who.kind == "Person" and who.part("nation") is None for who in people):
        for who, land in zip(people, lands, strict=True):
            nation = scene.nation(land.value)
            if (team := delegation(scene.page.topic.games, nation)) is not None:
                yield who.given(nation=nation), team


def _in_parade(scene: Scene, ceremony: Mention) -> bool:
    """Whether an article about an opening ceremony tells of those who marched: that of a nation page is another's."""
    return scene.page.topic.about in ("ceremony", "parade") and _is(ceremony, "opening")


def bearer_announced(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who was announced as the flag bearer, where nothing says that it came otherwise."""
    for said in flag_bearer(scene, match):
        who = said.subject.part("agent")
        if who is not None and scene.gazetteer.went(who.text):
            yield said


def marched(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who led a nation's team into the stadium, in an article about the ceremony: its flag bearer."""
    owner = scene.masked.text.startswith(("'", "’"), match.slots["who"][1])
    if scene.page.topic.about in ("ceremony", "parade") and not owner:
        yield from flag_bearer(scene, match)


def _of_another(who: Mention, team: Mention) -> bool:
    nation, own = who.part("nation"), team.part("nation")
    return nation is not None and own is not None and nation.text != own.text


def _bearing(scene: Scene, match: Match) -> Mention | None:
    """The nation whose flag it is: named in the match, else the bearer's, the sentence's before, the article's."""
    topic = scene.page.topic
    slot = match.slots.get("who", (0, 0))
    who = scene.masked.within(*slot)
    named = [
        span.value
        for position, span in scene.masked.at.items()
        if match.start <= position < match.end and span.kind in ("nation", "adjective") and span not in who
        if not scene.masked.text.endswith(" in ", 0, position)  # where something else happened
    ]
    if named:
        return scene.nation(named[-1])
    beside = [span.value for span in who if span.kind in ("nation", "adjective")]
    if beside and topic.nation is None:
        return scene.nation(beside[0]) if len(set(beside)) == 1 else None
    before = scene.masked.within(scene.masked.text.rfind(". ", 0, match.start) + 1, match.start)
    nearest = [span.value for span in before if span.kind in ("nation", "adjective")]
    if nearest and OF_LAND.search(scene.masked.text, 0, match.start):
        return scene.nation(nearest[-1])
    if topic.nation is None and OF_OTHERS.search(scene.masked.text, 0, match.start):
        return None
    return topic.nation or (scene.nation(nearest[-1]) if nearest else scene.memory.nation)


def _borne_at(scene: Scene, match: Match) -> list[Mention]:
    """The ceremonies that are named with a flag bearer, else with what leads to him, else the article's own."""
    reach, before = _reach(scene, match), scene.masked.words(0, match.start).rpartition("; ")[2]
    kinds = [found[0] for found in KIND.finditer(before)]
    led = AT_WHICH.search(before) or AT_FIRST.search(before)
    return scene.ceremonies(kinds[-1] if led and kinds and not KIND.search(reach) else reach)


def _reach(scene: Scene, match: Match) -> str:
    """The words that may name the ceremony: the match and what follows up to the next person who bears a flag."""
    if ONE_OF.match(scene.masked.text, match.end):
        return scene.masked.words(match.start, match.end)
    after = scene.masked.text[match.end :]
    stop = NEXT.search(after)
    return scene.masked.words(match.start, match.end + (stop.start() if stop else len(after)))


def title(scene: Scene, match: Match) -> Iterator[Statement]:
    """The title or theme of the article's ceremony."""
    words = match.words("title").strip(QUOTES)
    for ceremony in _own(scene, match):
        if not words[:1].islower():
            yield scene.voice(match).says(ceremony, "title", words)


def start_time(scene: Scene, match: Match) -> Iterator[Statement]:
    """When the article's ceremony began."""
    found = clock.find(match.words("clock"))
    for ceremony in _own(scene, match):
        if found is not None:
            yield scene.voice(match).says(ceremony, "startTime", found)


def performers(scene: Scene, match: Match) -> Iterator[Statement]:
    """How many people performed in the article's ceremony."""
    count = number(match.words("n"))
    for ceremony in _own(scene, match):
        if count is not None:
            yield scene.voice(match).says(ceremony, "performers", count)


def _own(scene: Scene, match: Match) -> list[Mention]:
    """The ceremony that a match names, else the one that the article, or a section of a Games' article, is about.

    It is none where the words before the match name another: `Compared with the opening ceremony, it was titled`.
    """
    if scene.page.topic.about not in ("ceremony", "games", "parade"):
        return []
    named = KIND.search(scene.masked.words(max(0, match.start - len("opening ")), match.end))
    found = scene.ceremonies(named[0] if named else scene.masked.words(0, match.end))
    return found if len(found) == 1 and (named or found == scene.ceremonies("")) else []


def held(scene: Scene, match: Match) -> Iterator[Statement]:
    """Where and when the article's ceremony, event or Games took place."""
    subject = _what(scene, match)
    if subject is None:
        return
    yield from _venues(scene, match, subject)
    games = scene.page.topic.games
    if subject.kind == "Games" or (subject.kind == "Ceremony" and not _away(scene, match)):
        yield from located(scene, match, subject)
    elif scene.page.topic.about == "sport" and games is not None and _in_host_city(scene, match, games):
        yield from located(scene, match, games)
    for day in _held(scene, match):
        yield from _days(subject, day, scene.voice(match))


def _away(scene: Scene, match: Match) -> bool:
    """Whether the one place of a match is another than the known host city: `the Olympic Stadium in Stratford`."""
    games, places = scene.page.topic.games, [span.value for span in scene.spans(match, "place")]
    known = host_cities(scene, games.text) if games is not None else set()
    return len(places) == 1 and bool(known) and places[0] not in known


def _in_host_city(scene: Scene, match: Match, games: Mention) -> bool:
    """Whether the place of a whole sport is the city that is known as that of its Games."""
    places = {span.value for span in scene.spans(match, "place") if span.kind == "name"}
    return bool(places) and places <= host_cities(scene, games.text)


def _held(scene: Scene, match: Match) -> Iterator[dates.Dates]:
    """The days of a match: `on 3 February and on 4 February` are the first and the last."""
    days = [span.day for slot in ("date", "last") for span in scene.spans(match, slot) if span.day is not None]
    if "last" in match.slots and len(days) == 2 and days[0].first < days[1].last:
        yield replace(days[0], last=days[1].last)
    elif "last" not in match.slots:
        yield from days


def scheduled(scene: Scene, match: Match) -> Iterator[Statement]:
    """When and where the article's event is to be: what its article says before the day."""
    if scene.page.topic.about == "event":
        yield from held(scene, match)


def _venues(scene: Scene, match: Match, subject: Mention) -> Iterator[Statement]:
    """The venue of an event or a ceremony, and the town that is named behind it."""
    voice = scene.voice(match)
    for span in scene.spans(match, "venue"):
        before = scene.sentence.piece.text[: span.start].split()[-2:]
        told = span.kind == "venue" or bool({"at", "inside"} & set(before))
        if subject.kind != "Games" and told and _is_whole(scene, span):
            venue = Mention("Place", span.value, at=scene.at)
            yield voice.says(subject, "venue", venue)
            for town in scene.spans(match, "town"):
                yield voice.says(venue, "within", Mention("Place", town.value, at=scene.at))


def _is_whole(scene: Scene, venue: Span) -> bool:
    """Whether a venue's name is where its capitals are: `the Luge Track` goes on, `The Float at Marina Bay` began."""
    goes_on = any(
        span.start == venue.end + 1 and span.kind in ("sport", "event", "doer") for span in scene.masked.spans
    )
    text = scene.sentence.piece.text
    part = PART.search(text, 0, venue.start) or NUMBERED.match(text, venue.end)
    return not goes_on and not part and not scene.page.lexicon.tells("building", venue.value)


def _days(subject: Mention, found: dates.Dates, voice: Voice) -> Iterator[Statement]:
    """The day, or the first and last day; the days of a sport are not those of each of its events."""
    if found.first == found.last:
        if subject.kind != "Games":
            yield voice.says(subject, "date", found.first)
    elif subject.kind != "Ceremony" and subject.text != EVERY:
        yield voice.says(subject, "start", found.first)
        yield voice.says(subject, "end", found.last)


def _what(scene: Scene, match: Match) -> Mention | None:
    """The thing that a `held` sentence is about, where it is the article's own or its Games' ceremony."""
    topic, lexicon, words = scene.page.topic, scene.page.lexicon, match.words("what")
    if topic.about == "parade" and "what" not in match.slots:
        return topic.ceremony("opening", scene.at)
    if lexicon.tells("other occasion", words):
        return None
    if found := re.search(r"\b(opening|closing) ceremon(?:y|ies)\b", words, re.IGNORECASE):
        return topic.ceremony(found[1].lower(), scene.at)
    if topic.about == "delegation":
        return _category(scene, match)
    if topic.about == "sport" and topic.sport is not None:
        words = re.sub(rf"\b{re.escape(topic.sport.text.lower())}(?: |$)| ?at the .*", "", words.lower())
    called = topic.about in CALLED and lexicon.tells(f"called {topic.about}", words)
    label = OF_GAMES.split(words)[0]  # `the first round of the men's 100 metres` is another thing
    labelled = topic.about == "event" and topic.event is not None and tokens(topic.event.text) == tokens(label)
    return topic.subject() if called or labelled else None


def _category(scene: Scene, match: Match) -> Mention | None:
    """The event of a sentence on a page of a delegation: `The men's 62 kg category took place`."""
    named = [span for span in scene.spans(match, "what") if span.kind == "event"]
    bare = match.words("what").replace(named[0].text, "").strip() if len(named) == 1 else "-"
    return scene.event(named[0].text, None) if bare in ("", "category", "event", "competition") else None


def broadcaster(scene: Scene, match: Match) -> Iterator[Statement]:
    """Who broadcast the ceremonies that are named."""
    for ceremony in scene.ceremonies(match.words("kind")):
        who = Mention("Organization", match.words("who"), at=scene.at)
        yield scene.voice(match).says(ceremony, "broadcaster", who)


def parade(scene: Scene, match: Match) -> Iterator[Statement]:
    """That nations entered the stadium, and in which place from the first on; `next` is right behind."""
    topic, voice = scene.page.topic, scene.voice(match)
    place = 1 if "first" in match.slots else number(match.words("place")) if "place" in match.slots else None
    if topic.about not in ("ceremony", "parade") and not (topic.about == "delegation" and "told" in match.slots):
        return
    slots = ("land", "next", "next2", "next3")
    for behind, span in enumerate(span for slot in slots for span in scene.spans(match, slot)):
        team = delegation(topic.games, scene.nation(span.value))
        if team is not None:
            ceremony = next(iter(scene.ceremonies(scene.sentence.piece.text)), topic.ceremony("opening", scene.at))
            part = appearance("parade", team, voice, ceremony, team)
            yield from appears(part, voice)
            if place:
                yield voice.says(part, "order", place + behind)
