"""Tables of medals by nation, at the Games or in one sport; or by sport, of one delegation."""

from collections.abc import Iterator

from kg.cells import Reader, nation_of, rank
from kg.columns import View
from kg.grid import Row
from kg.makers import delegation
from kg.page import Findings
from kg.statement import Mention, Statement
from kg.text.numbers import number

COUNTS = (("gold", "gold"), ("silver", "silver"), ("bronze", "bronze"), ("mark", "total"), ("total", "total"))


def fits(view: View) -> bool:
    """Whether rows count medals of nations or sports."""
    numbers = all(_counted(view, row) for row in view.grid.rows if not row.group)
    return view.has("gold", "silver", "bronze") and (view.has("country") or view.has("sport")) and numbers


def _counted(view: View, row: Row) -> bool:
    return all(number(view.text(row, name)) is not None or not view.text(row, name) for name in ("gold", "silver", "bronze"))


def read(reader: Reader, view: View) -> Findings:
    """The medals, total and rank of each nation or sport."""
    for row in view.grid.rows:
        if row.group or _is_total(reader, view, row):
            continue
        found = [] if row.uncertain else list(_row(reader, view, row))
        yield from found
        if not found:
            text = " | ".join(slot.text for slot in row.slots if slot)
            yield reader.page.note(f"t{view.table.number}r{row.number}", text, "no nation or sport is known by this name")


def _is_total(reader: Reader, view: View, row: Row) -> bool:
    """Whether a row adds up the others."""
    words = [slot.text.strip().lower() for slot in row.slots if slot and not slot.inherited]
    return any(word.startswith(("total", "totals")) for word in words[:3]) and reader.nation(view.slot(row, "country")) is None


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    subject = _subject(reader, view, row)
    if subject is None:
        return
    for role, name in COUNTS:
        slot = view.slot(row, role)
        count = number(slot.text) if slot else None
        if slot is not None and count is not None:
            yield reader.voice(slot, f"counts/{name}").says(subject, name, count)
    slot = view.slot(row, "rank")
    place = rank(slot.text) if slot else None
    if slot is not None and place is not None:
        yield reader.voice(slot, "counts/rank").says(subject, "rank", place)
    yield from _code(reader, view, row, subject)


def _code(reader: Reader, view: View, row: Row, subject: Mention) -> Iterator[Statement]:
    """The code that a nation's cell prints behind its name."""
    slot = view.slot(row, "country")
    if slot is None or subject.kind != "Delegation":
        return
    code = slot.text.strip()[-4:-1]
    if slot.text.strip().endswith(f"({code})") and reader.page.lexicon.nations.codes.get(code):
        yield reader.voice(slot, "counts/code").says(subject, "code", code)


def _subject(reader: Reader, view: View, row: Row) -> Mention | None:
    """The delegation of a row, or its part in the sport of the row or of the page."""
    slot, topic = view.slot(row, "country"), reader.page.topic
    name = nation_of(slot.text, reader.page.lexicon) if slot else None
    nation = Mention("Nation", name, at=reader.at(slot)) if name and slot else None if slot else topic.nation
    team = delegation(topic.games, nation)
    sport = _sport(reader, view, row)
    if team is None or (slot is None and sport is None):
        return None
    if sport is None:
        return team
    parts: tuple[tuple[str, Mention], ...] = (("delegation", team), ("sport", sport))
    return Mention("Squad", team.part("nation").text if team.part("nation") else "", parts=parts, at=team.at)  # type: ignore[union-attr]


def _sport(reader: Reader, view: View, row: Row) -> Mention | None:
    slot = view.slot(row, "sport")
    if slot is not None:
        name = reader.page.lexicon.sports.find(slot.text)
        return Mention("Sport", name, at=reader.at(slot)) if name else None
    return view.context.sport if reader.page.topic.about == "sport" else None
