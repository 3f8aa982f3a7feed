"""Capitalised words of a sentence: names, venues, and the nations, adjectives and titles before names."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import Lexicon
from kg.names import CHUNK
from kg.spans.kinds import Known, Span, Text

#: What a building is for, before another purpose: `Convention and Exhibition Centre`.
PURPOSES = ("Convention", "Conference", "Exhibition", "Congress", "Sport", "Sports", "Recreation", "Leisure", "Culture")
AND = "|".join(f"(?<= {purpose}) and " for purpose in PURPOSES)
#: What a venue's name begins with before `of`: `City of Manchester Stadium`, `Palace of Sports`.
OF = "|".join(f"(?<=\\b{word}) of (?:the )?" for word in ("City", "University", "Palace", "Lake", "House"))
LINKED = re.compile(rf"{CHUNK.pattern}(?:(?: & |/|{AND}|{OF}){CHUNK.pattern})*")
#: Names of venues whose first word tells that they are.
FIRST = re.compile(r"(?:Palace|Lake|House) of (?:the )?\S+")
HIDDEN = "\n"
CODE = re.compile(r"[A-Z]{1,4}\d[\w.]*")
COMMON = frozenset(
    "games olympic olympics paralympic paralympics parade nations opening closing ceremony team national anthem oath "
    "hymn flame torch cauldron flag".split()
)
VENUE_WORDS = frozenset(
    "stadium arena centre center park hall dome velodrome plaza gymnasium oval pool palace rink course garden field "
    "ground complex stadion circuit forum hills beach marina hub messe budokan estadio estádio coliseo coliseum "
    "speedway".split()
)
#: Words without one of which there is no name of a venue.
TELLING = VENUE_WORDS | {"lake", "house"}
VENUES = re.compile(rf"\b(?:{'|'.join(sorted(word.capitalize() for word in VENUE_WORDS))})\b")
SMALL = re.compile(r"$| [a-z]")
#: Words of venues that are no names of people.
BUILT = re.compile(r"(?:Stadium|Arena|Stadion|Estadio|Estádio|Velodrome) ")
#: What stands behind a name and is none of it.
OWNER, BEHIND = re.compile(r"['’]s?$"), re.compile(r"['’]s?$|[.,]+$")
AFTER_NAME = re.compile(r"(?:['’]s|['’]|[.,]+)$")
#: A given name and a surname that is a word for venues, too, unless it stands where venues do: `at Hyde Park`.
SURNAME, PLACED = (
    re.compile(r"\S+ (?:Park|Hall|Field)"),
    re.compile(r"\b(?:at|in|inside|to|near|from|of|the) $", re.IGNORECASE),
)
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


#: Inside a sentence these are names: `An San`, `He Kexin`.
SURNAMES = frozenset("An He So No In On Do We Will".split())


def venues(text: Text) -> Iterator[Span]:
    """Names of several words, the last one for venues, though a sport stands in them: `Ariake Gymnastics Centre`.

    Two purposes may stand before it: `Melbourne Convention and Exhibition Centre`.
    """
    for match in LINKED.finditer(text.plain) if not text.words.isdisjoint(TELLING) else ():
        words = match[0].split(" ")
        while len(words) > 2 and is_function(words[0]):
            words = words[1:]
        name = " ".join(words).rstrip(".,")
        if len(words) > 2 and (VENUES.fullmatch(words[-1].rstrip(".,")) or FIRST.fullmatch(name)):
            start = match.start() + match[0].index(name)
            yield text.span("venue", start, start + len(name))


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
        yield _name(sentence, words[0][0], words[-1][1])


def _offsets(chunk: re.Match[str]) -> list[tuple[int, int]]:
    """Where the words of a chunk stand."""
    found, start = [], chunk.start()
    for word in chunk[0].split(" "):
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


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


def _name(sentence: str, start: int, end: int) -> Span:
    text = AFTER_NAME.sub("", sentence[start:end])
    found = VENUES.search(text)
    # `Park Ji-sung` is a person: a venue that begins with the word goes on with `of` or the like.
    built = BUILT.match(text) is not None
    if SURNAME.fullmatch(text) and not PLACED.search(sentence, 0, start):
        return Span("name", start, start + len(text), text, text)
    venue = found is not None and (built or found.start() > 0 or SMALL.match(text, found.end()) is not None)
    return Span("venue" if venue else "name", start, start + len(text), text, text)
