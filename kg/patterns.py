"""Sentence patterns: lines of data over typed spans, compiled to regular expressions over masked sentences.

    {who:people} (?:officially )?declared the games open

A slot is `{name:type}`; `{words}` without a colon stands for a list of words of the same file; ` … ` stands for up to
80 signs without a clause break. Everything else is a regular expression.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.lexicon import Entry, Lexicon
from kg.spans import SIGNS, Masked
from kg.text.needles import Needs, Sieve, known, met

_S = SIGNS
_NAME = f"[{_S['name']}]"
_DESCRIBES = "[" + "".join(_S[kind] for kind in "adjective title doer athlete nation sport".split()) + "]"
_STANDING = (
    "defending|reigning|former|double|triple|multiple|world|national|Olympic|Paralympic|champions?|rookies?|veterans?"
    "|record holders?|[a-z]+-time"
)
_BEFORE = (
    f"(?:(?:(?:[Tt]he|[Ff]ormer|[Ff]ellow|its|their|[a-z-]+-time) )?(?:{_S['name']}(?:['’]s)? (?={_S['title']})|"
    f"{_S['name']}['’]s? (?:younger |older |twin )?(?:brother|sister|teammate|partner|compatriot|wife|husband)|"
    f"{_DESCRIBES}(?: athletes?)?(?:['’]s)?(?: and(?= [{_S['title']}{_S['doer']}]| triple | double | [a-z]+-time ))?,?"
    f"|(?:gold |silver |bronze )?medall?ists?|[{_S['games']}{_S['event']}]|{_STANDING}) ){{0,7}}"
)
_BEHIND = f"(?: \\([^()]{{1,40}}\\)| (?:of|from|for) (?:the )?{_S['nation']})?"
#: It begins with a word: without the first test it would be tried from the middle of each.
ONE = f"(?<!\\w)(?:[Tt]he )?{_BEFORE}{_NAME}{_BEHIND}"
_ASIDE = "(?:, (?:the|an?) [^,;.]{3,60}(?=,))?"
PEOPLE = f"{ONE}(?:{_ASIDE}(?:,? and |, | & |, with ){ONE}){{0,9}}"
_LAND = f"[{_S['nation']}{_S['adjective']}]"
_SIDE = f"(?:[Tt]he )?{_LAND}(?:['’]s?)?(?: (?:men|women|team|squad|side|crew|pair|duo|trio))*"
_TOGETHER = f"(?:[Tt]he )?{_LAND} (?:[a-z-]+ )?(?:pair|duo|team|trio|crew|[a-z-]+s)(?: of|,)? {PEOPLE}"
_COLOUR = "(?:gold|silver|bronze)(?: medals?)?"
_NO_MORE = (
    f"(?! (?:medall?ist|medal|match|game|bout)|-|,? (?:and )?(?:an? |the |{_S['number']} )?(?:gold|silver|bronze))"
)
_PRIZED = (
    f"(?:(?:an?|the|his|her|its|their|{_S['number']}|(?:the )?(?:country|nation|team|{_S['nation']})['’]s) )?"
    f"(?:(?:only|sole|other|ever|first-ever|consecutive|successive|straight|individual|team|Olympic|Paralympic|historic|overall|"
    f"{_S['ordinal']}|{_S['adjective']}|{_S['series']}|{_S['sport']}) ){{0,4}}"
)

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
        "place": f"(?:{_S['name']}(?:, {_S['nation']})?|{_S['nation']}, {_S['nation']})",
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
GAP = "[^.;:]{0,80}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of `says`, with the relation and the entry that it belongs to; `unless` is over plain text."""

    relation: str
    entry: Entry
    regex: str
    unless: re.Pattern[str] | None = None

    @property
    def kind(self) -> str:
        """The name of what it says: the relation, or the role in a ceremony."""
        return str(self.entry.get("role", self.relation))

    @property
    def form(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first used: most articles open few gates."""
        return _compiled(self.regex)

    @property
    def needs(self) -> Needs:
        """What a masked sentence must hold for the pattern to match."""
        return known(self.regex)


@dataclass(frozen=True, slots=True)
class Gate:
    """The patterns of one entry behind its cheap test, which looks at the sentence in small letters."""

    form: re.Pattern[str]
    patterns: tuple[Pattern, ...]


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
class Gates:
    """Gates in order, behind a sieve that tells which of them are worth a test."""

    gates: tuple[Gate, ...]
    sieve: Sieve

    @classmethod
    def of(cls, gates: Iterable[Gate]) -> "Gates":
        """These gates."""
        gates = tuple(gates)
        return cls(gates, Sieve.of(gate.form.pattern for gate in gates))

    def opened(self, sentence: str) -> Iterator[Gate]:
        """The gates that a sentence opens.

        >>> from kg.lexicon import load
        >>> [gate.patterns[0].kind for gate in compiled(load()).opened("The sacred cauldron burned.")]
        ['lit-flame']
        """
        small = sentence.lower()
        worth = (self.gates[number] for number in self.sieve.passed(small))
        return (gate for gate in worth if gate.form.search(small))


@cache
def compiled(lexicon: Lexicon) -> Gates:
    """The patterns of `data/prose.toml`, in its order: a gate an entry."""
    words = lexicon.words.get("prose", {})
    return Gates.of(_gate(entry, words) for entry in lexicon.entries["prose"])


def _gate(entry: Entry, words: Mapping[str, str]) -> Gate:
    unless = re.compile(regex(entry["unless"], words)) if "unless" in entry else None
    patterns = (Pattern(entry["relation"], entry, regex(text, words), unless) for text in entry["says"])
    # Without its first \b a test may open for part of a word, and takes half the time.
    return Gate(re.compile(entry["gate"].removeprefix(r"\b")), tuple(patterns))


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


def find(masked: Masked, sentence: str, gates: Gates) -> Iterator[Match]:
    """The matches of all patterns in a masked sentence.

    >>> from kg.lexicon import load
    >>> from kg.spans import Known, mask
    >>> lexicon = load()
    >>> text = "Russian President Vladimir Putin declared the games open."
    >>> [match.words("who") for match in find(mask(text, lexicon, Known()), text, compiled(lexicon))]
    ['Russian President Vladimir Putin']
    """
    for gate in gates.opened(sentence):
        for pattern in gate.patterns:
            if met(pattern.needs, masked.text):
                yield from _found(pattern, masked)


def _found(pattern: Pattern, masked: Masked) -> Iterator[Match]:
    for match in pattern.form.finditer(masked.text):
        filled = (name for name, value in match.groupdict().items() if value is not None)
        slots = {name.partition("__")[0]: match.span(name) for name in filled}
        yield Match(pattern, masked, MappingProxyType(slots), match.start(), match.end())
