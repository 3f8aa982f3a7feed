"""Where links lead: the titles of pages, and whether a page is about the very thing that carries the link."""

import re

from kg.statement import Mention
from kg.text.slugs import slug

#: The page of somebody or something at one Games: "Mexico at the 2014 Winter Paralympics".
AT_GAMES = re.compile(r"\b(?:1[89]|20|21)\d\d\b")
#: What is of one Games, and what is of none; whatever else has a page has it under its own name.
OF_GAMES = frozenset({"Ceremony", "Event", "Delegation", "Squad"})
OF_NONE = frozenset({"Person", "Organization", "Place"})


def titled(link: str) -> str:
    """The title that a link leads to, as the wiki writes it.

    >>> titled("li_Na  (tennis)"), titled("Li Na#Career")
    ('Li Na (tennis)', 'Li Na#Career')
    """
    title = " ".join(link.replace("_", " ").split())
    return title[:1].upper() + title[1:]


def name_of(title: str) -> str:
    """The name in a title, without what tells it from others of the name.

    >>> name_of("Li Na (tennis)"), name_of("Mexico")
    ('Li Na', 'Mexico')
    """
    return re.sub(r" \([^()]+\)$", "", title)


def qualifier(title: str) -> str:
    """What tells a title from others of the name.

    >>> qualifier("Li Na (tennis)"), qualifier("Mexico")
    ('tennis', '')
    """
    return title[len(name_of(title)) :].strip(" ()")


def own_link(mention: Mention) -> str:
    """The title of the page about a mention, if its link leads there.

    >>> own_link(Mention("Person", "Velásquez", "Arly_Velásquez"))
    'Arly Velásquez'
    >>> own_link(Mention("Nation", "Mexico", "Mexico at the 2014 Winter Paralympics"))
    ''
    """
    if not mention.link:
        return ""
    title = titled(mention.link)
    if mention.kind in OF_GAMES:
        return title if AT_GAMES.search(title) else ""
    if mention.kind in OF_NONE:
        return "" if " at the " in title and AT_GAMES.search(title) else title
    return title if slug(name_of(title)) == slug(mention.text) else ""


def full_name(mention: Mention) -> str:
    """The name of a mention as printed, or as its page is titled where the print only shortens that.

    >>> full_name(Mention("Person", "Velásquez", "Arly Velásquez")), full_name(Mention("Person", "Li Na"))
    ('Arly Velásquez', 'Li Na')
    """
    title = name_of(own_link(mention)) if mention.kind == "Person" else ""
    if not title:
        return mention.text
    printed, full = set(slug(mention.text).split("-")), set(slug(title).split("-"))
    return title if printed < full else mention.text
