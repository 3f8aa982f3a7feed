"""Terms of RDF as text, in the form that the store itself writes them."""

import re
from datetime import date, time
from decimal import Decimal
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.terms import XSD

#: The canonical form of N-Triples: what cannot be printed is told by its number.
_ESCAPES = str.maketrans(
    {chr(n): f"\\u{n:04X}" for n in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)
#: A title in another language or project: `fr:Jeux`, `:de:Spiele`, `File:Flag.svg`.
_ELSEWHERE = re.compile(r":|(?i:[a-z-]{2,12}:\S|(?:File|Image|Category|Template|Wikipedia|Special|Media):)")


def iri(address: str) -> str:
    """An IRI as a term.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    """
    return f"<{address}>"


def text(value: str) -> str:
    r"""A text as a term.

    >>> print(text('the "Games"\n'))
    "the \"Games\"\n"
    """
    return f'"{value.translate(_ESCAPES)}"'


def literal(value: str | bool | int | Decimal | date | time) -> str:
    """A plain value as a term of the datatype that fits.

    >>> from datetime import UTC
    >>> print(literal(11), literal(Decimal("90.50")), literal(True))
    "11"^^<http://www.w3.org/2001/XMLSchema#integer> "90.5"^^<http://www.w3.org/2001/XMLSchema#decimal> \
"true"^^<http://www.w3.org/2001/XMLSchema#boolean>
    >>> print(literal(time(20, 14, tzinfo=UTC)))
    "20:14:00Z"^^<http://www.w3.org/2001/XMLSchema#time>
    """
    match value:
        case bool():
            return _typed(str(value).lower(), "boolean")
        case int():
            return _typed(str(value), "integer")
        case Decimal():
            return _typed(f"{value.normalize() + 0:f}", "decimal")
        case date():
            return _typed(value.isoformat(), "date")
        case time():
            return _typed(re.sub(r"\+00:00$", "Z", value.isoformat()), "time")
        case str():
            return text(value)


def _typed(form: str, name: str) -> str:
    return f'"{form}"^^<{XSD}{name}>'


def spelled(term: NamedNode | Literal) -> str:
    """A term of the store's as text.

    >>> spelled(Literal(11)), spelled(Literal("Sochi"))
    ('"11"^^<http://www.w3.org/2001/XMLSchema#integer>', '"Sochi"')
    """
    if isinstance(term, NamedNode):
        return str(term)
    if term.language:
        return f"{text(term.value)}@{term.language}"
    return text(term.value) if term.datatype.value == XSD + "string" else f"{text(term.value)}^^<{term.datatype.value}>"


def read(term: str) -> str:
    r"""A term in N-Triples, spelled as it is here: tabs and the like may be escaped or not.

    >>> read('"tab\there"') == read(r'"tab\there"') == r'"tab\there"'
    True
    """
    line = f"<http://e/s> <http://e/p> {term} ."
    [quad] = parse(line.encode(), format=RdfFormat.N_TRIPLES)
    return spelled(quad.object) if isinstance(quad.object, NamedNode | Literal) else term


def wikipedia(title: str) -> str:
    """The address of an article of the English Wikipedia.

    >>> wikipedia("Arly Velásquez")
    'https://en.wikipedia.org/wiki/Arly_Vel%C3%A1squez'
    """
    return "https://en.wikipedia.org/wiki/" + quote(title.replace(" ", "_"), safe="!$()*,/:;@")


def dbpedia(title: str) -> str:
    """The DBpedia resource of an article, whose IRI keeps the letters of all languages.

    >>> dbpedia("Arly Velásquez"), dbpedia("100%?")
    ('http://dbpedia.org/resource/Arly_Velásquez', 'http://dbpedia.org/resource/100%25%3F')
    """
    words = title.replace(" ", "_")
    return "http://dbpedia.org/resource/" + re.sub(
        r'["#%<>?\[\\\]^`{|}\x00-\x20\x7f-\xa0]', lambda m: quote(m[0]), words
    )


def is_article(title: str) -> bool:
    """Whether a title is that of a whole article of the same Wikipedia.

    >>> is_article("Sochi"), is_article("Sochi#History"), is_article(":fr:Sotchi"), is_article("Alien: Covenant")
    (True, False, False, True)
    """
    return bool(title) and "#" not in title and not _ELSEWHERE.match(title)
