"""What each article tells of the things that it names, gathered before any are told apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from kg.identity.links import name_of, own_link
from kg.statement import Mention, Statement
from kg.text.slugs import slug

Key = tuple[str, Mention]
Traits = tuple[frozenset[str], ...]

#: The persons in a thing who share its nation, and those who share its sport.
OF_THE_NATION = frozenset({"competitor", "agent", "member", "guide"})
OF_THE_SPORT = OF_THE_NATION | {"opponent"}
#: What a thing is a part of, and has its nation or sport from.
HOLDERS = ("delegation", "event", "result", "within")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one thing: its name, the traits that tell it from others of the name, and where it is named.

    `aside` are the sides that it takes in the user's own "these are different".
    """

    name: str
    links: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    sports: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    aside: frozenset[tuple[int, int]] = frozenset()
    seen: frozenset[Key] = frozenset()

    @property
    def deciding(self) -> Traits:
        """The traits in which two things of one name must not differ."""
        return (self.links, self.nations, self.families, self.within)

    def against(self, other: "Known") -> bool:
        """Whether something speaks against the two being one."""
        pairs = zip(self.deciding, other.deciding, strict=True)
        differs = any(mine and theirs and not mine & theirs for mine, theirs in pairs)
        return differs or any((line, 1 - side) in other.aside for line, side in self.aside)

    def shared(self, other: "Known") -> int:
        """How many traits speak for the two being one."""
        return sum(bool(mine & theirs) for mine, theirs in zip(self.deciding, other.deciding, strict=True))


def joined(parts: Iterable[Known]) -> Known:
    """What is known of a thing by all that is known of it."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    sets = {each.name: frozenset().union(*(getattr(part, each.name) for part in parts)) for each in fields(Known)[1:]}
    return Known(min(part.name for part in parts), **sets)


def trait(mention: Mention, name: str) -> Mention | None:
    """The nation or sport of a thing, told by its parts or by what it is a part of.

    >>> skiing = Mention("Sport", "Alpine skiing")
    >>> event = Mention("Event", "Super-G", parts=(("sport", skiing),))
    >>> trait(Mention("Result", parts=(("event", event),)), "sport").text
    'Alpine skiing'
    """
    if (own := mention.part(name)) is not None:
        return own
    for role in HOLDERS:
        if (holder := mention.part(role)) is not None and (found := trait(holder, name)) is not None:
            return found
    return None


class Census:
    """Every mention of every article, and the nations and sports that the article tells of it.

    `seen` are the objects that are entered already, with their revisions; `statements` keeps them alive.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.mentions: dict[str, dict[str, dict[Mention, None]]] = defaultdict(lambda: defaultdict(dict))
        self.told: dict[tuple[str, Mention, str], set[str]] = defaultdict(set)
        self.seen: set[tuple[str, int]] = set()
        self.statements = tuple(statements)
        for statement in self.statements:
            self._take(statement)

    def _take(self, statement: Statement) -> None:
        """A statement about a thing tells as much as one more part of it would."""
        revision, subject, value = statement.passage.revision, statement.subject, statement.value
        self._enter(revision, subject)
        if not isinstance(value, Mention):
            return
        self._enter(revision, value)
        if statement.property in ("nation", "sport"):
            self.told[revision, subject, statement.property].add(value.text)
        if statement.property in OF_THE_SPORT or any(role in OF_THE_SPORT for role, _ in subject.parts):
            self._share(revision, Mention(subject.kind, parts=(*subject.parts, (statement.property, value))))

    def _enter(self, revision: str, mention: Mention) -> None:
        if (revision, id(mention)) in self.seen:
            return
        self.seen.add((revision, id(mention)))
        known = self.mentions[mention.kind][revision]
        if mention not in known:
            known[mention] = None
            self._share(revision, mention)
        for _, part in mention.parts:
            if isinstance(part, Mention):
                self._enter(revision, part)

    def _share(self, revision: str, holder: Mention) -> None:
        """A competitor is of the delegation's nation and does the event's sport."""
        for role, person in holder.parts:
            if isinstance(person, Mention) and role in OF_THE_SPORT:
                for name in ("nation", "sport") if role in OF_THE_NATION else ("sport",):
                    if (found := trait(holder, name)) is not None:
                        self.told[revision, person, name].add(found.text)

    def of(self, kind: str) -> Iterator[Key]:
        """Every mention of a kind, with the revision that it stands in."""
        return ((revision, mention) for revision, mentions in self.mentions[kind].items() for mention in mentions)

    def words(self, key: Key, name: str) -> set[str]:
        """What an article tells of a mention's nation or sport."""
        part = trait(key[1], name)
        return self.told.get((*key, name), set()) | ({part.text} if part is not None else set())


def known(census: Census, key: Key, family: Callable[[str], str], nation: Callable[[str], str]) -> Known:
    """What an article knows of a mention; `nation` gives the name that a nation goes by in IRIs."""
    mention = key[1]
    link, sports, inside = own_link(mention), census.words(key, "sport"), mention.part("within")
    return Known(
        slug(name_of(link) if link else mention.text),
        frozenset({link} if link else ()),
        frozenset(map(nation, census.words(key, "nation"))),
        frozenset(slug(family(sport)) for sport in sports),
        frozenset(map(slug, sports)),
        frozenset({slug(inside.text)} if inside is not None else ()),
        seen=frozenset({key}),
    )
