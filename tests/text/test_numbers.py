"""Numbers in words and digits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.text.numbers import CARDINAL, ORDINAL, WORDS, number


@given(some.integers(0, 10**9))
def test_digits(count: int) -> None:
    assert number(str(count)) == number(f"{count:,}") == count


@pytest.mark.parametrize("word", sorted(WORDS))
def test_each_word_is_a_cardinal_or_an_ordinal(word: str) -> None:
    cardinal, ordinal = re.fullmatch(CARDINAL, word), re.fullmatch(ORDINAL, word)
    assert (cardinal is None) != (ordinal is None)
    assert number(word.upper()) == WORDS[word]


@given(some.text())
def test_any_text(text: str) -> None:
    found = number(text)
    assert found is None or found >= 0


def test_ordinals() -> None:
    assert [number(text) for text in ("1st", "22nd", "third", "twenty-fourth", "111th")] == [1, 22, 3, 24, 111]
