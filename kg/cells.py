"""Cells of understood tables: competitors, events, marks, as the mentions that they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.columns import View
from kg.context import ONLY_GENDER, gender, genderless, named, of_class
from kg.games import YEAR
from kg.grid import Row, Slot
from kg.headers import phase, whole
from kg.lexicon import Lexicon
from kg.makers import delegation, enters, person, result, squad
from kg.names import CREW, PARTICLES, Named, is_person, people
from kg.page import Findings, Page, Voice
from kg.runs import LONGEST
from kg.statement import Mention, Passage, Quantity, Statement
from kg.text import marks
from kg.text.numbers import number

DETAILS = re.compile(r"\s*\(?\bdetails\b\)?$", re.IGNORECASE)
#: A gender without its ending: `Men`.
OF_THEM = re.compile(r"^(Men|Women|Boys|Girls)$")
BLANK = re.compile(r"[\s–—\-−.?*]*|n/?a|N/?A|colspan=\d+|…")
RANK = re.compile(r"[=T]?\s*(\d{1,3})(?:st|nd|rd|th)?\.?\s*[=TQq*]*(?:\s*[QR]+|\s+[QSRF][QSFABCD/]{0,3})?")
#: What names no event: the number of a race, or a mark.
NUMBER = re.compile(r"\d{1,2}|\d+[.:,]\d+(?:[.:]\d+)*(?: [A-Z]{1,3})?")
UNSURE = "where its cells belong is not certain"
UNSURE_PARTS = "where some of its cells belong is not certain"
UNSURE_NAMES = "where one name ends and the next begins is not certain"
MEDAL = re.compile(r"\b(gold|silver|bronze)\b", re.IGNORECASE)
#: The mark of a footnote behind a word: `pursuit1`.
FOOTED = re.compile(r"(?<=[a-z]{4})\d(?= |$)")
MEDALS = ("gold", "silver", "bronze")
OF_YEAR = re.compile(rf"^{YEAR}: ?")
#: What stands behind a nation, or parts it from a crew.
CODED, BEHIND_CODE = re.compile(r"\s*\([A-Z]{3}\)$"), re.compile(r"\n|(?<=\([A-Z]{3}\))\s+")
#: The beginning of `Fiji II Ana Bo Eva Li`.
NUMBERED = re.compile(r"[^\d()\n]*?[ -](?:[IVX]{1,4}|\d)(?= [^\W\d_])")
#: What stands in brackets behind a mark: its points, the wind, the time that it took.
BESIDE = re.compile(r"(?<=\d)\s*\([+−-]?\d[\d:.,]*(?: ?(?:m/s|pts|points|s|m))?\)$")
POINTS = re.compile(r"\s+\(\d+\)$")
NOTED = re.compile(r"\s*(?:\([^()]*\)|[*†‡]|\[\w+\]|(?<=\))[a-z])\s*$")
BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
#: The code at the end of a nation's cell, before the mark of a footnote.
CODE = re.compile(r"\(([A-Z]{3})\)[a-z]?\s*$")
FOOTNOTED = re.compile(r"\s*(?:[*†‡#]+|\[\w+\]|\([^()]*\))$")


@dataclass(frozen=True, slots=True)
class Reader:
    """What the cells of an article's tables are read with: the page, and the names that stand alone in cells.

    `shared` are the names that parts of several rounds have; `tallied` tells that a table counts all medals of nations.
    """

    page: Page
    known: frozenset[str]
    shared: frozenset[str] = frozenset()
    tallied: bool = False

    def voice(self, slot: Slot, rule: str) -> Voice:
        """A cell, speaking by a rule."""
        return Voice(self.page.passage(slot.position, slot.cell.piece), rule)

    def at(self, slot: Slot) -> Passage:
        """A cell as a passage."""
        return self.page.passage(slot.position, slot.cell.piece)

    def names(self, slot: Slot, size: int = 0, sport: Mention | None = None) -> list[Named]:
        """The people that a cell lists, without the horses that they ride."""
        text = slot.text.strip()
        lexicon = self.page.lexicon
        if sport is not None and lexicon.tells("ridden", sport.text) and "," not in text:
            text = lexicon.blanked("horse", text)
        found = people(text, self.page.lexicon, self.known, size)
        if size > 1 and len(found) == 1 and self.together(slot, size):
            return []
        named = [self._flagged(each, slot) for each in found if is_person(each.name, self.page.lexicon)]
        teams = [each.nation for each in named if each.name in each.nation.split(" ")]
        if len(teams) == 1:  # `Korea` behind the flag of South Korea is no person
            named = [each for each in named if each.name not in teams[0].split(" ")]
            return [each._replace(nation=each.nation or teams[0]) for each in named]
        return named

    def together(self, slot: Slot, size: int | None) -> bool:
        """Whether a cell holds the names of a team that run together without a separator: `Ana Bo Eva María Li`."""
        words = slot.text.split()
        named = all(word[0].isupper() or word in PARTICLES for word in words)
        return (
            size is not None
            and size != 1
            and named
            and "\n" not in slot.text.strip()
            and len(words) >= max(4, 2 * size)
        )

    def _flagged(self, named: Named, slot: Slot) -> Named:
        """A name with the nation of the flag right before it, where no words tell one."""
        before = slot.cell.piece.start + named.start
        flags = [image.alt or image.target for image in slot.cell.piece.images if image.offset == before]
        nations = {nation for flag in flags if (nation := self.page.lexicon.nations.find(flag))}
        return named._replace(nation=nations.pop()) if len(nations) == 1 and not named.nation else named

    def nation(self, slot: Slot | None) -> Mention | None:
        """The nation that a cell names."""
        name = self.page.lexicon.nations.find(CODED.sub("", slot.text.strip())) if slot else None
        name = name or (nation_of(slot.text, self.page.lexicon) if slot else None)
        return Mention("Nation", name, at=self.at(slot)) if name and slot else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Which roles of columns count which properties, in a form of tables."""

    form: str
    roles: tuple[tuple[str, str], ...]


def nation_of(text: str, lexicon: Lexicon) -> str | None:
    """The nation of `Great Britain (GBR)`, `Ireland (IRL) (2)`, or of a name with its code alone in brackets.

    >>> from kg.lexicon import load
    >>> nation_of("Great Britain (GBR)", load()), nation_of("Hungary (HUN)a", load()), nation_of("Total", load())
    ('Great Britain', 'Hungary', None)
    """
    text = crewless(text, lexicon)
    bare = NOTED.sub("", text.strip())
    names = (bare, BRACKETED.sub("", bare), CREW.sub("", bare))
    return next((nation for name in names if (nation := lexicon.nations.find(name))), None)


def coded(reader: Reader, slot: Slot | None, team: Mention, form: str) -> Iterator[Statement]:
    """The code that a nation's cell prints behind its name."""
    code = CODE.search(slot.text) if slot else None
    if slot and code and reader.page.lexicon.nations.codes.get(code[1]):
        yield reader.voice(slot, f"{form}/code").says(team, "code", code[1])


def crew_of(text: str, lexicon: Lexicon) -> str:
    """The crew that a cell names on a line of its own or behind its nation's code, before its names or without them.

    >>> from kg.lexicon import load
    >>> crew_of("Austria (AUT) Austria II", load()), crew_of("Ireland (IRL) (2)", load())
    ('Austria II', '')
    >>> crew_of("Fiji I (FIJ)", load()), crew_of("Fiji (FIJ) Fiji II Ana Bo Eva Li", load())
    ('Fiji I', 'Fiji II')
    """
    parts = [CODED.sub("", part) for part in BEHIND_CODE.split(text)]
    heads = [match[0] if (match := NUMBERED.match(part)) else part for part in parts]
    return next((part for part in heads if CREW.search(part) and lexicon.nations.find(CREW.sub("", part))), "")


def crewless(text: str, lexicon: Lexicon) -> str:
    """A cell's words without the crew in it, where something else stands there too."""
    crew = crew_of(text, lexicon)
    return " ".join(text.replace(crew, "").split()) if crew and crew != CODED.sub("", text.strip()) else text


def _without_nation(text: str, lexicon: Lexicon) -> str:
    """A cell's words before the nation with a code, or the code alone, that they end with.

    >>> from kg.lexicon import load
    >>> [_without_nation(text, load()) for text in ("Ana Bo East Germany (GDR)", "Eva Li (FIJ)", "Ana Bo")]
    ['Ana Bo', 'Eva Li', 'Ana Bo']
    """
    words = CODED.sub("", text)
    if words == text:
        return text
    last = next((each for each in lexicon.nations.pattern.finditer(text) if each.end() == len(text)), None)
    return text[: last.start()].strip() if last and last.start() else words


def known_names(views: Iterable[View], lexicon: Lexicon) -> frozenset[str]:
    """Names that stand alone in cells: of two or three words, or of more with the code of a nation behind them."""
    found = set()
    for view in views:
        for row in view.grid.rows:
            for role in ("competitor", *MEDALS):
                text = view.text(row, role)
                words = _without_nation(text, lexicon)
                most = LONGEST if words != text else 3
                if 2 <= len(words.split()) <= most and is_person(words, lexicon):
                    found.add(words)
    return frozenset(found)


def team_size(event: str, lexicon: Lexicon) -> int | None:
    """How many compete together in an event: 0 where that varies, none where each competes alone.

    >>> from kg.lexicon import load
    >>> team_size("Men's 4 x 10 km relay", load()), team_size("Men's team sprint", load()), team_size("Slalom", load())
    (4, 0, None)
    """
    for entry in lexicon.entries["teams"]:
        if re.search(entry["words"], event, re.IGNORECASE):
            return int(entry["size"])
    return None


def event(
    reader: Reader, view: View, text: str, at: Passage, sport: Mention | None = None, games: Mention | None = None
) -> Mention | None:
    """An event by its words, in the sport and for the gender of its context."""
    games = games or reader.page.topic.games
    sport = sport or view.context.sport
    text = DETAILS.sub("", " ".join(text.split())).strip(" *†‡")
    text = FOOTED.sub("", OF_YEAR.sub("", text))
    if games is None or not text or NUMBER.fullmatch(text):
        return None
    label = named(qualified(text, view, sport, reader.page.lexicon), view.context.gender)
    if sport and ONLY_GENDER.fullmatch(label):
        label = OF_THEM.sub(r"\1's", label) + f" {sport.text.lower()}"
    parts = (("games", games), ("sport", sport)) if sport else (("games", games),)
    made = Mention("Event", label, parts=parts, at=at)
    for line in view.context.lines:
        made = of_class(made, line.text, at, reader.page.lexicon)
    return made


def headed(reader: Reader, view: View) -> Mention | None:
    """The event of a table without a column for it: the article's, or that of the line above in a sport's section."""
    line, lexicon = view.context.label(reader.page.lexicon), reader.page.lexicon
    if (own := reader.page.topic.event) is not None:
        parts = (of_class(own, each.text, each.at, lexicon) for each in reversed(view.context.lines))
        return next((part for part in parts if part != own), own)
    if line is None or view.context.sport is None or reader.page.topic.about == "qualification":
        return None
    words = lexicon.phrases["combined"].sub("", line.text.replace("(", "").replace(")", ""))
    if lexicon.tells("general heading", words) or phase(words, lexicon) or whole(words, lexicon):
        return None
    return event(reader, view, words, line.at)


def of_gender(reader: Reader, view: View, games: Mention | None) -> Mention | None:
    """The one event of a sport for a gender: `Men's figure skating`, where a line says no more than `Men`."""
    sport = view.context.sport or reader.page.topic.sport
    lines = [line for line in view.context.lines if gender(line.text)]
    if sport is None or games is None or not lines:
        return None
    whose = "Ladies'" if lines[-1].text.lower().startswith("ladies") else view.context.gender.capitalize()
    label = f"{whose} {sport.text.lower()}"
    return Mention("Event", label, parts=(("games", games), ("sport", sport)), at=lines[-1].at)


def qualified(text: str, view: View, sport: Mention | None, lexicon: Lexicon) -> str:
    """An event's words with what a heading below the sport's adds to them: `freestyle lightweight`."""
    for line in view.context.lines:
        for entry in lexicon.entries["events"]:
            word = entry.get("headings", {}).get(genderless(line.text).strip().lower())
            if word and sport is not None and entry.get("sport") == sport.text and word.lower() not in text.lower():
                return f"{word} {text.lower()}"
    return text


def blank(text: str) -> bool:
    """Whether a cell says nothing.

    >>> blank("–"), blank("colspan=6"), blank("0")
    (True, True, False)
    """
    return BLANK.fullmatch(text) is not None


def status(text: str, lexicon: Lexicon) -> str | None:
    """The code of a cell's word for having no rank; empty where the word only ends a row (`did not advance`).

    >>> from kg.lexicon import load
    >>> status("DNF (0)", load()), status("Did not start", load()), status("did not advance", load())
    ('DNF', 'DNS', '')
    """
    words = lexicon.words["statuses"]
    bare = POINTS.sub("", text).strip(" .*†‡()")
    return words.get(bare, words.get(bare.lower(), words.get(bare.upper())))


def rank(text: str) -> int | None:
    """The rank that a cell prints.

    >>> rank("11"), rank("=3"), rank("2nd"), rank("1 SF"), rank("1:30.57")
    (11, 3, 2, 1, None)
    """
    match = RANK.fullmatch(text.strip())
    return int(match[1]) if match and int(match[1]) else None


def count(text: str) -> int | None:
    """The number that a cell counts, without footnote marks.

    >>> count("7*"), count("1,234"), count("23 (12 men)"), count("–")
    (7, 1234, 23, None)
    """
    return number(FOOTNOTED.sub("", text.strip()))


def counted(reader: Reader, view: View, row: Row, subject: Mention, counts: Counts) -> Iterator[Statement]:
    """The numbers and the rank that the cells of a row count of a subject."""
    yield from numbers(reader, view, row, subject, counts)
    slot = view.slot(row, "rank")
    place = rank(slot.text) if slot else None
    if slot is not None and place is not None:
        yield reader.voice(slot, f"{counts.form}/rank").says(subject, "rank", place)


def numbers(reader: Reader, view: View, row: Row, subject: Mention, counts: Counts) -> Iterator[Statement]:
    """The numbers alone."""
    for role, name in counts.roles:
        slot = view.slot(row, role)
        value = count(slot.text) if slot else None
        if slot is not None and value is not None:
            yield reader.voice(slot, f"{counts.form}/{name}").says(subject, name, value)


def medal(text: str) -> str | None:
    """The medal that a cell names.

    >>> medal("1st place, gold medalist(s)"), medal("Bronze"), medal("4")
    ('gold', 'bronze', None)
    """
    found = {match.lower() for match in MEDAL.findall(text)}
    return found.pop() if len(found) == 1 and len(text.split()) <= 5 else None


def prize(slot: Slot) -> str | None:
    """The medal that a cell names, or its picture where it has no words."""
    if slot.text.strip():
        return medal(slot.text)
    told = (medal(each.name.partition(".")[0]) or medal(each.alt) for each in slot.cell.piece.images[:1])
    return next(filter(None, told), None)


def mark(text: str, role: str) -> Quantity | None:
    """The mark that a cell prints in its first line, without a number in brackets behind it.

    Its unit is from the column where the cell has none.

    >>> mark("8.95 (+1.2)", "distance").text, mark("1:58.88 (1376)", "mark").text
    ('8.95', '1:58.88')
    >>> mark("171.2", "points").unit, mark("1:30.57", "mark").number, mark("3-1", "mark") is None
    ('points', Decimal('90.57'), True)
    """
    bare = marks.bare(text.split("\n", maxsplit=1)[0])
    bare = (marks.total(bare) if " " in bare else "") or BESIDE.sub("", bare)
    units = {"time": "seconds", "points": "points", "distance": "metres", "weight": "kilograms"}
    found = marks.read(bare, units.get(role, ""))
    return Quantity(bare, found.value, found.unit, found.step) if found else None


def told(reader: Reader, view: View, row: Row, said: Iterable[Statement], reason: str) -> Findings:
    """What a row says; a row that says nothing is reported with the reason."""
    found = [] if row.uncertain else list(said)
    yield from found
    if not found or row.partial:
        words = " | ".join(dict.fromkeys(slot.text for slot in row.slots if slot))
        why = UNSURE if row.uncertain else UNSURE_PARTS if row.partial else reason
        yield reader.page.note(f"t{view.table.number}r{row.number}", words, why)


def entry(
    reader: Reader, names: list[Named], contest: Mention, nation: Mention | None, voice: Voice, crew: str = ""
) -> tuple[Mention, list[Statement]] | None:
    """The result that names have in an event, and what is said of who it is of: a person, or a squad with members."""
    sport = contest.part("sport")
    size = team_size(contest.text, reader.page.lexicon)
    if len(names) == 1 and not crew and size is None:
        who = result(contest, person(names[0], voice.at, nation, sport), voice.at)
        return who, [*enters(who, voice), *_guided(who, names[0], voice)]
    team = delegation(contest.part("games"), nation or _nation(names, voice))
    if team is None:
        return None
    group = squad(contest, team, voice, crew)
    if len(names) == 1 and " " not in names[0].name:
        names = []  # what the team calls itself
    members = [person(each, voice.at, team.part("nation"), sport) for each in names]
    got = result(contest, group, voice.at)
    return got, [*enters(got, voice), *(voice.says(group, "member", each) for each in members)]


def _guided(who: Mention, named: Named, voice: Voice) -> Iterator[Statement]:
    """Who guides a competitor, where the cell says so."""
    if named.guide:
        competitor = who.part("competitor")
        nation = competitor.part("nation") if competitor else None
        yield voice.says(who, "guide", person(Named(named.guide, 0, 0), voice.at, nation))


def _nation(names: list[Named], voice: Voice) -> Mention | None:
    nations = {each.nation for each in names if each.nation}
    return Mention("Nation", nations.pop(), at=voice.at) if len(nations) == 1 else None


def sport(reader: Reader, view: View, row: Row) -> Mention | None:
    """The sport that a row's own cell names."""
    slot = view.slot(row, "sport")
    name = reader.page.lexicon.sports.find(slot.text) if slot else None
    return Mention("Sport", name, at=reader.at(slot)) if name and slot else None
