"""What a saved page says of itself (title, language, revision), which part of it is the article, and what is not."""

import re
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.article import Source
from kg.errors import ReadError
from kg.readers._html_guard import guarded
from kg.readers._html_links import link_target

_CONTENT = ("#mw-content-text", "#bodyContent", ".mw-parser-output")
_ENDING = re.compile(r"\s+[-–—]\s+Wikipedia\b.*", re.DOTALL)
_SUFFIX = re.compile(r"\.x?html?$", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:<!--(?P<said>.{0,2000}?)-->)?", re.DOTALL)
_WIKI = re.compile(r"//(?P<language>[a-z-]+)(?:\.m)?\.wikipedia\.org/")
_REVISIONS = (
    re.compile(r'"wgRevisionId":\s*(\d+)'),
    re.compile(r"Special:Redirect/revision/(\d+)"),
    re.compile(r"&(?:amp;)?oldid=(\d+)\"?[^>]*>(?:https?:)?//"),
)
_SHOWN = ":not(tr):not(.mw-collapsible-content):not(.NavContent)"  # what a script folded may be unfolded
_HIDDEN = ", ".join(
    (
        *(f'[style*="{look}" i]{_SHOWN}' for look in ("display:none", "display: none", "visibility:hidden")),
        "script, style, figure, #coordinates, #siteSub, #contentSub, #jump-to-nav",
        'table[style*="#b8c7d9" i]',  # the boxes that list a sport's events at a Games; they have no class
    )
)
_CLASSED = "[class]:not(a):not(img)"
#: The classes of what is no part of the article.
_FURNITURE = frozenset(
    """
    sortkey mw-empty-elt editsection mw-editsection editlink Z3988 error geo-nondefault geo-multi-punct
    reference Inline-Template mw-cite-backlink reflist references references-small refbegin mw-references-wrap
    navbox navbar navbox-styles vertical-navbox sidebar succession-box portal sistersitebox side-box
    metadata ambox mbox-small ombox tmbox fmbox stub asbox noexcerpt shortdescription
    toc hatnote dablink rellink relarticle mainarticle seealso thumb gallery magnify
    catlinks printfooter mw-jump-link mw-indicators
    """.split()
)


def parse(text: str, name: str) -> LexborHTMLParser:
    """The page as a tree."""
    page = LexborHTMLParser(guarded(text, name))
    language = _language(page, text)
    if language and language != "en":
        raise ReadError(f"{name}: the page is not in English ({language})", "Give pages of the English Wikipedia.")
    return page


def content(page: LexborHTMLParser) -> LexborNode | None:
    """The part of the page that is the article, with all furniture taken out."""
    found = next((node for query in _CONTENT if (node := page.css_first(query)) is not None), page.body)
    if found is not None:
        for node in found.css(_HIDDEN):
            node.decompose()
        for node in found.css(_CLASSED):
            if _is_furniture(node.attrs["class"] or ""):
                node.decompose()
    return found


@lru_cache(4096)
def _is_furniture(classes: str) -> bool:
    return not _FURNITURE.isdisjoint(classes.split())


def title(page: LexborHTMLParser, source: Source) -> str:
    """The article's title: the page's heading, its head's title, its own first heading, else the file's name."""
    for query in ("#firstHeading", "head > title", "h1"):
        node = page.css_first(query)
        words = _ENDING.sub("", " ".join(node.text().split())) if node is not None else ""
        if words:
            return words
    stem = _SUFFIX.sub("", source.name).replace("_", " ")
    return _ENDING.sub("", " ".join(stem.split())) or source.name


def said(page: LexborHTMLParser, text: str, source: Source, named: str) -> Source:
    """The source with the wiki's page and revision, where the page tells them."""
    link = page.css_first('link[rel="canonical"], link[rel="dc:isVersionOf"]')
    target, _ = link_target(link.attributes.get("href") or "") if link is not None else ("", False)
    return replace(source, page=target or named, revision=_revision(text))


def _revision(text: str) -> str:
    comment = re.search(r"oldid=(\d+)", _leading(text))
    if comment:
        return comment[1]
    return next((found[1] for form in _REVISIONS if (found := form.search(text))), "")


def _leading(text: str) -> str:
    """What a comment before the page says."""
    found = _COMMENT.match(text)
    return unquote(found["said"] or "") if found else ""


def _language(page: LexborHTMLParser, text: str) -> str:
    """The language of the page, lower case and without its region; empty where the page does not tell."""
    for query in ("#mw-content-text [lang].mw-parser-output", "#mw-content-text[lang]", "body[lang]", "html[lang]"):
        node = page.css_first(query)
        given = (node.attributes.get("lang") or "").strip() if node is not None else ""
        if given:
            return re.split(r"[-_]", given.lower())[0]
    found = _WIKI.search(_leading(text))
    return found["language"].partition("-")[0] if found else ""
