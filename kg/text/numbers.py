"""Numbers as people write them: digits, words, ordinals."""

import re
from types import MappingProxyType

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()


def _words() -> dict[str, int]:
    cardinals = {word: n for n, word in enumerate(UNITS)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
    ordinals = {word: n for n, word in enumerate(ORDINALS)} | {word: 10 * n for n, word in enumerate(TENTHS, 2)}
    joined = {
        f"{ten}-{unit}": 10 * n + m
        for n, ten in enumerate(TENS, 2)
        for words in (UNITS, ORDINALS)
        for m, unit in enumerate(words[1:10], 1)
    }
    return cardinals | ordinals | joined | {"a single": 1, "a dozen": 12}


WORDS = MappingProxyType(_words())
DIGITS, RANKED = re.compile(r"\d{1,3}(,\d{3})+|\d+"), re.compile(r"(\d+)(st|nd|rd|th)")
CARDINAL = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(
    sorted((word for word in WORDS if not word.endswith(("th", "first", "second", "third"))), key=len, reverse=True)
)
ORDINAL = r"\d+(?:st|nd|rd|th)|" + "|".join(
    sorted((word for word in WORDS if word.endswith(("th", "first", "second", "third"))), key=len, reverse=True)
)


def number(text: str) -> int | None:
    """The whole number that a text says, cardinal or ordinal.

    >>> number("2,500"), number("twenty-four"), number("a single"), number("third"), number("11th"), number("some")
    (2500, 24, 1, 3, 11, None)
    """
    folded = text.strip().lower().replace(" -", "-")
    if DIGITS.fullmatch(folded):
        return int(folded.replace(",", ""))
    if match := RANKED.fullmatch(folded):
        return int(match[1])
    return WORDS.get(folded)
