"""Addresses in HTML: which title of the English Wikipedia a link leads to, which file an image shows."""

import re
from functools import lru_cache
from urllib.parse import unquote

_HOST = r"(?:(?:https?:)?//en(?:\.m)?\.wikipedia\.org)?"
_PAGE = re.compile(rf"(?:{_HOST}/wiki/|\./)(?P<title>[^?#]+)(?P<query>\?[^#]*)?")
_SCRIPT = re.compile(rf"{_HOST}/w/index\.php\?(?:[^#]*&)?title=(?P<title>[^&#]+)(?P<query>&[^#]*)?")
_RED = "redlink=1"
_SPACES = frozenset(
    "book category draft education program file gadget help image media mediawiki module portal special talk template "
    "timedtext user wikipedia wp".split()
)
_SIZED = re.compile(r"(?:lossy-|lossless-)?(?:page\d+-)?\d+px-")
_DRAWN = re.compile(r"(\.svg)\.png$", re.IGNORECASE)
_KEPT = 8192  # addresses whose reading is remembered: countries and flags come again and again


@lru_cache(_KEPT)
def link_target(address: str) -> tuple[str, bool]:
    """The title that a link leads to (empty where that is no article), and whether the page is missing.

    >>> link_target("//en.wikipedia.org/wiki/Cortina_d%27Ampezzo#Sport")
    ("Cortina d'Ampezzo", False)
    >>> link_target("/w/index.php?title=Ann_Lee&action=edit&redlink=1"), link_target("./Ann_Lee?action=edit&redlink=1")
    (('Ann Lee', True), ('Ann Lee', True))
    >>> link_target("/wiki/File:Flag.svg"), link_target("https://www.olympic.org/"), link_target("#cite_note-1")
    (('', False), ('', False), ('', False))
    """
    page = _PAGE.match(address)
    found = page or _SCRIPT.match(address)
    if found is None:
        return "", False
    red = _RED in (found["query"] or "")
    title = _title(found["title"])
    if title.partition(":")[0].lower().removesuffix(" talk") in _SPACES and ":" in title:
        return "", False
    return (title, red) if page or red else ("", False)


@lru_cache(_KEPT)
def image_name(address: str) -> str:
    """The name of the file that an image shows, whatever its size.

    >>> image_name("//upload.wikimedia.org/wikipedia/en/thumb/c/cf/Flag_of_Canada.svg/22px-Flag_of_Canada.svg.png")
    'Flag of Canada.svg'
    >>> image_name("./File:Med_1.png"), image_name("Page_files/22px-Flag_of_Canada.svg.png"), image_name("data:image/x")
    ('Med 1.png', 'Flag of Canada.svg', '')
    """
    if address.startswith("data:"):
        return ""
    steps = re.split(r"[?#]", address, maxsplit=1)[0].split("/")
    if "thumb" in steps[:-2]:
        return _title(steps[-2])
    return _title(_DRAWN.sub(r"\1", _SIZED.sub("", steps[-1].removeprefix("File:"), count=1)))


def _title(written: str) -> str:
    title = " ".join(unquote(written).replace("_", " ").split())
    return title[:1].upper() + title[1:]
