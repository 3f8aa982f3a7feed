"""Lists, by `data/lists.toml`: what a heading or the sentence before a list makes its items say."""

import re
from collections.abc import Iterator

from kg.article import Block, Item, Paragraph
from kg.context import Context, contexts, is_label
from kg.entrants import entrant
from kg.games import edition
from kg.headers import phase, whole
from kg.lexicon import Entry
from kg.makers import agent, appearance, appears, ceremony_at, ceremony_kind, delegation, person, sport_squad
from kg.names import BRACKET, Named, is_person, people
from kg.page import Findings, Page, Voice
from kg.statement import Mention, Passage, Statement
from kg.text import dates
from kg.text.numbers import number
from kg.topic import EVERY

#: A sentence that a list belongs to.
LISTING = re.compile(r":\s*$|\b(?:following|these|below)\b", re.IGNORECASE)
DATED = re.compile(r"([^()]+?)\s*\(([^()]*\d[^()]*)\)")
DASH = re.compile(r"\s+[–—-]\s+|:\s+")
#: A work before those who gave it, behind a nation or not: `Peru – "Our Land", sung by Ana Bo`.
GIVEN_BY = re.compile(
    r"(?:[^\"“]+ [–—-] )?[\"“](?P<work>[^\"“”]+)[\"”],?(?: [–—-])?"
    r" (?:sung|performed|played|given) by (?:the )?(?P<who>.+)"
)


def extract(page: Page) -> Findings:
    """What the items of lists say."""
    if page.topic.about == "event":
        yield from _phases(page)
    for context, block in contexts(page):
        entry = next(entries(context, page), None)
        if entry is None:
            continue
        for at in _items(page, block, entry):
            found = list(_statements(page, at, context, entry))
            yield from found
            if not found and isinstance(block, Item):
                yield page.note(at.position, at.quote, "the item was not understood")


def _items(page: Page, block: Block, entry: Entry) -> Iterator[Passage]:
    """A list item; in a text without marks for items a short line, for nations only if it names one."""
    if isinstance(block, Item):
        yield page.passage(f"l{block.number}", block.piece)
    elif isinstance(block, Paragraph):
        lines = (each for each in block.sentences if is_label(each.piece) or DASH.search(each.piece.text))
        named = (each for each in lines if entry.get("gives") != "delegations" or nation(each.piece.text, page))
        yield from (page.passage(f"s{each.number}", each.piece) for each in named)


def _phases(page: Page) -> Iterator[Statement]:
    """The days of an event's phases, `Preliminary round (29 August)`, and so its first and last day."""
    found = []
    for _, block in contexts(page):
        match = DATED.fullmatch(block.piece.text.strip().lstrip("-*• ")) if isinstance(block, Item) else None
        if not isinstance(block, Item) or match is None:
            continue
        head, days = match[1].strip(), list(dates.find(match[2], page.topic.held))
        if len(days) == 1 and (phase(head, page.lexicon) or whole(head, page.lexicon)):
            voice = Voice(page.passage(f"l{block.number}", block.piece), "lists/phase")
            found.append((days[0], voice))
            if days[0].first == days[0].last:
                for name in {head, head.removesuffix(" round")}:
                    run = Mention("Run", EVERY, parts=(("phase", name),), at=voice.at)
                    yield voice.says(run, "date", days[0].first)
    if len(found) > 1 and page.topic.event is not None:
        first, last = min(found, key=lambda each: each[0].first), max(found, key=lambda each: each[0].last)
        yield first[1].says(page.topic.event, "start", first[0].first)
        yield last[1].says(page.topic.event, "end", last[0].last)


def entries(context: Context, page: Page) -> Iterator[Entry]:
    """The entries that the place of a list calls for."""
    for entry in page.lexicon.entries["lists"]:
        over = [line.text for line in context.lines] if entry.get("gives") == "bearers" else [context.heading]
        under = any(heading.lower() in entry["headings"] for heading in over)
        after = "before" in entry and re.search(entry["before"], context.before, re.IGNORECASE)
        off = "unless" in entry and re.search(entry["unless"], context.before, re.IGNORECASE)
        if under and not LISTING.search(context.before):
            off = None  # what the sentence denies is not said of the list
        if page.topic.about in entry["about"] and (under or after) and not off:
            yield entry


def parted(text: str, work_first: str = "") -> tuple[str, str]:
    """An item's agents and work, in either order where a word tells the work.

    >>> parted('- Yuliya Samoylova – "Together"'), parted("Anthem of Peru – Andes Choir", "anthem|hymn")
    (('Yuliya Samoylova', 'Together'), ('Andes Choir', 'Anthem of Peru'))
    >>> parted('"Imagine" – Ana Bo'), parted("Ana Bo, anthem of Peru", "anthem|hymn")
    (('Ana Bo', 'Imagine'), ('Ana Bo', 'anthem of Peru'))
    >>> parted('Peru – "Our Land", sung by Ana Bo'), parted('"Our Land" – sung by the Andes Choir')
    (('Ana Bo', 'Our Land'), ('Andes Choir', 'Our Land'))
    """
    words = text.strip().lstrip("-*•").strip()
    if given := GIVEN_BY.fullmatch(words):
        return given["who"], given["work"]
    first, *rest = DASH.split(words, maxsplit=1)
    if not rest and work_first and re.search(work_first, words.partition(", ")[2], re.IGNORECASE):
        first, rest = words.partition(", ")[0], [words.partition(", ")[2]]
    agents, work = first.strip(), "".join(rest).strip().strip('"“”')
    if agents.startswith(('"', "“")) and work:
        return work, agents.strip('"“”')
    if work_first and re.search(work_first, agents, re.IGNORECASE) and not re.search(work_first, work, re.IGNORECASE):
        return work, agents
    return agents, work


def nation(text: str, page: Page) -> tuple[str, int | None] | None:
    """The nation that an item names, and the number in brackets behind it: `Australia (2)`."""
    words = text.strip().lstrip("-*•").strip()
    name = BRACKET.sub("", words).strip()
    found = page.lexicon.nations.find(name)
    counts = [count for bracket in BRACKET.findall(words) if (count := number(bracket)) is not None]
    return (found, counts[0] if counts else None) if found else None


def _statements(page: Page, at: Passage, context: Context, entry: Entry) -> Iterator[Statement]:
    voice = Voice(at, f"lists/{entry.get('role') or entry['gives']}")
    if entry.get("gives") == "delegations":
        yield from _delegation(page, at.quote, context, voice)
        return
    if entry.get("gives") == "bearers":
        yield from _borne(page, at.quote, context, voice)
        return
    if entry.get("gives") == "entries":
        yield from entrant(page, at.quote.strip().lstrip("-*•").strip(), voice)
        return
    ceremony = page.topic.ceremony(page.topic.kind)
    if ceremony is None or page.lexicon.tells("off", at.quote):
        return
    for line in at.quote.splitlines():
        yield from _performed(page, ceremony, *parted(line, entry.get("work", "")), entry, voice)


def _performed(
    page: Page, ceremony: Mention, agents: str, work: str, entry: Entry, voice: Voice
) -> Iterator[Statement]:
    """What one line says; without a work it needs names that the article also gives elsewhere."""
    found = _agents(agents, page)
    sung = (page.lexicon.words["prose"]["anthems"], *([entry["work"]] if "work" in entry else []))
    anthem = entry["role"] == "performance" and any(re.search(form, work) for form in sung)
    role = "anthem" if anthem else entry["role"]
    if " " not in agents and " " in work and _agents(work, page):
        return  # `Imagine – John Legend, Ana Bo`: either may be the work
    if not work and not (entry.get("alone") and all(_told_elsewhere(named.name, page) for named in found)):
        return
    for named in found:
        part = appearance(role, agent(named, voice.at, page.lexicon), voice, ceremony)
        yield from _appears(part, role == "speech", named, work, voice)


def _told_elsewhere(name: str, page: Page) -> bool:
    """Whether a name stands more than once in the article, or is an organization's: `Main Stadium` may be neither."""
    return page.lexicon.is_organization(name) or page.article.text.count(name) > 1


def _agents(text: str, page: Page) -> list[Named]:
    """Those who are listed, with who conducts or joins them; nobody where a part of the text is no name."""
    found = people(page.lexicon.phrases["joining"].sub("; ", text), page.lexicon)
    return found if all(is_person(named.name, page.lexicon) for named in found) else []


def _appears(part: Mention, speech: bool, named: Named, work: str, voice: Voice) -> Iterator[Statement]:
    yield from appears(part, voice, named.capacity or (work if speech else ""), "" if speech else work)


def bearers(text: str, page: Page) -> Iterator[tuple[str, Named]]:
    """The nation and the bearer of its flag: `Japan – Saori Yoshida (wrestling)`, `Swimmer Ihar Boki (Belarus)`."""
    words = text.strip().lstrip("-*•").strip()
    first, *rest = DASH.split(words, maxsplit=1)
    land = nation(first, page) if rest else None
    for named in _agents(rest[0] if rest and land else words, page):
        if of := land[0] if land else named.nation:
            yield of, named._replace(nation="")


def _borne(page: Page, text: str, context: Context, voice: Voice) -> Iterator[Statement]:
    """Who carried which flag at the article's ceremony; those who did at an opening marched in."""
    if page.topic.about == "nation":
        yield from _borne_at(page, text, context, voice)
        return
    ceremony = page.topic.ceremony(page.topic.kind or "opening")
    for land, named in bearers(text, page):
        own = Mention("Nation", land, at=voice.at)
        team = delegation(page.topic.games, own)
        if team is None or ceremony is None:
            continue
        who = person(named, voice.at, own)
        yield from appears(appearance("flag-bearer", who, voice, ceremony, team), voice)
        if page.topic.kind != "closing":
            yield from appears(appearance("parade", team, voice, ceremony, team), voice)


def _borne_at(page: Page, text: str, context: Context, voice: Voice) -> Iterator[Statement]:
    """Who carried the article's nation's flag at an edition: `2000 Summer Paralympics, Sydney: Ana Bo (athletics)`.

    At which ceremony says the line above the list; the sport may stand behind a comma.
    """
    first, *rest = DASH.split(text.strip().lstrip("-*•").strip(), maxsplit=1)
    name = edition(first.partition(",")[0].strip(), page.lexicon)
    games = Mention("Games", name, at=voice.at) if name else None
    team, own = delegation(games, page.topic.nation), ceremony_at(games, ceremony_kind(context.before))
    who, _, behind = "".join(rest).rpartition(", ")
    sport = page.lexicon.sports.find(behind) if who else None
    for named in _agents(who if sport else "".join(rest), page) if team else ():
        one = person(named, voice.at, page.topic.nation, Mention("Sport", sport, at=voice.at) if sport else None)
        yield from appears(appearance("flag-bearer", one, voice, own, team), voice)


def _delegation(page: Page, text: str, context: Context, voice: Voice) -> Iterator[Statement]:
    """A nation that took part; a number counts its athletes, at the Games or in the sport of the page."""
    found = nation(text, page)
    if found is None or page.topic.games is None:
        return
    name, count = found
    team = delegation(page.topic.games, Mention("Nation", name, at=voice.at))
    if team is None:
        return
    yield voice.says(team, "games", page.topic.games)
    codes = [code for code in BRACKET.findall(text) if page.lexicon.nations.codes.get(code) == name]
    yield from (voice.says(team, "code", code) for code in codes)
    if count is not None and page.topic.about == "games":
        yield voice.says(team, "competitors", count)
    elif count is not None and context.sport is not None and page.topic.about == "sport":
        squad = sport_squad(team, context.sport, voice.at)
        yield voice.says(squad, "competitors", count)
