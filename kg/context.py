"""What stands above a block and tells what it is about: headings, and short lines such as `Men` or `Heat 3`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.article import Block, Heading, Item, Paragraph, Piece, Section, Sentence, Table
from kg.leavers import doubtful
from kg.lexicon import Lexicon
from kg.page import Page
from kg.statement import Mention, Passage
from kg.text import dates

#: The words for each gender, and these with an s.
GENDERS = (
    ("women's", frozenset("women woman ladies female girls womens womans females".split())),
    ("men's", frozenset("men man gentlemen male boys mens mans males gentlemens".split())),
    ("mixed", frozenset({"mixed"})),
)
GENDERED = re.compile(
    rf"\b(?:{'|'.join(word for _, words in GENDERS for word in sorted(words))})(?:['’]?s)?\b", re.IGNORECASE
)
WORD = re.compile(r"\w+")
PROPER = frozenset({"Nordic", "Star", "Flying", "Dragon", "Finn", "Yngling", "Tornado", "Laser", "Soling"})
#: What a heading says that it tells of a sport: `Swimming results`.
TOLD_OF = re.compile(r" (?:results|events|competitions?|tournaments?|teams?)$", re.IGNORECASE)
ONLY_GENDER = re.compile(
    r"\W*(?:men|women|ladies|boys|girls|mixed|male|female)(?:['’]?s)?(?:\s+events?)?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a short line above a block."""

    text: str
    at: Passage


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a block, the nearest last; `before` is the sentence right before it.

    `nation` is that of a heading on a page about a sport, over those who came from there.
    `genders` are those that the sentences of the section name; `doubted`: they say that someone did not go after all
    whom they do not name. `day` is the line right above that is nothing but a day.
    """

    lines: tuple[Line, ...] = ()
    sport: Mention | None = None
    nation: Mention | None = None
    gender: str = ""
    before: str = ""
    heading: str = ""
    genders: frozenset[str] = frozenset()
    doubted: bool = False
    day: Line | None = None

    def label(self, lexicon: Lexicon) -> Line | None:
        """The nearest line that may name an event: no sport, gender, day or `Roster` alone."""
        for line in reversed(self.lines):
            sport = lexicon.sports.find(line.text) and not lexicon.sports_of(line.text.lower())
            general = lexicon.tells("roster", line.text) or dates.opens(line.text)
            if not ONLY_GENDER.fullmatch(line.text) and not sport and not general:
                return line
        return None


def gender(text: str) -> str:
    """The gender that a text names: `men's`, `women's`, `mixed`, or none.

    >>> gender("Men's events"), gender("Women"), gender("(Men's) Doubles"), gender("Results")
    ("men's", "women's", "men's", '')
    """
    return next(_genders(text), "")


def _genders(text: str) -> Iterator[str]:
    """The genders that the words of a text are for."""
    words = WORD.findall(text.lower())
    return (name for name, its in GENDERS if not its.isdisjoint(words))


def genderless(text: str) -> str:
    """A text without the words for a gender.

    >>> genderless("Women's 100 m"), genderless("Mixed doubles")
    (' 100 m', ' doubles')
    """
    return GENDERED.sub("", text)


def contexts(page: Page) -> Iterator[tuple[Context, Block]]:
    """Every block of the article with its context."""
    for section in page.article.sections:
        context = _section(section, page)
        fresh = context
        above: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Table) and (line := _alone(above, page)) is not None:
                context = _labelled(context, fresh, line, page)
            yield context, block
            context = _after(context, fresh, block, page)
            above = [*above[-1:], block]


def _alone(above: list[Block], page: Page) -> Line | None:
    """The list item right above a table that is the only one of its list, where it is a label."""
    item = above[-1] if above else None
    if not isinstance(item, Item) or (len(above) > 1 and isinstance(above[-2], Item)) or not is_label(item.piece):
        return None
    return Line(item.piece.text.strip(), page.passage(f"l{item.number}", item.piece))


def _labelled(context: Context, fresh: Context, line: Line, page: Page) -> Context:
    """The context with a label; one that names a gender ends what the labels before it told."""
    if dates.only(line.text, page.topic.held):
        return replace(context, day=line)
    start = fresh if len(context.lines) > len(fresh.lines) and gender(line.text) else context
    return _under(start, line, page)


def _section(section: Section, page: Page) -> Context:
    context = Context(sport=page.topic.sport)
    for heading in section.path:
        context = _under(
            context, Line(heading.title.text.strip(), page.passage(f"h{heading.number}", heading.title)), page
        )
    last: Heading | None = section.path[-1] if section.path else None
    sentences = [each for block in section.blocks if isinstance(block, Paragraph) for each in block.sentences]
    texts = [sentence.piece.text for sentence in sentences]
    own = page.topic.nation.text if page.topic.nation else ""
    one = last is not None and page.lexicon.tells("tournament", last.title.text.strip())
    if context.sport is None and sentences and one:
        at = page.passage(f"s{sentences[0].number}", sentences[0].piece)
        context = replace(context, sport=_named_sport(texts[0], at, page.lexicon))
    return replace(
        context,
        heading=last.title.text.strip() if last else "",
        genders=frozenset(_genders("\n".join(texts))),
        doubted=any(doubtful(text, own, page.lexicon) for text in texts),
    )


def _named_sport(sentence: str, at: Passage, lexicon: Lexicon) -> Mention | None:
    """The one sport that a sentence names: `The women's handball team qualified.`"""
    found: set[str] = set()
    words, first = WORD.findall(sentence), 0
    while first < len(words):
        sports = ((lexicon.sports.find(" ".join(words[first : first + count])), count) for count in (3, 2, 1))
        sport, count = next(((sport, count) for sport, count in sports if sport), ("", 1))
        found |= {sport} - {""}
        first += count
    return Mention("Sport", found.pop(), at=at) if len(found) == 1 else None


def _under(context: Context, line: Line, page: Page) -> Context:
    ended = dates.closing(line.text, page.topic.held)
    if ended is not None and not page.lexicon.tells("medal day", line.text):
        context, line = replace(context, day=Line(ended[1], line.at)), Line(ended[0], line.at)
    nation = page.lexicon.nations.find(line.text) if page.topic.about == "sport" else None
    sport = page.lexicon.sports.find(TOLD_OF.sub("", line.text)) or _discipline(line.text, context, page)
    return replace(
        context,
        lines=(*context.lines, line),
        sport=Mention("Sport", sport, at=line.at) if sport else context.sport,
        nation=Mention("Nation", nation, at=line.at) if nation else context.nation,
        gender=gender(line.text) or ("" if page.lexicon.tells("together", line.text) else context.gender),
    )


def _discipline(heading: str, context: Context, page: Page) -> str:
    """The sport of a heading that names only a discipline: `Beach` below `Volleyball`.

    On a page about a Summer Olympics, so it may without a sport above: `Artistic`, `Road`.
    """
    games, above = page.topic.games, context.sport.text if context.sport else ""
    if not above and (games is None or not re.search(r"\bSummer (?:Olympics|Paralympics)$", games.text)):
        return ""
    entries = (entry for entry in page.lexicon.entries["headings"] if entry.get("below", "") == above)
    return next((entry["sport"] for entry in entries if heading.lower() in entry["names"]), "")


def _after(context: Context, fresh: Context, block: Block, page: Page) -> Context:
    """The context of what follows a block: a short line adds to it, a table ends what the lines before it told."""
    match block:
        case Paragraph(sentences):
            last = sentences[-1]
            context = replace(context, before=last.piece.text)
            for each in sentences if _are_labels(sentences) else ():
                line = Line(each.piece.text.strip(" :"), page.passage(f"s{each.number}", each.piece))
                context = replace(_labelled(context, fresh, line, page), before=each.piece.text)
            return context
        case Item():
            return context
        case Table():
            lines = tuple(
                line for line in context.lines if line in fresh.lines or ONLY_GENDER.fullmatch(line.text) is not None
            )
            return replace(context, lines=lines, before="", day=None)


def _are_labels(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is a label, or several lines of them, of which the first tells the gender: `Men`, `Track`."""
    alone = len(sentences) == 1 or ONLY_GENDER.fullmatch(sentences[0].piece.text.strip()) is not None
    return alone and all(is_label(each.piece) for each in sentences)


def is_label(piece: Piece) -> bool:
    """Whether a line is a label above a table rather than a sentence.

    >>> is_label(Piece("Men's 4 x 7.5 km relay", 0, 22)), is_label(Piece("Ranks given are within the heat.", 0, 32))
    (True, False)
    >>> is_label(Piece("Men's 100 metres:", 0, 17)), is_label(Piece("The results were:", 0, 17))
    (True, False)
    """
    text = piece.text.strip()
    if text.endswith(":"):
        return len(text.split()) <= 8 and GENDERED.match(text) is not None and "=" not in text
    return len(text.split()) <= 8 and not text.endswith((".", ";", "!", "?")) and "=" not in text


def named(text: str, sex: str) -> str:
    """An event's label: its words, with the gender of its context in front where they tell none.

    >>> named("Giant Slalom", "men's"), named("Women's -46kg", "women's"), named("10 km Sprint", "men's")
    ("Men's giant slalom", "Women's -46kg", "Men's 10 km sprint")
    """
    text = " ".join(text.split())
    if not sex or gender(text):
        return text
    return f"{sex.capitalize()} {' '.join(_lower(word) for word in text.split(' '))}"


def of_class(event: Mention, heading: str, at: Passage, lexicon: Lexicon) -> Mention:
    """The event of a class, where a heading names one that the event's own name does not.

    >>> from kg.lexicon import load
    >>> of_class(Mention("Event", "Slalom"), "LW10", Passage("r", "h1", 9, 13, "LW10"), load()).text
    'Slalom, LW10'
    """
    if not lexicon.tells("class", heading) or heading.lower() in event.text.lower():
        return event
    first, *others = heading.split(" ")
    return replace(event, text=f"{event.text}, {' '.join((_lower(first), *others))}", at=at)


def _lower(word: str) -> str:
    bare = word.rstrip(",")
    return word.lower() if len(bare) > 1 and bare.isalpha() and bare.istitle() and bare not in PROPER else word
