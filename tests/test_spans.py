"""Typed spans: each type is found, nothing overlaps, masking loses nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.lexicon import load
from kg.spans import Known, mask

LEXICON = load()
WORDS = some.lists(
    some.sampled_from(
        "Russian President Vladimir Putin declared the games open on 7 March 2014 at Olympic Stadium in Sochi, Russia "
        'and Great Britain\'s alpine skier 23 athletes won third "Together" 1:30.57 20:14 2012 Summer Olympics'.split()
    )
).map(" ".join)


def kinds(text: str, known: Known | None = None) -> list[tuple[str, str]]:
    return [(span.kind, span.text) for span in mask(text, LEXICON, known or Known(2014)).spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Japanese tennis player Naomi Osaka",
            [("adjective", "Japanese"), ("doer", "tennis player"), ("name", "Naomi Osaka")],
        ),
        ("in Sochi, Russia, on 7 March", [("name", "Sochi"), ("nation", "Russia"), ("date", "7 March")]),
        ("at the Fisht Olympic Stadium", [("venue", "Fisht Olympic Stadium")]),
        ("the 2012 Summer Olympics and Rio 2016", [("games", "2012 Summer Olympics"), ("games", "Rio 2016")]),
        ("a Winter Paralympic Games", [("series", "Winter Paralympic Games")]),
        ("It began at 20:14 MSK (UTC+4).", [("clock", "20:14 MSK (UTC+4)")]),
        ("Trinidad and Tobago sent 23 athletes", [("nation", "Trinidad and Tobago"), ("number", "23")]),
        ("Ukraine was third", [("nation", "Ukraine"), ("ordinal", "third")]),
        ("However, the Games ended.", []),
        ("Jordan Smith won", [("name", "Jordan Smith")]),
        ("classified as an LW11", []),
    ],
)
def test_types(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


def test_a_first_word_is_a_name_where_the_article_knows_it() -> None:
    assert kinds("Velásquez fell.") == []
    assert kinds("Velásquez fell.", Known(names=frozenset({"Velásquez"}))) == [("name", "Velásquez")]


def test_the_next_day_follows_the_last() -> None:
    last = date(2014, 3, 8)
    assert [span.value for span in mask("The next day, he raced.", LEXICON, Known(), last).spans] == [
        "2014-03-09",
        "he",
    ]
    assert [span.value for span in mask("three days later", LEXICON, Known(), last).spans][:1] == ["2014-03-11"]


@given(WORDS)
def test_masking_loses_nothing(text: str) -> None:
    masked = mask(text, LEXICON, Known(2014))
    assert masked.words(0, len(masked.text)) == text
    ends = [0, *(span.end for span in masked.spans)]
    assert all(span.start >= end for span, end in zip(masked.spans, ends, strict=False))
    assert all(text[span.start : span.end] == span.text for span in masked.spans)
