"""Lists of oaths and of who lit the flame: a row an edition, with those who took the oaths at its opening or lit it."""

from collections.abc import Iterator

from kg.cells import Reader, told
from kg.columns import View
from kg.editions import host, of_row
from kg.grid import Row
from kg.makers import appearance, appears, person
from kg.page import Findings
from kg.statement import Mention, Statement

#: What someone does, by the role of the column.
ROLES = (("competitor", "athletes-oath"), ("judge", "judges-oath"), ("coach", "coaches-oath"), ("lighter", "lit-flame"))


def fits(view: View) -> bool:
    """Whether rows are editions with who spoke an oath, as a column for judges or a heading tells, or lit the flame.

    A table that tells more of each edition is one of hosts.
    """
    editions, hosts = view.has("games") or view.has("year"), view.has("date") or view.has("athletes")
    return editions and (_of_oaths(view) or (view.has("lighter") and not hosts))


def _of_oaths(view: View) -> bool:
    headed = any(view.lexicon.tells("oath", line.text) for line in view.context.lines)
    return view.has("competitor") and (headed or view.has("judge") or view.has("coach"))


def read(reader: Reader, view: View) -> Findings:
    """Who took which oath or lit the flame at the opening of which Games."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "the edition is not certain")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    games = of_row(reader, view, row)
    if games is None:
        return
    yield from host(reader, view, row, games, "oaths")
    ceremony = Mention("Ceremony", parts=(("games", games), ("kind", Mention("Code", "opening"))), at=games.at)
    for column, oath in ROLES if _of_oaths(view) else ROLES[-1:]:
        for slot in view.slots(row, column):
            voice = reader.voice(slot, f"oaths/{oath}")
            for named in reader.names(slot):
                who = person(named, voice.at)
                yield from appears(appearance(oath, who, voice, ceremony), voice)
                if column == "competitor":
                    yield voice.says(who, "occupation", voice.code("athlete"))
