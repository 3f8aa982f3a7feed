"""What follows from the facts: rules in `ontology/rules/`, run until they make nothing new, and those written here.

Invariant: a rule makes only what is not said already, so that a fact is either said or made.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import cast

from pyoxigraph import QueryTriples, RdfFormat, Store

from kg.graph.facts import Told, Triple
from kg.graph.merge import Support, merged
from kg.graph.terms import dbpedia, iri, is_article, wikipedia
from kg.terms import DCTERMS, SCHEMA

SAME_AS, REPLACED = iri(SCHEMA + "sameAs"), iri(DCTERMS + "isReplacedBy")

Made = dict[str, set[Triple]]


def run(store: Store, rules: Mapping[str, str], known: AbstractSet[Triple]) -> Made:
    """What rules make of a store's default graph, by the rule's name; `known` is never made again.

    A rule is asked again only where something that it may read was made since.
    """
    made: Made = defaultdict(set)
    known, waiting = set(known), dict.fromkeys(rules)
    while waiting:
        name = next(iter(waiting))
        del waiting[name]
        fresh = set(_answers(store, rules[name])) - known
        if fresh:
            known |= fresh
            made[name] |= fresh
            store.bulk_load(lines(fresh), RdfFormat.N_TRIPLES)
            waiting |= dict.fromkeys(each for each in rules if _reads(rules[each], {name for _, name, _ in fresh}))
    return made


def _reads(rule: str, properties: AbstractSet[str]) -> bool:
    """Whether a rule's conditions name one of the properties, or any by a variable.

    >>> _reads("CONSTRUCT { ?a g:b ?c } WHERE { ?a g:d ?c }", {"<https://w3id.org/games-kg/ns#d>"})
    True
    >>> _reads("CONSTRUCT { ?a g:b ?c } WHERE { ?a g:d ?c }", {"<https://w3id.org/games-kg/ns#b>"})
    False
    """
    where = rule.partition("WHERE")[2]
    ends = {re.split(r"[#/]", each.strip("<>"))[-1] for each in properties}
    typed = "type" in ends and re.search(r"\ba \w+:", where)
    return bool(typed or re.search(r"\?\w+ \?\w+ ", where)) or any(re.search(rf":{end}\b", where) for end in ends)


def lines(triples: Iterable[Triple], graph: str = "") -> bytes:
    """Triples as lines of N-Triples, or of N-Quads where a graph is given."""
    end = f" {graph} ." if graph else " ."
    return "\n".join([f"{subject} {name} {value}{end}" for subject, name, value in triples]).encode()


def _answers(store: Store, text: str) -> Iterator[Triple]:
    """What a rule makes, read off the store's own lines: a third of the time of asking each term."""
    answers = cast("QueryTriples", store.query(text)).serialize(format=RdfFormat.N_TRIPLES) or b""
    for line in answers.decode().split("\n")[:-1]:
        subject, name, value = line.removesuffix(" .").split(" ", 2)
        yield subject, name, value


def written(told: Told, things: AbstractSet[str], weights: Support, replaced: Mapping[str, tuple[str, ...]]) -> Made:
    """What the rules make that need more than the facts: names from mentions, links to pages, IRIs that gave way."""
    return {
        "event-label": {each for each in merged(told.event_labels, frozenset(), weights) if each[0] in things},
        "same-as": set(same_as(told, things)),
        "identity": {
            (iri(old), REPLACED, iri(new)) for old, news in replaced.items() for new in news if iri(new) in things
        },
    }


def same_as(told: Told, things: AbstractSet[str]) -> Iterator[Triple]:
    """Each thing with the page about it. A page to which two things of a kind lead is about neither of them."""
    about: dict[str, set[str]] = defaultdict(set)
    for title, thing in told.subjects:
        about[title].add(thing)
    linked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, title, thing in told.pages:
        if title not in about:
            linked[kind, title].add(thing)
    pages = [*about.items(), *((title, found) for (_, title), found in linked.items())]
    for title, found in pages:
        for thing in found & things if len(found) == 1 and is_article(title) else ():
            yield thing, SAME_AS, iri(wikipedia(title))
            yield thing, SAME_AS, iri(dbpedia(title))
