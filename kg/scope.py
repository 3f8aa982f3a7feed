"""Scope: which Games a match is about, and whether its sentence asserts what it says. Shared by all relations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.games import edition as edition_of
from kg.games import year
from kg.lexicon import Lexicon
from kg.patterns import Match
from kg.scene import Scene
from kg.spans import SIGNS, Span
from kg.statement import Mention
from kg.text.letters import over_small, small

SIDE = "".join(SIGNS[kind] for kind in ("name", "nation", "adjective"))
SINCE = re.compile(r"\b(?:[Ss]ince|hosts? of)(?: the)?(?: \d{4} and)? $")
IN_CITY = re.compile(f" (?:in|at) ({SIGNS['name']})")
#: The same where a sentence begins with it: `In Rio, Ana won`.
FIRST_IN_CITY = re.compile(f"(?:In|At) ({SIGNS['name']}),? [^,;]*$")
#: What makes a number a year: `in 2012`, `in the 2017 final`.
IN_YEAR = re.compile(r"\b[Ii]n(?: the)? $")
#: What one is, between the name and the verb: `Ana Bo, the reigning world champion from Peru, finished fourth`.
APPOSED = re.compile(r", (?:the|an?) [^,;.]*,")
CLAUSE = re.compile(rf"[,;.:]| (?:that|who|which|while|whereas|but|as|after|before|since) | and (?:the )?[{SIDE}]")
#: The same for places that are won: the words that tell how they were.
MEANS = re.compile(rf"{CLAUSE.pattern}| (?:with|through|by|via|following|thanks to|based on) ")
ADJACENT = re.compile(rf"(?: {SIGNS['nation']})? (?:at|for|to|in) (?:the )?{SIGNS['games']}")
#: What is planned in words before the clause is not what the clause says: `Slated to compete at her second Games, …`.
FRONTED = re.compile(r"[A-Z]\w+(?:ed|ing|t) (?:to|for|at) [^,;:]*, ")
#: Where what was said before a match no longer holds for it, and how many signs before it that is looked for.
BREAKS = (";", ":", ". ", ", and ", ", but ", " but ", ", with ", " as he ", " as she ")
REACH = 60
AGAIN = re.compile(r"\b(?:[Tt]he same year|[Tt]hat year|[Tt]h(?:e|ese|ose) Games|there)\b")
#: What makes an edition before it a quality of a person: `2014 and 2018 Commonwealth Games champion`.
FORMER = re.compile(
    r"(?: (?!(?:and|was|were|is|the|an?|to|of|as|where|when|with|for|by|in|at|on|from|who|which|that|became|had|has)\b)"
    r"[\w'’-]+){0,4}? (?:[Mm]edall?ist|[Cc]hampion|[Oo]lympian|[Pp]aralympian|bearer)s?\b"
)
#: Games of many sports that a continent or the world gives its name to.
CONTINENTAL = re.compile(r"\d{4} (?:World|European|Asian|African|Pan American|Central American and Caribbean) Games")
#: An edition by its city: `2016 Rio Olympics`; and what may stand behind a short name: `Tokyo 2020 Paralympic Games`.
BY_CITY = re.compile(
    r"(?P<year>\d{4}) (?P<city>[A-Z]\S*(?: \S+){0,2}?) "
    r"(?P<series>(?:(?:Summer|Winter) )?(?:Olympic|Paralympic)(?:s| Games))"
)
#: Series that began later than the Olympics.
FIRST = MappingProxyType({"Summer Paralympics": 1960, "Winter Paralympics": 1976})
#: Names that are of several editions at once, or of no certain series.
UNSURE = re.compile(r"\d{4} (?:(?:(?:Summer|Winter|Youth) )*Games|.*Olympic and Paralympic.*)")
SERIES = re.compile(r" (?:(?:Summer|Winter) )?(?:Olympics?|Paralympics?)\b")
#: Events by which others qualify: trials, but no time trials.
QUALIFYING = re.compile(r"\b(?:[Qq]ualif\w+|(?<![Tt]ime )[Tt]rials?)\b")
IN = re.compile(r"\b(?:in|of|since|the) $", re.IGNORECASE)


def edition(scene: Scene, match: Match, *, won: bool = False) -> Mention | None:
    """The Games that a match is about: the article's unless it names others; in an article about none, those named.

    What stands before the match counts, and what follows it in its clause; an edition in the slot `former` or beside a
    name (`Rio 2016 Olympian Ana Quispe`) does not. For a place that was `won` neither does what stands before, nor
    what follows words for how or does not follow at once: `secured a place in the slalom at the 2011 World Cup`.
    """
    after = (MEANS if won else CLAUSE).search(scene.masked.text, match.end)
    former = [span for slot in ("former", "who", "next") for span in scene.spans(match, slot)]
    end = after.start() if after else len(scene.masked.text)
    reach = scene.masked.within(match.start if won else 0, end)
    if won and not ADJACENT.match(scene.masked.text, match.end):
        behind = scene.masked.within(match.end, end)
        reach = [span for span in reach if span not in behind or "lympic" in span.value]
    reach = [span for span in reach if span not in former and not _quality(scene, span)]
    own = scene.page.topic.games
    if _in_another_city(scene, match):
        return None
    if own is None:
        again = scene.memory.edition if AGAIN.search(scene.masked.text) else None
        return told(scene, reach) or again
    said = {called(scene, span)[0] or span.value for span in reach if span.kind == "games"}
    return own if not said or said & {own.text, str(scene.page.topic.year)} else None


def _in_another_city(scene: Scene, match: Match) -> bool:
    """Whether what a match says was in the city of another edition: `won the gold medal in Rio`.

    A sentence that names the article's own edition is about that: an event of it may have been elsewhere.
    """
    own, text = scene.page.topic.games, scene.masked.text
    if own is None or own.text in _named_editions(scene):
        return False
    found = (IN_CITY.match(text, match.end), FIRST_IN_CITY.match(text, 0, match.start))
    return any(_is_city_of_another(scene, scene.masked.at[each.start(1)].value) for each in found if each)


def _is_city_of_another(scene: Scene, place: str) -> bool:
    """Whether a name is that of a city that was host of other editions, and not in the year of the article's."""
    found = {short for short, (_, city) in _shorts(scene.page.lexicon).items() if place in (city, short[:-5])}
    return bool(found) and f"{place} {scene.page.topic.year}" not in found


def _named_editions(scene: Scene) -> set[str]:
    return {called(scene, span)[0] for span in scene.masked.spans if span.kind == "games"}


def _quality(scene: Scene, span: Span) -> bool:
    """Whether an edition says who is meant, or since when: `Rio 2016 silver medalist Ana Quispe`, `since Rio 2016`."""
    text = scene.sentence.piece.text
    if SINCE.search(text, 0, span.start):
        return True
    return not text.endswith(("at the ", "in the "), 0, span.start) and bool(FORMER.match(text, span.end))


def named(scene: Scene) -> Iterator[tuple[Mention, str]]:
    """The editions that a sentence names in full, or by city and year (`Rio 2016`): each with that city.

    Events that qualify for others are told of where they give a medal or a result.
    """
    for span in scene.masked.spans:
        if span.kind == "games":
            full, city = called(scene, span)
            if full and not QUALIFYING.search(full):
                yield Mention("Games", full, at=scene.at), city


def called(scene: Scene, span: Span) -> tuple[str, str]:
    """The edition that a span names, and the city in the name; empty where it does not tell which one."""
    match = BY_CITY.fullmatch(span.text)
    short = f"{match['city']} {match['year']}" if match else span.text
    end = span.start + match.start("series") - 1 if match else span.end
    full = telling(span.value, scene.page.lexicon) or _of_own_series(scene, span.value)
    return _short(scene, short, end) or (full, _city_before(scene, span, full))


def _of_own_series(scene: Scene, name: str) -> str:
    """An edition of the article's series of Olympics or Paralympics that a year alone tells: `the 2008 Games`."""
    own, number = scene.page.topic.games, year(name)
    if own is None or number is None or name != f"{number} Games":
        return ""
    first, _, series = own.text.partition(" ")
    fitting = number % 4 == int(first) % 4 and host_cities(scene, f"{number} {series}")
    return f"{number} {series}" if fitting else ""


def _city_before(scene: Scene, span: Span, edition: str) -> str:
    """The city that stands right before the name of its edition: `Tokyo 2020 Summer Olympics`."""
    number, _, series = edition.partition(" ")
    words, shorts = scene.sentence.piece.text[: span.start].split()[-3:], _shorts(scene.page.lexicon)
    found = (shorts.get(" ".join((*words[first:], number)), ("", "")) for first in range(len(words)))
    return next((city for season, city in found if city and series.startswith(season)), "")


def telling(name: str, lexicon: Lexicon) -> str | None:
    """The name of an edition, if it tells which one: `2019 World Championships` may be of any sport.

    >>> from kg.lexicon import load
    >>> telling("2019 World Championships in Athletics", load()), telling("2019 World Championships", load())
    ('2019 World Championships in Athletics', None)
    >>> telling("2019 ICF World Championships", load()), telling("2020 Tokyo Olympics", load())
    ('2019 ICF World Championships', None)
    >>> telling("2019 Pan American Games", load()), telling("2020 Tokyo Games", load())
    ('2019 Pan American Games', None)
    """
    full = edition_of(name, lexicon)
    if full is None:
        return None
    if CONTINENTAL.fullmatch(full):
        return full
    if UNSURE.fullmatch(full) or (full.endswith("lympics") and set(full.split(" ")) & _cities(lexicon)):
        return None
    return full if any(_tells(word, lexicon) for word in full.split(" ")[1:]) else None


def _tells(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of an edition's name tells which it is: no city, no adjective of a nation, no general word."""
    general = lexicon.tells("general name", word)
    return word not in _cities(lexicon) and not lexicon.nations.adjective(word) and not general


@cache
def _shorts(lexicon: Lexicon) -> Mapping[str, tuple[str, str]]:
    """The short names of editions, each with its season and city: `Rio 2016`."""
    entries = (entry for entry in lexicon.entries["games"] if "shorts" in entry)
    return {short: (entry["series"], city) for entry in entries for short, city in entry["shorts"].items()}


def in_host_city(scene: Scene, edition: str, place: str) -> bool:
    """Whether a place may be the host city of an edition: one that data/games.toml knows has no other.

    `Sailing at the 2012 Summer Olympics in Weymouth` names the town of a venue.
    """
    known = host_cities(scene, edition)
    return not known or any(place in city or city in place for city in known)


def host_cities(scene: Scene, edition: str) -> set[str]:
    """What the host city of an edition of the Olympics or Paralympics is called, by data/games.toml."""
    number, _, series = edition.partition(" ")
    if int(number) < FIRST.get(series, 0):
        return set()
    shorts = _shorts(scene.page.lexicon).items()
    fitting = [
        (short, city) for short, (season, city) in shorts if short.endswith(number) and series.startswith(season)
    ]
    return {name for short, city in fitting for name in (city, short[:-5])} if "lympics" in series else set()


@cache
def cities(lexicon: Lexicon) -> frozenset[str]:
    """The cities that data/games.toml knows as hosts."""
    return frozenset(city for _, city in _shorts(lexicon).values())


@cache
def _cities(lexicon: Lexicon) -> frozenset[str]:
    """The words of the cities that editions are called by."""
    return frozenset(part for short in _shorts(lexicon) for part in short.split(" ")[:-1])


def _short(scene: Scene, words: str, end: int) -> tuple[str, str] | None:
    """The edition and city of a short name of data/games.toml; the words behind it may tell the series."""
    own, series = scene.page.topic.games, SERIES.match(scene.sentence.piece.text, end)
    paralympic = "Paralympic" in (series[0] if series else own.text if own is not None else "")
    season, city = _shorts(scene.page.lexicon).get(words, ("", ""))
    if not city:
        return None
    return f"{words.rsplit(maxsplit=1)[-1]} {season} {'Paralympics' if paralympic else 'Olympics'}", city


def told(scene: Scene, spans: Iterable[Span]) -> Mention | None:
    """The one edition that spans name, in full or by its year: one that the article's tables and lists know."""
    spans = list(spans)
    said = {year(span.value) for span in spans if span.kind == "games"} or years(scene, spans)
    found = scene.gazetteer.edition(number) if len(said) == 1 and (number := said.pop()) else None
    return replace(found, at=scene.at) if found else None


def years(scene: Scene, spans: Iterable[Span]) -> set[int | None]:
    """The years that spans name alone: `in 2004`."""
    text = scene.sentence.piece.text
    numbers = (span for span in spans if span.kind == "number" and IN.search(text, 0, span.start))
    return {year(span.text) for span in numbers} - {None}


def of_sister_games(scene: Scene, match: Match) -> bool:
    """Whether a match is about the Paralympics where the article is about the Olympics, or the other way round."""
    own, after = scene.page.topic.games, CLAUSE.search(scene.masked.text, match.end)
    reach = scene.masked.within(match.start, after.start() if after else len(scene.masked.text))
    text = scene.sentence.piece.text
    told = (span for span in reach if span.kind == "series" and not text.endswith("lympic and ", 0, span.start))
    said = {"Paralympic" in span.text for span in told if "lympic" in span.text}
    return own is not None and "lympic" in own.text and bool(said - {"Paralympic" in own.text})


def of_another_year(scene: Scene, match: Match) -> bool:
    """Whether what a match says is of a year alone that is not that of the article's Games: `competed in … in 2012`."""
    topic, text = scene.page.topic, scene.sentence.piece.text
    after = CLAUSE.search(scene.masked.text, match.end)
    reach = scene.masked.within(0, after.start() if after else len(scene.masked.text))
    numbers = (span for span in reach if span.kind == "number" and _is_year(text, span))
    said = {year(span.text) for span in numbers}
    return topic.games is not None and bool(said - {None, topic.year, topic.held})


def of_qualifier(scene: Scene) -> bool:
    """Whether a sentence of a page of qualification names no edition: it is about a competition for places there."""
    return scene.page.topic.about == "qualification" and not any(span.kind == "games" for span in scene.masked.spans)


def _is_year(text: str, span: Span) -> bool:
    """Whether a number is a year that something was in: `in 2012`, `since 1964, when`, `the 2012 opening ceremony`."""
    behind = (", when", " opening ceremony", " closing ceremony")
    return IN_YEAR.search(text, 0, span.start) is not None or text.startswith(behind, span.end)


def forbidden(scene: Scene, match: Match) -> str:
    """The reason why a sentence does not assert what it says, if there is one."""
    masked = scene.masked.text
    fronted = FRONTED.match(masked, 0, match.start)
    clause = max(fronted.end() - 1 if fronted else 0, *(masked.rfind(sign, 0, match.start) + 1 for sign in BREAKS))
    nearby = small(masked[max(clause, match.start - REACH) : match.end])
    return next(
        (entry["name"] for entry in scene.page.lexicon.entries["scope"] if _over_small(entry["before"]).search(nearby)),
        "",
    )


def excepted(scene: Scene, match: Match) -> str:
    """The reason why a sentence is an exception to the pattern that it matches, if it is one."""
    unless = match.pattern.unless
    return "the pattern's own exception" if unless is not None and unless.search(_reach(scene, match)) else ""


def _reach(scene: Scene, match: Match) -> str:
    """The words that a pattern's exceptions are looked for in: the sentence, or all up to the end of the clause."""
    text = scene.masked.text
    after = CLAUSE.search(text, match.end) if match.pattern.entry.get("reach") == "clause" else None
    last = after.start() if after else len(text)
    if "who" not in match.slots:
        return scene.masked.words(0, last)
    first, behind = match.slots["who"]
    at = scene.masked.at
    name = next((place for place in range(first, behind) if place in at and at[place].kind == "name"), first)
    titled = scene.page.lexicon.tells("titled", scene.masked.words(first, name))
    aside = APPOSED.match(text, behind, match.end)
    parts = ((0, first), (name if titled else first, behind), (aside.end() if aside else behind, last))
    return "".join(scene.masked.words(*each) for each in parts)


@cache
def _over_small(pattern: str) -> re.Pattern[str]:
    return over_small(pattern)
