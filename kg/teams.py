"""Cells that name a team: its nation, and its members behind it, run together where line breaks were lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.cells import UNSURE_NAMES, Reader, crewless, team_size
from kg.columns import View
from kg.grid import Slot
from kg.names import Named, capital, is_person, people
from kg.runs import LONGEST, MOST, parted, usual
from kg.statement import Mention, Note, Statement

#: Words without digits and separators.
RUN = re.compile(r"[^\W\d_][^\d\s()/,;&]*(?: [^\W\d_][^\d\s()/,;&]*)*")

#: As many words may be several names.
FEWEST_WORDS = 4
SHORT = 2


class Crews(NamedTuple):
    """How the cells of a column name teams: how many names most have, whether most begin with their nation.

    `landless` tells that none names a nation or shows a flag, and that the page is no nation's.
    """

    usual: int = 0
    led: bool = False
    landless: bool = False

    def size(self, event: str, reader: Reader) -> int | None:
        """How many compete together in an event; where that varies, how many names the cells usually have."""
        size = team_size(event, reader.page.lexicon)
        return self.usual if size == 0 else size


def crews(reader: Reader, view: View, role: str) -> Crews:
    """How the cells of a column name teams."""
    texts = [text for row in view.grid.rows if not row.group and (text := view.text(row, role).strip())]
    pattern = reader.page.lexicon.nations.pattern
    behind = [text[match.end() :] if (match := pattern.match(text)) else "" for text in texts]
    runs = sum(len(text.split()) > 3 and "\n" not in text for text in behind)
    led = runs > 2 and runs >= MOST * len(texts)
    pictures = any(slot.cell.piece.images for row in view.grid.rows for slot in view.slots(row, role))
    landless = reader.page.topic.nation is None and not pictures and not any(pattern.search(text) for text in texts)
    size = usual(behind if led else texts) if _are_short(reader.known) else 0
    return Crews(size, led, landless)


def beside(reader: Reader, slots: Iterable[Slot]) -> int:
    """How many names of two words the cells of a row hold, each behind its nation, where all hold as many; else 0."""
    pattern = reader.page.lexicon.nations.pattern
    texts = [slot.text.strip() for slot in slots]
    behind = [text[match.end() :] if (match := pattern.match(text)) else text for text in texts]
    alike = len({len(text.split()) for text in behind}) == 1 and all(RUN.fullmatch(text.strip()) for text in behind)
    return usual(behind) if alike and _are_short(reader.known) else 0


def _are_short(known: frozenset[str]) -> bool:
    """Whether most of the names that an article gives alone have two words, as not all languages' names have."""
    return 2 * sum(len(name.split()) == SHORT for name in known) >= len(known)


def leading(reader: Reader, slot: Slot, size: int | None = 0) -> tuple[list[Named], Mention] | None:
    """The nation that a cell begins with, and the names behind it where they can be parted: `Hungary Ana Bo Eva Li`.

    Where each competes alone (`size` none) that is one name: `Norway (NOR) Ana Bo`.
    """
    lexicon = reader.page.lexicon
    text = crewless(slot.text.strip(), lexicon)
    match = lexicon.nations.pattern.match(text)
    name = lexicon.nations.find(match["name"] or match["code"]) if match else None
    if match is None or name is None:
        return None
    behind = _behind(text[match.end() :].strip(), reader, size or 0)
    sure = (len(behind) == 1 if size is None else len(behind) > 1) and all(
        is_person(each.name, lexicon) and each.name.count(" ") < LONGEST for each in behind
    )
    return (behind if sure else []), Mention("Nation", name, at=reader.at(slot))


def _behind(text: str, reader: Reader, size: int) -> list[Named]:
    """The names behind a nation; a word among them that is a nation's name, too (`Andreja Mali`), parts none."""
    parts = parted(text, 0, len(text), reader.known, size) if size > 1 and RUN.fullmatch(text) else []
    if len(parts) == size > 1:
        return [Named(text[start:end], start, end) for start, end in parts]
    return people(text, reader.page.lexicon, reader.known, size)


def unparted(reader: Reader, slots: Iterable[Slot | None], said: Sequence[Statement]) -> Iterator[Note]:
    """Notes on cells whose names run together, where nobody is named by what is said."""
    named = {each.at.position for one in said for each in one.mentions() if each.kind == "Person" and each.at}
    for slot in slots:
        if slot is not None and slot.position not in named and "\n" not in (text := slot.text.strip()):
            match = reader.page.lexicon.nations.pattern.match(text)
            words = text[match.end() :].strip() if match else text
            if len(words.split()) >= FEWEST_WORDS and RUN.fullmatch(words) and all(map(capital, words.split())):
                yield reader.page.note(slot.position, text, UNSURE_NAMES)
