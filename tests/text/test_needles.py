"""Needles: none is told that a text may lack and match all the same."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.needles import Forms, Sieve, met, needs

#: A pattern of each form that ours have, and what it needs.
PATTERNS = {
    r"lit the flame": [{"lit the flame"}],
    r"lit(?: the)? flames?": [{"lit"}, {" flame"}],
    r"lit|kindled|\d": [{"lit", "kindled", *"0123456789"}],
    r"(?:lit|kindled) (?P<what>flame|torch)": [{"lit", "kindled"}, {"flame", "torch"}],
    r"(?:lit|kindled)? flame": [{" flame"}],
    r"(?:lit){2,3}|(?:flame)+": [{"lit", "flame"}],
    r"(?:lit){0,3}": [],
    r"(?=lit)(?!flame)(?<=torch)(?<!fire)hearth": [{"hearth"}],
    r"(?i:lit) hearth": [],
    r"hearth(?#a ( b)lit|torch": [],
    r"(?#a|+b)flame": [],
    "(?x: lit # :)\n the flame)": [],
    r"[Ll]it the [^a\]]fire[ef]": [{"it the "}, {"fire"}],
    r"[mm]en\.x\(": [{"men.x("}],
    r"a?b*c+d": [],
    r"\x6cit\u006cit\N{BULLET}(flame)\1\d": [{"flame"}, {*"0123456789"}],
    r"(?>lit)(?P<what>flame)(?P=what)": [{"flame"}],
    r"(lit)?(?(1)the flame|a torch) burned": [{" burned"}],
    r"(?i)lit": [],
    r"(?:lit|) flame{,3}": [{" flam"}],
    "[\ue000\ue001] won": [{"\ue000", "\ue001"}, {" won"}],
}
#: Those of them that can be drawn from: examples are made of what a pattern says, not of what stands around it.
DRAWN = [pattern for pattern in PATTERNS if "(?<" not in pattern and "(?=" not in pattern and "(?(" not in pattern]
#: Digits of other scripts are no needles: the language is English.
SIGNS = st.characters(categories=["L", "Z", "P", "Co"], include_characters="0123456789")


def drawn(pattern: str) -> st.SearchStrategy[tuple[str, str]]:
    """A pattern with a text that it matches."""
    return st.tuples(st.just(pattern), st.from_regex(pattern, alphabet=SIGNS))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_needed(pattern: str) -> None:
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, PATTERNS[pattern]))


@given(st.sampled_from(DRAWN).flatmap(drawn))
def test_a_match_holds_what_is_needed(drawn: tuple[str, str]) -> None:
    pattern, text = drawn
    assert met(needs(pattern), text)


@given(st.sampled_from(DRAWN).flatmap(drawn))
def test_a_sieve_loses_no_match(drawn: tuple[str, str]) -> None:
    _, text = drawn
    matching = {number for number, pattern in enumerate(DRAWN) if re.search(pattern, text)}
    assert matching <= set(Sieve.of(DRAWN).passed(text))


def test_the_surest_comes_first() -> None:
    assert needs(r"at the \d{4} championships")[0] == {" championships"}


@given(st.text(alphabet="abc ", max_size=30))
def test_forms_are_found_without_overlaps(text: str) -> None:
    found = list(Forms.of(map(re.compile, ["abc", "bca+", "ab"])).find(text))
    assert found == sorted(found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert [match.start() for match in re.finditer("abc|bca+|ab", text)] == [start for start, _ in found]
