"""Each rule makes of its small example what the file beside it says, and the order of the rules does not matter."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, QueryTriples, RdfFormat, Store, Triple, parse

from kg.resources import folder, texts

EXAMPLES = Path(__file__).parent / "rules"
RULES = texts(folder("ontology") / "rules", ".rq")
LABELS = sorted(rule for rule in RULES if rule.endswith("-label"))


def every_rule() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", RULES)


def example(*rules: str) -> Store:
    store = Store()
    store.load(texts(folder("ontology"), ".ttl")["codes"].encode(), RdfFormat.TURTLE)
    for rule in rules:
        store.load((EXAMPLES / f"{rule}.given.ttl").read_bytes(), RdfFormat.TURTLE)
    return store


def made(rule: str, store: Store) -> set[Triple]:
    return set(cast("QueryTriples", store.query(RULES[rule])))


def closure(store: Store, order: Sequence[str]) -> set[Quad]:
    """All that follows when the rules run in an order, again and again until nothing new does."""
    size = -1
    while size != len(store):
        size = len(store)
        for rule in order:
            store.extend([Quad(*triple) for triple in made(rule, store)])
    return set(store)


def test_every_rule_has_an_example() -> None:
    expected = {f"{rule}.{part}.ttl" for rule in RULES for part in ("given", "made")}
    assert {path.name for path in EXAMPLES.iterdir()} == expected


@every_rule()
def test_makes_what_it_should(rule: str) -> None:
    expected = {quad.triple for quad in parse(path=EXAMPLES / f"{rule}.made.ttl")}
    assert made(rule, example(rule)) == expected


@every_rule()
def test_has_nothing_to_add_to_what_it_made(rule: str) -> None:
    store = example(rule)
    store.extend([Quad(*triple) for triple in made(rule, store)])
    before = set(store)
    store.extend([Quad(*triple) for triple in made(rule, store)])
    assert set(store) == before


@every_rule()
def test_says_what_it_does(rule: str) -> None:
    assert re.match(r"#\+ summary: [A-Z].*\.\n", RULES[rule])


@pytest.mark.parametrize("rule", [*LABELS, "total", "rank-of-medal"])
def test_leaves_what_is_stated_alone(rule: str) -> None:
    store = example(rule)
    subjects = {triple.subject for triple in made(rule, store)}
    (predicate,) = {triple.predicate for triple in made(rule, store)}
    store.extend([Quad(subject, predicate, predicate) for subject in subjects])
    assert made(rule, store) == set()


@settings(max_examples=20, deadline=None)
@given(st.permutations(list(RULES)))
def test_order_does_not_matter(order: list[str]) -> None:
    assert closure(example(*RULES), order) == closure(example(*RULES), list(RULES))
