"""What a text must hold for a pattern to match it: looking for that first is far cheaper than matching.

Invariant: what is not sure to be needed is left out, so that no pattern is missed. Digits are those of English.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter

from ahocorasick import Automaton

#: Needles of which a text must hold at least one.
Need = frozenset[str]
#: All that is needed, the surest first.
Needs = tuple[Need, ...]

TOKEN = re.compile(
    r"""
      (?P<escape> \\ (?: x.{2} | u.{4} | U.{8} | N\{[^}]*\} | \d+ | . ) )
    | (?P<members> \[ \^?\]? (?: \\. | [^\]\\] )* \] )
    | (?P<open> \( (?: \? (?: P<\w+> | : ) | (?!\?) ) )
    | (?P<aside> \( )
    | (?P<close> \) )
    | (?P<bar> \| )
    | (?P<times> [?*+] | \{ (?P<least> \d* ) (?: ,\d* )? \} ) [?+]?
    | (?P<edge> [.^$] )
    | (?P<sign> . )
    """,
    re.DOTALL | re.VERBOSE,
)
#: Flags and comments: what stands in such a pattern is not always what it looks for.
FLAGS = re.compile(r"\(\?(?:#|[a-zA-Z-]+[:)])")
#: Two letters stand in too many texts.
TELLING = re.compile(r"(?:[^\W_].*?){3}|[\d:(]|[\ue000-\uf8ff]")
#: So do these words.
COMMON = re.compile(r"\b(?:a|an|and|at|for|from|her|his|in|it|its|of|on|or|the|their|they|to|was|were|who|with)\b")
#: A set of signs that stand for something, as patterns over masked sentences have them.
SIGNS = re.compile(r"\[[\ue000-\uf8ff]+\]")
#: A set of one sign.
ALONE = re.compile(r"\[([^\W_])\1*\]")

_Tokens = Iterator[re.Match[str]]
#: A sign that stands for itself, or what another part of a pattern needs.
_Atom = str | Needs
NOTHING: Needs = ()
DIGITS: Needs = (frozenset("0123456789"),)


def needs(pattern: str) -> Needs:
    r"""The needles of a regular expression: of each set, one stands in every text that it matches.

    >>> sorted(map(sorted, needs(r"\b(?:lit|kindled) the (?:Olympic )?[Cc]auldrons?(?= at dusk)")))
    [[' the '], ['auldron'], ['kindled', 'lit']]
    >>> needs(r"\w{4}|lit")
    ()
    """
    return NOTHING if FLAGS.search(pattern) else _alternatives(TOKEN.finditer(pattern))


@cache
def known(pattern: str) -> Needs:
    """The needles of a pattern that is asked for again and again."""
    return needs(pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def search(pattern: str, text: str) -> re.Match[str] | None:
    """The first match of a regular expression: a text without its needles is not searched.

    >>> search("lit|kindled", "They lit it.")
    <re.Match object; span=(5, 8), match='lit'>
    """
    return _compiled(pattern).search(text) if met(known(pattern), text) else None


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which of several patterns a text may match, in one look at the text, however many there are.

    Sets of patterns, and sets of needs, are the bits of a number. A needle is found with the patterns whose surest need
    it meets, and with all the needs that it meets; `always` are the patterns that need nothing.
    """

    always: int
    needles: Automaton
    needs: tuple[int, ...]

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "Sieve":
        """The sieve of regular expressions."""
        wanted = [needs(pattern) for pattern in patterns]
        numbers = {need: 1 << number for number, need in enumerate(dict.fromkeys(chain.from_iterable(wanted)))}
        surest, meeting = Counter[str](), Counter[str]()
        for number, its in enumerate(wanted):
            surest.update(dict.fromkeys(its[0] if its else (), 1 << number))
        for need, bit in numbers.items():
            meeting.update(dict.fromkeys(need, bit))
        automaton = Automaton()
        for needle, bits in meeting.items():
            automaton.add_word(needle, (surest[needle], bits))
        automaton.make_automaton()
        always = sum(1 << number for number, its in enumerate(wanted) if not its)
        return cls(always, automaton, tuple(sum(numbers[need] for need in its) for its in wanted))

    def passed(self, text: str) -> Iterator[int]:
        r"""The numbers of the patterns that a text may match, in order.

        >>> list(Sieve.of(["lit|kindled", "oath", r"\w+", r"\d", "lit the flame|lit it"]).passed("They lit it."))
        [0, 2, 4]
        """
        worth, met = self.always, 0
        for _, (patterns, needs) in self.needles.iter(text) if self.needles else ():
            worth |= patterns
            met |= needs
        while worth:
            number = (worth & -worth).bit_length() - 1
            if not self.needs[number] & ~met:
                yield number
            worth &= worth - 1


def met(needs: Iterable[Need], text: str) -> bool:
    """Whether a text holds one needle of each set.

    >>> met(needs("took (?:part|place) in"), "They took place in Rio."), met(needs("took part"), "They took it.")
    (True, False)
    """
    for need in needs:
        for needle in need:
            if needle in text:
                break
        else:
            return False
    return True


def _alternatives(tokens: _Tokens) -> Needs:
    """What the alternatives up to the end of a group need: all that the only one does, one thing of each of several."""
    found: list[Needs] = []
    atoms: list[_Atom] = []
    for token in tokens:
        if token["bar"] or token["close"]:
            found.append(_sequence(atoms))
            atoms = []
        if token["close"]:
            break
        _take(token, tokens, atoms)
    else:
        found.append(_sequence(atoms))
    if len(found) == 1:
        return found[0]
    return (frozenset().union(*(each[0] for each in found)),) if all(found) else NOTHING


def _take(token: re.Match[str], tokens: _Tokens, atoms: list[_Atom]) -> None:
    """Add what a token stands for to the atoms before it."""
    if token["times"]:
        once = token["times"] == "+" or int(token["least"] or 0) > 0
        atoms[-1:] = [atoms[-1], NOTHING] if once else [NOTHING]
    elif token["open"]:
        atoms.append(_alternatives(tokens))
    elif token["aside"]:
        _alternatives(tokens)
        atoms.append(NOTHING)
    elif token["members"]:
        atoms.append(_one_of(token["members"]))
    elif token["escape"]:
        sign = token["escape"][1]
        atoms.append(DIGITS if sign == "d" else NOTHING if sign.isalnum() else sign)
    elif token["edge"]:
        atoms.append(NOTHING)
    elif token["sign"]:
        atoms.append(token["sign"])


def _one_of(members: str) -> _Atom:
    """What a set in square brackets needs."""
    if alone := ALONE.fullmatch(members):
        return alone[1]
    return (frozenset(members[1:-1]),) if SIGNS.fullmatch(members) else NOTHING


def _sequence(atoms: list[_Atom]) -> Needs:
    """What parts need that follow one another: runs of signs that stand for themselves, and what the others need."""
    found: set[Need] = set()
    run = ""
    for atom in (*atoms, NOTHING):
        if isinstance(atom, str):
            run += atom
            continue
        if TELLING.search(run):
            found.add(frozenset({run}))
        found.update(atom)
        run = ""
    return tuple(sorted(found, key=_sure))


def _sure(need: Need) -> tuple[int, list[str]]:
    """Long needles stand in few texts."""
    return -min(len(COMMON.sub("", needle).strip()) for needle in need), sorted(need)


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns in order: where two match, the one that begins first counts, then the one that stands first."""

    patterns: tuple[re.Pattern[str], ...]
    sieve: Sieve

    @classmethod
    def of(cls, patterns: Iterable[re.Pattern[str]]) -> "Forms":
        """These patterns."""
        patterns = tuple(patterns)
        return cls(patterns, Sieve.of(each.pattern for each in patterns))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they match, without overlaps.

        >>> list(Forms.of(map(re.compile, ["slalom", "giant slalom", "slalom race"])).find("a giant slalom race"))
        [(2, 14)]
        """
        worth = (self.patterns[number] for number in self.sieve.passed(text))
        found = [match.span() for pattern in worth for match in pattern.finditer(text)]
        last = 0
        for start, end in sorted(found, key=itemgetter(0)):
            if start >= last:
                yield start, end
                last = end
