"""Where the sentences of a paragraph begin and end.

Invariant: sentences follow one another, do not overlap, and leave out nothing but white space. One pass, linear time:
the marks that may end a sentence are found by one pattern, and what is looked at around a mark is bounded.
"""

import re
from collections.abc import Iterator

#: A longer sentence is not read.
LIMIT = 2_000
_WINDOW = 400  # how far back a bracket is looked for, in characters
_WORD = 40  # how long a word before or after a mark may be

_MARK = re.compile(
    r"""
    (?: (?P<end> [.!?…]++ ) | (?P<wide> [。！？]++ ) )
    (?P<close> ["'”’»」』\])）]*+ )
    (?P<gap> \s*+ )
    | (?P<line> [\r\n]\s*+ )
    """,
    re.VERBOSE,
)
#: What begins a sentence that a lost line break has glued to the word before: `Ana Bo (PER)The others`.
_GLUED = re.compile(r"(?:The|These|Only|Due|It|Group) (?=[a-z])")
_NEXT = re.compile(rf"[^\W\d_]{{1,{_WORD}}}")
_BREAKS = frozenset("\r\n")
_OPENERS = "\"'“‘«([（「『"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the last word of a sentence.
_TITLES = _words("mr mrs ms dr prof st ste sts gen col lt sgt capt rev hon sen gov pres vs v cf e.g i.e viz")
# The last word of a sentence only where a new one clearly begins.
_ABBREVIATIONS = _words(
    "jr sr inc ltd co corp bros dept univ assoc etc al approx est esp incl a.m p.m ph.d b.a m.a u.k u.s u.n "
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft"
)
# Abbreviations only before a number: "No. 5", but "He said no. Then ...".
_BEFORE_NUMBERS = _words("no nos nr p pp vol ch fig art sec c ca circa fl")
_STARTERS = _words(
    "the a an he she it its they we i his her their our this that these those there here in on at after before during "
    "when while as for with without by from of to and but or so yet however although despite since because if once "
    "both each all some many most two three four five six seven eight nine ten following according "
    "another other under athletes teams what who where why how not no only also then later"
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences in a paragraph.

    >>> text = 'He asked "Why?" Mr. J. P. Smith won in 1:30.57.The U.S. team was 2nd.'
    >>> [text[start:end] for start, end in split(text)]
    ['He asked "Why?"', 'Mr. J. P. Smith won in 1:30.57.', 'The U.S. team was 2nd.']
    >>> list(split("Ana Bo (PER)The others"))
    [(0, 12), (12, 22)]
    """
    start = 0
    for end in (*_glued(text), len(text)):
        yield from _between(text, start, end)
        start = end


def _glued(text: str) -> Iterator[int]:
    """Where a line break was lost."""
    for match in _GLUED.finditer(text, 1):
        before = text[match.start() - 1]
        if before == ")" or before.islower():
            yield match.start()


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _MARK.finditer(text, start, end):
        if _ends(text, start, mark):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    chunk = text[start:end]
    lead = len(chunk) - len(chunk.lstrip())
    if lead < len(chunk):
        yield start + lead, start + len(chunk.rstrip())


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this mark."""
    following = text[mark.end() : mark.end() + 1]
    if not following:
        return True
    if mark["line"] or not _BREAKS.isdisjoint(mark["gap"]):
        return not following.islower()
    if _bracketed(text, start, mark):
        return False
    if mark["wide"]:
        return True
    word = _word_before(text, start, mark.start())
    return _parted(text, mark, word) if mark["gap"] else _joined(text, mark, word)


def _bracketed(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the mark stands in round brackets that close soon: such a sentence belongs to the one around it."""
    first, last = max(start, mark.start() - _WINDOW), mark.end() - len(mark["gap"])
    opened = text.rfind("(", first, last)
    if opened <= start or opened < text.rfind(")", first, last):
        return False
    closed = text.find(")", last, last + _WINDOW)
    return closed >= 0 and "\n" not in text[last:closed]


def _parted(text: str, mark: re.Match[str], word: str) -> bool:
    """White space follows: an end, unless the word is short for something or what follows cannot begin a sentence."""
    following = text[mark.end()]
    if following.islower() or (following in "([（" and (mark["close"] or mark["end"] != ".")):
        return False
    if not (following.isalnum() or following in _OPENERS):
        return False
    return mark["end"] != "." or bool(mark["close"]) or not _abbreviated(text, mark.end(), word)


def _abbreviated(text: str, after: int, word: str) -> bool:
    lower = word.lower()
    if lower in _TITLES:
        return True
    if lower in _BEFORE_NUMBERS and text[after].isdigit():
        return True
    return (_initials(word) or lower in _ABBREVIATIONS) and not _starter(text, after)


def _initials(word: str) -> bool:
    """Whether the word is made of single letters: `J`, `U.S`, but not a lower-case letter alone."""
    single = all(len(part) == 1 and part.isalpha() for part in word.split("."))
    return single and ("." in word or word.isupper())


def _starter(text: str, after: int) -> bool:
    """Whether a word stands there that begins sentences and names nothing."""
    found = _NEXT.match(text, after)
    return found is not None and found[0].lower() in _STARTERS and text[found.end() : found.end() + 1] != "."


def _joined(text: str, mark: re.Match[str], word: str) -> bool:
    """No white space follows, as in "in Tokyo.The delegation": an end between a whole word and a capitalised one."""
    following = _NEXT.match(text, mark.end())
    if following is None or len(mark["end"]) > 1 or not following[0][0].isupper() or _addressed(word):
        return False
    if _initials(word) or word.lower() in _TITLES | _ABBREVIATIONS:
        return False
    capitalised = following[0][1:].islower() or following[0] in {"A", "I"}
    return capitalised or (word.islower() and len(word) > 2 and len(following[0]) > 2)


def _addressed(word: str) -> bool:
    """Whether the word is part of a web address, a file's name or a dotted abbreviation."""
    number = word.replace(".", "").replace(":", "").isdigit()
    return not number and (word.lower() == "www" or len(word) == 1 or any(sign in word for sign in "/@."))


def _word_before(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _WORD) : end].split()
    return words[-1].lstrip(_OPENERS) if words and not text[end - 1].isspace() else ""
