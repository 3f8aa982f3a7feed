"""Sentence patterns: lines of data over typed spans, compiled to regular expressions over masked sentences.

    {who:people} (?:officially )?declared the games open

A slot is `{name:type}`; `{words}` without a colon stands for a list of words of the same file; ` … ` stands for up to
80 signs without a clause break. Everything else is a regular expression.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from kg.lexicon import Entry, Lexicon
from kg.spans import SIGNS, Masked
from kg.text.needles import Sieve

_S = SIGNS
_NAME = f"[{_S['name']}]"
#: Words for those who are with an athlete.
STAFF = r"guide|pilot|coach|physio\w*|manager|doctor"
#: Whoever is named behind these does not do what the verb says.
BESIDE = re.compile(
    r"\b(?:[Bb]y|(?<!along )[Ww]ith|[Tt]o|[Aa]longside|[Bb]eside|[Bb]ehind|[Aa]gainst|[Ll]ike|[Uu]nlike) "
    r"(?:[^ ,:;.()]+ ){0,2}?$"
    rf"|(?<![Rr]eign)(?<!efend)ing (?:the (?:[a-z]+ed )?)?$|(?<!{_S['games']} ){_NAME} and $"
    rf"|\b(?:{STAFF}) $"
    r"|(?<!pair)(?<!duo)(?<!trio)(?<!team)(?<!crew)(?<!squad) (?:of|from) (?:the )?$"
)
#: Whoever is named behind these is one of a team that something is said of.
AMONG = re.compile(
    r"\b(?:with|[Ii]ncluding|[Ff]eaturing|to send|(?:led|headed|highlighted) by) (?:[^ ,;.()]+ ){0,6}?$"
    rf"|{_NAME} and $"
)
#: What follows a name is said of it, whatever stands before: `by Ana, who lit`, `by Ana for the athletes`.
WHO = re.compile(r"[^.;]*?\bwho\b| (?:for|on behalf of|[a-z]+ing) ")
#: Behind these one alone did what follows (`After Ana won`), but not the first of several: `After Ana, Bo spoke`.
LISTED_AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Ss]ince|[Uu]ntil|[Ff]or|[Oo]ver|[Tt]han) $")
#: Relations of places in a team, which a sentence names some of.
ROSTERS = frozenset("listed selected placed crew".split())
#: What joins those of a list.
JOINT = re.compile(r",? and |, | & ")
#: Words between the one who did it and a comma: `Ana, once a rival of Bo, won`.
INSERTED = re.compile(rf"[{_S['name']}{_S['nation']})], (?!(?:and|but|while|when|where|as|then|so)\b)[a-z][^,;.]*$")
_DESCRIBES = "[" + "".join(_S[kind] for kind in "adjective title doer athlete sport".split()) + "]"
_TIMES = f"(?:[a-z-]+|{_S['number']})-time"
_STANDING = (
    "defending|reigning|former|double|triple|multiple|world|national|Olympic|Paralympic|champions?|rookies?|veterans?"
    "|jazz|rock|pop|folk|soul|classical|slam|blind|retired|young|pairs|lone|tap|comedy|figure"
    f"|record holders?(?: and)?|team-?mates?|compatriots?|{_TIMES}"
)
_BEFORE = (
    f"(?:(?:(?:[Tt]he|[Ff]ormer|[Ff]ellow|its|their|{_TIMES}) )?(?:{_S['name']}(?:['’]s)? (?={_S['title']})|"
    f"{_S['number']}(?= (?:world|Olympic|Paralympic|junior)\\b| {_S['athlete']})|"
    f"{_S['name']}['’]s? (?:younger |older |twin )?(?:brother|sister|teammate|partner|compatriot|wife|husband)|"
    f"{_S['nation']}(?: athletes?)?(?:['’]s)?|[{_S['title']}{_S['name']}] of {_S['nation']} (?={_NAME})|"
    f"{_DESCRIBES}(?: athletes?)?(?:['’]s)?(?: and(?= [{_S['title']}{_S['doer']}]| triple | double | {_TIMES} ))?,?"
    f"|(?:gold |silver |bronze )?medall?ists?|[{_S['games']}{_S['event']}]|{_STANDING}) ){{0,7}}"
)
_BEHIND = f"(?: \\([^()]{{1,40}}\\)| (?:of|from|for) (?:the )?{_S['nation']})?"
#: It begins with a word: without the first test it would be tried from the middle of each.
ONE = f"(?<!\\w)(?:[Tt]he )?{_BEFORE}{_NAME}{_BEHIND}"
_ASIDE = "(?:, (?:the|an?|head|president|chair\\w*|mayor|chief|captain|founder|leader) [^,;.]{3,60}(?=,))?"
PEOPLE = f"{ONE}(?:{_ASIDE}(?:,? and |, | & ){ONE}){{0,9}}"
_LAND = f"[{_S['nation']}{_S['adjective']}]"
_SIDE = f"(?:[Tt]he )?{_LAND}(?:['’]s?)?(?: (?:men|women|team|squad|side|crew|pair|duo|trio))*"
_TOGETHER = f"(?:[Tt]he )?{_LAND} (?:[a-z-]+ )?(?:pair|duo|team|trio|crew|[a-z-]+s)(?: of|,)? {PEOPLE}"
_COLOUR = "(?:gold|silver|bronze)(?: medals?)?"
_NO_MORE = (
    f"(?! (?:medall?ist|medal|match|game|bout)|-|,? (?:and )?(?:an? |the |{_S['number']} )?(?:gold|silver|bronze))"
)
_PRIZED = (
    f"(?:(?:an?|another|the|his|her|its|their|{_S['number']}|(?:the )?(?:country|nation|team|{_S['nation']})['’]s) )?"
    f"(?:(?:only|sole|other|ever|first-ever|consecutive|successive|straight|individual|team|Olympic|Paralympic|historic|overall|"
    f"{_S['ordinal']}|{_S['adjective']}|{_S['series']}|{_S['sport']}) ){{0,4}}"
)

#: What a city lies in: `Lima Province`, `British Columbia`, `Georgia`.
_REGION = f"(?:(?:{_S['adjective']} )?{_S['name']}|{_S['nation']})"

TYPES = MappingProxyType(
    {
        **_S,
        "people": PEOPLE,
        "one": ONE,
        "subject": f"(?:{ONE}|{_S['pronoun']})",
        "name": f"[{_S['name']}{_S['venue']}]",
        "names": f"{_NAME}(?:, {_NAME}){{0,9}}(?:,? and {_NAME})?",
        "venue": f"[{_S['venue']}{_S['name']}]",
        "stadium": _S["venue"],
        "place": f"(?:{_S['name']}(?:(?:, {_REGION})?, {_S['nation']})?|{_S['nation']}, {_S['nation']})",
        "count": f"(?:[{_S['number']}]|(?<![a-z])an?(?= single| lone)|single|one)",
        "anthem": f"(?:[\\w{''.join(_S.values())}'’-]+ ){{0,3}}(?:[Aa]nthem|[Hh]ymn)(?: of (?:the )?{_S['nation']})?",
        "lands": f"(?:[Tt]he )?{_S['nation']}(?:(?:, (?:and )?| and )(?:the )?{_S['nation']}){{0,60}}",
        "land": _LAND,
        "winner": f"(?:{_TOGETHER}|{PEOPLE}|{_S['pronoun']}|{_SIDE})",
        "award": f"{_PRIZED}{_COLOUR}(?:(?:,? and|,) (?:an? |the )?{_COLOUR}){{0,9}}{_NO_MORE}",
        "places": f"(?:in )?(?:the )?{_S['ordinal']}(?:(?:,? and|,) {_S['ordinal']}){{0,9}}(?: places?)?",
        "crew": (
            f"(?:{_S['event']}(?: team| crew| squad| side| boat)?"
            f"|(?:[Mm]en|[Ww]omen)['’]s (?:national )?{_S['sport']} (?:team|squad|side|pair|{_S['number']}))"
        ),
        "events": f"{_S['event']}(?:(?:, and|,| and)(?: the)? {_S['event']}){{0,19}}",
    }
)
SLOT = re.compile(r"\{(\w*):(\w+)\}|\{([a-z ]+)\}")
#: A line that begins with who does it.
ACTIVE = re.compile(r"(?:\(\?<![^)]*\))*\{who:")
GAP = "[^.;:]{0,80}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of `says`, with the relation and the entry that it belongs to; `unless` is over plain text.

    `gate` is the cheap test of the entry, which looks at the sentence in small letters; `active` tells that the line
    begins with who does what it says.
    """

    relation: str
    entry: Entry
    gate: re.Pattern[str]
    regex: str
    unless: re.Pattern[str] | None = None
    active: bool = False

    @property
    def kind(self) -> str:
        """The name of what it says: the relation, or the role in a ceremony."""
        return str(self.entry.get("role", self.relation))

    @property
    def form(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first used: most articles open few gates."""
        return _compiled(self.regex)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matches a masked sentence: the offsets of each filled slot."""

    pattern: Pattern
    masked: Masked
    slots: Mapping[str, tuple[int, int]]
    start: int
    end: int

    def words(self, slot: str) -> str:
        """The sentence's words in a slot; nothing where it is not filled."""
        return self.masked.words(*self.slots[slot]) if slot in self.slots else ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns in order, behind a sieve that tells which of them a masked sentence may match."""

    patterns: tuple[Pattern, ...]
    sieve: Sieve

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> "Patterns":
        """These patterns."""
        patterns = tuple(patterns)
        return cls(patterns, Sieve.of(each.regex for each in patterns))

    def opened(self, sentence: str) -> list[str]:
        """The kinds of the entries whose gates a sentence opens.

        >>> from kg.lexicon import load
        >>> compiled(load()).opened("The sacred cauldron burned.")
        ['lit-flame']
        """
        small = sentence.lower()
        return list(dict.fromkeys(each.kind for each in self.patterns if each.gate.search(small)))

    def worth(self, masked: Masked, sentence: str) -> Iterator[Pattern]:
        """The patterns that the sentence may match: it opens their gates."""
        worth = (self.patterns[number] for number in self.sieve.passed(masked.text))
        small = sentence.lower()
        for gate, patterns in groupby(worth, attrgetter("gate")):
            if gate.search(small):
                yield from patterns


@cache
def compiled(lexicon: Lexicon) -> Patterns:
    """The patterns of `data/prose.toml`, in its order."""
    words = lexicon.words.get("prose", {})
    return Patterns.of(pattern for entry in lexicon.entries["prose"] for pattern in _patterns(entry, words))


def _patterns(entry: Entry, words: Mapping[str, str]) -> Iterator[Pattern]:
    unless = re.compile(regex(entry["unless"], words)) if "unless" in entry else None
    # Without its first \b a test may open for part of a word, and takes half the time.
    gate = re.compile(entry["gate"].removeprefix(r"\b"))
    for text in entry["says"]:
        yield Pattern(entry["relation"], entry, gate, regex(text, words), unless, ACTIVE.match(text) is not None)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)


def regex(text: str, words: Mapping[str, str]) -> str:
    """A pattern as a regular expression over masked text.

    >>> regex("lit the {fire} … on", {"fire": "cauldron|flame"})
    'lit the (?:cauldron|flame) [^.;:]{0,80}?on'
    """
    seen: dict[str, int] = {}

    def slot(match: re.Match[str]) -> str:
        if match[3]:
            return f"(?:{SLOT.sub(slot, words[match[3]])})"
        if not match[1]:
            return TYPES[match[2]]
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}__{seen[match[1]]}>{TYPES[match[2]]})"

    return SLOT.sub(slot, text).replace(" … ", f" {GAP}")


def find(masked: Masked, sentence: str, patterns: Patterns) -> Iterator[Match]:
    """The matches of all patterns in a masked sentence.

    >>> from kg.lexicon import load
    >>> from kg.spans import Known, mask
    >>> lexicon = load()
    >>> text = "Russian President Vladimir Putin declared the games open."
    >>> [match.words("who") for match in find(mask(text, lexicon, Known()), text, compiled(lexicon))]
    ['Russian President Vladimir Putin']
    """
    for pattern in patterns.worth(masked, sentence):
        yield from _found(pattern, masked)


def _found(pattern: Pattern, masked: Masked) -> Iterator[Match]:
    at, among = 0, pattern.relation in ROSTERS
    while match := pattern.form.search(masked.text, at):
        at = match.end()
        if pattern.active and _beside(match, among=among):
            at = _last(match)
            continue
        filled = (name for name, value in match.groupdict().items() if value is not None)
        slots = {name.partition("__")[0]: match.span(name) for name in filled}
        yield Match(pattern, masked, MappingProxyType(slots), match.start(), match.end())


def _beside(match: re.Match[str], *, among: bool) -> bool:
    """Whether those whom a match begins with are not the ones who do what its verb says."""
    text, start, end = match.string, match.start(), match.end("who__1")
    if WHO.match(text, end, match.end()) or (among and AMONG.search(text, 0, start)):
        return False
    listed = ", " in text[start:end] and LISTED_AFTER.search(text, 0, start)
    inside = text.startswith(",", end) and INSERTED.search(text, 0, start)
    return bool(BESIDE.search(text, 0, start) or listed or inside)


def _last(match: re.Match[str]) -> int:
    """Where those may begin who do it after all, behind those who do not: `With Ana and Bo, Cy`, `by Ana, and Bo`."""
    start, end = match.span("who__1")
    joints = list(JOINT.finditer(match.string, start, end))
    commas = [joint for joint in joints if joint[0] == ", "]
    last = commas if len(commas) == 1 and joints[-1][0] == " and " else joints
    return last[-1].end() if last else match.end()
