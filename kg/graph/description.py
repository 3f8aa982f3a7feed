"""What the graph says about itself: the revisions that were read, the passages in them, the dataset as a whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from importlib.metadata import version

from kg.article import Article
from kg.graph.facts import CONTEXT, TYPE, Told, Triple
from kg.graph.terms import iri, literal, text, wikipedia
from kg.identity.iris import Space
from kg.terms import DCTERMS, ONTOLOGY, SCHEMA, SKOS, VOID, G
from kg.topic import revision

TITLE, SOURCE = iri(DCTERMS + "title"), iri(DCTERMS + "source")
LICENSE = iri("https://creativecommons.org/licenses/by-sa/4.0/")

COUNTED = "Counts are of the merged facts; the code lists and the descriptions of sources and passages are not counted."


def revisions(articles: Iterable[Article], space: Space) -> Iterator[Triple]:
    """Which texts were read, and by what."""
    builder = f"games-kg {version('games-kg')}"
    for article in articles:
        node, source = iri(space.revision(revision(article))), article.source
        yield node, TYPE, iri(G + "Revision")
        yield node, TITLE, text(article.title.text)
        yield node, iri(G + "article"), iri(wikipedia(article.title.text))
        told = {"sha256": source.sha256, "textSha256": source.text_sha256, "revisionId": source.revision}
        yield from ((node, iri(G + name), text(value)) for name, value in told.items() if value)
        yield node, iri(G + "builder"), text(builder)


def evidence(told: Told, passages: AbstractSet[str], space: Space) -> Iterator[Triple]:
    """Where each passage stands, its words, and the rules that read it."""
    for node in passages:
        passage = told.passages[node]
        yield node, TYPE, iri(G + "Evidence")
        yield node, iri(G + "revision"), iri(space.revision(passage.revision))
        yield node, iri(G + "quote"), text(passage.quote)
        yield node, iri(G + "from"), literal(passage.start)
        yield node, iri(G + "to"), literal(passage.end)
        for rule in told.rules.get(node) or (CONTEXT,):
            yield node, iri(G + "rule"), text(rule)
    for node, exact in told.corroborates:
        if node in passages and exact in passages:
            yield node, iri(G + "corroborates"), exact


def dataset(facts: AbstractSet[Triple], articles: Iterable[Article], space: Space) -> Iterator[Triple]:
    """The dataset in the terms of VoID; its triples are the merged facts, those that rules made included."""
    node = iri(space.base + "dataset")
    classes = Counter(value for _, name, value in facts if name == TYPE)
    yield node, TYPE, iri(VOID + "Dataset")
    yield node, TITLE, text("A knowledge graph of multi-sport Games")
    yield node, iri(DCTERMS + "description"), text(COUNTED)
    yield node, iri(DCTERMS + "license"), LICENSE
    yield node, iri(VOID + "uriSpace"), text(space.base)
    yield node, iri(VOID + "triples"), literal(len(facts))
    yield node, iri(VOID + "entities"), literal(sum(classes.values()))
    for vocabulary in (ONTOLOGY, SKOS, SCHEMA, DCTERMS):
        yield node, iri(VOID + "vocabulary"), iri(vocabulary)
    for article in articles:
        yield node, SOURCE, iri(space.revision(revision(article)))
    yield from _partitions(node, classes, space)


def _partitions(node: str, classes: Mapping[str, int], space: Space) -> Iterator[Triple]:
    """How many things there are of each class."""
    for name, number in classes.items():
        part = iri(space.iri("dataset", (name.strip("<>").rpartition("#")[2].lower(),)))
        yield node, iri(VOID + "classPartition"), part
        yield part, iri(VOID + "class"), name
        yield part, iri(VOID + "entities"), literal(number)
