"""Slugs: ASCII, never empty, and different for what is different."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arly Velásquez", "arly-velasquez"),
        ("Giorgi K'andelak'i", "giorgi-kandelaki"),
        ("Men’s 4 x 7.5 km relay", "mens-4-x-7-5-km-relay"),
        ("10,000 m", "10000-m"),
        ("Öst & West", "ost-and-west"),
        ("東京", "dong-jing"),
        ("&lt;", "and-lt"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_plus_is_spoken() -> None:
    assert slug("Women's +73kg") != slug("Women's -73kg")


def test_long_names_are_cut_and_told_apart() -> None:
    one, other = slug("a" * 500 + " b"), slug("a" * 500 + " c")
    assert one != other
    assert len(one) <= 120


@settings(deadline=None)
@given(st.text(max_size=200))
def test_every_text_has_one(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
