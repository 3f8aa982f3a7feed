"""What a sentence stands in: who `he` is, which event `that race` is, which Games, and whether a fact is asserted.

Certain, or nothing: what several things could be is none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from kg.article import Sentence
from kg.context import Context
from kg.gazetteer import Gazetteer
from kg.lexicon import Entry
from kg.names import Named, is_person
from kg.page import Page, Voice
from kg.patterns import ONE, Match
from kg.spans import Masked, Span
from kg.statement import Mention, Passage

PIECE = re.compile(ONE)
CLAUSE = re.compile(r"[,;.:]| (?:that|who|which|while|whereas|but|as|after|before) ")
ONE_OF = re.compile(r",? (?:was|is|has been) ")
UNDER = re.compile(r"\b(opening|closing) ceremony\b", re.IGNORECASE)
PLURAL = re.compile(r"[a-z]s$")
KIND = re.compile(r"\b(opening|closing)(?: and (closing))?(?: ceremon(?:y|ies)\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences of the section told."""

    day: date | None = None
    event: Mention | None = None
    person: Mention | None = None
    nation: Mention | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence in its article."""

    page: Page
    gazetteer: Gazetteer
    context: Context
    sentence: Sentence
    masked: Masked
    memory: Memory = field(default_factory=Memory)

    @property
    def at(self) -> Passage:
        """The sentence as a passage."""
        return self.page.passage(f"s{self.sentence.number}", self.sentence.piece)

    @property
    def kind(self) -> str:
        """The kind of ceremony that the article, or the heading above the sentence, is about."""
        under = UNDER.search(self.context.heading)
        return self.page.topic.kind or (under[1].lower() if under else "")

    def voice(self, match: Match) -> Voice:
        """The sentence, speaking by the pattern's relation."""
        return Voice(self.at, f"prose/{match.pattern.entry.get('role') or match.pattern.relation}")

    def nation(self, name: str) -> Mention:
        """A nation that the sentence names."""
        return Mention("Nation", name, at=self.at)

    def spans(self, match: Match, slot: str) -> list[Span]:
        """The spans in a slot."""
        return self.masked.within(*match.slots[slot]) if slot in match.slots else []

    def people(self, match: Match, slot: str, nation: Mention | None = None) -> Iterator[tuple[Mention, Named]]:
        """The people (or organizations) that a slot names, with what stands beside their names.

        What a plural says before the first (`Russian Paralympians`) holds for those after it too; the last
        before `was` stands alone (`…was Ana, and Bo was the flag bearer`).
        """
        if slot not in match.slots:
            return
        start, end = match.slots[slot]
        pieces = list(PIECE.finditer(self.masked.text, start, end))
        if len(pieces) > 1 and ONE_OF.match(self.masked.text, end):
            pieces = pieces[:-1] if end == match.end else pieces[-1:]
        shared: Named | None = None
        for piece in pieces:
            named = self._named(piece)
            if named is None:
                continue
            if PLURAL.search(named.capacity):
                shared = named
            elif shared is not None and not named.capacity:
                named = replace(shared, name=named.name, start=named.start, end=named.end)
            if (found := self.agent(named, nation)) is not None:
                yield found, named

    def _named(self, piece: re.Match[str]) -> Named | None:
        """The name in one piece of a people slot: the last name in it, what stands before it as capacity."""
        spans = self.masked.within(*piece.span())
        names = [span for span in spans if span.kind in ("name", "venue")]
        if not names:
            return None
        name = names[-1]
        before = [span for span in spans if span.end <= name.start]
        nations = [span.value for span in spans if span.kind in ("adjective", "nation")]
        sports = [span.value for span in before if span.kind in ("doer", "sport")]
        first = before[0].start if before else name.start
        capacity = self.sentence.piece.text[first : name.start].strip(" ,")
        note = "athlete" if any(span.kind in ("athlete", "doer", "sport") for span in before) else ""
        return Named(
            name.value,
            name.start,
            name.end,
            nations[0] if nations else "",
            sports[-1] if sports else "",
            capacity,
            note,
        )

    def agent(self, named: Named, nation: Mention | None = None) -> Mention | None:
        """The person or organization of a name: the article's own where it is one of them."""
        known = self.gazetteer.person(named.name)
        name = known.text if known else self.gazetteer.full(named.name)
        if not known and not is_person(name, self.page.lexicon):
            return None
        if not known and " " not in name and not named.capacity:
            return None
        parts = dict(known.parts) if known else {}
        if named.nation:
            parts["nation"] = self.nation(named.nation)
        elif nation is not None and "nation" not in parts:
            parts["nation"] = nation
        if named.sport and not self.does(known, named.sport):
            parts["sport"] = Mention("Sport", named.sport, at=self.at)
        if self.page.lexicon.is_organization(name):
            return Mention("Organization", name, at=self.at)
        return Mention("Person", name, parts=tuple(sorted(parts.items())), at=self.at)

    def does(self, person: Mention | None, sport: str) -> bool:
        """Whether a person is known to do that sport, or one that it is the looser word for (a gymnast's)."""
        own = person.part("sport") if person else None
        family = self.page.lexicon.family
        return own is not None and family(own.text) == family(sport)

    def subject(self, match: Match, slot: str = "who") -> Mention | None:
        """The one person of a slot; for `he`, `she` and `his` the article's sole athlete, else the one before."""
        if slot not in match.slots or any(span.kind == "pronoun" for span in self.spans(match, slot)):
            person = self.gazetteer.sole() or self.memory.person
            return replace(person, at=self.at) if person else None
        found = [person for person, _ in self.people(match, slot, self.page.topic.nation)]
        return found[0] if len(found) == 1 else None

    def event(self, words: str, who: Mention | None) -> Mention | None:
        """The event that a sentence's words mean: one of the article's, else one named by them."""
        words = re.sub(r"^the ", "", words.strip())
        if (known := self.gazetteer.event(words, who)) is not None:
            return replace(known, at=self.at)
        sport = (who.part("sport") if who else None) or self.context.sport
        games = self.page.topic.games
        if games is None or sport is None:
            return None
        label = words[0].upper() + words[1:]
        return Mention("Event", label, parts=(("games", games), ("sport", sport)), at=self.at)

    def ceremonies(self, text: str) -> list[Mention]:
        """The ceremonies that words name (`opening`, `closing`, the parade of nations); else the article's own."""
        kinds = [kind.lower() for match in KIND.finditer(text) for kind in match.groups() if kind]
        if not kinds and re.search(r"[Pp]arade of [Nn]ations", text):
            kinds = ["opening"]
        kinds = list(dict.fromkeys(kinds)) or ([self.kind] if self.kind else [])
        found = (self.page.topic.ceremony(kind, self.at) for kind in kinds)
        return [ceremony for ceremony in found if ceremony is not None]


def elsewhere(scene: Scene, match: Match) -> bool:
    """Whether a match speaks of another edition than the article, or the article is about none.

    What stands before the match counts, and what follows it in its clause.
    """
    topic = scene.page.topic
    if topic.games is None:
        return True
    after = CLAUSE.search(scene.masked.text, match.end)
    reach = scene.masked.within(0, after.start() if after else len(scene.masked.text))
    spans = [span.value for span in reach if span.kind == "games"]
    own = {topic.games.text, str(topic.year)}
    return bool(spans) and not own & set(spans)


def forbidden(scene: Scene, match: Match) -> str:
    """The reason why a sentence does not assert what it says, if there is one."""
    masked = scene.masked.text
    clause = max(masked.rfind(sign, 0, match.start) for sign in (";", ":", ". ", ", and ", ", but ", " but "))
    nearby = masked[max(clause + 1, match.start - 60) : match.end]
    unless = match.pattern.entry.get("unless")
    if unless and re.search(unless, scene.sentence.piece.text):
        return "the pattern's own exception"
    return next((entry["name"] for entry, form in _forms(scene) if form.search(nearby)), "")


def _forms(scene: Scene) -> Iterator[tuple[Entry, re.Pattern[str]]]:
    for entry in scene.page.lexicon.entries["scope"]:
        yield entry, _compiled(entry["before"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
