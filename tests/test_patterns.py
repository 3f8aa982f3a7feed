"""Sentence patterns: none takes more than linear time, whatever stands in a sentence."""

import pytest

from kg.lexicon import load
from kg.patterns import compiled
from kg.spans import SIGNS

SIZE = 100_000
HOSTILE = {
    "every kind of span": "".join(f"{sign} " for sign in SIGNS.values()),
    "a list of names": f"{SIGNS['name']}, ",
    "medals without end": f"{SIGNS['name']} won the gold and silver and ",
}
HOSTILE_WORDS = {
    "nothing": " ",
    "one word": "the ",
    "lines": "\n",
    "names": "Ana Bo and ",
    "numbers": "2nd 4 ",
    "an edition of an edition": "The first edition of the ",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_pattern_is_lost_in_hostile_text(kind: str) -> None:
    """Each pattern gets through 100 kB: one that backtracks without bounds would not come back."""
    text = (HOSTILE[kind] * SIZE)[:SIZE]
    patterns = compiled(load()).patterns
    assert len(patterns) > 100
    assert [pattern for pattern in patterns if sum(1 for _ in pattern.form.finditer(text)) > SIZE] == []


@pytest.mark.parametrize("kind", HOSTILE_WORDS)
def test_no_phrase_is_lost_in_hostile_text(kind: str) -> None:
    text = (HOSTILE_WORDS[kind] * SIZE)[:SIZE]
    phrases = load().phrases.values()
    assert [phrase for phrase in phrases if sum(1 for _ in phrase.finditer(text)) > SIZE] == []
