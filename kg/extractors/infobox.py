"""Infobox lines, by `data/fields.toml`: which line of which article says what, and how its value is read."""

import re
from collections.abc import Iterator

from kg.article import Field, Piece
from kg.cells import UNSURE_NAMES, Reader, team_size
from kg.cells import entry as enter
from kg.lexicon import Entry
from kg.makers import agent, appearance, appears, ceremony_kind
from kg.names import CHUNK, LAST, REACH, Named, people
from kg.page import Findings, Page, Voice
from kg.statement import Mention, Passage, Statement, Value
from kg.values import BRACKET, read

#: The ceremony before those who carry the flag there.
LABEL = re.compile(r"\b([Oo]pening|[Cc]losing)(?: [Cc]eremony)?\s*:\s*")
KINDS = (("committee", "Organization"), ("broadcaster", "Organization"), ("city", "Place"), ("venue", "Place"))


def extract(page: Page) -> Findings:
    """What the infobox says."""
    for field in page.article.infobox:
        entries = list(_entries(field, page))
        statements = [found for entry in entries for found in _statements(page, field, entry)]
        yield from statements
        if _nameless(page, field, entries, statements):
            yield page.note(f"i{field.number}", field.line.text, UNSURE_NAMES)
        if not statements and not _passed_over(field, entries, page):
            reason = "the value was not understood" if entries else "no field of this name is known for such an article"
            yield page.note(f"i{field.number}", field.line.text, reason)


def _nameless(page: Page, field: Field, entries: list[Entry], statements: list[Statement]) -> bool:
    """Whether a line of medallists has names, and nobody is named by what it says."""
    prizes = [entry for entry in entries if "medal" in entry]
    told = any(mention.kind == "Person" for each in statements for mention in each.mentions())
    return bool(statements) and not told and any(any(_named(page, field.value, entry)) for entry in prizes)


def fold(key: str) -> str:
    """A key as it is compared.

    >>> fold("App Begin_Year")
    'app begin year'
    """
    return " ".join(key.replace("_", " ").replace("’", "'").lower().split())


def _entries(field: Field, page: Page) -> Iterator[Entry]:
    for entry in page.lexicon.entries["fields"]:
        if fold(field.key.text) in entry["names"] and page.topic.about in entry["about"]:
            yield entry


def _passed_over(field: Field, entries: list[Entry], page: Page) -> bool:
    if not field.value.text.strip():
        return True
    silent = (entry for entry in page.lexicon.entries["fields"] if entry["of"] == "nothing")
    return not entries and any(fold(field.key.text) in entry["names"] for entry in silent)


def _statements(page: Page, field: Field, entry: Entry) -> Iterator[Statement]:
    voice = Voice(page.passage(f"i{field.number}", field.line), f"infobox/{entry['names'][0]}")
    subject = _subject(page, entry["of"], voice.at)
    if subject is None:
        return
    if "role" in entry:
        yield from _appearances(page, field, entry, subject, voice)
    elif "medal" in entry or "place" in entry:
        yield from _medallists(page, field, entry, subject, voice)
    else:
        for name, value, _ in read(field.value, entry, page.lexicon, page.topic.held):
            yield voice.says(subject, name, _value(name, value, voice.at))


def _value(name: str, value: Value, at: Passage) -> Value:
    if name == "hostNation" and isinstance(value, str):
        return Mention("Nation", value, at=at)
    kind = dict(KINDS).get(name)
    return Mention(kind, value, at=at) if kind and isinstance(value, str) else value


def _subject(page: Page, of: str, at: Passage) -> Mention | None:
    match of:
        case "games":
            return page.topic.games
        case "delegation":
            return page.topic.delegation()
        case "opening" | "closing":
            return page.topic.ceremony(of, at)
        case _:
            return page.topic.subject()


def _named(page: Page, value: Piece, entry: Entry) -> Iterator[Named]:
    """The names of a value that its entry takes for people."""
    taken = {piece.start for *_, piece in read(value, entry, page.lexicon, page.topic.held)}
    named = people(value.text, page.lexicon, page.namesakes)
    return (each for each in named if value.start + each.start in taken)


def _appearances(page: Page, field: Field, entry: Entry, subject: Mention, voice: Voice) -> Iterator[Statement]:
    bears = entry["role"] == "flag-bearer"
    for kind, value in _labelled(field.value):
        for named in _named(page, value, entry):
            who = agent(named, voice.at, page.lexicon, page.topic.nation if bears else None)
            there = page.topic.ceremony(kind or ceremony_kind(named.note), voice.at)
            ceremony = subject if subject.kind == "Ceremony" else there
            part = appearance(entry["role"], who, voice, ceremony, page.topic.delegation() if bears else None)
            yield from appears(part, voice, named.capacity)


def _labelled(value: Piece) -> Iterator[tuple[str, Piece]]:
    """A value's parts, each with the kind of the ceremony that stands before it.

    >>> [(kind, part.text) for kind, part in _labelled(Piece("Opening: Ana Bo Closing: Eva Li", 0, 31))]
    [('', ''), ('opening', 'Ana Bo '), ('closing', 'Eva Li')]
    """
    kind, start = "", 0
    for label in LABEL.finditer(value.text):
        yield kind, value.part(start, label.start())
        kind, start = label[1].lower(), label.end()
    yield kind, value.part(start, len(value.text))


def _medallists(page: Page, field: Field, entry: Entry, event: Mention, voice: Voice) -> Iterator[Statement]:
    names, size = list(_named(page, field.value, entry)), team_size(event.text, page.lexicon)
    team = _team(page, field, voice) if size is not None and not names else None
    nation = team or _nation(page, entry)
    if size is None:
        groups = [[each] for each in _guided(names, page, event.text)]
    else:
        groups = [[]] if team else _crew(field, names, size, page)
    for group in groups:
        made = enter(Reader(page, frozenset()), group, event, nation, voice)
        if made is not None:
            won, said = made
            yield from said
            prize = ("medal", voice.code(entry["medal"])) if "medal" in entry else ("rank", entry["place"])
            yield voice.says(won, *prize)


def _team(page: Page, field: Field, voice: Voice) -> Mention | None:
    """The nation that a line names for its team, with no more than its titles behind it: `Fiji (3rd title)`."""
    name = page.lexicon.nations.find(BRACKET.sub("", field.value.text).strip())
    return Mention("Nation", name, at=voice.at) if name else None


def _crew(field: Field, names: list[Named], size: int, page: Page) -> list[list[Named]]:
    """The names of a team as one group, where they run together too; unparted it is the nation's team all the same."""
    run = people(field.value.text, page.lexicon, size=size) if size and len(names) < size else []
    if len(run) == size > 0:
        return [run]
    if size and len(names) == 1 and names[0].name.count(" ") > 2:
        return [[]]
    return [names] if names else []


def _guides(page: Page) -> Iterator[str]:
    """The names that the article calls guides: `Guide: Ana Bo`, `Ana Bo as her guide`."""
    text, phrases = page.article.text, page.lexicon.phrases
    yield from (name[0] for found in phrases["guide is"].finditer(text) if (name := CHUNK.match(text, found.end())))
    for found in phrases["is guide"].finditer(text):
        if name := LAST.search(text, max(0, found.start() - REACH), found.start()):
            yield name[0]


def _guided(names: list[Named], page: Page, event: str) -> Iterator[Named]:
    """Those who compete, each with the guide behind: one whom the article calls so, or the second of a blind event."""
    guides, tells, text = set(_guides(page)), page.lexicon.tells, page.article.text
    unknown = guides.isdisjoint(named.name for named in names)
    if unknown and len(names) == 2 and tells("blind", event) and not tells("tied", text):
        guides.add(names[1].name)
    last: Named | None = None
    for named in names:
        if last is not None and named.name in guides:
            last = last._replace(guide=named.name)
            continue
        if last is not None:
            yield last
        last = named
    if last is not None:
        yield last


def _nation(page: Page, entry: Entry) -> Mention | None:
    """The nation that the line beside a medallist's names."""
    for field in page.article.infobox:
        if fold(field.key.text) in entry["nation"] and (name := page.lexicon.nations.find(field.value.text)):
            return Mention("Nation", name, at=page.passage(f"i{field.number}", field.line))
    return None
