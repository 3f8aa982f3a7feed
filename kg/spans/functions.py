"""Function words: those that are no part of a name, though a sentence may begin with them."""

import re

INITIAL = re.compile(r"[A-Z]\.")
ORIGIN = re.compile(r"-(?:born|based|raised|trained|seeded|ranked|time|year-old|selected)$")
FUNCTION = frozenset(
    "a an the this that these those it its he his she her they their them we our i in on at by for from to with as of "
    "during after before while when although though however but and or nor if so since because both many most some all "
    "each every another other others first second third one two three four five no not there here then also only due "
    "despite until upon among between following according including under over through what who which where why how "
    "once additionally meanwhile later earlier afterwards finally unlike like about around such was were is are "
    "had has have did do does will would could should may might must can besides alongside instead "
    "reigning defending".split()
)


def is_function(word: str) -> bool:
    """Whether a word, capitalised or not, is no part of a name: `The`, `During`, `Chechnya-born`; the initial `A.` is.

    >>> is_function("During"), is_function("California-based"), is_function("Two-time"), is_function("Ana")
    (True, True, True, False)
    >>> is_function("A"), is_function("A.")
    (True, False)
    """
    if INITIAL.fullmatch(word):
        return False
    return word.lower().rstrip(".,'’") in FUNCTION or ("-" in word and ORIGIN.search(word) is not None)
