"""Results: a row a competitor, with rank, mark, gap or status for the event as a whole and for its phases."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.cells import Reader, blank, competitor, event, mark, medal, rank, status, team_size
from kg.columns import MEASURES, View, phase
from kg.context import gender
from kg.grid import Row, Slot
from kg.makers import enters, result
from kg.page import Findings
from kg.statement import Mention, Statement


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an event that rows are about: what is printed, and where."""

    name: str
    number: int = 0


def fits(view: View) -> bool:
    """Whether rows are competitors with something measured."""
    measured = any(column.role in MEASURES | {"rank"} for column in view.columns)
    return measured and (view.has("competitor") or view.has("country")) and not view.has("gold")


def read(reader: Reader, view: View) -> Findings:
    """What each competitor got in each phase."""
    part = _above(reader, view)
    for row in view.grid.rows:
        words = next((slot.text for slot in row.slots if slot), "")
        if row.group:
            part = phase(words, reader.page.lexicon) or part
            continue
        found = [] if row.uncertain else list(_row(reader, view, row, part))
        yield from found
        if not found:
            text = " | ".join(slot.text for slot in row.slots if slot)
            reason = "where its cells belong is not certain" if row.uncertain else "no competitor and event are certain here"
            yield reader.page.note(f"t{view.table.number}r{row.number}", text, reason)


def _above(reader: Reader, view: View) -> str:
    """The phase that the lines above a table name."""
    return next((found for line in reversed(view.context.lines) if (found := phase(line.text, reader.page.lexicon))), "")


def _row(reader: Reader, view: View, row: Row, part: str) -> Iterator[Statement]:
    contest = _event(reader, view, row)
    slot = view.slot(row, "competitor") or view.slot(row, "country")
    if contest is None or slot is None or slot.cell.piece.text.strip() == "":
        return
    voice = reader.voice(slot, "results/competitor")
    names = reader.names(slot, team_size(contest.text, reader.page.lexicon) or 0)
    nation = reader.nation(view.slot(row, "country")) or (None if any(each.nation for each in names) else reader.page.topic.nation)
    crew = view.text(row, "crew")
    if not names and reader.nation(slot) is None:
        return
    made = list(competitor(reader, names, contest, nation or reader.nation(slot), voice, crew))
    if not made or not isinstance(made[0], Mention):
        return
    got = result(contest, made[0], voice.at)
    yield from enters(got, voice)
    yield from (each for each in made if isinstance(each, Statement))
    for order, name in enumerate(view.phases()):
        yield from _phase(reader, view, row, got, (name, part, order))


def _phase(reader: Reader, view: View, row: Row, got: Mention, where: tuple[str, str, int]) -> Iterator[Statement]:
    """What a competitor got in one phase: the event as a whole where neither column nor context names a part."""
    name, part, _ = where
    label = " ".join(dict.fromkeys(word for word in (name or part,) if word))
    at = got.at
    subject = Mention("Run", parts=(("phase", label), ("result", got)), at=at) if label else got
    cells = {column.role: slot for column in reversed(view.columns) if column.phase == name and (slot := row.slots[column.index - 1])}
    yield from _measures(reader, subject, cells)


def _measures(reader: Reader, subject: Mention, cells: dict[str, Slot]) -> Iterator[Statement]:
    for role, slot in sorted(cells.items()):
        text = slot.text.strip()
        if blank(text) or role not in MEASURES | {"rank", "gap", "status", "medal"}:
            continue
        voice = reader.voice(slot, f"results/{role}")
        word = status(text, reader.page.lexicon)
        if word:
            yield voice.says(subject, "status", voice.code(word))
        elif word is None and (found := _said(role, text)) is not None:
            name, value = found
            if name == "medal" and subject.kind == "Result":
                yield voice.says(subject, "medal", voice.code(str(value)))
            elif name != "medal":
                yield voice.says(subject, name, value)


def _said(role: str, text: str):  # type: ignore[no-untyped-def]
    """The property and value of a measured cell."""
    if role in ("rank", "medal"):
        if (colour := medal(text)) is not None:
            return "medal", colour
        return ("rank", place) if (place := rank(text)) is not None else None
    printed = mark(text, "time" if role == "gap" and ":" in text else role)
    if role == "gap":
        return ("gap", printed) if printed and text.startswith(("+", "-", "−")) or printed else None
    return ("mark", printed) if printed else None


def _event(reader: Reader, view: View, row: Row) -> Mention | None:
    """The event of a row: its own cell's, else the article's, else what the lines above the table name."""
    slot = view.slot(row, "event")
    if slot is not None and not blank(slot.text):
        return event(reader, view, slot.text, reader.at(slot))
    topic = reader.page.topic
    if topic.event is not None:
        return topic.event
    if slot is not None:
        return None
    line = view.context.label(reader.page.lexicon)
    while line is not None and phase(line.text, reader.page.lexicon):
        return None
    if line is not None and view.context.sport is not None:
        return event(reader, view, line.text.replace("(", "").replace(")", ""), line.at)
    return _of_gender(reader, view)


def _of_gender(reader: Reader, view: View) -> Mention | None:
    """The one event of a sport for a gender: `Men's figure skating`, where a line says no more than `Men`."""
    sport, games = view.context.sport, reader.page.topic.games
    lines = [line for line in view.context.lines if gender(line.text)]
    if sport is None or games is None or not lines:
        return None
    label = f"{view.context.gender.capitalize()} {sport.text.lower()}"
    return Mention("Event", label, parts=(("games", games), ("sport", sport)), at=lines[-1].at)
