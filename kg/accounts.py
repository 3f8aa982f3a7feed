"""How much of an article's infobox and tables was understood, line by line and row by row."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from kg.article import Table
from kg.grid import filled, restore
from kg.pipeline import Extract

ROW = re.compile(r"t\d+r\d+|[a-z]+\d+")


class Fate(Enum):
    """What became of a row: it gave statements; a note tells why not; it says nothing of the kind, such as a sum."""

    UNDERSTOOD = "understood"
    NOT_UNDERSTOOD = "not understood"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Account:
    """The fates, by position, of an article's infobox lines that have a label and its tables' rows that have words."""

    fields: Mapping[str, Fate]
    rows: Mapping[str, Fate]

    def counted(self) -> dict[str, int]:
        """How many lines and rows met which fate: six numbers, in order.

        >>> Account({"i1": Fate.UNDERSTOOD}, {}).counted()["fields understood"]
        1
        """
        kinds = (("fields", Counter(self.fields.values())), ("rows", Counter(self.rows.values())))
        return {f"{kind} {fate.value}": counts[fate] for kind, counts in kinds for fate in Fate}

    def passed_over(self) -> Iterator[str]:
        """The positions that say nothing of the kind."""
        found = {**self.fields, **self.rows}
        return (position for position, fate in found.items() if fate is Fate.PASSED_OVER)


def account(extract: Extract) -> Account:
    """The account of one article."""
    passages = (
        at
        for each in extract.statements
        for at in (each.passage, *(mention.at for mention in each.mentions()))
        if at is not None
    )
    told = {row for at in passages for row in _rows_of(at.position)}
    noted = {place for note in extract.notes for place in (note.place, *_rows_of(note.place))}

    def fate(row: str, table: str = "") -> Fate:
        if row in told:
            return Fate.UNDERSTOOD
        return Fate.NOT_UNDERSTOOD if {row, table} & noted else Fate.PASSED_OVER

    fields = (f"i{field.number}" for field in extract.article.infobox if field.key.text.strip())
    return Account({each: fate(each) for each in fields}, {row: fate(row, table) for table, row in _rows(extract)})


def _rows_of(position: str) -> Iterator[str]:
    """The row that a position stands in.

    >>> list(_rows_of("t1r2c9")), list(_rows_of("i6")), list(_rows_of("t1h1c2"))
    (['t1r2'], ['i6'], [])
    """
    match = ROW.match(position)
    if match is not None and (position == match[0] or position[match.end()] == "c"):
        yield match[0]


def _rows(extract: Extract) -> Iterator[tuple[str, str]]:
    """The places of each table and of each of its rows that have words of their own and do not only part the others."""
    for section in extract.article.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for row in restore(table).rows:
                if not row.group and any(slot.row == row.number and not slot.inherited for slot in filled(row.slots)):
                    yield f"t{table.number}", f"t{table.number}r{row.number}"
