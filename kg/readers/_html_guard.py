"""What keeps a hostile page from costing more than its size: parsing HTML takes quadratic time in depth, and quadratic
memory where elements such as `<b>` are left open, which are opened again in every block that follows.

Invariant: no element counts as closed that the parser keeps open; where that is uncertain it counts as open.
"""

import re
from types import MappingProxyType

from kg.errors import ReadError

DEEPEST = 1_000  # elements inside each other; browsers stop at 512
UNCHECKED_TAGS = 20_000  # a page of fewer tags, and no longer, costs little, whatever its form
UNCHECKED_LENGTH = 600_000
FEW_TAGS = 3_000  # so few cost little even where each opens all those before it again
SHORT_LENGTH = 100_000  # nor do the attributes of one element, in a page so short
MOST_FORMATS = 50  # different formatting tags in a page of more
MOST_ATTRIBUTES = 1_000  # of one element
_HINT = "Check whether the page is whole."
_FAR = 256  # how far up an element to close is looked for

_FORMAT = "(?=[bcefinstuBCEFINSTU])(?i:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)"
_FORMATS = re.compile(rf"<(/?)(?={_FORMAT}[\s/>])")
_FORMATTED = re.compile(rf"<{_FORMAT}\s[^>]*")
_LONG = re.compile(r"<[^>]{4000}")
_ATTRIBUTE = re.compile(r"[^\s=]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s]++))?")
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)|\Z)
    | <(?P<close>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|[^>])*+)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_FOREIGN = frozenset({"svg", "math"})
_SCOPE = frozenset("applet caption html marquee object table td template th".split())
_TABLE = frozenset("caption table tbody td tfoot th thead tr".split())
_TABLE_SCOPE = frozenset("html table template".split())
_SPECIAL = _SCOPE | frozenset(
    "address article aside blockquote body button center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 head header iframe li main menu nav ol p pre section select summary tbody tfoot thead tr "
    "ul".split()
)
#: Elements that end others as they begin: which ones, and what keeps those open.
_ENDS = MappingProxyType(
    {"tr": (frozenset({"tr"}), _TABLE_SCOPE), "p": (frozenset({"p"}), _SPECIAL)}
    | dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), _TABLE_SCOPE | {"tr"}))
    | dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), _SPECIAL - {"address", "div", "p"}))
    | {"li": (frozenset({"li"}), _SPECIAL - {"address", "div", "p"})}
)


def guarded(text: str, name: str) -> str:
    """The page, made such that it can be parsed in bounded time and memory; an error where its elements go too deep.

    >>> guarded("<p><b>Sochi</b></p>", "Sochi.html")
    '<p><b>Sochi</b></p>'
    """
    tags = text.count("<")
    if tags > UNCHECKED_TAGS or len(text) > UNCHECKED_LENGTH or (len(text) > SHORT_LENGTH and _LONG.search(text)):
        _check(text, name)
    if tags > UNCHECKED_TAGS or (tags > FEW_TAGS and len(set(_FORMATTED.findall(text))) > MOST_FORMATS):
        return _FORMATS.sub(r"<\1x-", text)
    return text


def _check(text: str, page: str) -> None:
    """Stops at an element with too many attributes, and where elements go too deep."""
    stack: list[str] = []
    for tag in _TAG.finditer(text):
        name, rest = (tag["name"] or "").lower(), tag["rest"] or ""
        if len(rest) > MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(rest)) > MOST_ATTRIBUTES:
            raise ReadError(f"{page}: an element has more than {MOST_ATTRIBUTES} attributes", _HINT)
        if not name or name in _VOID:
            continue
        if tag["close"]:
            _cut(stack, frozenset({name}), _keeping(name))
        elif not (rest.endswith("/") and not _FOREIGN.isdisjoint(stack)):
            if name in _ENDS:
                _cut(stack, *_ENDS[name])
            stack.append(name)
        if len(stack) > DEEPEST:
            raise ReadError(f"{page}: more than {DEEPEST} elements stand in each other", _HINT)


def _keeping(name: str) -> frozenset[str]:
    """What keeps an element of that name from being closed."""
    if name in _TABLE:
        return _TABLE_SCOPE
    return _SCOPE if name in _SPECIAL else _SPECIAL


def _cut(stack: list[str], names: frozenset[str], keeping: frozenset[str]) -> None:
    """Closes the innermost element of these names with all that is in it, unless something keeps it open."""
    for place in range(len(stack) - 1, max(-1, len(stack) - _FAR), -1):
        if stack[place] in names:
            del stack[place:]
            return
        if stack[place] in keeping:
            return
