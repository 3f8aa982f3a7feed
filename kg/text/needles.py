"""What a text must hold for a pattern to match it: looking for that first is far cheaper than matching.

Invariant: careful. What is not sure to be needed is left out, so that a pattern is never missed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Needles of which a text must hold at least one.
Need = frozenset[str]
Needs = frozenset[Need]

TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<members>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<aside>\(\?(?:<?[=!]|[a-z]+:))|(?P<open>\((?:\?(?:P<\w+>|:))?)"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<times>[?*+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?|(?P<edge>[.^$])|(?P<sign>.)",
    re.DOTALL,
)
#: A shorter run of letters stands in too many texts.
TELLING = re.compile(r"[^\W_]{3}|[\ue000-\uf8ff]")
#: A set of signs that stand for something, as patterns over masked sentences have them.
SIGNS = re.compile(r"\[[\ue000-\uf8ff]+\]")

_Tokens = Iterator[re.Match[str]]
#: A sign that stands for itself, or what another part of a pattern needs.
_Atom = str | Needs
NOTHING: Needs = frozenset()


def needs(pattern: str) -> Needs:
    r"""The needles of a regular expression: of each set, one stands in every text that it matches.

    >>> sorted(map(sorted, needs(r"\b(?:lit|kindled) the (?:Olympic )?[Cc]auldrons?(?= at dusk)")))
    [[' the '], ['auldron'], ['kindled', 'lit']]
    >>> needs(r"\d{4}|lit")
    frozenset()
    """
    return _alternatives(TOKEN.finditer(pattern))


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which of several patterns a text may match: one look for a needle, however many of them need it.

    Sets of patterns are the bits of a number: `always` those that need nothing, the others by their needles.
    """

    always: int
    needles: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, all_needs: Iterable[Needs]) -> "Sieve":
        """The sieve of patterns that need this; of what one needs, the surest set alone."""
        always, needles = 0, Counter[str]()
        for number, each in enumerate(all_needs):
            always |= 0 if each else 1 << number
            needles.update(dict.fromkeys(_surest(each) if each else (), 1 << number))
        return cls(always, tuple(needles.items()))

    def passed(self, text: str) -> Iterator[int]:
        r"""The numbers of the patterns that a text may match, in order.

        >>> list(Sieve.of(map(needs, ("lit|kindled", "oath", r"\d+"))).passed("They lit it."))
        [0, 2]
        """
        bits = self.always
        for needle, its in self.needles:
            if needle in text:
                bits |= its
        while bits:
            yield (bits & -bits).bit_length() - 1
            bits &= bits - 1


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
    return frozenset({frozenset().union(*map(_surest, found))}) if all(found) else NOTHING


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
        signs = SIGNS.fullmatch(token["members"])
        atoms.append(frozenset({frozenset(signs[0][1:-1])}) if signs else NOTHING)
    elif token["escape"]:
        sign = token["escape"][1]
        atoms.append(NOTHING if sign.isalnum() else sign)
    elif token["edge"]:
        atoms.append(NOTHING)
    elif token["sign"]:
        atoms.append(token["sign"])


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
        found |= atom
        run = ""
    return frozenset(found)


def _surest(needs: Needs) -> Need:
    """The set whose shortest needle is the longest."""
    return max(sorted(needs, key=sorted), key=lambda need: min(map(len, need)))
