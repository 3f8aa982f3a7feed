"""Capitalised words of a sentence: names, venues, and the nations, adjectives and titles before names."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import Lexicon
from kg.names import CHUNK
from kg.spans import venues
from kg.spans.functions import is_function
from kg.spans.kinds import Known, Span

HIDDEN = "\n"
CODE = re.compile(r"[A-Z]{1,4}\d[\w.]*")
COMMON = frozenset(
    "games olympic olympics paralympic paralympics parade nations opening closing ceremony team national anthem oath "
    "hymn flame torch cauldron flag".split()
)
SMALL = re.compile(r"$| [a-z]")
#: What stands behind a name and is none of it.
OWNER, BEHIND = re.compile(r"['’]s?$"), re.compile(r"['’]s?$|[.,]+$")
AFTER_NAME = re.compile(r"(?:['’]s|['’]|[.,]+)$")
#: A given name and a surname that is a word for venues, too, unless it stands where venues do: `at Hyde Park`.
SURNAME, PLACED = (
    re.compile(r"\S+ (?:Park|Hall|Field)"),
    re.compile(r"\b(?:at|in|inside|to|near|from|of|the) $", re.IGNORECASE),
)
#: Inside a sentence these are names: `An San`, `He Kexin`.
SURNAMES = frozenset("An He So No In On Do We Will".split())


def names(sentence: str, taken: list[Span], lexicon: Lexicon, known: Known) -> Iterator[Span]:
    """Capitalised words that nothing else took: names, with nations, adjectives and titles split off their front."""
    visible = sentence
    for span in taken:
        visible = f"{visible[: span.start]}{HIDDEN * (span.end - span.start)}{visible[span.end :]}"
    for match in CHUNK.finditer(visible):
        yield from _chunk(sentence, match, lexicon, known)


def _chunk(sentence: str, chunk: re.Match[str], lexicon: Lexicon, known: Known) -> Iterator[Span]:
    words = _offsets(chunk)
    opening = sentence[: chunk.start()].strip(" \"'“‘(") == ""
    while (
        words
        and not (not opening and len(words) > 1 and sentence[slice(*words[0])] in SURNAMES)
        and _is_function(sentence[slice(*words[0])], opening, len(words) == 1, lexicon, known)
    ):
        words = words[1:]
        opening = False
    while words:
        count, span = _front(sentence, words, lexicon)
        if span is None:
            break
        yield span
        words = words[count:]
    if (
        words
        and not CODE.fullmatch(sentence[words[0][0] : words[-1][1]])
        and any(sentence[a:b].lower().rstrip(".,'’") not in COMMON for a, b in words)
    ):
        yield _name(sentence, words[0][0], words[-1][1], lexicon)


def _offsets(chunk: re.Match[str]) -> list[tuple[int, int]]:
    """Where the words of a chunk stand."""
    found, start = [], chunk.start()
    for word in chunk[0].split(" "):
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


def _is_function(text: str, opening: bool, alone: bool, lexicon: Lexicon, known: Known) -> bool:
    """Whether a capitalised word is no name: a function word, or the sentence's first word, alone and not known."""
    if is_function(text):
        return True
    if not (opening and alone):
        return False
    bare = OWNER.sub("", text)
    nations = lexicon.nations
    return bare not in known.names and not nations.find(bare) and not nations.adjective(bare)


def _front(sentence: str, words: list[tuple[int, int]], lexicon: Lexicon) -> tuple[int, Span | None]:
    """A nation, adjective or title at the front of a chunk: how many words it takes, and its span."""
    if not _may_be_front(sentence[slice(*words[0])].lower(), _fronts(lexicon)):
        return 0, None
    for count in range(min(4, len(words)), 0, -1):
        start, end = words[0][0], words[count - 1][1]
        text = BEHIND.sub("", sentence[start:end])
        end = start + len(text)
        last = count == len(words)
        if last and (nation := lexicon.nations.find(text)):
            return count, Span("nation", start, end, text, nation)
        if nation := lexicon.nations.adjective(text):
            return count, Span("adjective", start, end, text, nation)
        if text.lower() in lexicon.titles and (not last or count == 1):
            return count, Span("title", start, end, text, text)
        if nation := _possessive(sentence, words, count, lexicon):
            return count, Span("nation", start, end, text, nation)
    return 0, None


def _possessive(sentence: str, words: list[tuple[int, int]], count: int, lexicon: Lexicon) -> str | None:
    """The nation in `Japan's Naomi Osaka`."""
    text = sentence[words[0][0] : words[count - 1][1]]
    return lexicon.nations.find(OWNER.sub("", text)) if OWNER.search(text) else None


@cache
def _fronts(lexicon: Lexicon) -> frozenset[str]:
    """The first words of nations, adjectives and titles, in small letters."""
    nations = lexicon.nations
    known = (*nations.names, *nations.adjectives, *(code.lower() for code in nations.codes), *lexicon.titles)
    return frozenset(name.split(" ")[0] for name in known)


def _may_be_front(word: str, fronts: frozenset[str]) -> bool:
    bare = BEHIND.sub("", word)
    return word in fronts or bare in fronts or bare.removesuffix("s") in fronts


def _name(sentence: str, start: int, end: int, lexicon: Lexicon) -> Span:
    text, telling = AFTER_NAME.sub("", sentence[start:end]), venues.words(lexicon)
    found = telling.ends.search(text)
    # `Park Ji-sung` is a person: a venue that begins with the word goes on with `of` or the like.
    built = telling.built.match(text) is not None
    if SURNAME.fullmatch(text) and not PLACED.search(sentence, 0, start):
        return Span("name", start, start + len(text), text, text)
    venue = found is not None and (built or found.start() > 0 or SMALL.match(text, found.end()) is not None)
    return Span("venue" if venue else "name", start, start + len(text), text, text)
