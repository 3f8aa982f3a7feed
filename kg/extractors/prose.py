"""Sentences, by `data/prose.toml`: patterns over typed spans, within the bounds of `data/scope.toml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.article import Article, Block, Item, Paragraph, Sentence
from kg.context import Context, contexts, is_label
from kg.games import year
from kg.gazetteer import Gazetteer, shorts
from kg.leavers import leavers
from kg.lexicon import Lexicon
from kg.names import CHUNK, is_person, untitled
from kg.page import Findings, Page, Voice
from kg.patterns import ROSTERS, Match, Patterns, compiled, find
from kg.relations import RELATIONS
from kg.scene import Memory, Scene
from kg.scope import cities, edition, excepted, forbidden, named, of_another_year, of_qualifier, of_sister_games, told
from kg.spans import SIGNS, Known, is_function, mask
from kg.statement import Mention, Note, Passage, Statement
from kg.text.letters import over_small
from kg.text.needles import Forms
from kg.text.sentences import LIMIT, split

#: Relations that say of which edition they are, or are true of no certain one.
FREE = frozenset(
    "first-appearance withdrew postponed edition-host bearer-announced former-medal medal-then olympian host-nation "
    "hosted reigning world-champion returned honoured left".split()
)
#: Relations that words of scope do not forbid: those that say it with such words (`withdrew`, `was postponed`), and
#: those that hold whatever else is planned or denied (`the defending champion is expected to return`).
ASSERTED = FREE - {"host-nation", "hosted"} | {"scheduled", "stand-in", "substitute", "unfinished"}
#: Relations that often find nothing new, which needs no note.
SILENT = frozenset(
    "held scheduled host edition-host hosted athlete honoured reigning world-champion medal-then qualified contended "
    "won beaten stand-in substitute spoke relayed marched round-day sport-venue".split()
)
#: Relations for which a year alone tells no edition: `its tenth appearance since its debut in 1900`.
AGELESS = FREE | frozenset("appearance motto athlete born".split())
#: Relations of what came out in the end: on a page of qualification that is about another competition.
OUTCOMES = frozenset("medal medal-then crew-medal won beaten duel followed final unfinished raced outcome".split())
#: An item of a list that is one sentence or more, and one that begins with a label of its own.
TOLD, LABEL = re.compile(r"(?=(?:\S+ ){5})[^\W\d_a-z].*\w[)\"”]?\.[\"”]?"), re.compile(r"[^.,]{1,60}(?: [–—-] |: )")
#: An event that only its distance or weight tells.
DISTANCE = re.compile(
    rf"\b[Tt]he [+−–-]?{SIGNS['mark']}(?= (?:was|were|crown|title|final|race|gold|silver|bronze)\b|[.,;])"
)
#: A nation of several words before one of its own: `Great Britain's Ana Bo`.
OWNED = re.compile(r"(\S+ [^'’]+)['’]s? (.+)")
#: What the sentence puts behind a name.
ENDING = re.compile(r"['’]s$|[.,]+$")
#: The initials of a body before a name: `President of LOCOG Sebastian Coe`.
OF_WHOM = re.compile(r"^[A-Z]{3,6} (?=\S+ \S)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stays the same through an article: its page, its names, the patterns."""

    page: Page
    gazetteer: Gazetteer
    known: Known
    patterns: Patterns


def extract(page: Page, gazetteer: Gazetteer) -> Findings:
    """What the sentences say."""
    reading = _reading(page, gazetteer)
    memory, heading = Memory(), ""
    for context, block in contexts(page):
        if context.heading != heading or isinstance(block, Item):
            memory, heading = Memory(), context.heading
        for position, sentence in _told(block):
            at = page.passage(position, sentence.piece)
            found, memory = _sentence(reading, context, sentence, at, memory)
            yield from found


def _told(block: Block) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a paragraph, or of an item of a list that is nothing else, each with its position."""
    if isinstance(block, Paragraph):
        yield from ((f"s{sentence.number}", sentence) for sentence in block.sentences)
    elif isinstance(block, Item) and TOLD.fullmatch(block.piece.text.strip()) and not LABEL.match(block.piece.text):
        for start, end in split(block.piece.text):
            yield f"l{block.number}", Sentence(block.number, block.piece.part(start, end))


def _sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article, wherever they stand."""
    return (sentence for _, block in article.blocks() for _, sentence in _told(block))


def _reading(page: Page, gazetteer: Gazetteer) -> Reading:
    """The article's names: those of its structure, and the longer ones of its sentences."""
    text = {sentence.piece.text: None for sentence in _sentences(page.article)}
    said = {words: list(_names(words)) for words in text}
    longer = {name for names in said.values() for name in names if " " in name}
    names = frozenset(shorts(longer)) | frozenset(gazetteer.short) | cities(page.lexicon)
    people = set(_in_full(longer, page))
    gone = {bare for name in _gone(page, said) if (bare := _bare(name, page))}
    gazetteer = replace(gazetteer, told=shorts(people))
    gazetteer = replace(gazetteer, gone=frozenset(gazetteer.full(name) for name in gone))
    labels = sorted({re.escape(event.text) for event in gazetteer.events if len(event.text) > 5}, key=len, reverse=True)
    own = [Forms.of([over_small(rf"\b(?:{'|'.join(labels)})\b")])] if labels else []
    known = Known(page.topic.held, names, (*own, _forms(page.lexicon)))
    return Reading(page, gazetteer, known, compiled(page.lexicon))


def _gone(page: Page, said: Mapping[str, list[str]]) -> Iterator[str]:
    """The names of those who did not go; `he` and `she` are the one whom the sentence before names in full."""
    before = ""
    for sentence in _sentences(page.article):
        words = sentence.piece.text
        for name in leavers(words, page.lexicon):
            if name not in ("He", "She"):
                yield name
            elif len(people := _in_full(said.get(before, []), page)) == 1:
                yield from people
        before = words


def _in_full(names: Iterable[str], page: Page) -> list[str]:
    """The people among capitalised stretches whom they name in full."""
    full = (bare for name in names if " " in (bare := _bare(name, page)))
    return [name for name in full if is_person(name, page.lexicon)]


def _names(words: str) -> Iterator[str]:
    """The capitalised stretches of a sentence, without what the sentence puts behind them."""
    for match in CHUNK.finditer(words):
        name = ENDING.sub("", match[0])
        yield OF_WHOM.sub("", name) if words.endswith(" of ", 0, match.start()) else name


@cache
def _forms(lexicon: Lexicon) -> Forms:
    """The words for events that need no table to be known."""
    return Forms.of(over_small(rf"\b(?:{form})\b") for entry in lexicon.entries["events"] for form in entry["forms"])


def _bare(name: str, page: Page) -> str:
    """A capitalised stretch without function words, adjectives of nations and titles before the name in it."""
    owner = OWNED.match(name)
    words = (owner[2] if owner and page.lexicon.nations.find(owner[1]) else name).split(" ")
    while words and _describes(words[0], page):
        words = words[1:]
    return untitled(ENDING.sub("", " ".join(words)), page.lexicon)[0]


def _describes(word: str, page: Page) -> bool:
    """Whether a capitalised word before a name is none of it: `During`, `Austrian`, `Jamaica's`."""
    nations = page.lexicon.nations
    owner = re.sub(r"['’]s?$", "", word)
    return is_function(word) or nations.adjective(word) is not None or (owner != word and bool(nations.find(owner)))


def _sentence(
    reading: Reading, context: Context, sentence: Sentence, at: Passage, memory: Memory
) -> tuple[list[Statement | Note], Memory]:
    """What a sentence says, and what the next one may refer to."""
    text = sentence.piece.text
    if is_label(sentence.piece) and not text.endswith("."):
        return [], memory
    if len(text) > LIMIT:
        return [reading.page.note(at.position, text, f"the sentence is longer than {LIMIT} signs")], memory
    masked = mask(text, reading.page.lexicon, reading.known, memory.day)
    scene = Scene(reading.page, reading.gazetteer, context, sentence, masked, at, memory)
    if (event := _event(scene)) is not memory.event:
        scene = scene._replace(memory=memory._replace(event=event))
    found: list[Statement | Note] = list(_edition_facts(scene))
    found += [fact for match in find(masked, text, reading.patterns) for fact in _facts(scene, match)]
    return list(_once(found)), _later(scene, _placed(found) or memory.placed)


def _once(found: Iterable[Statement | Note]) -> Iterator[Statement | Note]:
    """What a sentence says, each fact by the first relation that says it."""
    seen: set[tuple[object, ...]] = set()
    for each in found:
        fact = each[:4] if isinstance(each, Statement) else (each,)
        if fact not in seen:
            seen.add(fact)
            yield each


def _edition_facts(scene: Scene) -> Iterator[Statement]:
    """The editions that a sentence names: that there is one, in which year, by its short name also where."""
    voice = Voice(scene.at, "prose/edition")
    for games, city in named(scene):
        number = year(games.text)
        if number is not None:
            yield voice.says(games, "year", number)
        if city:
            yield voice.says(games, "city", Mention("Place", city, at=scene.at))


def _placed(found: Iterable[Statement | Note]) -> tuple[Mention, str] | None:
    """The last medal that a sentence gave: the result and the colour."""
    for each in reversed(list(found)):
        if isinstance(each, Statement) and each.property == "medal" and isinstance(each.value, Mention):
            return each.subject, each.value.text
    return None


def _facts(scene: Scene, match: Match) -> Findings:
    """What one match says, unless its scope forbids it; a match that gave nothing says why."""
    relation = match.pattern.relation
    place, words = scene.at.position, scene.masked.words(match.start, match.end)
    if (
        of_sister_games(scene, match)
        or (relation not in FREE and edition(scene, match, won=relation in ROSTERS) is None)
        or (relation not in AGELESS and of_another_year(scene, match))
        or (relation in OUTCOMES and of_qualifier(scene))
    ):
        yield scene.page.note(place, words, f"{relation}: the sentence is about another edition")
    elif reason := excepted(scene, match) or ("" if relation in ASSERTED else forbidden(scene, match)):
        yield scene.page.note(place, words, f"{relation}: not asserted ({reason})")
    else:
        statements = list(RELATIONS[relation](scene, match))
        yield from statements
        if not statements and relation not in SILENT:
            yield scene.page.note(place, words, f"{relation}: it is not certain what this is about")


def _event(scene: Scene) -> Mention | None:
    """The event that a sentence is about: one that it names, else the one before."""
    events = [span for span in scene.masked.spans if span.kind == "event"]
    if events:
        return scene.event(events[-1].text, scene.gazetteer.sole() or scene.memory.person)
    if DISTANCE.search(scene.masked.text):
        return None  # `the 800 metres` may be the men's or the women's
    return scene.whole_sport() or scene.memory.event or scene.of_heading()


def _later(scene: Scene, placed: tuple[Mention, str] | None) -> Memory:
    """What the next sentence of the section may refer to."""
    memory, spans = scene.memory, scene.masked.spans
    events = {span.text.lower(): span.text for span in spans if span.kind == "event"}
    days = [span.day for span in spans if span.kind == "date" and span.day and span.day.first == span.day.last]
    nations = [span for span in spans if span.kind == "nation" and span.start == 0]
    return Memory(
        day=days[-1].first if days else memory.day,
        event=memory.event if len(events) < 2 else None,
        person=scene.meant(),
        nation=scene.nation(nations[0].value) if nations else None,
        edition=told(scene, spans) or memory.edition,
        placed=placed,
        offered=_offered(scene, list(events.values())),
    )


def _offered(scene: Scene, events: list[str]) -> Mention | None:
    """The one event that a sentence names, if it names nobody: the one that the next may say who got a place in."""
    named = (span for span in scene.masked.spans if span.kind == "name")
    alone = (
        len(events) == 1 and not scene.of_both and not any(is_person(span.value, scene.page.lexicon) for span in named)
    )
    return scene.event(events[0], None) if alone else None
