"""Lists of oaths: a row an edition, with who took the oath there for the athletes, the judges and the coaches."""

from collections.abc import Iterator

from kg.cells import Reader, told
from kg.columns import View
from kg.editions import host, of_row
from kg.grid import Row
from kg.makers import appearance, appears, person
from kg.page import Findings
from kg.statement import Mention, Statement

#: For whom an oath is taken, by the role of its column.
OATHS = (("competitor", "athletes-oath"), ("judge", "judges-oath"), ("coach", "coaches-oath"))


def fits(view: View) -> bool:
    """Whether rows are editions with those who spoke an oath, as a column for judges or a heading tells."""
    editions = view.has("games") or view.has("year")
    headed = any(view.lexicon.tells("oath", line.text) for line in view.context.lines)
    return editions and view.has("competitor") and (headed or view.has("judge") or view.has("coach"))


def read(reader: Reader, view: View) -> Findings:
    """Who took which oath at the opening of which Games."""
    for row in view.grid.rows:
        if not row.group:
            yield from told(reader, view, row, _row(reader, view, row), "the edition is not certain")


def _row(reader: Reader, view: View, row: Row) -> Iterator[Statement]:
    games = of_row(reader, view, row)
    if games is None:
        return
    yield from host(reader, view, row, games, "oaths")
    ceremony = Mention("Ceremony", parts=(("games", games), ("kind", Mention("Code", "opening"))), at=games.at)
    for column, oath in OATHS:
        for slot in view.slots(row, column):
            voice = reader.voice(slot, f"oaths/{oath}")
            for named in reader.names(slot):
                who = person(named, voice.at)
                yield from appears(appearance(oath, who, voice, ceremony), voice)
                if column == "competitor":
                    yield voice.says(who, "occupation", voice.code("athlete"))
