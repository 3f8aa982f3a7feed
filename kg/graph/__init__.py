"""The graph: facts merged in the default graph, and a named graph for each passage and each rule.

Invariant: every merged fact is said by a passage's graph or made by a rule's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from kg.article import Article
from kg.graph import description
from kg.graph.facts import TYPE, Fact, Told, Triple, tell
from kg.graph.merge import merged, support
from kg.graph.rules import Made, lines, run, written
from kg.graph.terms import iri
from kg.identity import Identity
from kg.identity.iris import Space
from kg.resources import folder, texts
from kg.statement import Statement
from kg.terms import ONTOLOGY, G
from kg.topic import revision

NONE: frozenset[Triple] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """What a graph is made of: the articles, what their statements say, and what became of mentions."""

    articles: tuple[Article, ...]
    told: Told
    replaced: Mapping[str, tuple[str, ...]]
    space: Space


@dataclass(frozen=True, slots=True)
class Assembled:
    """A graph, its merged facts (those that rules made included) and how many things they are about."""

    store: Store
    facts: frozenset[Triple]

    @property
    def entities(self) -> int:
        """How many things the facts are about."""
        return sum(name == TYPE for _, name, _ in self.facts)


def assemble(articles: Iterable[Article], statements: Sequence[Statement], identity: Identity) -> Store:
    """The graph of articles, from what their statements say and what their mentions name."""
    return assembled(source(articles, statements, identity)).store


def source(articles: Iterable[Article], statements: Sequence[Statement], identity: Identity) -> Source:
    """What a graph of articles is made of."""
    return Source(tuple(articles), tell(statements, identity), identity.replaced, identity.space)


def assembled(source: Source, banned: AbstractSet[Triple] = NONE) -> Assembled:
    """The graph, without the facts that are banned and what would follow from them."""
    told = source.told
    facts = [fact for fact in told.facts if fact.triple not in banned] if banned else told.facts
    weights = support(told.passages, {revision(each): _number(each) for each in source.articles})
    said = merged(facts, marked(), weights)
    things = {subject for subject, name, _ in said if name == TYPE}
    made = {name: its - said - banned for name, its in written(told, things, weights, source.replaced).items()}
    known = said.union(*made.values())
    store = Store()
    store.bulk_load(lines(known), RdfFormat.N_TRIPLES)
    store.bulk_load(codes(), RdfFormat.N_TRIPLES)
    made |= run(store, texts(folder("ontology") / "rules", ".rq"), known | banned)
    all_facts = frozenset(said.union(*made.values()))
    # The IRIs in it are made of those that were checked above.
    store.bulk_load(b"\n".join(_rest(source, facts, made, all_facts)), RdfFormat.N_QUADS, lenient=True)
    return Assembled(store, all_facts)


def _rest(source: Source, facts: Iterable[Fact], made: Made, all_facts: frozenset[Triple]) -> Iterator[bytes]:
    """What the store holds besides the merged facts and the code lists."""
    saying = {fact.evidence for fact in facts}
    saying |= {node for node, exact in source.told.corroborates if exact in saying}
    yield "\n".join([" ".join((*fact, ".")) for fact in facts]).encode()
    yield from (lines(triples, iri(source.space.rule(name))) for name, triples in made.items())
    yield lines(description.revisions(source.articles, source.space))
    yield lines(description.evidence(source.told, saying, source.space))
    yield lines(description.dataset(all_facts, source.articles, source.space))
    yield ontology()


def _number(article: Article) -> int:
    return int(article.source.revision) if article.source.revision.isdecimal() else 0


@cache
def codes() -> bytes:
    """The code lists, as N-Triples."""
    return _triples("codes")


@cache
def ontology() -> bytes:
    """The ontology, as N-Quads in a graph of its own."""
    return _triples("games", iri(ONTOLOGY))


@cache
def marked() -> frozenset[str]:
    """The properties that the ontology marks as single-valued."""
    quads = parse(_text("games"), format=RdfFormat.TURTLE)
    return frozenset(str(quad.subject) for quad in quads if quad.predicate == NamedNode(G + "singleValued"))


def _triples(name: str, graph: str = "") -> bytes:
    quads = parse(_text(name), format=RdfFormat.TURTLE)
    return lines(((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads), graph)


def _text(name: str) -> bytes:
    return (folder("ontology") / f"{name}.ttl").read_bytes()
