"""Who did not go after all, as sentences say it: `Ana Bo withdrew`, `in place of Ana Bo`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.lexicon import Lexicon
from kg.names import CHUNK, is_person
from kg.text.needles import search
from kg.text.sentences import LIMIT

CLAUSE = re.compile(r"[;:]|, | (?:after|when|while|but|who|as|because|since) ")
#: What joins the names of several who did the same.
JOINED = re.compile(r"(?: \([^()]*\))?(?:,? and |, | & |/)(?:[a-z-]+ ){0,3}| (?:of|from) (?:the )?")
#: A clause with a subject of its own that is no name.
OTHERS = re.compile(r"(?:others?|they|it|the|an?|another|some|several|many|its?|their|his|her|no|[a-z]+ others) ")
#: How many signs behind a word may part it from the name that it is about: `replacing the injured Ana Bo`.
REACH = 40
#: How many signs there may be between a word of doubt and the nation that it is about.
NEAR = 15


def leavers(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """The names of those who did not go, by a sentence: before words such as `withdrew`, behind such as `in place of`.

    >>> from kg.lexicon import load
    >>> list(leavers("Ana Bo and Eva Li withdrew after Ida Vaca arrived.", load()))
    ['Eva Li', 'Ana Bo']
    >>> list(leavers("Ana Bo was replaced by Eva Li, who had stood in for the injured Ida Vaca", load()))
    ['Ana Bo', 'Ida Vaca']
    >>> list(leavers("Ana Bo earned a place when others withdrew.", load()))
    []
    """
    gone, missing = lexicon.phrases["gone"], lexicon.phrases["missing"]
    if len(sentence) > LIMIT or not search(f"{gone.pattern}|{missing.pattern}", sentence):
        return
    names = list(CHUNK.finditer(sentence))
    for match in gone.finditer(sentence):
        owner = [each[0] for each in names if each.start() < match.start() < each.end()]
        yield from owner or _before(sentence, names, match.start())
    for match in missing.finditer(sentence):
        yield from _behind(sentence, names, match.end())


def _before(sentence: str, names: list[re.Match[str]], end: int) -> Iterator[str]:
    """The last name before an offset, and those listed with it.

    Of a clause with a subject of its own (`when others withdrew`) that is nobody.
    """
    names = [each for each in names if each.end() <= end and not each[0].isupper()]
    start = max((each.end() for each in CLAUSE.finditer(sentence, 0, end)), default=0)
    if not names or (names[-1].end() <= start and OTHERS.match(sentence, start)):
        return
    yield names[-1][0]
    for first, second in pairwise(reversed(names)):
        if not JOINED.fullmatch(sentence, second.end(), first.start()):
            return
        yield second[0]


def _behind(sentence: str, names: list[re.Match[str]], start: int) -> Iterator[str]:
    """The first name behind an offset in the same clause, and those listed with it."""
    names = [each for each in names if each.start() >= start]
    if not names or names[0].start() > start + REACH or CLAUSE.search(sentence, start, names[0].start()):
        return
    yield names[0][0]
    for first, second in pairwise(names):
        if not JOINED.fullmatch(sentence, first.end(), second.start()):
            return
        yield second[0]


def doubtful(sentence: str, own: str, lexicon: Lexicon) -> bool:
    """Whether a sentence tells that somebody did not go whom it does not name; `own` is the nation that is spoken of.

    >>> from kg.lexicon import load
    >>> told = ("They declined it.", "Judo NZ declined it.", "Ana Bo declined it.", "It was free by Fiji's withdrawal.")
    >>> [doubtful(each, "New Zealand", load()) for each in told]
    [True, True, False, False]
    """
    match = search(lexicon.phrases["doubted"].pattern, sentence) if len(sentence) <= LIMIT else None
    if match is None or any(_is_athlete(name, lexicon) for name in leavers(sentence, lexicon)):
        return False
    lands = lexicon.nations.pattern.finditer(sentence)
    near = (each for each in lands if each.end() >= match.start() - NEAR and each.start() <= match.end() + NEAR)
    return not {lexicon.nations.find(each[0]) for each in near} - {own, None}


def _is_athlete(name: str, lexicon: Lexicon) -> bool:
    """Whether a name of several words can be an athlete's: no federation's (`Artistic Swimming NZ`)."""
    words = name.split(" ")
    sporting = any(lexicon.sports.find(" ".join(words[:count])) for count in range(1, len(words)))
    return len(words) > 1 and not sporting and not lexicon.is_organization(name) and is_person(name, lexicon)
