"""Mentions and statements of the kinds that several extractors make."""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.names import Named
from kg.page import Voice
from kg.statement import Mention, Passage, Statement

KIND = re.compile(r"\b(opening|closing)\b", re.IGNORECASE)


def person(named: Named, at: Passage, nation: Mention | None = None, sport: Mention | None = None) -> Mention:
    """A person by a name; what stands beside the name counts before the nation and sport of the context."""
    nation = Mention("Nation", named.nation, at=at) if named.nation else nation
    sport = Mention("Sport", named.sport, at=at) if named.sport else sport
    parts = tuple((name, part) for name, part in (("nation", nation), ("sport", sport)) if part is not None)
    return Mention("Person", named.name, parts=parts, at=at)


def agent(named: Named, at: Passage, lexicon: Lexicon, nation: Mention | None = None) -> Mention:
    """A person, or the organization that a name is by its words."""
    if lexicon.is_organization(named.name):
        return Mention("Organization", named.name, at=at)
    return person(named, at, nation)


def ceremony_kind(text: str) -> str:
    """The one kind of ceremony that a text names.

    >>> ceremony_kind("Opening ceremony"), ceremony_kind("the opening and closing ceremonies"), ceremony_kind("Rome")
    ('opening', '', '')
    """
    found = {word.lower() for word in KIND.findall(text)}
    return found.pop() if len(found) == 1 else ""


def ceremony_at(games: Mention | None, kind: str) -> Mention | None:
    """The ceremony of that kind at a Games, where both are known."""
    if games is None or not kind:
        return None
    return Mention("Ceremony", parts=(("games", games), ("kind", Mention("Code", kind))), at=games.at)


def appearance(
    role: str, who: Mention, voice: Voice, ceremony: Mention | None = None, delegation: Mention | None = None
) -> Mention:
    """The part that an agent plays in a ceremony, or (where none is named) for a delegation."""
    parts = (("ceremony", ceremony), ("role", voice.code(role)), ("delegation", delegation), ("agent", who))
    return Mention("Appearance", parts=tuple((name, part) for name, part in parts if part is not None), at=voice.at)


def appears(part: Mention, voice: Voice, capacity: str = "", work: str = "") -> Iterator[Statement]:
    """What is said of an appearance."""
    who = part.part("agent")
    if who is not None:
        yield voice.says(part, "agent", who)
    if capacity and who is not None and who.kind == "Person":
        yield voice.says(part, "capacity", capacity)
    if work:
        yield voice.says(part, "work", work)


def result(event: Mention, competitor: Mention, at: Passage) -> Mention:
    """What a competitor got in an event."""
    return Mention("Result", parts=(("event", event), ("competitor", competitor)), at=at)


def enters(entry: Mention, voice: Voice) -> Iterator[Statement]:
    """That a competitor is in an event, and for which delegation where the nation is known."""
    competitor, event = entry.part("competitor"), entry.part("event")
    if competitor is None or event is None:
        return
    yield voice.says(entry, "competitor", competitor)
    team = delegation(event.part("games"), competitor.part("nation")) or competitor.part("delegation")
    if team is not None:
        yield Statement(entry, "delegation", team, team.at or voice.at, voice.rule)


def delegation(games: Mention | None, nation: Mention | None) -> Mention | None:
    """The team of a nation at a Games, where both are known."""
    if games is None or nation is None:
        return None
    return Mention("Delegation", parts=(("games", games), ("nation", nation)), at=nation.at)


def sport_squad(team: Mention, sport: Mention, at: Passage | None) -> Mention:
    """What a delegation sends in one sport; it carries its nation's name."""
    nation = team.part("nation")
    return Mention("Squad", nation.text if nation else "", parts=(("delegation", team), ("sport", sport)), at=at)


def squad(event: Mention, team: Mention, voice: Voice, crew: str = "") -> Mention:
    """A delegation's team, pair or crew in an event; it carries its nation's name, or its crew's."""
    nation = team.part("nation")
    name = crew or (nation.text if nation else "")
    parts: tuple[tuple[str, Mention | str], ...] = (("delegation", team), ("event", event))
    return Mention("Squad", name, parts=(*parts, ("crew", crew)) if crew else parts, at=voice.at)
