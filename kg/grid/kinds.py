"""What kind of thing a table cell holds, as far as its form tells, and how well kinds go together in a column."""

import re
from functools import lru_cache
from types import MappingProxyType

BLANK, DASH, NUMBER, DECIMAL, TIME, GAP = "blank", "dash", "number", "decimal", "time", "gap"
CODE, NA, STATUS, ADVANCE, BOUT, YEAR, WORDS = "code", "na", "status", "advance", "bout", "year", "words"

PEOPLE, CONTESTS, DAYS = "people", "contests", "days"

MEASURED = frozenset({NUMBER, DECIMAL, TIME, GAP})
REMARKS = frozenset({NA, STATUS, ADVANCE})

_TAIL = r"(?:\s?[A-Z*=#†‡]{1,3}\d?|\s?\([^()]*\)|\s?\[[^\[\]]*\])*"  # a qualifying mark, a record, a note
_FORMS = (
    (DASH, re.compile(r"[-–—−.]+")),
    (YEAR, re.compile(r"(?:18|19|20)\d\d")),
    (TIME, re.compile(rf"\d+\s?[:'′h]\s?\d[\d:.,'′″]*{_TAIL}")),
    (GAP, re.compile(rf"[+±−-]\s?\d[\d:.,'′]*\s?(?:s|m|pts|laps?)?{_TAIL}")),
    (NUMBER, re.compile(rf"[=#T]?\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th|=|\.)?{_TAIL}|\d+(?:kg|m|cm|s|pts)?{_TAIL}")),
    (DECIMAL, re.compile(rf"\d+[.,]\d+\s?(?:m|cm|km|kg|s|sec|pts|points|metres|meters|seconds)?{_TAIL}")),
    (NUMBER, re.compile(rf"\d[\d\s–—:,;()/+-]*{_TAIL}")),
    (NA, re.compile(r"n/?a|not applicable|not held", re.IGNORECASE)),
    (ADVANCE, re.compile(r"(?:did not|does not|not) (?:advance|qualify|progress)\w*|not qualified|dnq", re.IGNORECASE)),
    (
        STATUS,
        re.compile(
            r"(?:did not (?:finish|start|compete)|dn[fs]|dsq|dq|disq\w*|nm|nh|no mark|lap|otl|wd|"
            r"withdrew|withdrawn|disqualified|eliminated|retired|abandoned|lapped|cancelled)\s?\d?",
            re.IGNORECASE,
        ),
    ),
    (BOUT, re.compile(r"[^\d(]{2,60} ?\([A-Z]{3}\) (?:[WL]\b.*|\d+ ?[–:-] ?\d.*)")),
    (CODE, re.compile(r"[A-Z]{1,4}|(?i:bye|w/?o|walkover|unknown)")),
)
#: What names of contests have in them, and names of people have not.
_CONTEST = re.compile(
    r"\d|\b(?:slalom|downhill|super|combined|relay|sprint|pursuit|mass start|individual|team|singles?|doubles?|pairs?|"
    r"mixed|hill|jump|vault|throw|put|walk|marathon|hurdles|steeplechase|decathlon|heptathlon|freestyle|classical|"
    r"backstroke|breaststroke|butterfly|medley|springboard|platform|foil|sabre|[eé]p[eé]e|rifle|pistol|trap|skeet|"
    r"road race|time trial|keirin|omnium|madison|cross|\w+weight|sculls|coxless|coxed|dressage|jumping|eventing|men's|"
    r"women's|open|class|moguls|aerials|halfpipe|slopestyle|all-around|floor|beam|rings|bars?|trampoline)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"day \d+\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{4}-\d\d-\d\d\b"
    r"|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_LONGEST = 80  # longer cells are words

# How much a cell of the first kind is out of place in a column of the second; what is not named costs 0.5.
_STRANGE = MappingProxyType(
    {
        **{(kind, other): 0.4 for kind in MEASURED for other in MEASURED},
        **{(kind, WORDS): 1.2 for kind in MEASURED},
        **{(WORDS, kind): 1.0 for kind in MEASURED},
        **{(kind, other): 0.1 for kind in (*REMARKS, DASH) for other in MEASURED},
        **{(kind, other): 0.1 for kind in MEASURED for other in (*REMARKS, DASH)},
        **{(kind, BLANK): 0.4 for kind in MEASURED},
        **{(kind, other): 0.1 for kind in (*REMARKS, DASH) for other in (*REMARKS, DASH)},
        **{(kind, WORDS): 0.8 for kind in REMARKS},
        **{(BLANK, kind): 0.15 for kind in MEASURED},
        (BOUT, WORDS): 1.6,
        (WORDS, BOUT): 0.6,
        **{(BOUT, other): 0.1 for other in (*MEASURED, *REMARKS, DASH, BLANK)},
        **{(other, BOUT): 0.1 for other in (*REMARKS, DASH, BLANK)},
        **{(YEAR, kind): 0.4 for kind in (*MEASURED, BLANK)},
        **{(kind, YEAR): 1.0 for kind in (*MEASURED, WORDS, CODE)},
        **{(kind, YEAR): 0.5 for kind in (*REMARKS, DASH, BLANK)},
        (YEAR, NUMBER): 0.05,
        (YEAR, WORDS): 1.2,
        (NUMBER, DECIMAL): 0.25,
        (NUMBER, TIME): 0.7,
        (DECIMAL, NUMBER): 0.3,
        (DECIMAL, TIME): 0.2,
        (TIME, DECIMAL): 0.2,
        (BLANK, WORDS): 0.4,
        **{(CODE, kind): 0.3 for kind in MEASURED},
        (CODE, WORDS): 0.3,
        (WORDS, CODE): 0.4,
    }
)


@lru_cache(maxsize=1 << 14)
def kind(text: str) -> str:
    """The kind of a cell's text.

    >>> [kind(text) for text in ("1:30.57", "+11.06", "17 Q", "77.0", "–", "")]
    ['time', 'gap', 'number', 'decimal', 'dash', 'blank']
    >>> [kind(text) for text in ("DNF", "Did not advance", "N/A", "OR", "10 km Sprint")]
    ['status', 'advance', 'na', 'code', 'words']
    >>> kind("1956"), kind("1,956")
    ('year', 'number')
    >>> kind("Szávay (HUN) L 2–6, 3–6"), kind("Ana Bo (FIJ)")
    ('bout', 'words')
    """
    if not text or text.isspace():
        return BLANK
    if len(text) > _LONGEST:
        return WORDS
    return next((name for name, form in _FORMS if form.fullmatch(text)), WORDS)


def strangeness(given: str, usual: str) -> float:
    """How much a cell of one kind is out of place in a column of another, from 0."""
    return 0.0 if given == usual else _STRANGE.get((given, usual), 0.5)


@lru_cache(maxsize=1 << 14)
def shape(text: str) -> tuple[bool, ...]:
    """What words look like: names are capitalised throughout, events have digits, commas, small letters.

    >>> shape("Akira Kano") == shape("Roman Petrushkov"), shape("Akira Kano") == shape("Super-G, sitting")
    (True, False)
    """
    words = text[:_LONGEST].split()
    return (
        text[:1].isdigit(),
        any(sign.isdigit() for sign in text[:_LONGEST]),
        all(word[:1].isupper() for word in words),
        "," in text[:_LONGEST],
        "(" in text[:_LONGEST],
        len(words) > 1,
        len(words) > 4,
    )


def named(text: str) -> str:
    """Whether words are a day, name a contest, by a word that such names have, or people, by their form; else empty.

    >>> named("Day 2"), named("Saturday, 13 February"), named("2010-02-13")
    ('days', 'days', 'days')
    >>> named("Giant Slalom"), named("4 x 10 km"), named("Ana Bo"), named("Rope climbing")
    ('contests', 'contests', 'people', '')
    """
    if _DAY.match(text):
        return DAYS
    if _CONTEST.search(text[:_LONGEST]):
        return CONTESTS
    digit, _, capitals, _, _, several, _ = shape(text)
    return PEOPLE if capitals and several and not digit else ""


@lru_cache(maxsize=1 << 14)
def tokens(text: str) -> frozenset[str]:
    """The words of a text, in small letters.

    >>> sorted(tokens("Giant slalom, sitting"))
    ['giant', 'sitting', 'slalom']
    """
    return frozenset(re.findall(r"\w{1,40}", text[: _LONGEST * 4].lower()))
