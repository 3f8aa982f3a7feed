"""What the words of a sentence tell: quoted titles, series of Games, events, phrases of the lexicon, pronouns."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import Lexicon
from kg.spans.kinds import WORDS, Known, Span, Text

TOKEN = re.compile(r"[\w×-]+(?:['’.]\w+)*")
JOINED = re.compile(r" (?:of|and|the) ")
BEFORE_NAME = re.compile(r" [A-ZÀ-ÖØ-ÞĀ-ŽȘȚƏ]")

#: Words in capitals inside a sentence, before another, are names: `South Africa's Caster Semenya`.
INSIDE, GIVEN = re.compile(r"(?:[a-z,]|['’]s) [A-Z]$"), re.compile(r" [A-Z]")

QUOTED = re.compile(
    r"[\"“](?P<double>[^\"“”]{1,120}?)[,.]?[\"”]"
    r"|(?<=[ (])['‘](?P<single>[A-Z][^\"“”'‘’]{1,80}?)[,.]?['’](?=[.,;) ]|$)"
)
PRONOUN = re.compile(r"\bs?he\b")
PRONOUNS = frozenset({"he", "she"})
SERIES = re.compile(
    r"\b(?:(?:Summer|Winter) )?(?:Youth )?"
    r"(?:Olympics|Paralympics|(?:(?:Summer|Winter) )?(?:Olympic|Paralympic)(?: (?:Summer|Winter))? Games"
    r"|(?:Commonwealth|Asian|Pan American|African|European|Mediterranean|South American) Games)\b"
)
SERIES_WORDS = frozenset("olympics paralympics games".split())


def quoted(text: Text) -> Iterator[Span]:
    """Words in quotation marks."""
    for match in QUOTED.finditer(text.plain):
        yield text.span("quoted", *match.span(), (match["double"] or match["single"]).strip())


def series(text: Text) -> Iterator[Span]:
    """Series of Games: `Winter Paralympics`."""
    if not text.words.isdisjoint(SERIES_WORDS):
        yield from (text.span("series", *match.span()) for match in SERIES.finditer(text.plain))


def events(text: Text, known: Known) -> Iterator[Span]:
    """Events, by the forms that the article knows."""
    return (text.span("event", *found) for forms in known.events for found in forms.find(text.small))


def pronouns(text: Text) -> Iterator[Span]:
    """`He` and `she`."""
    if not text.words.isdisjoint(PRONOUNS):
        yield from (text.span("pronoun", *match.span(), match[0]) for match in PRONOUN.finditer(text.small))


@cache
def _phrases(lexicon: Lexicon) -> tuple[dict[str, list[tuple[str, str]]], frozenset[str], frozenset[str]]:
    """What each phrase of the lexicon is (kinds and values, the surest first), the tokens and words they begin with."""
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
    firsts = frozenset(TOKEN.findall(phrase)[0] for phrase in found if TOKEN.match(phrase))
    return found, firsts, frozenset(word for token in firsts for word in WORDS.findall(token)[:1])


def lexical(text: Text, lexicon: Lexicon) -> Iterator[Span]:
    """Athletes' words, titles before names, nations with small words inside, sports: the longest phrase each."""
    phrases, firsts, beginnings = _phrases(lexicon)
    if text.words.isdisjoint(beginnings):
        return
    folded = text.small
    tokens = [match.span() for match in TOKEN.finditer(folded)]
    for first, (start, end) in enumerate(tokens):
        if folded[start:end] not in firsts:
            continue
        for last in range(min(first + 5, len(tokens)) - 1, first - 1, -1):
            span = _phrase(text, start, tokens[last][1], phrases.get(folded[start : tokens[last][1]], []))
            if span is not None:
                yield span
                break


def _phrase(text: Text, start: int, end: int, meanings: list[tuple[str, str]]) -> Span | None:
    """A phrase as a span; titles and general words for athletes count only right before a name, names for nothing."""
    for kind, value in meanings:
        inside = INSIDE.search(text.plain, 0, start + 1) and not text.plain[start : start + 2].isupper()
        named = kind in ("doer", "sport") and inside and GIVEN.match(text.plain, end)
        if not named and (kind not in ("title", "athlete") or BEFORE_NAME.match(text.plain, end)):
            return text.span(kind, start, end, value)
    return None
