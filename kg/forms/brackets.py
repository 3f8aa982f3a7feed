"""Head-to-head brackets: a block of columns a round, in it the two sides of each match one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.cells import Reader, blank, entry, event, mark, team_size
from kg.columns import View
from kg.forms._trees import pairs
from kg.grid import Slot
from kg.headers import phase, whole
from kg.lexicon import Lexicon
from kg.page import Findings, Voice
from kg.statement import Mention, Statement
from kg.text import dates
from kg.text.numbers import number


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one round (from 0) with its name and the cell that says it."""

    phase: str
    head: Slot
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a match: the cell of the name, and the cells of its scores."""

    name: Slot
    scores: tuple[Slot, ...]


def fits(view: View) -> bool:
    """Whether the columns are rounds, two at least, and nothing else."""
    known = any(column.role not in ("", "mark", "date") for column in view.columns)
    return not known and len(list(_blocks(view))) > 1


def read(reader: Reader, view: View) -> Findings:
    """Each match: both sides, their scores, who won; a side whose match is not certain is reported."""
    contest = _contest(reader, view)
    rounds = [(block, list(_sides(reader, view, block))) for block in _blocks(view, reader.page.lexicon)]
    tree = _tree(view, rounds)
    for block, sides in rounds:
        matched: set[str] = set()
        for upper, lower in tree.get(block.phase) or _matches(sides):
            said = list(_match(reader, contest, block, (upper, lower))) if contest else []
            matched |= {upper.name.position, lower.name.position} if said else set()
            yield from said
        for side in sides:
            if side.name.position not in matched:
                made = _entered(reader, contest, side) if contest else None
                yield from made[1] if made else ()
                yield reader.page.note(side.name.position, side.name.text, "who played whom is not certain here")


def _tree(view: View, rounds: Sequence[tuple[Block, list[Side]]]) -> dict[str, list[tuple[Side, Side]]]:
    """The matches of each round of a tree whose names are cells over several rows; none where it is not a whole one."""
    rounds = [(block, sides) for block, sides in rounds if sides]
    if len(rounds) < 2 or rounds[0][1][0].name.cell.rows < 2:
        return {}
    first = {side.name.position: side for side in rounds[0][1]}
    head = rounds[0][1][0].name
    column = [row.slots[head.column - 1] for row in view.grid.rows]
    places = [slot for slot in column if slot and not slot.inherited and slot.cell.rows == head.cell.rows]
    names = [first[slot.position].name.text if slot.position in first else None for slot in places]
    sides: list[list[Side | None]] = [[first.get(slot.position) for slot in places]]
    sides += [list(own) for _, own in rounds[1:]]
    found = pairs(names, [[side.name.text for side in own] for _, own in rounds[1:]])
    if not found:
        return {}
    matches = ([(own[one], own[other]) for one, other in its] for own, its in zip(sides, found, strict=False))
    return {
        block.phase: [(one, other) for one, other in its if one is not None and other is not None]
        for (block, _), its in zip(rounds, matches, strict=False)
    }


def _contest(reader: Reader, view: View) -> Mention | None:
    """The event of a bracket: the article's, else what the line above it names."""
    if reader.page.topic.event is not None:
        return reader.page.topic.event
    line = view.context.label(reader.page.lexicon)
    return event(reader, view, line.text, line.at) if line and view.context.sport else None


def _blocks(view: View, lexicon: Lexicon | None = None) -> Iterator[Block]:
    """The rounds over the columns."""
    found: dict[str, list[int]] = {}
    heads: dict[str, Slot] = {}
    for index, slot in enumerate(view.grid.header[-1] if view.grid.header else ()):
        if slot is not None and slot.text.strip():
            found.setdefault(slot.position, []).append(index)
            heads[slot.position] = slot
    for position, columns in found.items():
        words = heads[position].text.split("\n")[0].strip()
        if len(columns) > 1 and (lexicon is None or phase(words, lexicon) or whole(words, lexicon)):
            yield Block(words, heads[position], tuple(columns))


def _sides(reader: Reader, view: View, block: Block) -> Iterator[Side]:
    """The names that begin in a block's columns, each with what stands behind it in its row."""
    for row in view.grid.rows:
        own = [slot for index in block.columns if (slot := row.slots[index]) and slot.row == row.number]
        cells = list({slot.position: slot for slot in own if not blank(slot.text)}.values())
        name = next((slot for slot in cells if reader.names(slot) or reader.nation(slot)), None)
        if name is not None:
            yield Side(name, tuple(slot for slot in cells if slot.column > name.column))


def _matches(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """The sides that stand right below each other, two and two; a run of an odd number pairs nobody."""
    runs: list[list[Side]] = []
    for before, side in pairwise([None, *sides]):
        if side is not None and before is not None and side.name.row - before.name.row == 1:
            runs[-1].append(side)
        elif side is not None:
            runs.append([side])
    for run in runs:
        if len(run) % 2 == 0:
            yield from zip(run[::2], run[1::2], strict=True)


def _match(reader: Reader, contest: Mention, block: Block, sides: tuple[Side, Side]) -> Iterator[Statement]:
    made = [_entered(reader, contest, side) for side in sides]
    entries = [got for each in made if each is not None for got in (each[0],)]
    if len(entries) < len(sides):
        return
    winner = _winner(sides)
    for order, (side, each) in enumerate(zip(sides, made, strict=True)):
        voice = reader.voice(side.name, "brackets/match")
        yield from each[1] if each else []
        run = Mention("Run", parts=(("phase", block.phase), ("result", entries[order])), at=voice.at)
        opponent = entries[1 - order].part("competitor")
        if opponent is not None:
            yield voice.says(run, "opponent", opponent)
        if winner is not None:
            yield voice.says(run, "won", winner == order)
        yield from _score(reader, side, run)
        yield from _day(reader, block, run)


def _entered(reader: Reader, contest: Mention, side: Side) -> tuple[Mention, list[Statement]] | None:
    names = reader.names(side.name, team_size(contest.text, reader.page.lexicon) or 0)
    voice = reader.voice(side.name, "brackets/competitor")
    return entry(reader, names, contest, reader.nation(side.name), voice)


def _winner(sides: tuple[Side, Side]) -> int | None:
    """Which side (0 or 1) won: the one with more sets or the higher single score, else the one in bold letters."""
    upper, lower = ([number(slot.text.strip()) for slot in side.scores] for side in sides)
    won = [0, 0]
    for first, second in zip(upper, lower, strict=False):
        if first is not None and second is not None and first != second:
            won[first < second] += 1
    if won[0] != won[1]:
        return int(won[0] < won[1])
    bold = [any(mark.kind == "bold" for mark in side.name.cell.piece.marks) for side in sides]
    return bold.index(True) if sum(bold) == 1 else None


def _score(reader: Reader, side: Side, run: Mention) -> Iterator[Statement]:
    """The one score of a side; of sets, each is in its cell, and none is the mark."""
    if len(side.scores) == 1 and (printed := mark(side.scores[0].text, "points")) is not None:
        yield reader.voice(side.scores[0], "brackets/score").says(run, "mark", printed)


def _day(reader: Reader, block: Block, run: Mention) -> Iterator[Statement]:
    """The day that the round's head tells."""
    found = dates.day(" ".join(block.head.text.split("\n")[1:]), reader.page.topic.held)
    if found is not None:
        yield Voice(reader.at(block.head), "brackets/date").says(run, "date", found)
