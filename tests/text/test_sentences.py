"""Sentences: where they end, where they only seem to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.sentences import split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "The team won."],
        ['He asked: "Will you remember?"', "The final followed."],
        ['The show was titled "Ice".', "It was long."],
        ["She came (as always) late.", "(Nobody minded.)", "Then she won."],
        ["Was it fast?", "Yes!", "Very fast…", "Too fast."],
        ["東京で開かれた。", "雨が降った。"],
        ["He won in 1:30.57.", "She took 2.5 s more."],
        ["The event began at 8 p.m.", "The crowd cheered."],
        ["Nordland fell to Group B.", "The rest is known."],
        ["She said no.", "Then she left."],
    ],
)
def test_ends(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "The hotel at No. 5 was full.",
        "In St. Louis it rained.",
        "Dr. Ann Lee met Mr. Bo Ek.",
        "Nordland vs. Sudland was called off.",
        "J. P. Smith and A.B. Cole rowed.",
        "The U.S. Olympic team won.",
        "It cost 3.5 million.",
        "See www.example.org for more.",
        "He shouted (They laughed! Really!) and left.",
        'The "It works!" (so the sign) was lit.',
        "Player (world no. 31) and others came.",
        "A file named Flag.svg lies there.",
    ],
)
def test_does_not_end_within(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was in Tokyo.The delegation left.", ["It was in Tokyo.", "The delegation left."]),
        ("It began in 2020.Below is a list.", ["It began in 2020.", "Below is a list."]),
        ('Will they "remember?"The choir sang.', ['Will they "remember?"', "The choir sang."]),
        ("They took part in the period.NOCs can use it.", ["They took part in the period.", "NOCs can use it."]),
    ],
)
def test_joined_ends(text: str, sentences: list[str]) -> None:
    assert parts(text) == sentences


def test_lines_end_sentences_unless_the_next_goes_on() -> None:
    assert parts("14 goals\n7 goals\r\nThe rest scored\nnever.") == ["14 goals", "7 goals", "The rest scored\nnever."]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('aB .!?"()\n\r1。’'), max_size=60))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    last = 0
    for start, end in split(text):
        assert last <= start < end
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize("unit", [".", "(", "A. ", '."', "\n", "a b. ", "( A. "])
def test_looks_only_so_far_around_a_mark(unit: str) -> None:
    """A text of 200,000 marks is split at all: with quadratic time this would not end."""
    text = unit * 200_000
    assert sum(end - start for start, end in split(text)) <= len(text)
