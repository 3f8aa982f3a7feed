"""IRIs of things: their kind and the names of their parts, joined by dots.

Invariant: an IRI is made of ASCII slugs alone, never of a counter, so that the same thing always has the same one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from kg.statement import Mention
from kg.terms import C
from kg.text.distances import folded
from kg.text.slugs import slug

WORDS = MappingProxyType({"SportClass": "class"})
#: The parts that name a thing, in the order of its IRI. A thing's own words come last.
NAMED_BY = MappingProxyType(
    {
        "Ceremony": ("games", "kind"),
        "Delegation": ("games", "nation"),
        "Event": ("games", "sport"),
        "Run": ("result", "phase"),
        "Tally": ("series", "nation", "sport"),
    }
)

Parts = tuple[str, ...]
Tail = Callable[[Mention], Parts]


@dataclass(frozen=True, slots=True)
class Space:
    """The IRIs that begin with one base."""

    base: str

    def iri(self, kind: str, parts: Iterable[str]) -> str:
        """The IRI of a thing of a kind.

        >>> Space("https://example.org/").iri("Event", ["2014-winter-paralympics", "super-g"])
        'https://example.org/event.2014-winter-paralympics.super-g'
        """
        return self.base + ".".join((WORDS.get(kind, kind.lower()), *parts))

    def parts(self, iri: str) -> Parts:
        """The names that an IRI is made of, without its kind.

        >>> Space("https://example.org/").parts("https://example.org/event.2014-winter-paralympics.super-g")
        ('2014-winter-paralympics', 'super-g')
        """
        return tuple(iri.removeprefix(self.base).split(".")[1:])

    def rule(self, name: str) -> str:
        """The graph of what a rule makes.

        >>> Space("https://example.org/").rule("same-as")
        'https://example.org/rule.same-as'
        """
        return f"{self.base}rule.{name}"

    def revision(self, key: str) -> str:
        """The IRI of a revision by its key, as passages have it."""
        return f"{self.base}revision.{key}"

    def passage(self, key: str, position: str) -> str:
        """The IRI of a passage. An IRI has one `#` at most, so that where the base has it, a slash must do.

        >>> Space("https://example.org/").passage("mexico.96dc", "s21")
        'https://example.org/revision.mexico.96dc#s21'
        """
        return f"{self.revision(key)}{'/' if '#' in self.base else '#'}{position}"


def code(mention: Mention) -> str:
    """The IRI of a concept of the code lists.

    >>> code(Mention("Code", "gold"))
    'https://w3id.org/games-kg/code#gold'
    """
    return C + mention.text


def composed(mention: Mention, tail: Tail) -> Parts:
    """The names that make up the IRI of a thing that is known by its parts; `tail` gives those of a part.

    >>> games = Mention("Games", "2014 Winter Paralympics")
    >>> mexico = Mention("Delegation", parts=(("games", games), ("nation", Mention("Nation", "Mexico"))))
    >>> composed(mexico, lambda part: (slug(part.text),))
    ('2014-winter-paralympics', 'mexico')
    """
    match mention.kind:
        case "Squad":
            return tuple(_squad(mention, tail))
        case "Appearance":
            return tuple(_appearance(mention, tail))
        case "Result":
            return tuple(_result(mention, tail))
    return tuple(_plain(mention, tail))


def _of(mention: Mention, name: str, tail: Tail) -> Parts:
    part = mention.part(name)
    if part is None:
        return ()
    return (slug(part.text),) if part.kind == "Code" else tail(part)


def _plain(mention: Mention, tail: Tail) -> Iterator[str]:
    for name in NAMED_BY.get(mention.kind, ()):
        said = mention.word(name)
        yield from (slug(said),) if said else _of(mention, name, tail)
    if mention.text or not mention.parts:
        yield slug(folded(mention.text) if mention.kind == "Event" else mention.text)


def _squad(mention: Mention, tail: Tail) -> Iterator[str]:
    """Games, nation, sport, event; then the crew, else the squad's own name where that is not its nation's."""
    team, contest = _of(mention, "delegation", tail), _of(mention, "event", tail) or _of(mention, "sport", tail)
    yield from team
    yield from contest[1:] if team[:1] == contest[:1] else contest
    if crew := mention.word("crew"):
        yield slug(crew)
    elif mention.text and slug(mention.text) not in (*team, *_names(mention)):
        yield slug(mention.text)


def _names(squad: Mention) -> Iterator[str]:
    nation = (squad.part("delegation") or squad).part("nation")
    if nation is not None:
        yield slug(nation.text)


def _appearance(mention: Mention, tail: Tail) -> Iterator[str]:
    """Games, ceremony, role, nation, agent; an agent that is the delegation itself is not said twice."""
    team, agent = mention.part("delegation"), mention.part("agent")
    if team is None and agent is not None and agent.kind == "Delegation":
        team = agent
    nation = tail(team) if team else ()
    yield from _of(mention, "ceremony", tail) or nation[:-1]
    yield from _of(mention, "role", tail)
    yield from nation[-1:]
    if agent is not None and agent.kind != "Delegation":
        yield from tail(agent)


def _result(mention: Mention, tail: Tail) -> Iterator[str]:
    """The event's names, then those of the competitor; of a squad, those that the event has not given."""
    contest, competitor = _of(mention, "event", tail), mention.part("competitor")
    yield from contest
    if competitor is not None:
        given = contest if competitor.kind == "Squad" else ()
        yield from (part for part in tail(competitor) if part not in given)
