"""What an article is about: told by its title, in the forms of `data/titles.toml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.article import Article, Field, Piece
from kg.games import edition, is_series, year
from kg.lexicon import Entry, Lexicon
from kg.statement import Mention, Passage
from kg.text.slugs import slug

#: The text of a mention that stands for every thing of its kind and parts that the article names.
EVERY = "*"

#: What articles are about that tell of all who came to a Games.
WHOLE = frozenset({"games", "ceremony", "parade"})
#: Titles have far fewer signs, and what is longer takes long to match.
LONGEST = 300
CHAMPIONSHIPS = re.compile(r"\bChampionships?\b")
SLOTS = MappingProxyType(
    {"games": r"(?:The )?(.+?)", "series": r"([^\d]+?)", "nation": r"(.+?)", "sport": r"(.+?)", "event": r"(.+)"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about, and the mentions that its title gives.

    `about` is one of games, ceremony, parade, delegation, sport, event, nation, sport-series, event-series,
    flag-bearers, series, list, qualification, unknown. `contest` are the words for an event that is held again at each
    edition of a series. `held` is the year in which the edition took place, that of its name unless it was put off.
    """

    about: str
    games: Mention | None = None
    nation: Mention | None = None
    sport: Mention | None = None
    event: Mention | None = None
    kind: str = ""
    series: str = ""
    contest: str = ""
    held: int | None = None

    @property
    def year(self) -> int | None:
        """The year of the edition that the article is about."""
        return year(self.games.text) if self.games else None

    def subject(self) -> Mention | None:
        """The thing that the article is the article of; for a sport at a Games, every event of it that it names."""
        match self.about:
            case "games":
                return self.games
            case "ceremony":
                return self.ceremony(self.kind)
            case "delegation":
                return self.delegation()
            case "event":
                return self.event
            case "sport" if self.games and self.sport:
                return Mention("Event", EVERY, parts=(("games", self.games), ("sport", self.sport)), at=self.sport.at)
            case _:
                return None

    def delegation(self, nation: Mention | None = None, games: Mention | None = None) -> Mention | None:
        """The delegation of a nation at a Games, by default those of the title; with a series, every one there."""
        nation, games = nation or self.nation, games or self.games
        if nation is not None and games is None and self.series:
            return Mention("Delegation", EVERY, parts=(("nation", nation),), at=nation.at)
        if nation is None or games is None:
            return None
        return Mention("Delegation", parts=(("games", games), ("nation", nation)), at=nation.at)

    def ceremony(self, kind: str, at: Passage | None = None) -> Mention | None:
        """The ceremony of that kind at the title's Games."""
        if self.games is None or not kind:
            return None
        at = at or self.games.at
        return Mention("Ceremony", parts=(("games", self.games), ("kind", Mention("Code", kind, at=at))), at=at)


def passage(article: Article, position: str, piece: Piece) -> Passage:
    """The passage that a piece of an article is."""
    return Passage(revision(article), position, piece.start, piece.end, piece.text)


def revision(article: Article) -> str:
    """The key of an article's revision: its title's slug and the start of its hash."""
    return f"{slug(article.title.text)}.{article.source.sha256[:12]}"


def topic(article: Article, lexicon: Lexicon) -> Topic:
    """What an article is about.

    >>> from kg.lexicon import load
    >>> from kg.article import Source
    >>> title = Piece("Mexico at the 2014 Winter Paralympics", 2, 39)
    >>> found = topic(Article(title, "", Source("", "plain", "", "")), load())
    >>> found.about, found.nation.text, found.games.text, found.year
    ('delegation', 'Mexico', '2014 Winter Paralympics', 2014)
    """
    return _tournament(titled(article.title.text, lexicon, passage(article, "title", article.title)), article, lexicon)


def titled(title: str, lexicon: Lexicon, at: Passage | None = None) -> Topic:
    """The topic of a page with a title, by the first form that fits.

    >>> from kg.lexicon import load
    >>> titled("Judo at the 2004 Summer Olympics – Men's 60 kg", load()).event.text
    "Men's 60 kg"
    """
    if len(title) > LONGEST:
        return Topic("unknown")
    found = (topic for form in lexicon.entries["titles"] for topic in read(title, form, lexicon, at))
    return next(found, Topic("unknown"))


def _tournament(found: Topic, article: Article, lexicon: Lexicon) -> Topic:
    """The topic of a page about a sport that is one tournament: its event, as the infobox calls it."""
    if found.about != "sport" or found.sport is None or found.games is None:
        return found
    own = (topic for field in article.infobox if (topic := _boxed(found, field, article, lexicon)) is not None)
    return next(own, found)


def _boxed(found: Topic, field: Field, article: Article, lexicon: Lexicon) -> Topic | None:
    """The topic of a tournament, where a line of the infobox names it: by its sport, or over all as the men's."""
    words, sport = field.value.text, found.sport.text if found.sport else ""
    whose = lexicon.phrases["tournament box"].search(words)
    if whose and not field.key.text and sport.lower() in words.lower():
        other = "women" if whose[1].lower() == "men" else "men"
        both = re.search(rf"\b{other}(?:['’]s)? (?:tournament|event|competition|team)", article.text, re.IGNORECASE)
        return None if both else _event_of(found, f"{whose[1].capitalize()}'s tournament", article, field)
    named = field.key.text.lower() == "event" and lexicon.sports.find(words) == sport
    one = named and sport.lower() in lexicon.words["events"]["tournaments"].split(", ")
    return _event_of(found, words, article, field) if one and not lexicon.tells("of both", article.text) else None


def _event_of(found: Topic, label: str, article: Article, field: Field) -> Topic:
    """The topic of a page about a sport whose one event a line of the infobox names."""
    at = passage(article, f"i{field.number}", field.line)
    parts = tuple((name, part) for name, part in (("games", found.games), ("sport", found.sport)) if part)
    return replace(found, about="event", event=Mention("Event", label, parts=parts, at=at))


def read(title: str, form: Entry, lexicon: Lexicon, at: Passage | None = None) -> Iterator[Topic]:
    """The topic of a title by one form, if it fits."""
    names = re.findall(r"\{(\w+)\}", form["form"])
    parts = re.split(r"\{\w+\}", form["form"])
    slots = {**SLOTS, "event": f"({form['event']})"} if "event" in form else SLOTS
    pattern = "".join(
        re.escape(part) + (slots[name] if name else "") for part, name in zip(parts, [*names, ""], strict=True)
    )
    match = re.fullmatch(pattern.replace(r"\ –\ ", r"\s+[–-]\s+"), title)
    if match is None:
        return
    said = dict(zip(names, match.groups(), strict=True))
    nation = lexicon.nations.find(said["nation"]) if "nation" in said else None
    sports, words = lexicon.sports, said.get("sport", "")
    sport = sports.find(words) or (sports.of_person(words) if form.get("people") else None)
    games = edition(said["games"], lexicon) if "games" in said else None
    if names == ["series"] and not is_series(said["series"], lexicon):
        return  # not every title without figures is one of Games
    if games is not None and "sport" not in names:
        sport = of_championships(games, lexicon)
    if form["about"] == "event-series":
        contest = said["event"] = _one(said["event"], lexicon)
        names, told = ["sport"], lexicon.sports_of(contest) or lexicon.sports_of(f"men's {contest}")
        sport = told[0] if len(told) == 1 else None
    known = {"nation": nation, "sport": sport, "games": games}
    if any(known[name] is None for name in names if name in known):
        return
    found = _topic(form, said, known, at)
    put_off = lexicon.words["games"]
    yield replace(found, held=int(put_off.get(games or "", found.year or 0)) or None)


def _one(contests: str, lexicon: Lexicon) -> str:
    """One of the events that a title names: `Marathons`, those of all editions."""
    one = contests.removesuffix("s")
    return one if lexicon.sports_of(f"men's {one.lower()}") else contests


def of_championships(games: str, lexicon: Lexicon) -> str | None:
    """The sport that the name of championships tells.

    >>> from kg.lexicon import load
    >>> of_championships("2011 World Championships in Athletics", load()), of_championships("2012 Winter Games", load())
    ('Athletics', None)
    >>> of_championships("2011 IPC Alpine Skiing World Championships", load())
    'Alpine skiing'
    """
    words = games.split() if CHAMPIONSHIPS.search(games) else []
    stretches = (words[first:last] for first in range(len(words)) for last in range(len(words), first, -1))
    return next((sport for each in stretches if (sport := lexicon.sports.find(" ".join(each)))), None)


def _topic(form: Entry, said: dict[str, str], known: dict[str, str | None], at: Passage | None) -> Topic:
    games, nation, sport = (
        Mention(kind, name, at=at) if (name := known[kind.lower()]) else None for kind in ("Games", "Nation", "Sport")
    )
    event = None
    if form["about"] == "event" and "event" in said and games:
        parts = (("games", games), ("sport", sport)) if sport else (("games", games),)
        event = Mention("Event", said["event"], parts=parts, at=at)
    contest = said.get("event", "") if form["about"] == "event-series" else ""
    series = re.sub(r"\b(Olympic|Paralympic)$", r"\1s", said.get("series") or form.get("series", ""))
    return Topic(form["about"], games, nation, sport, event, form.get("kind", ""), series, contest)
