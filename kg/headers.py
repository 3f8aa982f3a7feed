"""Words of headers: the role that a column has by its word, and the part of a contest that a word names.

Invariant: a word means what `data/headers.toml` says, in tables of a sport what it says of that sport.
"""

import re
from functools import cache

from kg.lexicon import Lexicon, form

BRACKETED = re.compile(r"\s*\([^()]*\)$")
ASIDE = re.compile(r"\s*\([^()]*\)\s*")
#: The unit behind a header word.
UNIT = re.compile(r"\s*\((?:kg|lbs?|m|cm|km|s|secs?|seconds|min|pts|points|met(?:re|er)s)\.?\)$", re.IGNORECASE)
#: What a heading over the match for the title has.
DECISIVE = re.compile(r"\bfinals?\b", re.IGNORECASE)
PARTED = re.compile(r"\s+[–—-]\s+|:\s+")
FOOTNOTE = re.compile(r"(?<=\D) ?(?:\d|\[\w+\])$|[*†‡#]+$")


def fold(word: str) -> str:
    """A header word as it is compared, without footnote marks.

    >>> fold("Misses 1"), fold("Adjusted time 2"), fold("Final/total"), fold("Gold:")
    ('misses', 'adjusted time', 'final/total', 'gold')
    """
    return " ".join(FOOTNOTE.sub("", word.strip()).lower().rstrip(" :").split())


def role(word: str, lexicon: Lexicon, sport: str = "") -> str:
    r"""The role that a header word tells, in tables of a sport what it tells there.

    >>> from kg.lexicon import load
    >>> [role(word, load()) for word in ("Athletes", "Diff", "Misses 1", "Total (kg)", "Frobs")]
    ['competitor', 'gap', 'ignore', 'mark', '']
    >>> role("Total (technical + free)", load())
    'mark'
    >>> role("Med 1", load()), role("Misses 1", load()), role("Helmsman (Country)\nCrew", load())
    ('gold', 'ignore', 'competitor')
    >>> role("Penalties", load(), "Biathlon"), role("Penalties", load(), "Equestrian")
    ('ignore', 'points')
    """
    printed, word, words = word, fold(UNIT.sub("", word)), _roles(lexicon)[0]
    names = (" ".join(printed.lower().split()), word, BRACKETED.sub("", word), " ".join(ASIDE.sub(" ", word).split()))
    told = (words.get((name, of)) for name in names for of in (sport, ""))
    return next(filter(None, told), "") or ("competitor" if lexicon.sports.of_person(word) else "")


def phase(word: str, lexicon: Lexicon) -> str:
    """The phase that a word names, as it is printed; nothing for the event as a whole.

    >>> from kg.lexicon import load
    >>> phase("Run 1", load()), phase("Final", load()), phase("Athlete", load())
    ('Run 1', '', '')
    >>> phase("Preliminary round – Group A", load())
    'Preliminary round – Group A'
    """
    parts = PARTED.split(word.strip().lower())
    phases, wholes = _roles(lexicon)[1:]
    of_whole = (wholes.fullmatch(each) or each == "final round" for each in parts if not phases.fullmatch(each))
    named = any(map(phases.fullmatch, parts)) and all(of_whole)
    return word.strip() if named and not whole(word, lexicon) else ""


def whole(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names the event as a whole."""
    return bool(_roles(lexicon)[2].fullmatch(UNIT.sub("", word.strip()).lower()))


def stage(line: str, lexicon: Lexicon) -> str:
    r"""The round of matches that a line names, without the days behind it; `Final` is the event's own.

    >>> from kg.lexicon import load
    >>> stage("Quarterfinals (3 May)\nday 2", load()), stage("Final", load()), stage("Results", load())
    ('Quarterfinals', 'Final', '')
    """
    words = BRACKETED.sub("", line.split("\n", maxsplit=1)[0]).strip()
    return words if phase(words, lexicon) or (DECISIVE.search(words) and whole(words, lexicon)) else ""


def discipline(word: str, sport: str, lexicon: Lexicon) -> bool:
    """Whether a word names one of several disciplines that together are an event of a sport.

    >>> from kg.lexicon import load
    >>> discipline("Long jump", "Athletics", load()), discipline("Long jump", "Equestrian", load())
    (True, False)
    """
    entries = (each for each in lexicon.entries["headers"] if each.get("sport") == sport and "discipline" in each)
    return any(form(each["discipline"]).fullmatch(word.strip().lower()) for each in entries)


def attempt(word: str, lexicon: Lexicon, sport: str = "") -> bool:
    """Whether a header word names one of several attempts, of which only the best counts.

    >>> from kg.lexicon import load
    >>> attempt("Throw 1", load()), attempt("Jump 1", load(), "Athletics"), attempt("Jump 1", load(), "Ski jumping")
    (True, True, False)
    """
    word = word.strip().lower()
    entries = (each for each in lexicon.entries["headers"] if each.get("sport", sport) == sport)
    return any(form(each["attempt"]).fullmatch(word) for each in entries if "attempt" in each)


def of_others(word: str, sport: str, lexicon: Lexicon) -> bool:
    """Whether a word is the short name of a part in other sports, and in this one of none: `SP` of a decathlon."""
    entries = [each for each in lexicon.entries["headers"] if word.isupper() and word in each.get("initials", ())]
    return bool(sport and entries) and all(entry["sport"] != sport for entry in entries)


@cache
def _roles(lexicon: Lexicon) -> tuple[dict[tuple[str, str], str], re.Pattern[str], re.Pattern[str]]:
    entries = lexicon.entries["headers"]
    words = {
        (word, entry.get("sport", "")): entry["role"] for entry in reversed(entries) for word in entry.get("words", ())
    }
    phases, wholes = (
        re.compile("|".join(entry[kind] for entry in entries if kind in entry)) for kind in ("phase", "whole")
    )
    return words, phases, wholes
