"""Results told in lists: an event in a line, its competitors in items, their phases in the items below.

Men's 1,500 m
- Mehdi Baala
-- Semifinal — 03:38.15
-- Final — 03:34.14 (→ 4th place)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.article import Block, Item, Paragraph
from kg.cells import status, team_size
from kg.context import ONLY_GENDER, Context, contexts, gender, named
from kg.headers import phase, whole
from kg.lexicon import Lexicon
from kg.makers import delegation, enters, person, result, sport_squad, squad
from kg.names import SEPARATOR, Named, is_person, people
from kg.page import Findings, Page, Voice
from kg.statement import Mention, Note, Passage, Quantity, Statement, every
from kg.text import marks

DASH = re.compile(r"\s+[—–]\s+|\s*→\s*|:\s+")
#: `heat 4th`, `4th in the semifinal`, `37th`
STOOD = re.compile(
    r"(?:(?P<before>[a-z][\w -]*?) )?(?P<rank>\d{1,3})(?:st|nd|rd|th)"
    r"(?: in (?:the |(?:his|her|their) )?(?P<behind>\w.*))?",
    re.IGNORECASE,
)
#: A place and a medal are what a part of a line says, not what it says of others or of other years.
PLACE = re.compile(r"(?:^|[(,;—–]\s*|(→\s*))(\d{1,3})(?:st|nd|rd|th) place\b")
MEDAL = re.compile(
    r"(?:^|[(,;—–→]\s*)(?:won (?:the |an? )?)?(gold|silver|bronze) medal(?:l?ists?)?\s*(?=$|[(),;])", re.IGNORECASE
)
CLASS = re.compile(r"\((?:[–−-]\s*)?(\+?\s*\d+(?:\.\d+)? ?kg)\)")
BRACKET = re.compile(r"\(([^()]+)\)$")
#: The heat and the place in it, each behind its word.
HEAT = re.compile(r"heat\s+[—–]\s+(?P<heat>\d+);\s+place\s+[—–]\s+(?P<place>\d+)(?=$|\s*[(→])", re.IGNORECASE)
#: The rule for a place behind an arrow.
ARROW = "result-lists/arrow"
#: What a label says beside the name of an event.
KIND = re.compile(r"\s*\b(?:competitions?|events?)\b", re.IGNORECASE)
#: What follows names the opponent: `Karim Alami (MAR)`, `Clarence Vinson of the United States`.
AGAINST = re.compile(r"\bdefeated |\blost to |\bbeat ", re.IGNORECASE)
OF_NATION = re.compile(r"^(?P<name>[^(,]+?)\s*(?:\((?P<code>[A-Z]{3})\)|of (?:the )?(?P<nation>[A-Z][^,(—→]+))")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a list stands: the event of the last line, the competitor of the last item, the heading above.

    `level` is that of the competitor's item. `flat` tells that the article's lists have no levels: what follows an item
    of names alone (`bare`) is below it.
    """

    event: Mention | None = None
    entry: Mention | None = None
    label: str = ""
    heading: str = ""
    flat: bool = False
    bare: bool = False
    level: int = 1

    def holds(self, level: int, head: str, lexicon: Lexicon) -> bool:
        """Whether an item is about the competitor above: it stands below that, or begins with a phase."""
        return self.entry is not None and (
            self.bare or level > self.level or bool(phase(head, lexicon)) or whole(head, lexicon)
        )


def extract(page: Page) -> Findings:
    """What the items of lists say about results."""
    if page.topic.about != "delegation":
        return
    yield from _settled(list(_said(page)))


def _settled(found: list[Statement | Note]) -> Findings:
    """The findings, where of several places behind arrows only the last is that of the event: `Round 1 … → 5th place`.

    The others are those of the rounds that their items name.
    """
    ranks = (each for each in found if isinstance(each, Statement) and each.property in ("rank", "medal"))
    last = {each.subject: each.passage.position for each in ranks}
    runs = {
        each.passage.position: each.subject
        for each in found
        if isinstance(each, Statement) and each.subject.kind == "Run"
    }
    for each in found:
        if isinstance(each, Statement) and each.rule == ARROW and each.passage.position != last[each.subject]:
            if run := runs.get(each.passage.position):
                yield each._replace(subject=run)
        else:
            yield each


def _said(page: Page) -> Findings:
    flat = all(block.level == 1 for _, block in page.article.blocks() if isinstance(block, Item))
    standing = Standing(flat=flat)
    for context, block in contexts(page):
        if not isinstance(block, Item) or context.sport is None:
            standing = Standing(flat=flat)
            yield from _lines(page, context, block)
            continue
        line = context.label(page.lexicon)
        label = line.text if line and _tells(page, line.text, context.sport.text) else ""
        if label != standing.label or context.heading != standing.heading:
            event = _event(page, context, label, line.at) if line and label else None
            standing = Standing(event, None, label, context.heading, flat)
        found, standing = _item(page, context, block, standing)
        yield from found


def passed_over(page: Page, found: Iterable[Statement]) -> Iterator[Note]:
    """A note for each item below a sport from which nothing was taken, by any reading of the article."""
    found = list(found)
    told = {each.passage.position for each in found} | {each.at.position for each in every(found) if each.at}
    for context, block in contexts(page) if page.topic.about == "delegation" else ():
        if isinstance(block, Item) and context.sport is not None and f"l{block.number}" not in told:
            yield page.note(f"l{block.number}", block.piece.text, "it is not certain what this item of a list says")


def _lines(page: Page, context: Context, block: Block) -> Findings:
    """The team that a line of its own names below the heading for its event: `Team: Ana Bo (skip), Eva Li (lead)`."""
    line, opening = context.label(page.lexicon), page.lexicon.phrases["team line"]
    if not isinstance(block, Paragraph) or context.sport is None or line is None:
        return
    for sentence in block.sentences:
        opened = opening.match(sentence.piece.text)
        event = _event(page, context, line.text, line.at) if _tells(page, line.text, context.sport.text) else None
        if opened and event is not None and team_size(event.text, page.lexicon) is not None:
            voice = Voice(page.passage(f"s{sentence.number}", sentence.piece), "result-lists/team")
            yield from _of_team(page, event, sentence.piece.text[opened.end() :], voice)


def _tells(page: Page, label: str, sport: str) -> bool:
    """Whether a line names an event: for a gender, of a team, or one that the sport is known for."""
    bare = CLASS.sub("", KIND.sub("", label)).strip().lower()
    if page.lexicon.tells("no event", label):
        return False
    if gender(label) or team_size(label, page.lexicon) is not None or page.lexicon.tells("event line", bare):
        return True
    known = (*page.lexicon.sports_of(bare), *page.lexicon.sports_of(f"men's {bare}"))
    return page.lexicon.family(sport) in map(page.lexicon.family, known)


def _event(page: Page, context: Context, label: str, at: Passage) -> Mention | None:
    """The event of a line; a line that only names a gender and a competition is none."""
    games, sport = page.topic.games, context.sport
    bare = KIND.sub("", label).strip()
    if games is None or sport is None or re.fullmatch(r"(?:men|women)['’]s", bare, re.IGNORECASE):
        return None
    return Mention("Event", named(label, context.gender), parts=(("games", games), ("sport", sport)), at=at)


def _item(page: Page, context: Context, item: Item, standing: Standing) -> tuple[list[Statement], Standing]:
    """What an item says, and where the list stands after it."""
    voice = Voice(page.passage(f"l{item.number}", item.piece), "result-lists/competitor")
    text = item.piece.text.strip().lstrip("-*• ").strip()
    head, rest = _parted(text)
    if page.lexicon.tells("no player", context.before):
        return [], replace(standing, entry=None)
    if gender(text) and not rest and len(text.split()) <= 8:
        return [], replace(standing, event=_event(page, context, text, voice.at), entry=None)
    if standing.entry is not None and rest and standing.holds(item.level, head, page.lexicon):
        return list(_outcome(page, standing.entry, head, rest, voice._replace(rule="result-lists/phase"))), standing
    if item.level > standing.level and standing.entry is not None:
        return [], standing
    team = standing.event is not None and team_size(standing.event.text, page.lexicon) is not None
    if standing.event is not None and team and (told := _of_roster(page, context, item, text)):
        said = list(_of_team(page, standing.event, told, voice))
        named = any(each.property == "member" for each in said)
        got = next((each.subject for each in said if named and each.subject.kind == "Result"), standing.entry)
        return said, replace(standing, entry=got, level=item.level if named else standing.level)
    said, after = _entrant(page, context, head, rest, standing, voice)
    return said, replace(after, level=item.level) if after.entry is not None else after


def _of_roster(page: Page, context: Context, item: Item, text: str) -> str:
    """What an item tells of a team: one below another item all that it says, one below `Roster` the names."""
    if item.level > 1:
        return text
    if not context.lines or not page.lexicon.tells("roster", context.lines[-1].text):
        return ""
    opened = page.lexicon.phrases["position"].match(text)
    return text[opened.end() :] if opened else "" if _parted(text)[1] else text


def _parted(text: str) -> tuple[str, str]:
    """An item's head and what stands behind the first dash or arrow.

    >>> _parted("Final — 03:34.14 (→ 4th place)"), _parted("Mehdi Baala")
    (('Final', '03:34.14 (→ 4th place)'), ('Mehdi Baala', ''))
    """
    match = DASH.search(text)
    return (text[: match.start()].strip(), text[match.end() :].strip()) if match and match.start() else (text, "")


def _entrant(
    page: Page, context: Context, head: str, rest: str, standing: Standing, voice: Voice
) -> tuple[list[Statement], Standing]:
    """A competitor or team, with what stands behind the name."""
    event, others = standing.event, page.lexicon.phrases["no player"]
    if rest and gender(head) and _tells(page, head, context.sport.text if context.sport else ""):
        event = _event(page, context, head, voice.at)
        head, rest = _parted(rest)  # `Men's 54 kg – Ana Bo – Silver medal`
    if others.search(head) or (others.search(rest) and not status(rest, page.lexicon)):
        return [], replace(standing, entry=None)
    if contest := _behind(page, context, head, standing):
        event, head = _event(page, context, contest, voice.at), head[: head.rindex("(")].strip()
    names = [each for each in people(head, page.lexicon) if is_person(each.name, page.lexicon)]
    sure = all(" " in each.name and not phase(each.name, page.lexicon) for each in names)
    if event is None and sure and not rest and _names_alone(page, context, head):
        return list(_squad(page, context, names, voice)), replace(standing, entry=None)
    if event is None or not names or not sure or whole(head, page.lexicon) or page.topic.nation is None:
        return [], replace(standing, entry=None)
    entry, said = _entry(page, event, names, voice)
    outcome = _outcome(page, entry, "", rest, voice) if rest else iter(())
    return [*said, *outcome], replace(standing, entry=entry, bare=standing.flat and not rest)


def _names_alone(page: Page, context: Context, text: str) -> bool:
    """Whether an item is nothing but names, below a heading for a sport and at most a line for a gender."""
    line = context.label(page.lexicon)
    told = line is None or ONLY_GENDER.fullmatch(KIND.sub("", line.text)) is not None
    return told and all(is_person(part, page.lexicon) for part in SEPARATOR.split(text) if part)


def _squad(page: Page, context: Context, names: list[Named], voice: Voice) -> Iterator[Statement]:
    """Names alone: the delegation's athletes in the sport of the section."""
    team, nation = page.topic.delegation(), page.topic.nation
    if team is None or nation is None or context.sport is None:
        return
    group = sport_squad(team, context.sport, voice.at)
    for each in names:
        yield voice.says(group, "member", person(each, voice.at, nation, context.sport))


def _behind(page: Page, context: Context, head: str, standing: Standing) -> str:
    """The event behind a name: `Ana Bo (52 kg)`, `Jean Gros (double trap)`; nothing where there is none."""
    bracket = BRACKET.search(head)
    if bracket is None or not context.gender or context.sport is None:
        return ""
    contest = KIND.sub("", standing.label).strip() or context.gender.capitalize()
    if weight := CLASS.fullmatch(bracket[0]):
        return f"{contest} {weight[1]}"
    known = context.sport.text in page.lexicon.sports_of(bracket[1])
    return named(bracket[1], context.gender) if known else ""


def _entry(page: Page, event: Mention, names: list[Named], voice: Voice) -> tuple[Mention, list[Statement]]:
    nation, sport = page.topic.nation, event.part("sport")
    team = delegation(event.part("games"), nation)
    if team is None or (len(names) == 1 and team_size(event.text, page.lexicon) is None):
        got = result(event, person(names[0], voice.at, nation, sport), voice.at)
        return got, list(enters(got, voice))
    group = squad(event, team, voice)
    got = result(event, group, voice.at)
    members = [voice.says(group, "member", person(each, voice.at, nation, sport)) for each in names]
    return got, [*enters(got, voice), *members]


def _of_team(page: Page, event: Mention, text: str, voice: Voice) -> Iterator[Statement]:
    """A member of the team, or the medal or place that its last match brought."""
    team = delegation(event.part("games"), page.topic.nation)
    if team is None:
        return
    group = squad(event, team, voice)
    got = result(event, group, voice.at)
    told = ", ".join(_players(page, text.split(", ")))
    names = [each for each in people(told, page.lexicon) if is_person(each.name, page.lexicon) and " " in each.name]
    medal, place = MEDAL.search(text), PLACE.search(text)
    if names or medal or place:
        yield from enters(got, voice)
    for each in names:
        yield voice.says(group, "member", person(each, voice.at, page.topic.nation, event.part("sport")))
    if medal:
        yield voice.says(got, "medal", voice.code(medal[1].lower()))
    if place:
        yield voice.says(got, "rank", int(place[2]))


def _players(page: Page, parts: list[str]) -> Iterator[str]:
    """The parts of a list but those who did not play: `Ana Bo (coach)`, and `Eva Li` before `general manager`."""
    others = page.lexicon.phrases["no player"]
    for part, behind in zip(parts, [*parts[1:], ""], strict=True):
        if not others.search(part) and not (behind[:1].islower() and others.search(behind)):
            yield part


def _outcome(page: Page, entry: Mention, head: str, rest: str, voice: Voice) -> Iterator[Statement]:
    """What an item says of one phase, or of the event as a whole, and of the opponent in it."""
    yield from _opponent(page, entry, rest, voice)
    part = phase(head, page.lexicon)
    if head and not part and not whole(head, page.lexicon) and not page.lexicon.tells("sum", head):
        return
    if part and (heat := HEAT.match(rest)):
        yield voice.says(_run(entry, f"{part} Heat {heat['heat']}", voice), "rank", int(heat["place"]))
    else:
        yield from _told(page, entry, part, rest, voice)


def _told(page: Page, entry: Mention, part: str, rest: str, voice: Voice) -> Iterator[Statement]:
    """Mark, status, rank and medal behind the name of a phase."""
    printed, *others = re.split(r"\s*(?:[(→]|,(?!\d))\s*|\s+[—–]\s+", rest)
    if stood := STOOD.fullmatch(printed):
        words, printed = stood["before"] or stood["behind"] or "", "".join(others[:1]).strip(" )")
        part = part or phase(words, page.lexicon)
        if words and not part and not whole(words, page.lexicon):
            return
    subject = _run(entry, part, voice) if part else entry
    if stood:
        yield voice.says(subject, "rank", int(stood["rank"]))
    if word := status(printed, page.lexicon):
        yield voice.says(subject, "status", voice.code(word))
    elif (read := marks.read(printed)) is not None:
        yield voice.says(subject, "mark", Quantity(printed, read.value, read.unit, read.step))
    if page.lexicon.tells("another contest", rest):
        return
    if place := PLACE.search(rest):
        yield (voice._replace(rule=ARROW) if place[1] and part else voice).says(
            entry if place[1] else subject, "rank", int(place[2])
        )
    if medal := MEDAL.search(rest):
        yield voice.says(entry, "medal", voice.code(medal[1].lower()))


def _run(entry: Mention, part: str, voice: Voice) -> Mention:
    return Mention("Run", parts=(("phase", part), ("result", entry)), at=voice.at)


def _opponent(page: Page, entry: Mention, rest: str, voice: Voice) -> Iterator[Statement]:
    """Who was beaten or won competed in the event too."""
    event, against = entry.part("event"), AGAINST.search(rest)
    if page.lexicon.tells("another contest", rest):
        return
    told = OF_NATION.match(rest[against.end() :]) if against else None
    competitor = entry.part("competitor")
    if event is None or told is None or competitor is None or competitor.kind != "Person":
        return
    nation = page.lexicon.nations.find((told["code"] or told["nation"] or "").strip())
    name = told["name"].strip()
    if nation and " " in name and is_person(name, page.lexicon):
        who = person(Named(name, 0, 0, nation), voice.at, None, event.part("sport"))
        yield from enters(result(event, who, voice.at), voice)
