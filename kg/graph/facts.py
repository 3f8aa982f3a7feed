"""What statements say, as facts: a thing, a property, a value, and the passage that says so.

Invariant: no fact without a passage. What a thing is made of is said where its parts stand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from kg.graph.terms import iri, literal, text
from kg.identity import Identity
from kg.identity.links import full_name, own_link, titled
from kg.statement import Mention, Passage, Quantity, Statement
from kg.terms import RDF, RDFS, SKOS, C, G

TYPE, LABEL = iri(RDF + "type"), iri(RDFS + "label")
CONCEPT, SCHEME = iri(SKOS + "Concept"), iri(SKOS + "inScheme")
PREFERRED, NOTATION = iri(SKOS + "prefLabel"), iri(SKOS + "notation")
LABELLED = frozenset({"Games", "Series", "Nation", "Person", "Organization", "Place", "Squad"})
#: Properties of statements that are not of our ontology.
OTHERS = MappingProxyType({"label": LABEL})
#: Properties of a statement whose value is the title of the article about its subject.
ARTICLE = frozenset({"article", "sameAs"})
#: The rule of a passage that says only what a thing in another passage is made of.
CONTEXT = "context"

Triple = tuple[str, str, str]


class Fact(NamedTuple):
    """A fact (a thing, a property, a value) and the passage that says it, all as terms."""

    subject: str
    name: str
    value: str
    evidence: str

    @property
    def triple(self) -> Triple:
        """The fact alone."""
        return self[:3]


class Measured(NamedTuple):
    """A measured value of a thing, as one passage gives it."""

    subject: str
    name: str
    quantity: Quantity
    evidence: str


@dataclass(slots=True)
class Told:
    """All that passages say. `event_labels` are names that rules give; `pages` are kind, title, thing."""

    facts: set[Fact] = field(default_factory=set)
    event_labels: set[Fact] = field(default_factory=set)
    subjects: set[tuple[str, str]] = field(default_factory=set)
    pages: set[tuple[str, str, str]] = field(default_factory=set)
    passages: dict[str, Passage] = field(default_factory=dict)
    rules: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    corroborates: set[tuple[str, str]] = field(default_factory=set)


def tell(statements: Sequence[Statement], identity: Identity) -> Told:
    """The facts of statements, with their passages."""
    telling = _Telling(identity)
    for statement in statements:
        telling.statement(statement)
    told = telling.told
    for alike in telling.measured_values():
        told.corroborates |= set(roundings(alike))
        told.facts |= {Fact(each.subject, *pair, each.evidence) for each in exact(alike) for pair in _values(each)}
    return told


class _Telling:
    """The work in progress.

    A mention that many statements share is told once, hence `done`, and a passage named once, hence `nodes`: by the
    identity of the objects, which the statements keep alive for as long as this lasts.
    """

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.told = Told()
        self.done: dict[tuple[int, str], str] = {}
        self.nodes: dict[int, str] = {}
        self.measured: dict[tuple[str, str], set[Measured]] = defaultdict(set)

    def statement(self, statement: Statement) -> None:
        passage, name = statement.passage, statement.property
        evidence = self.evidence(passage)
        self.told.rules[evidence].add(statement.rule)
        subject, term = self.thing(statement.subject, passage), OTHERS.get(name) or iri(G + name)
        match statement.value:
            case Mention() as value:
                self.told.facts.add(Fact(subject, term, self.thing(value, passage), evidence))
            case Quantity() as quantity:
                self.measured[subject, name].add(Measured(subject, name, quantity, evidence))
            case str() as title if name in ARTICLE:
                self.told.subjects.add((titled(title), subject))
            case value:
                self.told.facts.add(Fact(subject, term, literal(value), evidence))

    def measured_values(self) -> Iterator[list[Measured]]:
        """The values of each measure of each thing; a gap printed without a unit has that of its thing's mark."""
        for (subject, name), alike in self.measured.items():
            both = (self.measured.get((subject, key), ()) for key in ("mark", "gap"))
            units = {each.quantity.unit for found in both for each in found} - {""}
            known = units.pop() if name == "gap" and len(units) == 1 else ""
            yield [each._replace(quantity=replace(each.quantity, unit=each.quantity.unit or known)) for each in alike]

    def evidence(self, passage: Passage) -> str:
        if id(passage) not in self.nodes:
            self.nodes[id(passage)] = self._evidence(passage)
        return self.nodes[id(passage)]

    def _evidence(self, passage: Passage) -> str:
        node = iri(self.identity.space.passage(passage.revision, passage.position))
        known = self.told.passages.setdefault(node, passage)
        if known is not passage and passage < known:
            self.told.passages[node] = passage
        return node

    def thing(self, mention: Mention, passage: Passage) -> str:
        """A mention's term; what it is made of is told on the way."""
        at = mention.at or passage
        evidence = self.evidence(at)
        key = (id(mention), evidence)
        if key not in self.done:
            node = self.done[key] = iri(self.identity.iri(mention, passage.revision))
            if mention.kind != "Code":
                self.told.facts.update(Fact(node, *pair, evidence) for pair in _kind(mention))
                self._names(node, mention, evidence)
                self._parts(node, mention, at)
        return self.done[key]

    def _names(self, node: str, mention: Mention, evidence: str) -> None:
        if mention.kind == "Event" and mention.text:
            self.told.event_labels.add(Fact(node, LABEL, text(mention.text), evidence))
        if link := own_link(mention):
            self.told.pages.add((mention.kind, link, node))

    def _parts(self, node: str, mention: Mention, at: Passage) -> None:
        for name, part in mention.parts:
            if isinstance(part, str):
                value, where = text(part), at
            else:
                value, where = self.thing(part, at), part.at or at
            self.told.facts.add(Fact(node, iri(G + name), value, self.evidence(where)))


def _kind(mention: Mention) -> Iterator[tuple[str, str]]:
    """What a mention itself says: what sort of thing it is, and its name."""
    match mention.kind:
        case "Sport":
            yield from ((TYPE, CONCEPT), (SCHEME, iri(C + "sports")), (PREFERRED, text(mention.text)))
        case "SportClass":
            yield from ((TYPE, CONCEPT), (SCHEME, iri(C + "sport-classes")), (NOTATION, text(mention.text)))
        case kind:
            yield TYPE, iri(G + kind)
            if kind in LABELLED and mention.text:
                yield LABEL, text(full_name(mention))


def _values(measured: Measured) -> Iterator[tuple[str, str]]:
    """A quantity as printed, and as a number of its unit."""
    quantity, name = measured.quantity, measured.name
    if name in ("mark", "gap"):
        yield iri(G + name), text(quantity.text)
    numeric = {"mark": quantity.unit, "gap": "secondsBehind" if quantity.unit == "seconds" else ""}.get(name, name)
    if numeric:
        yield iri(G + numeric), literal(quantity.number)


def exact(alike: Collection[Measured]) -> list[Measured]:
    """Those of a thing's values that do not only cut another short."""
    return [each for each in alike if not any(cuts(each.quantity, other.quantity) for other in alike)]


def roundings(alike: Collection[Measured]) -> Iterator[tuple[str, str]]:
    """Passages whose value only cuts another's short, each with the passages of the exact value."""
    whole = exact(alike)
    for each in alike:
        for other in whole:
            if each.evidence != other.evidence and cuts(each.quantity, other.quantity):
                yield each.evidence, other.evidence


def cuts(coarse: Quantity, exact: Quantity) -> bool:
    """Whether a quantity is another cut short (not rounded) to what its printed form can tell.

    >>> from decimal import Decimal
    >>> exact = Quantity("1:30.57", Decimal("90.57"), "seconds", Decimal("0.01"))
    >>> cuts(Quantity("1 minute and 30 seconds", Decimal(90), "seconds", Decimal(1)), exact)
    True
    >>> cuts(Quantity("1 minute and 31 seconds", Decimal(91), "seconds", Decimal(1)), exact)
    False
    """
    if coarse.unit != exact.unit or not coarse.step > exact.step or (coarse.number < 0) != (exact.number < 0):
        return False
    return abs(exact.number) - abs(exact.number) % coarse.step == abs(coarse.number)
