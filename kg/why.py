"""Why the graph says so: each fact about a thing with the passages and rules that it rests on.

What a passage says and the merge did not keep is shown too: it keeps the best-supported of values that disagree.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from string import Template

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, UsageError
from kg.places import words
from kg.queries import ask_text
from kg.source import Answer, Row, Source, Term, plain
from kg.terms import BASE, PREFIXES

THINGS = Template("""
SELECT DISTINCT ?thing ?label ?class WHERE {
  $condition
  ?thing a ?class .
  OPTIONAL { ?thing rdfs:label|skos:prefLabel ?label }
} ORDER BY ?thing ?label""")

#: How a name may be meant, the surest first: a label, the end of an IRI, a label in other letters, a part of one.
WAYS = (
    Template("VALUES ?name { $text $text@en } ?thing rdfs:label|skos:prefLabel ?name ."),
    Template('?thing a [] . FILTER(REGEX(STR(?thing), CONCAT("[/#]", $pattern, "$$")))'),
    Template('?thing a [] . FILTER(REGEX(STR(?thing), CONCAT("/[a-z]+[.]", $pattern, "$$")))'),
    Template("?thing rdfs:label|skos:prefLabel ?name . FILTER(LCASE(STR(?name)) = LCASE($text))"),
    Template("?thing rdfs:label|skos:prefLabel ?name . FILTER(CONTAINS(LCASE(STR(?name)), LCASE($text)))"),
)

#: What is told of the thing itself, of what it appeared in or achieved, and of the parts of what it achieved.
FACTS = Template("""
SELECT DISTINCT ?subject ?subjectLabel ?property ?value ?valueLabel ?kept ?graph ?quote ?rule ?revision ?article WHERE {
  { BIND($thing AS ?subject) } UNION { ?subject g:agent|g:competitor|g:member|(g:result/g:competitor) $thing }
  GRAPH ?graph { ?subject ?property ?value }
  BIND(EXISTS { ?subject ?property ?value } AS ?kept)
  OPTIONAL { ?graph g:quote ?quote ; g:rule ?rule ; g:revision ?revision . ?revision dcterms:title ?article }
  OPTIONAL { ?subject rdfs:label|skos:prefLabel ?subjectLabel }
  OPTIONAL { ?value rdfs:label|skos:prefLabel ?valueLabel }
}""")

#: The classes that a bare name means before others: `Kosovo` is the nation, not one of its squads.
OFTEN_MEANT = frozenset({"Person", "Nation", "Games"})
MOST_SHOWN = 12

EVIDENCE = "ASK { ?passage g:quote ?quote }"


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of the graph: its IRI, its label ("" if it has none), the IRI of its class."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """What a fact rests on: a passage with its words, its place and the rules that read it, or one rule alone."""

    article: str = ""
    place: str = ""
    quote: str = ""
    revision: str = ""
    passage: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, whether the merge kept it, and what it rests on. `kg.source.plain` gives the Python value of `value`."""

    subject: str
    subject_label: str
    property: str
    value: Term
    value_label: str
    kept: bool
    grounds: tuple[Ground, ...]


def why(name: str, source: Source, narrow: str = "") -> tuple[Fact, ...]:
    """The facts about a thing, and about its appearances and results; `narrow` keeps those of one property.

    `name` is an IRI, the end of one (`person.arly-velasquez`) or a label. Raises `QueryError` where the graph holds
    no evidence, and `UsageError` where nothing or more than one thing has that name.
    """
    if not has_evidence(source):
        told = "This graph does not hold the passages that its facts come from"
        raise QueryError(told, "Build it again with evidence, kg build ARTICLES --out games.trig, and ask that one")
    thing = _only(name, things(name, source))
    rows = ask_text(FACTS.substitute(thing=NamedNode(thing.iri)), source).rows
    facts = [fact for fact in _facts(rows) if not narrow or _named(fact.property, narrow)]
    if not facts:
        told = f"{thing.label or thing.iri}: no passage and no rule says anything" + (
            f" of {narrow!r}" if narrow else ""
        )
        raise UsageError(told, "Leave the property out to see all that is said")
    return tuple(sorted(facts, key=lambda fact: (fact.subject != thing.iri, _order(fact))))


def has_evidence(source: Source) -> bool:
    """Whether a graph holds the passages that its facts come from."""
    return ask_text(EVIDENCE, source).records() == [{"answer": True}]


def as_answer(facts: Iterable[Fact]) -> Answer:
    """The facts as a table, a row for each passage or rule that a fact rests on."""
    columns = "subject subjectLabel property value valueLabel kept article place quote revision passage rules"
    rows = (
        (
            NamedNode(fact.subject),
            _literal(fact.subject_label),
            NamedNode(fact.property),
            fact.value,
            _literal(fact.value_label),
            Literal(fact.kept),
            *map(_literal, (ground.article, ground.place, ground.quote)),
            *(NamedNode(iri) if iri else None for iri in (ground.revision, ground.passage)),
            _literal(", ".join(ground.rules)),
        )
        for fact in facts
        for ground in fact.grounds
    )
    return Answer(tuple(columns.split()), tuple(rows))


def _literal(text: str) -> Literal | None:
    return Literal(text) if text else None


def things(name: str, source: Source) -> tuple[Thing, ...]:
    """The things that a name may mean, by the surest way in which it means anything at all."""
    if re.match(r"https?://", name):
        return _things(f"BIND({_iri(name)} AS ?thing)", source)
    text, pattern = str(Literal(name)), str(Literal(re.escape(name)))
    found = (_things(way.substitute(text=text, pattern=pattern), source) for way in WAYS)
    return next((each for each in found if each), ())


def _things(condition: str, source: Source) -> tuple[Thing, ...]:
    rows = ask_text(THINGS.substitute(condition=condition), source).records()
    return tuple(Thing(str(row["thing"]), str(row["label"] or ""), str(row["class"])) for row in rows)


def _only(name: str, found: tuple[Thing, ...]) -> Thing:
    if not found:
        raise UsageError(f"Nothing in this graph is called {name!r}", "Give a label, or an IRI or the end of one")
    likely = [thing for thing in found if end(thing.kind) in OFTEN_MEANT]
    if len(likely) == 1 or len(found) == 1:
        return (likely or found)[0]
    shown = [*likely, *(thing for thing in found if thing not in likely)]
    listed = "".join(f"\n  {end(thing.iri)}  ({end(thing.kind)} {thing.label!r})" for thing in shown[:MOST_SHOWN])
    more = f"\n  and {len(shown) - MOST_SHOWN:,} more" if len(shown) > MOST_SHOWN else ""
    raise UsageError(f"{name!r} may mean any of{listed}{more}", "Give one of these ends of IRIs instead")


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        raise UsageError(f"{text}: is no IRI", "Give a label, or an IRI or the end of one") from error


def _facts(rows: Iterable[Row]) -> list[Fact]:
    """The rows of `FACTS`, one fact for all that say the same."""
    groups = groupby(sorted(rows, key=_same), key=_same)
    return [_fact(list(group)) for _, group in groups]


def _same(row: Row) -> tuple[str, str, str]:
    subject, _, property_, value, *_ = row
    return str(subject), str(property_), str(value)


def _fact(rows: list[Row]) -> Fact:
    subject, label, property_, value, value_label, kept, *_ = rows[0]
    return Fact(
        _text(subject),
        _text(label),
        _text(property_),
        value or Literal(""),
        _text(value_label),
        plain(kept) is True,
        _grounds(rows),
    )


def _grounds(rows: list[Row]) -> tuple[Ground, ...]:
    rules: dict[Ground, set[str]] = {}
    for row in rows:
        ground, rule = _ground(row)
        rules.setdefault(ground, set()).add(rule)
    return tuple(sorted(replace(ground, rules=tuple(sorted(names))) for ground, names in rules.items()))


def _ground(row: Row) -> tuple[Ground, str]:
    passage, quote, rule, revision, article = map(_text, row[6:])
    if not revision:
        return Ground(), end(passage).removeprefix("rule.")
    return Ground(article, words(passage.rpartition("#")[2]), quote, revision, passage), rule


def _text(term: Term | None) -> str:
    return "" if term is None else str(plain(term))


def _order(fact: Fact) -> tuple[str, str, bool, str]:
    return fact.subject, fact.property, not fact.kept, str(plain(fact.value))


def _named(iri: str, name: str) -> bool:
    return iri == name or end(iri) == name.rpartition(":")[2]


def end(iri: str) -> str:
    """The end of an IRI, which a person can type: of a term its local name, of a thing all behind the last slash.

    >>> end("https://w3id.org/games-kg/ns#rank"), end("https://w3id.org/games-kg/id/revision.mexico.96dc#s1")
    ('rank', 'revision.mexico.96dc#s1')
    """
    spaces = (space for space in PREFIXES.values() if space != BASE and iri.startswith(space))
    return iri.removeprefix(next(spaces, iri.rpartition("/")[0] + "/"))
