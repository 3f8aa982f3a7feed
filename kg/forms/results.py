"""Results: a row a competitor, with rank, mark, gap or status for the event as a whole and for its phases."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg import phases
from kg.cells import (
    MEDALS,
    Reader,
    blank,
    crew_of,
    entry,
    event,
    headed,
    mark,
    medal,
    of_gender,
    prize,
    rank,
    sport,
    status,
    team_size,
    told,
)
from kg.columns import MEASURES, SUM, View
from kg.editions import of_row
from kg.forms._particulars import particulars
from kg.grid import Row, Slot
from kg.headers import discipline, fold, phase, role, whole
from kg.lexicon import Lexicon
from kg.makers import enters, person, result
from kg.names import Named, is_person
from kg.page import Findings, Voice
from kg.statement import Mention, Quantity, Statement, Value
from kg.teams import Crews, crews, leading, unparted
from kg.text import dates

OPPONENT = re.compile(r"((?:[^\W\d_][\w'’.-]*\s)+)\(([A-Z]{3})\)")
PAIR = re.compile(r"([^\W\d_][^/()\d\n]*?) [/–] ([^\W\d_][^/()\d\n]*?) \(([A-Z]{3})\)")
CODED = re.compile(r"\([A-Z]{3}\)")
READ = MEASURES | {"rank", "gap", "status", "medal"}


def fits(view: View) -> bool:
    """Whether rows are competitors with something measured."""
    measured = any(column.role in MEASURES | {"rank", "league", "opponent"} for column in view.columns)
    return measured and (view.has("competitor") or view.has("country")) and not view.has("gold")


def read(reader: Reader, view: View) -> Findings:
    """What each competitor got in each phase."""
    lexicon = reader.page.lexicon
    part = phases.part(view, reader.page, reader.shared)
    nearest = view.context.lines[-1].text if view.context.lines else ""
    final = not part and reader.page.topic.about == "event" and (not nearest or whole(nearest, lexicon))
    first, fourth = _unprinted(view) if final else ([], None)
    if any(discipline(word, _sport(view), lexicon) for word in part.split(", ")):
        view = _without_points(view)
    team: Mention | None = None
    named_as = crews(reader, view, "competitor" if view.has("competitor") else "country")
    of_other_times = aside = view.headed("other times")
    for row in view.grid.rows:
        if row.group:
            texts = [slot.text for slot in row.slots if slot]
            aside = of_other_times or any(
                lexicon.tells(phrase, text) for text in texts for phrase in ("record", "no event")
            )
            named = (phases.of_group(view, reader.page, text, reader.shared) for text in texts)
            part = next((name for name in named if name), part)
        elif aside:
            yield from told(reader, view, row, (), "these are not those of the event")
        else:
            said = [*_row(reader, view, row, part, named_as)] or list(_members(reader, view, row, team))
            team = next((each.subject.part("competitor") for each in said if each.property == "competitor"), team)
            if row.number in first and fourth is not None:
                said += _medal(said, first.index(row.number), reader.voice(fourth, "results/order"))
            yield from told(reader, view, row, said, "no competitor and event are certain here")
            yield from unparted(
                reader, (view.slot(row, each) for each in ("competitor", "country")) if said else (), said
            )


def _sport(view: View) -> str:
    return view.context.sport.text if view.context.sport else ""


def _without_points(view: View) -> View:
    """The table of one discipline of a combined event, in which points and sums are no marks where marks are."""
    kept = [each for each in view.columns if each.role != "points" and not SUM.fullmatch(fold(each.words))]
    return replace(view, columns=tuple(kept)) if any(each.role in MEASURES for each in kept) else view


def _members(reader: Reader, view: View, row: Row, team: Mention | None) -> Iterator[Statement]:
    """The members of a team, in the rows over which its rank goes on."""
    slot, place = view.slot(row, "competitor") or view.slot(row, "country"), view.slot(row, "rank")
    land = team.part("delegation") if team is not None and team.kind == "Squad" else None
    if team is None or land is None or slot is None or place is None or not place.inherited:
        return
    voice = reader.voice(slot, "results/member")
    contest = team.part("event")
    for each in reader.names(slot, 0, contest.part("sport") if contest else None):
        yield voice.says(team, "member", person(each, voice.at, land.part("nation"), contest and contest.part("sport")))


def _unprinted(view: View) -> tuple[list[int], Slot | None]:
    """The three rows on top without a printed rank, and the rank 4 below them: theirs were pictures of medals."""
    rows = [row for row in view.grid.rows if not row.group][:4]
    *above, fourth = [view.slot(row, "rank") for row in rows] or [None]
    if len(above) < 3 or any(row.partial for row in rows) or any(slot.label for slot in above if slot):
        return [], None
    lost = view.phases() == [""] and fourth is not None and rank(fourth.label) == 4
    return ([row.number for row in rows[:3]], fourth) if lost else ([], None)


def _medal(said: list[Statement], place: int, fourth: Voice) -> list[Statement]:
    """The medal of a row whose rank is not printed: that it stands above the fourth, in this place, says so."""
    got = [each for each in said if each.property == "competitor" and each.subject.kind == "Result"]
    voices = [(each.subject, Voice(each.passage, fourth.rule)) for each in got[:1]]
    return [voice.says(result, "medal", voice.code(MEDALS[place])) for result, own in voices for voice in (own, fourth)]


def _row(reader: Reader, view: View, row: Row, part: str, named_as: Crews) -> Iterator[Statement]:
    contest, lexicon = _event(reader, view, row), reader.page.lexicon
    slot = view.slot(row, "competitor") or view.slot(row, "country")
    if contest is None or slot is None:
        return
    size = named_as.size(contest.text, reader)
    names, nation = _who(reader, view, row, contest, named_as)
    if not names and nation is None and reader.nation(slot) is None and not reader.together(slot, size):
        return
    voice = reader.voice(slot, "results/competitor")
    mates = _mates(reader, view, row, names) if size is not None else []
    crew = "" if mates else view.text(row, "crew") or crew_of(view.text(row, "country"), reader.page.lexicon)
    made = entry(reader, [*names, *mates], contest, nation, voice, crew)
    if made is None:
        return
    got, said = made
    own = phase(view.text(row, "phase"), lexicon)
    part = phases.joined(part, own, reader.shared)
    yield from said
    yield from particulars(reader, view, row, said)
    yield from _date(reader, view, row, _run(own and part, got))
    yield from _held(reader, view, contest, got, part)
    yield from _opponents(reader, view, row, contest)
    for name in [""] if _measure(reader, view, row) == "points" or _out(view, row, lexicon) else view.phases():
        run = _run(phases.joined(part, name, reader.shared), got)
        yield from _measures(reader, view, row, name, run)
    if not part:
        yield from _pictured(view, row, got)


def _who(reader: Reader, view: View, row: Row, contest: Mention, named_as: Crews) -> tuple[list[Named], Mention | None]:
    """The names of a row's competitor, and its nation."""
    slot, size = view.slot(row, "competitor") or view.slot(row, "country"), named_as.size(contest.text, reader)
    if slot is None:
        return [], None
    first = leading(reader, slot, size) if size is not None and named_as.led else None
    names, nation = first or (reader.names(slot, size or 0, contest.part("sport")), _nation(reader, view, row, slot))
    behind_code = size is not None and not names and nation is None and CODED.search(slot.text) is not None
    return (leading(reader, slot, size or 0) if behind_code else None) or (names, nation)


def _mates(reader: Reader, view: View, row: Row, names: list[Named]) -> list[Named]:
    """Who sails with those that the competitor's cell names, in a column of its own."""
    slot = view.slot(row, "crew")
    mates = reader.names(slot) if slot and names else []
    return mates if all(" " in each.name for each in mates) else []


def _out(view: View, row: Row, lexicon: Lexicon) -> bool:
    """Whether one cell tells of all parts that someone was disqualified, or the like."""
    slots = [row.slots[column.index - 1] for column in view.columns if column.role in READ]
    filled = {slot.position: slot for slot in slots if slot and not blank(slot.text)}
    return len(filled) == 1 and all(status(slot.text, lexicon) for slot in filled.values())


def _pictured(view: View, row: Row, got: Mention) -> Iterator[Statement]:
    """The medal that a picture stands for, where no rank is printed."""
    slot = view.slot(row, "rank")
    colour = prize(slot) if slot and not slot.text.strip() else None
    if colour is not None and got.at is not None:
        voice = Voice(got.at, "results/picture")
        yield voice.says(got, "medal", voice.code(colour))


def _opponents(reader: Reader, view: View, row: Row, contest: Mention) -> Iterator[Statement]:
    """Those named in scores competed in the event too: `Corti (SUI) W`; a countryman's surname names no one new."""
    size = team_size(contest.text, reader.page.lexicon)
    slots = [row.slots[column.index - 1] for column in view.columns if column.role == "opponent"]
    for slot in {slot.position: slot for slot in slots if slot and not blank(slot.text)}.values():
        voice = reader.voice(slot, "results/opponent")
        if size is None:
            yield from _single(reader, contest, slot, voice)
        elif size == 2:
            yield from _pair(reader, contest, slot, voice)


def _single(reader: Reader, contest: Mention, slot: Slot, voice: Voice) -> Iterator[Statement]:
    for words, code in OPPONENT.findall(slot.text):
        name, nation = " ".join(words.split()), reader.page.lexicon.nations.find(code)
        own = reader.page.topic.nation
        if nation and is_person(name, reader.page.lexicon) and not (own and own.text == nation and " " not in name):
            who = person(Named(name, 0, 0, nation), voice.at, None, contest.part("sport"))
            yield from enters(result(contest, who, voice.at), voice)


def _pair(reader: Reader, contest: Mention, slot: Slot, voice: Voice) -> Iterator[Statement]:
    """The two who are named in a score, as often by surname: `Soto / Vaca (PER) W 6–4, 6–3`."""
    for first, second, code in PAIR.findall(re.sub(r"\s*/\s*", " / ", slot.text)):
        nation, own = reader.page.lexicon.nations.find(code), reader.page.topic.nation
        sure = (name for name in (first, second) if is_person(name, reader.page.lexicon) and "–" not in name)
        names = [Named(name, 0, 0) for name in sure]
        if nation and len(names) == 2 and (own is None or own.text != nation):
            made = entry(reader, names, contest, Mention("Nation", nation, at=voice.at), voice)
            yield from made[1] if made else ()


def _date(reader: Reader, view: View, row: Row, got: Mention) -> Iterator[Statement]:
    """The day of a row's event."""
    slot = view.slot(row, "date")
    found = dates.day(slot.text, reader.page.topic.held) if slot else None
    if slot is not None and found is not None:
        yield reader.voice(slot, "results/date").says(got, "date", found)


def _held(reader: Reader, view: View, contest: Mention, got: Mention, part: str) -> Iterator[Statement]:
    """The day that a line above tells: of the table's part, on the event's own page of the results, or of the event."""
    line = view.context.day
    day = dates.day(line.text, reader.page.topic.held) if line is not None else None
    if line is None or day is None or contest != headed(reader, view):
        return
    own = got if reader.page.topic.about == "event" else contest
    yield Voice(line.at, "results/day").says(_run(part, got) if part else own, "date", day)


def _run(part: str, got: Mention) -> Mention:
    """What a result is in a part of the event; without a part it is the result itself."""
    return Mention("Run", parts=(("phase", part), ("result", got)), at=got.at) if part else got


def _nation(reader: Reader, view: View, row: Row, competitor: Slot) -> Mention | None:
    """The nation of a row: its country's cell, the competitor's own, else the article's."""
    if (said := reader.nation(view.slot(row, "country")) or reader.nation(competitor)) is not None:
        return said
    named = any(each.nation for each in reader.names(competitor))
    return None if named else reader.page.topic.nation


def _measures(reader: Reader, view: View, row: Row, name: str, subject: Mention) -> Iterator[Statement]:
    """What a competitor got in one phase: each cell read once, however many columns it spans.

    Of several marks the last is the result (points behind a distance, an adjusted time behind a time), but for one
    that its header calls so; the others count only in another unit. The points of a league are no mark.
    """
    own = sorted((each for each in view.columns if each.phase == name), key=lambda each: fold(each.words) == "result")
    cells = [(column.role, row.slots[column.index - 1]) for column in own]
    wanted = READ - MEASURES if view.has("league") else READ
    filled = {slot.position: (kind, slot) for kind, slot in cells if slot and kind in wanted and not blank(slot.text)}
    last = [slot.position for kind, slot in filled.values() if kind in MEASURES][-1:]
    unit = _unit(reader, subject)
    for kind, slot in filled.values():
        voice = reader.voice(slot, f"results/{kind}")
        if word := status(slot.text, reader.page.lexicon):
            yield voice.says(subject, "status", voice.code(word))
        elif kind in ("rank", "medal") and (colour := medal(slot.text)):
            yield from [voice.says(subject, "medal", voice.code(colour))] if subject.kind == "Result" else []
        elif said := _said(kind, slot.text.strip(), aside=kind in MEASURES and slot.position not in last):
            given, value = said
            if isinstance(value, Quantity) and not value.unit and given == "mark":
                value = replace(value, unit=unit)
            yield voice.says(subject, given, value)


def _unit(reader: Reader, subject: Mention) -> str:
    """What the sport of a result is measured in, where its marks print no unit; a discipline has its own measure."""
    contest, lexicon = (subject.part("result") or subject).part("event"), reader.page.lexicon
    sport, part = contest.part("sport") if contest else None, subject.word("phase")
    if sport is None or discipline(part, sport.text, lexicon):
        return ""
    return lexicon.sports.units.get(sport.text, "")


def _said(role: str, text: str, *, aside: bool) -> tuple[str, Value] | None:
    """The property and value of a measured cell; of a mark that stands aside only the distance or weight."""
    if role == "rank":
        place = rank(text)
        return ("rank", place) if place is not None else None
    role = "gap" if role == "time" and text.startswith("+") else role
    printed = mark(text, "time" if role == "gap" and ":" in text else role)
    if printed is None:
        return None
    if aside:
        return (printed.unit, printed.number) if printed.unit in ("metres", "kilograms") else None
    return ("gap" if role == "gap" else "mark", printed)


def _event(reader: Reader, view: View, row: Row) -> Mention | None:
    """The event of a row: its own cell's, else the article's, else what the lines above the table name."""
    slot = view.slot(row, "event")
    if (slot is not None or view.has("event")) and not _measure(reader, view, row):
        if slot is None or blank(slot.text):
            return None
        through = reader.page.topic.about == "nation"  # over all editions, each row at one
        games, part = (of_row(reader, view, row), sport(reader, view, row)) if through else (None, None)
        return None if through and games is None else event(reader, view, slot.text, reader.at(slot), part, games)
    if (above := headed(reader, view)) is not None:
        return above
    return None if reader.page.topic.about == "qualification" else of_gender(reader, view, reader.page.topic.games)


def _measure(reader: Reader, view: View, row: Row) -> str:
    """What a row of a combined event tells of each part, where its cell for the event names a measure: `Points`."""
    named = role(view.text(row, "event"), reader.page.lexicon)
    return named if named in MEASURES else ""
