"""The names that an article's structure gives: people and events of its infobox, lists and tables.

Sentences name people by surname and events in short; the gazetteer tells who and which is meant, or nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.statement import Mention, Statement, every
from kg.text.distances import folded
from kg.topic import EVERY

MEASURES = frozenset({"rank", "mark", "medal", "status"})
GENDERS = frozenset({"men", "women"})
#: Words that make another event of one: the light flyweight is no flyweight.
DEGREES = frozenset({"light", "super", "half", "extra", "giant", "junior", "half-light", "half-heavy", "half-middle"})
#: A word of more letters may be a plural: `pairs`.
LETTERS = 3


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """People by full name and by the last words of their names, events with those who entered them.

    `told` are the full names that sentences give, by their last words: they complete surnames, and are no people yet.
    `editions` are the Games, `squads` the teams, pairs and crews in each event, `gone` those said not to have gone,
    `phases` the parts of events, `measured` the results with a rank, a mark or a medal.
    """

    people: Mapping[str, Mention] = field(default_factory=dict)
    short: Mapping[str, frozenset[str]] = field(default_factory=dict)
    events: tuple[Mention, ...] = ()
    entered: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    editions: tuple[Mention, ...] = ()
    squads: Mapping[Mention, tuple[Mention, ...]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    phases: tuple[str, ...] = ()
    measured: tuple[Mention, ...] = ()

    def person(self, name: str) -> Mention | None:
        """The one person that a full name or surname means here.

        >>> arly = Mention("Person", "Arly Velásquez")
        >>> known = gather([Statement(arly, "sport", "x", None, "r")])
        >>> known.person("Velásquez") == arly, known.person("Kano")
        (True, None)
        """
        if name in self.people:
            return self.people[name]
        full = self.short.get(name, frozenset())
        return self.people[next(iter(full))] if len(full) == 1 else None

    def full(self, name: str) -> str:
        """The one full name that a surname is short for in the sentences; the name itself where none or several are.

        >>> Gazetteer(told=shorts(["Thomas Bach"])).full("Bach"), Gazetteer().full("Bach")
        ('Thomas Bach', 'Bach')
        """
        found = self.told.get(name, frozenset())
        return next(iter(found)) if len(found) == 1 else name

    def sole(self) -> Mention | None:
        """The only person that the structure names."""
        return next(iter(self.people.values())) if len(self.people) == 1 else None

    def event(self, words: str, who: Mention | None, among: Sequence[Mention]) -> Mention | None:
        """The one event whose label holds all the words, among those that a person entered, else among all."""
        own = [event for event in self.entered.get(who.text, ()) if event in among] if who else []
        for events in (own, among):
            found = fitting(words, events)
            if len(found) == 1:
                return found[0]
        return None

    def at(self, games: Mention | None) -> list[Mention]:
        """The events of an edition."""
        return [event for event in self.events if event.part("games") == games]

    def went(self, name: str) -> bool:
        """Whether nothing says of a person, by all or some of the name, that he or she did not go.

        >>> known = Gazetteer(gone=frozenset({"Khairul"}))
        >>> known.went("Khairul Anuar Mohamad"), known.went("Goh Liu Ying")
        (False, True)
        """
        words = set(name.split())
        return not any(set(each.split()) <= words for each in self.gone)

    def edition(self, year: int) -> Mention | None:
        """The one edition of that year.

        >>> athens = Mention("Games", "2004 Summer Olympics")
        >>> Gazetteer(editions=(athens,)).edition(2004) == athens, Gazetteer().edition(2004)
        (True, None)
        """
        found = [games for games in self.editions if games.text.startswith(str(year))]
        return found[0] if len(found) == 1 else None


def fitting(words: str, events: Iterable[Mention]) -> list[Mention]:
    """The events whose labels hold all the words; those that hold no other, where there are any.

    >>> events = [Mention("Event", "Men's slalom"), Mention("Event", "Men's giant slalom")]
    >>> [event.text for event in fitting("the slalom", events)], fitting("the downhill", events)
    (["Men's slalom"], [])
    >>> fitting("flyweight", [Mention("Event", "Light flyweight")])
    []
    """
    wanted = tokens(words)
    others = DEGREES - wanted
    found = [event for event in events if wanted and wanted <= (its := tokens(event.text)) and not others & its]
    return [event for event in found if wanted - GENDERS == tokens(event.text) - GENDERS] or found


def tokens(text: str) -> frozenset[str]:
    """The words of a label that tell events apart.

    >>> sorted(tokens("the sitting Super-G")), tokens("the 1,500m race") == tokens("1500 metres")
    (['sitting', 'super-g'], True)
    >>> tokens("pairs") < tokens("Pair skating")
    True
    """
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", folded(text).lower().replace("’", "'").replace("ladies", "women"))
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", re.sub(r"(?<=\d)(?=k?m\b)", " ", plain))
    ones = (word.removesuffix("s") if len(word) > LETTERS else word for word in words)
    return frozenset(ones) - {"the", "s", "event", "competition", "race", "individual"}


def gather(statements: Iterable[Statement]) -> Gazetteer:
    """The gazetteer of the statements that an article's structure makes."""
    people: dict[str, Mention] = {}
    events: dict[Mention, None] = {}
    entered: dict[str, dict[Mention, None]] = {}
    editions: dict[Mention, None] = {}
    squads: dict[Mention, dict[Mention, None]] = {}
    phases: dict[str, None] = {}
    statements = list(statements)
    for mention in every(statements):
        if mention.kind == "Person" and len(mention.parts) >= len(people.get(mention.text, mention).parts):
            people[mention.text] = mention
        if mention.kind == "Event" and mention.text != EVERY:
            events[mention] = None
        if mention.kind == "Games":
            editions[mention] = None
        if mention.kind == "Run":
            phases[mention.word("phase")] = None
        if mention.kind == "Result":
            event, who = mention.part("event"), mention.part("competitor")
            if event and who:
                entered.setdefault(who.text, {})[event] = None
            if event and who and who.kind == "Squad":
                squads.setdefault(event, {})[who] = None
    return Gazetteer(
        people,
        shorts(people),
        tuple(events),
        {who: tuple(each) for who, each in entered.items()},
        editions=tuple(editions),
        squads={event: tuple(each) for event, each in squads.items()},
        phases=tuple(phases),
        measured=tuple(dict.fromkeys(each.subject for each in statements if each.property in MEASURES)),
    )


def shorts(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Full names by the endings of them that sentences use, with a capital at their beginning.

    >>> sorted(shorts(["Ana van Dyk"]))
    ['Dyk', 'Van Dyk', 'van Dyk']
    """
    found: dict[str, set[str]] = {}
    for name in names:
        words = name.split(" ")
        for first in range(1, len(words)):
            short = " ".join(words[first:])
            for each in {short, short[:1].upper() + short[1:]}:
                found.setdefault(each, set()).add(name)
    return {short: frozenset(full) for short, full in found.items()}
