"""What a sentence stands in: who `he` is, which event `that race` is, which Games, and whether a fact is asserted.

Certain, or nothing: what several things could be is none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.article import Sentence
from kg.context import ONLY_GENDER, Context, gender, of_class
from kg.gazetteer import Gazetteer, fitting
from kg.names import Named, is_person
from kg.page import Page, Voice
from kg.patterns import ONE, Match
from kg.spans import SIGNS, Masked, Span
from kg.statement import Mention, Passage
from kg.text.needles import search

PIECE = re.compile(ONE)
ONE_OF = re.compile(r",? (?:was|is|has been) ")
BY = re.compile(r"\bby (?:[^ ,:;.()]+ ){0,4}$")
#: A list of which only the last one is meant by `who` behind it: `Ana Bo, Eva Li, who won`, `Ana, Bo and Cy, who won`.
LISTED = re.compile(rf"{SIGNS['name']}[^,]*, [^,]*$")
#: The verb of a match behind `who`, with no comma between them.
WHO = re.compile(r", who [^,]+$")
#: What one did who is not of the list before: `After speeches by Ana and Bo, Cy declared`, `taken by Ana, and Bo gave`.
DID = re.compile(
    r" (?:then |also |finally )*(?:took|gave|sang|lit|had|led|did|made|bore|spoke|swore|began|brought|held|went"
    r"|read|recited|delivered|carried|opened|declared|performed|danced|played) (?!by\b)"
)
#: Nations of several people before the last of them.
LANDS = re.compile(rf"(?:{SIGNS['adjective']}(?:,|,? and) )+$")
#: A name that begins a clause, with no article before it.
BEGINNING = re.compile(rf"(?:^|, |\b(?:and|but|when|while|as) ){SIGNS['name']}$")
#: A name behind it is a place or a time: `After Roland Garros, …`.
PLACED = re.compile(r"\b(?:[Aa]t|[Ii]n|[Aa](fter)|[Ss]ince|[Ff]rom|[Dd]uring|[Nn]ear) (?:the )?$")
#: Before a body that one of a list heads.
HEADED = re.compile(
    r"\b(?:[Pp]resident|[Hh]ead|[Cc]hair\w*|[Cc]hief|[Ff]ounder|[Ll]eader|[Dd]irector|[Ss]ecretary|[Mm]ember|[Pp]atron)s?"
    r" of (?:the )?$"
)
LOOSE = re.compile(r"(?:sprinter|runner|jumper|thrower|racer|rider)s?", re.IGNORECASE)
BOTH = re.compile(r"\b(?:men['’]s and women['’]s|women['’]s and men['’]s|respectively)\b", re.IGNORECASE)
UNDER = re.compile(r"\b(opening|closing) ceremon(?:y|ies)\b", re.IGNORECASE)
WHOLE = re.compile(rf"\b[Tt]he (?:\S+ ){{0,2}}({SIGNS['sport']})( event| competition| tournament)\b")
CONTEST = re.compile(r"(?:(?<!road)(?<!points)(?<!scratch)(?<!elimination) race| event| competition)$")
#: Words in an event that tell nothing on a page about one Games.
NEEDLESS = re.compile(r"^the |\b(?:Olympic|Paralympic) ")
CATEGORY = re.compile(r" category(?=$| \()")
#: The weight beside the name of a weight class, which alone is enough: one page prints it, another does not.
WEIGHT = re.compile(r"(?<=weight),? \(?[+−–-]?\d+[ -]?kg\)?$")
#: Titles that go with given names: `Sir Philip`.
KNIGHT = re.compile(r"Sir|Dame")
PLURAL = re.compile(r"[a-z]s$")
KIND = re.compile(r"\b(opening|closing)(?: and (closing))?(?: ceremon(?:y|ies)\b)?", re.IGNORECASE)


class Memory(NamedTuple):
    """What earlier sentences of the section told; `placed` is the result that the last of them gave, and its medal.

    `offered` is the one event that the last of them named, if it named nobody.
    """

    day: date | None = None
    event: Mention | None = None
    person: Mention | None = None
    nation: Mention | None = None
    edition: Mention | None = None
    placed: tuple[Mention, str] | None = None
    offered: Mention | None = None


class Scene(NamedTuple):
    """One sentence in its article; `at` is the passage that it is."""

    page: Page
    gazetteer: Gazetteer
    context: Context
    sentence: Sentence
    masked: Masked
    at: Passage
    memory: Memory

    @property
    def kind(self) -> str:
        """The kind of ceremony that the article is about, or the heading above the sentence: first in a parade's."""
        under = UNDER.search(self.context.heading)
        headed, own = under[1].lower() if under else "", self.page.topic.kind
        return headed or own if self.page.topic.about == "parade" else own or headed

    def voice(self, match: Match) -> Voice:
        """The sentence, speaking by the pattern's relation."""
        return Voice(self.at, f"prose/{match.pattern.entry.get('role') or match.pattern.relation}")

    def nation(self, name: str) -> Mention:
        """A nation that the sentence names."""
        return Mention("Nation", name, at=self.at)

    @property
    def contest(self) -> Mention | None:
        """The event that the article is about; in a section headed by a class its event of that class."""
        event = self.page.topic.event
        return of_class(event, self.context.heading, self.at, self.page.lexicon) if event else None

    def spans(self, match: Match, slot: str) -> list[Span]:
        """The spans in a slot."""
        return self.masked.within(*match.slots[slot]) if slot in match.slots else []

    def people(self, match: Match, slot: str, nation: Mention | None = None) -> Iterator[tuple[Mention, Named]]:
        """The people (or organizations) that a slot names, with what stands beside their names.

        What a plural says before the first (`Russian Paralympians`) holds for those after it too.
        """
        pieces = self._pieces(match, slot) if slot in match.slots else []
        shared: Named | None = None
        lands = self._lands(pieces)
        if lands is not None and len(lands) != len(pieces):
            return
        for order, piece in enumerate(pieces):
            named = self._named(piece)
            if named is None or (not named.capacity and self._is_place(piece)):
                continue
            if PLURAL.search(named.capacity):
                shared = named
            elif shared is not None and not named.capacity:
                named = shared._replace(name=named.name, start=named.start, end=named.end)
            if lands and SIGNS["nation"] not in piece[0]:
                named = named._replace(nation=lands[order])
            if (found := self.agent(named, nation)) is not None:
                yield found, named

    def _pieces(self, match: Match, slot: str) -> list[re.Match[str]]:
        """The people of a slot, one by one, but those of a list who are not meant.

        The last alone is who a `who` behind a list means; before `was` it stands apart (`…was Ana, and Bo was the
        bearer`), and so it does where it does something itself (`taken by Ana, and Bo gave`).
        """
        start, end = match.slots[slot]
        pieces = self._without_bodies(list(PIECE.finditer(self.masked.text, start, end)))
        if WHO.match(self.masked.text, end, match.end) and LISTED.search(self.masked.text, start, end):
            return pieces[-1:]
        if len(pieces) > 1 and ONE_OF.match(self.masked.text, end):
            return pieces[:-1] if end == match.end else pieces[-1:]
        return pieces[:-1] if len(pieces) > 1 and end == match.end and self._goes_on(start, end) else pieces

    def _without_bodies(self, pieces: list[re.Match[str]]) -> list[re.Match[str]]:
        """The pieces without the bodies that someone heads: `Ana Bo, president of the Lima and Callao Games`."""
        text, kept, last = self.masked.text, list[re.Match[str]](), -1
        for piece in pieces:
            if HEADED.search(text, 0, piece.start()) or (last >= 0 and text[last : piece.start()] == " and "):
                last = piece.end()
            else:
                kept.append(piece)
                last = -1
        return kept

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the last one of a list behind `by` is who does what follows it."""
        return bool(BY.search(self.masked.text, 0, start) and DID.match(self.masked.text, end))

    def _is_place(self, piece: re.Match[str]) -> bool:
        """Whether a name is that of a place or a time: `After Roland Garros, she won`; not `After Ana Bo won, …`."""
        behind = PLACED.search(self.masked.text, 0, piece.start())
        return behind is not None and (behind[1] != "fter" or self.masked.text.startswith(",", piece.end()))

    def _lands(self, pieces: list[re.Match[str]]) -> list[str] | None:
        """The nations of `Dutch and Belgian athletes Ana and Bo`, in their order; none where they are not listed so."""
        listed = LANDS.search(self.masked.text, 0, pieces[0].start()) if pieces else None
        if listed is None or self.masked.text[pieces[0].start()] != SIGNS["adjective"]:
            return None
        return [span.value for span in self.masked.within(listed.start(), pieces[0].start() + 1)]

    @property
    def home(self) -> Mention | None:
        """The nation whose athletes are spoken of: the article's, or that of the section on a page about a sport."""
        return self.page.topic.nation or self.context.nation

    def compatriots(self, match: Match, slot: str = "who") -> Iterator[Mention]:
        """The people of a slot who are of the nation whose athletes are spoken of."""
        nation = self.home
        for who, _ in self.people(match, slot, nation):
            if who.kind == "Person" and nation is not None and who.part("nation") == nation:
                yield who

    def _named(self, piece: re.Match[str]) -> Named | None:
        """The name in one piece of a people slot: the last name in it, what stands before it as capacity."""
        spans = self.masked.within(*piece.span())
        names = [span for span in spans if span.kind in ("name", "venue")]
        if not names:
            return None
        name = names[-1]
        before = [span for span in spans if span.end <= name.start]
        nations = [span.value for span in spans if span.kind in ("adjective", "nation")]
        sports = [span.value for span in before if span.kind in ("doer", "sport") and self.fits(span)]
        first = before[0].start if before else name.start
        capacity = self.sentence.piece.text[first : name.start].strip(" ,")
        if search(self.page.lexicon.words["prose"]["officials"], capacity):
            sports, before = [], []
        *_, last = ("", *capacity.split())
        value = (
            f"{last} {name.value}"
            if self.page.lexicon.tells("of a name", last) and " " not in name.value
            else name.value
        )
        note = "athlete" if any(span.kind in ("athlete", "doer", "sport") for span in before) else ""
        return Named(
            value,
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
        if not known and " " not in name and (not named.capacity or KNIGHT.fullmatch(named.capacity)):
            return None
        parts = dict(known.parts) if known else {}
        if named.nation:
            parts["nation"] = self.nation(named.nation)
        elif nation is not None and "nation" not in parts:
            parts["nation"] = nation
        if named.sport and not self.does(known, named.sport):
            parts["sport"] = Mention("Sport", named.sport, at=self.at)
        if self.page.lexicon.is_organization(name):
            return Mention("Organization", self._of_a_nation(name, named), at=self.at)
        return Mention("Person", name, parts=tuple(sorted(parts.items())), at=self.at)

    def _of_a_nation(self, name: str, named: Named) -> str:
        """An organization whose name is one word, with the adjective before it: `British Paraorchestra`."""
        *_, before = ("", *named.capacity.split())
        whole = " " not in name and self.page.lexicon.nations.adjective(before) is not None
        return f"{before} {name}" if whole else name

    def fits(self, span: Span) -> bool:
        """Whether a word tells a sport here: a swimmer may be a `sprinter`, and is no runner."""
        section, family = self.context.sport, self.page.lexicon.family
        loose = section is not None and LOOSE.fullmatch(span.text) is not None
        return not loose or (section is not None and family(section.text) == family(span.value))

    def names_others(self, match: Match) -> bool:
        """Whether a nation that is not the article's stands before a match, other than behind a city."""
        own, text = self.page.topic.nation, self.sentence.piece.text
        before = (span for span in self.masked.within(0, match.start) if span.kind in ("nation", "adjective"))
        others = {span.value for span in before if not text.endswith((", ", "Pan "), 0, span.start)}
        return bool(others - {own.text if own else ""})

    @property
    def of_both(self) -> bool:
        """Whether the sentence names an event of men and women together: which of them is whose is not certain."""
        return BOTH.search(self.sentence.piece.text) is not None

    def does(self, person: Mention | None, sport: str) -> bool:
        """Whether a person is known to do that sport, or one that it is the looser word for (a gymnast's)."""
        own = person.part("sport") if person else None
        family = self.page.lexicon.family
        return own is not None and family(own.text) == family(sport)

    def subject(self, match: Match, slot: str = "who") -> Mention | None:
        """The one person of a slot; for `he`, `she` and `his` the article's sole athlete, else the one before."""
        if slot not in match.slots or any(span.kind == "pronoun" for span in self.spans(match, slot)):
            person = self.gazetteer.sole() or self.meant(match.start)
            return replace(person, at=self.at) if person else None
        found = [person for person, _ in self.people(match, slot, self.page.topic.nation)]
        return found[0] if len(found) == 1 else None

    def meant(self, end: int | None = None) -> Mention | None:
        """The one person that the sentence names up to an offset, else the one named before it; none of several.

        A name alone may be anything (`The New York Times`): it counts where it begins a clause, is known in the
        article, or has a nation or sport beside it. One behind `he` or `she` is another person than that.
        """
        if SIGNS["name"] not in self.masked.text:
            return self.memory.person
        found: dict[str, Mention | None] = {}
        first = self.masked.text.find(SIGNS["pronoun"])
        for piece in PIECE.finditer(self.masked.text, 0, len(self.masked.text) if end is None else end):
            named = self._named(piece)
            known = self.gazetteer.person(named.name) if named else None
            sure = bool(known or (named and (named.nation or named.note)))
            if named is None or not (sure or " " in self.gazetteer.full(named.name)):
                continue
            who = known or self.agent(named, self.page.topic.nation)
            if who is not None and who.kind == "Person":
                sure = sure or BEGINNING.search(self.masked.text, 0, piece.end()) is not None
                found[who.text] = who if sure and not 0 <= first < piece.start() else None
        return self.memory.person if not found else next(iter(found.values())) if len(found) == 1 else None

    def event(self, words: str, who: Mention | None, games: Mention | None = None) -> Mention | None:
        """The event that a sentence's words mean: the one of the article's that fits, else one named by them."""
        words, games = NEEDLESS.sub("", words.strip()), games or self.page.topic.games
        known = self.gazetteer.at(games)
        if (found := self.gazetteer.event(words, who, known)) is not None:
            return replace(found, at=self.at)
        sport = (who.part("sport") if who else None) or self.context.sport or self._sport(words, games)
        own = fitting(words, [each for each in known if each.part("sport") == sport])
        if own or games is None or sport is None:
            return replace(own[0], at=self.at) if len(own) == 1 else None
        bare = CATEGORY.sub("", CONTEST.sub("", words))
        label = words if ONLY_GENDER.fullmatch(bare) else WEIGHT.sub("", bare)
        label = label[0].upper() + label[1:].replace("-kg", " kg")
        return Mention("Event", label, parts=(("games", games), ("sport", sport)), at=self.at)

    def sport(self) -> Mention | None:
        """The sport that the section is about, else the one that the sentence names or whose athletes it names."""
        named = {span.value for span in self.masked.spans if span.kind in ("sport", "doer")}
        if self.context.sport is not None or len(named) != 1:
            return self.context.sport
        return Mention("Sport", named.pop(), at=self.at)

    def of_heading(self) -> Mention | None:
        """The event that the section is headed by, on a page of a delegation: `Women's triple jump`."""
        words = self.context.heading
        if self.page.topic.about != "delegation" or not gender(words) or ONLY_GENDER.fullmatch(words):
            return None
        return self.event(words, None) if self.page.lexicon.sports_of(words, "") else None

    def whole_sport(self) -> Mention | None:
        """The event that the sentence names by the section's sport alone: `the ski jumping event`.

        It is one where the article knows no other event of that sport.
        """
        games, sport = self.page.topic.games, self.context.sport
        match = WHOLE.search(self.masked.text) if SIGNS["sport"] in self.masked.text else None
        if match is None or games is None or sport is None or self.masked.at[match.start(1)].value != sport.text:
            return None
        known = [event for event in self.gazetteer.at(games) if event.part("sport") == sport]
        if known:
            return replace(known[0], at=self.at) if len(known) == 1 else None
        words = self.masked.words(*match.span(1)) + (match[2] if match[2] == " tournament" else "")
        label = words[0].upper() + words[1:]
        return Mention("Event", label, parts=(("games", games), ("sport", sport)), at=self.at)

    def _sport(self, words: str, games: Mention | None) -> Mention | None:
        """The one sport that the sentence names, or whose events alone are called so."""
        said = {span.value for span in self.masked.spans if span.kind == "sport"}
        said |= set(self._sports(words.split()))
        known = set(self.page.lexicon.sports_of(words, games.text if games else ""))
        named = (said & known) or known or said
        return Mention("Sport", named.pop(), at=self.at) if len(named) == 1 else None

    def _sports(self, words: list[str]) -> Iterator[str]:
        """The sports that a row of words names, the longest first: `ice hockey` is no other hockey."""
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                if sport := self.page.lexicon.sports.find(" ".join(words[first : first + size])):
                    yield sport
                    yield from self._sports(words[:first])
                    yield from self._sports(words[first + size :])
                    return

    def ceremonies(self, text: str) -> list[Mention]:
        """The ceremonies that words name (`opening`, `closing`, the parade of nations); else the article's own."""
        kinds = [kind.lower() for match in KIND.finditer(text) for kind in match.groups() if kind]
        if not kinds and re.search(r"[Pp]arade of [Nn]ations", text):
            kinds = ["opening"]
        kinds = list(dict.fromkeys(kinds)) or ([self.kind] if self.kind else [])
        found = (self.page.topic.ceremony(kind, self.at) for kind in kinds)
        return [ceremony for ceremony in found if ceremony is not None]
