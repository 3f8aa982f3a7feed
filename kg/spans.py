"""Typed spans of a sentence, and the sentence with each span masked by one sign of its type.

`Russian President Vladimir Putin declared the games open` becomes `ADJECTIVE TITLE NAME declared the games open`
(each word in capitals one sign), so that patterns are written over types and stay short and fast.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from kg import games
from kg.lexicon import Lexicon
from kg.names import PARTICLES
from kg.text import clock, dates, marks
from kg.text.letters import small
from kg.text.numbers import CARDINAL, ORDINAL

KINDS = (
    "name venue nation adjective date number ordinal games series sport doer athlete title quoted clock mark event "
    "pronoun"
).split()
SIGNS = MappingProxyType({kind: chr(0xE000 + n) for n, kind in enumerate(KINDS)})
LIMIT = 2_000
HIDDEN = "\n"
TOKEN = re.compile(r"[\w×-]+(?:['’.]\w+)*")
JOINED = re.compile(r" (?:of|and|the) ")
BEFORE_NAME = re.compile(r" [A-ZÀ-Þ]")

QUOTED = re.compile(
    r"[\"“](?P<double>[^\"“”]{1,120}?)[,.]?[\"”]"
    r"|(?<=[ (])['‘](?P<single>[A-Z][^\"“”'‘’]{1,80}?)[,.]?['’](?=[.,;) ]|$)"
)
WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚƏ][\w'’.-]*|[a-z]{1,3}['’-][A-Z]\w+"
JOINS = "|".join(sorted(PARTICLES - {"of", "y", "e"}))
CHUNK = re.compile(rf"\b(?:{WORD})(?:(?: (?:{JOINS})){{0,3}} (?:{WORD}))*")
CODE = re.compile(r"[A-Z]{1,4}\d[\w.]*")
COMMON = frozenset(
    "games olympic olympics paralympic paralympics parade nations opening closing ceremony team national anthem "
    "hymn".split()
)
MARK = re.compile(
    r"\b(?:\d+ hours?,? )?\d+ minutes?(?:,? and)? \d+(?:\.\d+)? seconds?"
    r"|\b\d+(?:\.\d+)? (?:seconds?|secs?|minutes?|points?|met(?:re|er)s|m|kg|kilograms?)\b"
    r"|\b\d{1,2}:\d\d(?::\d\d)?\.\d+|\b\d{1,2}:\d\d:\d\d\b"
)
RELATIVE = re.compile(r"\b(?:[Tt]he (?:next|following) day|(\w+) days later)\b")
_NUMBER = r"(?<![\w.:–-])(?:{})(?![\w:]|[.,]\d)"
ORDINALS, CARDINALS = re.compile(_NUMBER.format(ORDINAL)), re.compile(_NUMBER.format(CARDINAL))
PRONOUN = re.compile(r"\bs?he\b")
SERIES = re.compile(
    r"\b(?:(?:Summer|Winter) )?(?:Youth )?"
    r"(?:Olympics|Paralympics|(?:(?:Summer|Winter) )?(?:Olympic|Paralympic)(?: (?:Summer|Winter))? Games"
    r"|(?:Commonwealth|Asian|Pan American|African|European|Mediterranean|South American) Games)\b"
)
NO_CITY = "|".join([*(month.capitalize() for month in dates.MONTHS), "In", "Since", "By", "Until", "From", "And"])
SHORT = re.compile(
    rf"\b(?!(?:{NO_CITY}) )(?:(?:Los|Mexico|Lake|Salt Lake|Rio de|St\.|Squaw) )?"
    r"[A-Z][a-zé]+(?:[A-Z][a-z]+)? ((?:18|19|20)\d\d)\b"
)
VENUES = re.compile(
    r"\b(?:Stadium|Arena|Cent(?:re|er)|Park|Hall|Dome|Velodrome|Plaza|Gymnasium|Oval|Pool|Palace|Rink|Course|Garden|"
    r"Field|Ground|Complex|Stadion|Circuit|Forum|Hills|Beach|Marina|Messe|Budokan|Est[aá]dio|Coliseo|Coliseum|Speedway)\b"
)
ORIGIN = re.compile(r"-(?:born|based|raised|trained|seeded|ranked|time|year-old|selected)$")
FUNCTION = frozenset(
    "a an the this that these those it its he his she her they their them we our i in on at by for from to with as of "
    "during after before while when although though however but and or nor if so since because both many most some all "
    "each every another other others first second third one two three four five no not there here then also only due "
    "despite until upon among between following according including under over through what who which where why how "
    "once additionally meanwhile later earlier afterwards finally unlike like about around per such was were is are "
    "had has have did do does will would could should may might must can".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence with its type; `value` is the date, common name, or words that it stands for."""

    kind: str
    start: int
    end: int
    text: str
    value: str = ""
    day: dates.Dates | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with its spans masked: `text` has a sign for each span, `at` says which span a sign is."""

    text: str
    spans: tuple[Span, ...]
    at: MappingProxyType[int, Span]

    def within(self, start: int, end: int) -> list[Span]:
        """The spans whose signs stand between two offsets of the masked text."""
        return [span for position, span in self.at.items() if start <= position < end]

    def words(self, start: int, end: int) -> str:
        """The sentence's own words between two offsets of the masked text."""
        return "".join(
            self.at[position].text if position in self.at else self.text[position] for position in range(start, end)
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the article tells a sentence: the year, the last date, names known to be names, forms of events.

    The forms are over small letters: see `small`.
    """

    year: int | None = None
    last: date | None = None
    names: frozenset[str] = frozenset()
    events: tuple[re.Pattern[str], ...] = ()


def mask(sentence: str, lexicon: Lexicon, known: Known) -> Masked:
    """The sentence with its typed spans masked.

    >>> from kg.lexicon import load
    >>> masked = mask("Russian President Vladimir Putin declared the games open.", load(), Known())
    >>> [(span.kind, span.text) for span in masked.spans]
    [('adjective', 'Russian'), ('title', 'President'), ('name', 'Vladimir Putin')]
    """
    taken: list[Span] = []
    for span in _candidates(sentence, lexicon, known):
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
    taken += _names(sentence, taken, lexicon, known)
    return _masked(sentence, sorted(taken, key=lambda span: span.start))


def _masked(sentence: str, spans: list[Span]) -> Masked:
    pieces, at, last, length = [], {}, 0, 0
    for span in spans:
        between = sentence[last : span.start]
        pieces += [between, SIGNS[span.kind]]
        length += len(between)
        at[length] = span
        length += 1
        last = span.end
    return Masked("".join([*pieces, sentence[last:]]), tuple(spans), MappingProxyType(at))


def _candidates(sentence: str, lexicon: Lexicon, known: Known) -> Iterator[Span]:
    """Spans whose form tells their type, the surest first."""
    for match in QUOTED.finditer(sentence):
        yield Span("quoted", *match.span(), match[0], (match["double"] or match["single"]).strip())
    yield from _editions(sentence, lexicon)
    yield from _venues(sentence)
    yield from _events(sentence, known)
    for day in dates.find(sentence, known.year):
        yield Span("date", day.start, day.end, sentence[day.start : day.end], day.first.isoformat(), day)
    yield from _relative(sentence, known)
    yield from _measures(sentence)
    yield from _lexical(sentence, lexicon)
    folded = small(sentence)
    for kind, form in (("ordinal", ORDINALS), ("number", CARDINALS), ("pronoun", PRONOUN)):
        for match in form.finditer(folded):
            yield Span(kind, *match.span(), sentence[match.start() : match.end()], match[0])


def _editions(sentence: str, lexicon: Lexicon) -> Iterator[Span]:
    """Editions by name, by city and year (`Rio 2016`, whose value is the year alone), and series."""
    for match in games.pattern(games.heads(lexicon)).finditer(sentence):
        yield Span("games", *match.span(), match[0], games.common(match["year"], match["series"]))
    for match in SHORT.finditer(sentence):
        yield Span("games", *match.span(), match[0], match[1])
    for match in SERIES.finditer(sentence):
        yield Span("series", *match.span(), match[0], match[0])


def _venues(sentence: str) -> Iterator[Span]:
    """Names of several words, the last one for venues, though a sport stands in them: `Ariake Gymnastics Centre`."""
    for match in CHUNK.finditer(sentence):
        words = match[0].split(" ")
        while len(words) > 2 and is_function(words[0]):
            words = words[1:]
        text = re.sub(r"[.,]+$", "", " ".join(words))
        if len(words) > 2 and VENUES.fullmatch(words[-1].rstrip(".,")):
            start = match.start() + match[0].index(text)
            yield Span("venue", start, start + len(text), text, text)


def _measures(sentence: str) -> Iterator[Span]:
    """The first time of day, and marks: times, distances, points."""
    found = clock.FORM.search(sentence)
    if found and (":" in found[0] or found["half"]) and not MARK.match(sentence, found.start()):
        yield Span("clock", found.start(), found.end(), found[0], found[0])
    for match in MARK.finditer(sentence):
        if marks.read(match[0]):
            yield Span("mark", *match.span(), match[0], match[0])


def _events(sentence: str, known: Known) -> Iterator[Span]:
    folded = small(sentence)
    for form in known.events:
        for start, end in (match.span() for match in form.finditer(folded)):
            yield Span("event", start, end, sentence[start:end], sentence[start:end])


def _relative(sentence: str, known: Known) -> Iterator[Span]:
    match = RELATIVE.search(sentence)
    if match is None or known.last is None:
        return
    count = _days(match[1]) if match[1] else 1
    if count:
        day = known.last + timedelta(days=count)
        found = dates.Dates(match.start(), match.end(), day, day, dated=True)
        yield Span("date", *match.span(), match[0], day.isoformat(), found)


def _days(word: str) -> int:
    """How many days a word counts, none where it is no number."""
    from_words = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
    return int(word) if word.isdigit() else from_words.get(word.lower(), 0)


@cache
def _phrases(lexicon: Lexicon) -> tuple[dict[str, list[tuple[str, str]]], frozenset[str]]:
    """What each phrase of the lexicon is (kinds and values, the surest first), and the words that begin phrases."""
    kinds = (
        ("doer", dict(lexicon.sports.people)),
        ("title", {word: word for word in lexicon.titles}),
        ("athlete", {word: word for word in lexicon.athletes if "medal" not in word}),
        ("nation", {name: nation for name, nation in lexicon.nations.names.items() if JOINED.search(name)}),
        ("sport", dict(lexicon.sports.names)),
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, words in kinds:
        for word, value in words.items():
            for form in (word, f"{word}s") if kind in ("doer", "title", "athlete") else (word,):
                found.setdefault(form, []).append((kind, value))
    return found, frozenset(TOKEN.findall(phrase)[0] for phrase in found if TOKEN.match(phrase))


def _lexical(sentence: str, lexicon: Lexicon) -> Iterator[Span]:
    """Athletes' words, titles before names, nations with small words inside, sports: the longest phrase each."""
    phrases, firsts = _phrases(lexicon)
    folded = sentence.lower()
    words = [match.span() for match in TOKEN.finditer(folded)]
    for first, (start, end) in enumerate(words):
        if folded[start:end] not in firsts:
            continue
        for last in range(min(first + 5, len(words)) - 1, first - 1, -1):
            span = _phrase(sentence, start, words[last][1], phrases.get(folded[start : words[last][1]], []))
            if span is not None:
                yield span
                break


def _phrase(sentence: str, start: int, end: int, meanings: list[tuple[str, str]]) -> Span | None:
    """A phrase as a span; titles and general words for athletes count only right before a name."""
    for kind, value in meanings:
        if kind not in ("title", "athlete") or BEFORE_NAME.match(sentence, end):
            return Span(kind, start, end, sentence[start:end], value)
    return None


def _names(sentence: str, taken: list[Span], lexicon: Lexicon, known: Known) -> Iterator[Span]:
    """Capitalised words that nothing else took: names, with nations, adjectives and titles split off their front."""
    visible = sentence
    for span in taken:
        visible = f"{visible[: span.start]}{HIDDEN * (span.end - span.start)}{visible[span.end :]}"
    for match in CHUNK.finditer(visible):
        yield from _chunk(sentence, match, lexicon, known)


def _chunk(sentence: str, chunk: re.Match[str], lexicon: Lexicon, known: Known) -> Iterator[Span]:
    words = [(chunk.start() + match.start(), chunk.start() + match.end()) for match in re.finditer(r"\S+", chunk[0])]
    opening = chunk.start() == 0 or sentence[: chunk.start()].strip(" \"'“‘(") == ""
    while words and _is_function(sentence[slice(*words[0])], opening, len(words) == 1, lexicon, known):
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


def is_function(word: str) -> bool:
    """Whether a word, capitalised or not, is no part of a name: `The`, `During`, `Chechnya-born`.

    >>> is_function("During"), is_function("California-based"), is_function("Two-time"), is_function("Ana")
    (True, True, True, False)
    """
    return word.lower().rstrip(".,'’") in FUNCTION or ORIGIN.search(word) is not None


def _is_function(text: str, opening: bool, alone: bool, lexicon: Lexicon, known: Known) -> bool:
    """Whether a capitalised word is no name: a function word, or the sentence's first word, alone and not known."""
    if is_function(text):
        return True
    bare = re.sub(r"['’]s?$", "", text)
    if lexicon.nations.find(bare) or lexicon.nations.adjective(bare):
        return False
    return opening and alone and bare not in known.names


def _front(sentence: str, words: list[tuple[int, int]], lexicon: Lexicon) -> tuple[int, Span | None]:
    """A nation, adjective or title at the front of a chunk: how many words it takes, and its span."""
    for count in range(min(4, len(words)), 0, -1):
        start, end = words[0][0], words[count - 1][1]
        text = re.sub(r"['’]s?$|[.,]+$", "", sentence[start:end])
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
    return lexicon.nations.find(re.sub(r"['’]s?$", "", text)) if re.search(r"['’]s?$", text) else None


def _name(sentence: str, start: int, end: int) -> Span:
    text = re.sub(r"(?:['’]s|['’]|[.,]+)$", "", sentence[start:end])
    return Span("venue" if VENUES.search(text) else "name", start, start + len(text), text, text)
