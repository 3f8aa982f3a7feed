"""Medal summaries: a row an event, with its gold, silver and bronze medallists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.cells import (
    DETAILS,
    MEDALS,
    Reader,
    blank,
    crew_of,
    entry,
    event,
    headed,
    mark,
    medal,
    nation_of,
    sport,
    team_size,
    told,
)
from kg.columns import View
from kg.context import gender, genderless
from kg.editions import host, of_row
from kg.forms._contests import through_editions
from kg.grid import Row, Slot, filled
from kg.makers import person
from kg.names import Named
from kg.page import Findings, Voice
from kg.runs import parted
from kg.statement import Mention, Quantity, Statement
from kg.teams import Crews, beside, crews, leading, unparted
from kg.text import dates

LINE = re.compile(r"[^\n]+")
#: A mark with decimals or minutes, alone on its line or in brackets.
OWN_MARK = re.compile(
    r"(?m)^((?:\d+:)*(?:(?<=:)\d\d(?:\.\d+)?|(?<!:)\d+\.\d+)(?: (?:m|kg|pts|points))?)$"
    r"|\(((?:\d+:)*(?:(?<=:)\d\d(?:\.\d+)?|(?<!:)\d+\.\d\d+))\)"
    r"|(?<=[A-Z]\)) \((\d+\.\d)\)"
)
#: The code behind a nation's name.
CODED = re.compile(r" ?\([A-Z]{3}\)")
UNKNOWN = Crews()
#: One word may be anything, and more the names of two who share a medal.
SHORT = (2, 3)


def fits(view: View) -> bool:
    """Whether the medal columns hold names: a row an event, or an edition of it, or the one row of its own page."""
    cells = [view.text(row, name) for row in view.grid.rows for name in MEDALS]
    named = sum(any(letter.isalpha() for letter in cell) for cell in cells)
    of_events = not view.has("sport") or view.has("event")
    across = view.has(*MEDALS) and not view.has("country") and of_events and named > len(cells) / 4
    return across or _down(view)


def _down(view: View) -> bool:
    """Whether the lines are the medals of one event: `Gold`, `Silver`, `Bronze`, each with its winner."""
    first = [medal(cells[0].text) for line in view.lines() if len(cells := filled(line)) in (2, 3)]
    return first[:3] == list(MEDALS) and view.grid.width <= len(MEDALS)


def read(reader: Reader, view: View) -> Findings:
    """Who won which medal in which event."""
    if _down(view):
        yield from _lines(reader, view)
        return
    teams: dict[str, Mention] = {}
    named_as = _named_as(reader, view)
    for row in view.grid.rows:
        if not row.group:
            said = list(_row(reader, view, row, named_as)) or list(_rosters(reader, view, row, teams))
            teams = {} if view.slot(row, "event") else _squads(said)
            yield from told(reader, view, row, said, "no event and medallists are certain here")
            yield from unparted(reader, (view.slot(row, name) for name in MEDALS) if said else (), said)


def _named_as(reader: Reader, view: View) -> Mapping[str, Crews]:
    """How the cells of each medal name the winners; those without any nation count only where all are without."""
    named_as = {name: crews(reader, view, name) for name in MEDALS}
    landless = all(each.landless for each in named_as.values())
    return {name: each._replace(landless=landless) for name, each in named_as.items()}


def _lines(reader: Reader, view: View) -> Findings:
    lines = [filled(line) for line in view.lines()]
    led = all(leading(reader, cells[1]) for cells in lines if len(cells) > 1)
    for cells in lines:
        contest = headed(reader, view)
        colour = medal(cells[0].text) if len(cells) > 1 else None
        if contest is not None and colour is not None:
            yield from _medal(reader, contest, colour, cells[1:], UNKNOWN, led=led)
        elif cells:
            words = " | ".join(cell.text for cell in cells)
            yield reader.page.note(cells[0].position, words, "no event and medallists are certain here")


def _row(reader: Reader, view: View, row: Row, named_as: Mapping[str, Crews]) -> Iterator[Statement]:
    slot = view.slot(row, "event") or view.slot(row, "class")
    if slot is not None:
        cells = (view.words(row, "event"), view.text(row, "class"))
        parts = (DETAILS.sub("", " ".join(text.split())) for text in cells)
        words = ", ".join(text for text in parts if not blank(text))
        whole = event(reader, view, words, reader.at(slot), sport(reader, view, row))
    elif reader.page.topic.about == "sport":
        whole = headed(reader, view)
    else:
        whole = through_editions(reader, view, of_row(reader, view, row))
    if reader.page.topic.about == "series":
        games = of_row(reader, view, row)
        yield from host(reader, view, row, games, "podiums") if games else ()
        return
    contest = _class(reader.page.topic.event, whole) if reader.page.topic.about == "event" else whole
    found = list(_medals(reader, view, row, contest, named_as)) if contest else []
    yield from found
    yield from _day(reader, view, found)
    if found and slot is None and whole is not None and (games := whole.part("games")) is not None:
        yield from host(reader, view, row, games, "podiums")


def _day(reader: Reader, view: View, found: list[Statement]) -> Iterator[Statement]:
    """The day that the heading over a list of medals names: `Day 2 – Saturday 10 February`."""
    if reader.page.topic.about not in ("list", "games", "sport"):
        return
    held, lines = reader.page.topic.held, view.context.lines
    told = [(line, list(dates.find(line.text, held))) for line in lines if view.lexicon.tells("medal day", line.text)]
    days = [(line.at, each[0].first) for line, each in told if len(each) == 1 and each[0].first == each[0].last]
    days = [(at, day) for at, day in days if day.year == held]
    if days:
        voice = Voice(days[-1][0], "podiums/day")
        yield from (voice.says(each.subject, "date", days[-1][1]) for each in found if each.property == "medal")


def _squads(said: list[Statement]) -> dict[str, Mention]:
    """The squad of each medal of a row that names no members."""
    if any(each.property == "member" for each in said):
        return {}
    won = ((each.value, each.subject.part("competitor")) for each in said if each.property == "medal")
    return {
        medal.text: who for medal, who in won if isinstance(medal, Mention) and who is not None and who.kind == "Squad"
    }


def _rosters(reader: Reader, view: View, row: Row, squads: dict[str, Mention]) -> Iterator[Statement]:
    """The members of squads, in a row below that of their nations."""
    for name, squad in squads.items():
        slot, team, contest = view.slot(row, name), squad.part("delegation"), squad.part("event")
        if slot is not None and team is not None and contest is not None:
            voice = reader.voice(slot, f"podiums/{name}")
            for each in reader.names(slot, 0, contest.part("sport")):
                member = person(each, voice.at, team.part("nation"), contest.part("sport"))
                yield voice.says(squad, "member", member)


def _medals(
    reader: Reader, view: View, row: Row, contest: Mention, named_as: Mapping[str, Crews]
) -> Iterator[Statement]:
    prizes = {name: cells for name in MEDALS if (cells := _cells(view, row, name))}
    led = all(leading(reader, cells[0]) for cells in prizes.values())
    size = beside(reader, (cells[0] for cells in prizes.values()))
    for name, cells in prizes.items():
        how = named_as[name]._replace(usual=named_as[name].usual or size)
        for shared in _shared(reader, cells):
            yield from _medal(reader, contest, name, shared, how, led=led)
    for cell in _cells(view, row, "fourth"):
        yield from _fourth(reader, contest, cell)


def _shared(reader: Reader, cells: list[Slot]) -> list[list[Slot]]:
    """The cells of a medal for each of those who share it: who is named in full in a cell beside won one, too."""
    groups = [cells[:1]]
    for cell in cells[1:]:
        if any(" " in each.name for each in reader.names(cell)):
            groups.append([cell])
        else:
            groups[-1].append(cell)
    return groups


def _fourth(reader: Reader, contest: Mention, cell: Slot) -> Iterator[Statement]:
    """Who came fourth, in a column beside the medals."""
    voice = reader.voice(cell, "podiums/fourth")
    for names, nation in _winners(reader, contest, cell, voice, UNKNOWN):
        if (made := entry(reader, names, contest, nation, voice)) is not None:
            yield from made[1]
            yield voice.says(made[0], "rank", 4)


def _cells(view: View, row: Row, name: str) -> list[Slot]:
    """The cells of a row for a medal, each once; none where the first says nothing."""
    places = [column.index for column in view.columns if column.role == name]
    cells = list({cell.position: cell for index in places if (cell := row.slots[index - 1])}.values())
    return cells if cells and not blank(cells[0].text) else []


def _class(whole: Mention | None, part: Mention | None) -> Mention | None:
    """The event that a row of an event's own page tells of: that event, or one of its classes (`Sitting`)."""
    if whole is None or part is None:
        return whole or part
    if not genderless(part.text).strip():
        return whole
    if gender(part.text) or part.text.lower() in whole.text.lower():
        return part
    return replace(whole, text=f"{whole.text}, {part.text[0].lower()}{part.text[1:]}", at=part.at)


def _medal(
    reader: Reader, contest: Mention, name: str, cells: list[Slot], named_as: Crews, *, led: bool = False
) -> Iterator[Statement]:
    """The medallists of a cell (`led` by a nation as the others of its row); a mark may stand in the cell beside it."""
    voice = reader.voice(cells[0], f"podiums/{name}")
    groups, size = _winners(reader, contest, cells[0], voice, named_as), named_as.size(contest.text, reader)
    if led and len(groups) < 2 and not any(names for names, _ in groups):
        found = leading(reader, cells[0], size)
        groups = [found] if found and (found[0] or size is not None) else groups
    for number, (names, nation) in enumerate(groups):
        crew = crew_of(cells[0].text, reader.page.lexicon) if len(groups) == 1 else ""
        made = entry(reader, names, contest, nation, voice, crew)
        if made is None:
            continue
        won, said = made
        yield from said
        yield voice.says(won, "medal", voice.code(name))
        printed = mark(cells[1].text, "mark") if len(cells) > 1 else None  # those who share a medal share it
        if printed is not None:
            yield reader.voice(cells[1], "podiums/mark").says(won, "mark", printed)
        elif not _of_matches(contest, reader) and (own := _own_mark(cells[0], groups, number)) is not None:
            yield voice.says(won, "mark", own)


def _own_mark(cell: Slot, groups: list[tuple[list[Named], Mention | None]], number: int) -> Quantity | None:
    """The mark of one of the winners in a cell, on the line below or in brackets: `Canada (171.80)`."""
    starts = [min((each.start for each in names), default=0) for names, _ in groups]
    first, end = (starts[number] if number else 0), (starts[number + 1] if number + 1 < len(starts) else None)
    text = cell.text.strip()[first:end]
    found = [next(filter(None, match.groups())) for match in OWN_MARK.finditer(text)]
    return mark(found[0], "mark") if len(found) == 1 and not re.search(r"\d", OWN_MARK.sub("", text)) else None


def _of_matches(contest: Mention, reader: Reader) -> bool:
    """Whether an event is a tournament of teams, whose numbers are scores."""
    sport = contest.part("sport")
    return sport is not None and team_size(sport.text, reader.page.lexicon) == 0


def _winners(
    reader: Reader, contest: Mention, cell: Slot, voice: Voice, named_as: Crews
) -> list[tuple[list[Named], Mention | None]]:
    """The winners of a cell: each person alone, or the members of each nation's team together."""
    size = named_as.size(contest.text, reader)
    names = reader.names(cell, size or 0, contest.part("sport"))
    nation = reader.nation(cell)
    if size is not None and (led := _behind(reader, names, cell, voice, size)):
        return led
    if not names and nation is not None:
        return [([], nation)]
    if names and size is None and all(each.nation for each in names):
        return [([each], None) for each in names]
    told = {each.nation for each in names} - {""}
    if len(told) == 1 and not _of_unknown_flags(names, cell):
        return [(names, Mention("Nation", told.pop(), at=voice.at))]
    if size is None and named_as.landless:
        return [(names, None)] if len(names) == 1 and len(names[0].name.split()) in SHORT else []
    return _teams(reader, names, cell, voice) if size is not None else []


def _behind(
    reader: Reader, names: list[Named], cell: Slot, voice: Voice, size: int
) -> list[tuple[list[Named], Mention | None]]:
    """Teams on one line, each with its nation and code, or its code, behind: `Ana Bo Eva Li Fiji (FIJ) Ida Vaca (PER)`.

    Names that run together beyond telling leave the nation's team.
    """
    text, nations = cell.text.strip(), reader.page.lexicon.nations
    coded = [match for match in nations.pattern.finditer(text) if CODED.search(match[0])]
    if not coded or "\n" in text or coded[-1].end() != len(text):
        return []
    groups: dict[str, list[Named]] = {}
    for start, match in zip([0, *(each.end() for each in coded)], coded, strict=False):
        its = [each for each in names if start <= each.start < match.start()]
        if size > 1 and len(its) == 1 and len(its[0].name.split()) >= 2 * size:
            parts = parted(text, its[0].start, its[0].end, reader.known, size)
            its = [Named(text[first:last], first, last) for first, last in parts] if len(parts) == size else []
        groups[nations.find(CODED.sub("", match[0]).strip()) or nations.find(match["code"] or "") or ""] = its
    sure = len(groups) == len(coded) and "" not in groups
    return [(its, Mention("Nation", land, at=voice.at)) for land, its in groups.items()] if sure else []


def _of_unknown_flags(names: list[Named], cell: Slot) -> bool:
    """Whether one of several people stands behind a flag that is not known: that of the others is not theirs."""
    flags = {image.offset - cell.cell.piece.start for image in cell.cell.piece.images if image.alt or image.target}
    return any(not each.nation and each.start in flags for each in names)


def _teams(reader: Reader, names: list[Named], cell: Slot, voice: Voice) -> list[tuple[list[Named], Mention | None]]:
    """Teams that share a medal: lines that are nations, each with its members on the lines below."""
    text = cell.text.strip()  # the names' offsets count in this
    lines = [(line.start(), nation_of(line[0], reader.page.lexicon)) for line in LINE.finditer(text)]
    heads = [(start, nation) for start, nation in lines if nation]
    if not heads or (names and min(each.start for each in names) < heads[0][0]):
        return []
    ends = [*(start for start, _ in heads[1:]), len(text)]
    return [
        ([each for each in names if start <= each.start < end], Mention("Nation", nation, at=voice.at))
        for (start, nation), end in zip(heads, ends, strict=True)
    ]
