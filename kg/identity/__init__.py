"""Which thing each mention names: mentions become IRIs.

Invariant: the result depends on what the statements say, not on the order in which they come.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.identity.census import Census, Key, Known, known
from kg.identity.clusters import fits, fits_person, tellings, things, told_apart
from kg.identity.decisions import Decision, Renames
from kg.identity.iris import Parts, Space, code, composed
from kg.identity.links import name_of, own_link
from kg.statement import Mention, Statement
from kg.terms import BASE
from kg.text.distances import folded
from kg.text.slugs import slug

#: Known by name alone: there is one Mexico, one alpine skiing, one 2014 Winter Paralympics.
BY_NAME = ("Games", "Nation", "Sport", "SportClass")
#: Known by name and by what is told of them.
BY_TRAITS = MappingProxyType({"Person": fits_person, "Organization": fits, "Place": fits})
APART = "--"

Family = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of all mentions, and the IRIs that gave way to others."""

    space: Space
    iris: Mapping[Key, str]
    replaced: Mapping[str, tuple[str, ...]]

    def iri(self, mention: Mention, revision: str) -> str:
        """The IRI of the thing that a mention names in an article."""
        return code(mention) if mention.kind == "Code" else self.iris[revision, mention]


@dataclass(frozen=True, slots=True)
class Families:
    """What related sports share, and whose athletes a team sent under another name (the United Team of Germany's)."""

    sport: Family = str
    nation: Family = str


def identify(
    statements: Iterable[Statement],
    *,
    base: str = BASE,
    families: Families = Families(),
    decisions: Iterable[Decision] = (),
) -> Identity:
    """The things that statements are about: two of one name differ where the families of sports or nations do.

    >>> from kg.statement import Passage
    >>> said = Passage("some-article.0", "s1", 0, 1, "…")
    >>> found = identify([Statement(Mention("Nation", "Mexico"), "label", "Mexico", said, "")])
    >>> found.iri(Mention("Nation", "Mexico"), "some-article.0")
    'https://w3id.org/games-kg/id/nation.mexico'
    """
    return _Identifying(Census(statements), Space(base), families, tuple(decisions)).result()


class _Identifying:
    """The work in progress: things that others are named by come first."""

    def __init__(self, census: Census, space: Space, families: Families, decisions: tuple[Decision, ...]) -> None:
        self.census, self.space, self.families = census, space, families
        self.apart = tuple(each for each in decisions if not each.same)
        self.renames = Renames(decisions, space.base)
        self.iris: dict[Key, str] = {}
        self.replaced: dict[str, tuple[str, ...]] = {}

    def result(self) -> Identity:
        for kind in BY_NAME:
            self._enter(kind, {key: self.space.iri(kind, (slug(key[1].text),)) for key in self.census.of(kind)})
        for kind, agree in BY_TRAITS.items():
            mentions = (known(self.census, key, self.families.sport, self._nation) for key in self.census.of(kind))
            found = list(things((self._aside(kind, each) for each in mentions), agree))
            self._enter(kind, self._named(kind, found, lambda thing: (thing.name,)))
        events = list(things(map(self._event, self.census.of("Event")), fits))
        self._enter("Event", self._named("Event", events, _event_parts))
        for kind in sorted(self.census.mentions):
            for key in self.census.of(kind):
                self._iri(key)
        gone = {old: (new,) for old, new in self.renames.replaced()}
        replaced = {old: tuple(sorted({self.renames.of(new) for new in news})) for old, news in self.replaced.items()}
        return Identity(self.space, self.iris, {**replaced, **gone})

    def _enter(self, kind: str, iris: Mapping[Key, str]) -> None:
        """Name mentions of a kind, with the user's own decisions."""
        labels: dict[str, set[str]] = defaultdict(set)
        for (_, mention), iri in iris.items():
            labels[iri] |= _labels(mention)
        self.renames.settle(labels, self.space.iri(kind, ("",)))
        self.iris |= {key: self.renames.of(iri) for key, iri in iris.items()}

    def _named(self, kind: str, found: list[Known], parts: Callable[[Known], Parts]) -> dict[Key, str]:
        """The IRIs of the things that were found; those that would share one are told apart."""
        plain: dict[str, list[Known]] = defaultdict(list)
        for thing in found:
            plain[self.space.iri(kind, parts(thing))].append(thing)
        iris: dict[Key, str] = {}
        for iri, same_name in plain.items():
            names = [f"{iri}{APART}{told}" if told else iri for told in told_apart(same_name)]
            iris |= {key: name for thing, name in zip(same_name, names, strict=True) for key in thing.seen}
            if len(names) > 1:
                self.replaced[iri] = tuple(sorted(names))
        return iris

    def _nation(self, name: str) -> str:
        return self.space.parts(self.renames.of(self.space.iri("Nation", (slug(self.families.nation(name)),))))[-1]

    def _event(self, key: Key) -> Known:
        """An event is known by its name at its Games, and by its sport where that is told."""
        games = self._part(key, "games")
        sport = frozenset(self._part(key, "sport"))
        return Known(".".join((*games, slug(folded(key[1].text)))), families=sport, sports=sport, seen=frozenset({key}))

    def _part(self, key: Key, name: str) -> Parts:
        part = key[1].part(name)
        return () if part is None else self.space.parts(self._iri((key[0], part)))

    def _iri(self, key: Key) -> str:
        """The IRI of a mention, made from those of its parts where it has not got one yet."""
        if key not in self.iris:
            revision, mention = key
            names = composed(mention, lambda part: self.space.parts(self._iri((revision, part))))
            plain = code(mention) if mention.kind == "Code" else self.space.iri(mention.kind, names)
            self.iris[key] = self.renames.of(plain)
        return self.iris[key]

    def _aside(self, kind: str, thing: Known) -> Known:
        """A mention with the sides that it takes where the user says that two things differ."""
        sides = set()
        for line, decision in enumerate(self.apart):
            one, other = (self._meant(kind, thing, term) for term in (decision.one, decision.other))
            if one != other:
                sides.add((line, int(other)))
        return replace(thing, aside=frozenset(sides)) if sides else thing

    def _meant(self, kind: str, thing: Known, term: str) -> bool:
        if not term.startswith(self.space.base):
            return any(term in _labels(mention) for _, mention in thing.seen)
        iri, _, told = term.partition(APART)
        return iri == self.space.iri(kind, (thing.name,)) and (not told or told in tellings(thing))


def _labels(mention: Mention) -> set[str]:
    link = own_link(mention)
    return {mention.text, link, name_of(link)} - {""}


def _event_parts(event: Known) -> Parts:
    games, _, name = event.name.rpartition(".")
    return tuple(part for part in (games, *sorted(event.sports), name) if part)
