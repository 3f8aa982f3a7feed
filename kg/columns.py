"""Tables understood: what each column holds, told by its header words, phase by phase.

Invariant: a column gets a role only from words of `data/headers.toml`; what is not known there stays unknown, and is
reported.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kg.article import Table
from kg.context import Context, contexts, gender
from kg.games import edition, pattern
from kg.grid import Grid, Line, Row, Slot, restore
from kg.headers import BRACKETED, UNIT, attempt, discipline, fold, of_others, phase, role, whole
from kg.lexicon import Lexicon
from kg.page import Page

MEASURES = frozenset({"mark", "time", "points", "distance", "weight"})
MEDALS = frozenset({"gold", "silver", "bronze", "fourth"})
COLOURS = ("gold", "silver", "bronze")
#: The role of ranks that are not told apart.
UNCLEAR = "unclear"
#: What tells how well someone did.
RESULTS = MEASURES | {"rank"}
FINAL = re.compile(r"finals?")
SUM = re.compile(r"total|overall|combined|final ?/ ?total")
#: Beside these a column headed `Place` is one of ranks, in whatever words.
RANKED = frozenset({"competitor", "event", "country", "medal"})
#: Judges go by letters where there are as many.
JUDGES, LETTERS = 5, "ABCDEFGHIJKL"
#: What is told of a part: `Cross-country time`, `Fencing Victories (pts)`.
OF_PART = re.compile(
    r"(.+)\s(time|rank|points|score|place|result|distance|victorie|win|hit|penaltie|fault)s?(?: \((?:pts|points)\))?",
    re.IGNORECASE,
)
#: A race by its length or kind: `4 x 7.5 km relay`, `Individual`.
RACE = re.compile(r"[a-z]{4}|\d ?k?m\b", re.IGNORECASE)
#: One of the runs of a discipline: `Slalom 2`.
RUN = re.compile(r" \d$")
#: One of several measures under one word: `Time 1`.
COUNTED = re.compile(r"[^\d,]+ \d")
RANKING = re.compile(r"rank|classification|standing|result", re.IGNORECASE)
CODED = re.compile(r"([^()\d]+ [^()\d]+) \(([A-Z]{3})\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place (from 1), role, the phase over it, and its header's words."""

    index: int
    role: str
    phase: str
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """A table with its context, grid and columns, and the lexicon by which its words are understood."""

    context: Context
    table: Table
    grid: Grid
    columns: tuple[Column, ...]
    lexicon: Lexicon

    def headed(self, phrase: str) -> bool:
        """Whether the heading above the table has a phrase of the lexicon in it."""
        return self.lexicon.tells(phrase, self.context.heading)

    def has(self, *roles: str) -> bool:
        """Whether there is a column of each role."""
        return set(roles) <= {column.role for column in self.columns}

    def slot(self, row: Row, role: str, phase: str = "") -> Slot | None:
        """The first filled slot of a row in a column of that role and phase."""
        for column in self.columns:
            if column.role == role and column.phase == phase and (found := row.slots[column.index - 1]):
                return found
        return None

    def slots(self, row: Row, role: str) -> list[Slot]:
        """Every filled slot of a row in a column of that role."""
        found = (row.slots[column.index - 1] for column in self.columns if column.role == role)
        return [slot for slot in found if slot]

    def text(self, row: Row, role: str, phase: str = "") -> str:
        """The words of that slot."""
        slot = self.slot(row, role, phase)
        return slot.cell.piece.text.strip() if slot else ""

    def words(self, row: Row, role: str) -> str:
        """What the cells of that role say together: `Épée`, `Category A`."""
        texts = {slot.position: slot.text.strip() for slot in self.slots(row, role)}
        return ", ".join(filter(None, texts.values()))

    def lines(self) -> Iterator[Line]:
        """Every line of the table, those taken for headers too: for forms that have none."""
        yield from self.grid.header
        yield from (row.slots for row in self.grid.rows)

    def phases(self) -> list[str]:
        """The phases over the columns, in order, the event as a whole ('') among them."""
        return list(dict.fromkeys(column.phase for column in self.columns if column.role in MEASURES | {"rank", "gap"}))


def views(page: Page) -> Iterator[View]:
    """Every table of an article, understood as far as its headers go."""
    for context, block in contexts(page):
        if isinstance(block, Table):
            grid = restore(block)
            found = columns(grid, page.lexicon, context.sport.text if context.sport else "")
            yield View(context, block, grid, found, page.lexicon)


def columns(grid: Grid, lexicon: Lexicon, sport: str = "") -> tuple[Column, ...]:
    """The columns of a grid with their roles.

    A ranking over the sum of rounds (`Total` beside `Final`) makes the final a phase of its own. `sport` is that of the
    table: what is a round in one is an attempt in another.
    """
    labels = [list(grid.labels(index + 1)) for index in range(grid.width)]
    summed, judged = _is_summed(labels, lexicon), _judged(labels)
    found = [
        Column(index, "ignore", "", " / ".join(words))
        if words and (index in judged or attempt(words[-1], lexicon, sport))
        else _column(index, words, lexicon, sport, summed=summed)
        for index, words in enumerate(labels, 1)
    ]
    if any(each.role == "league" for each in found):  # `PL` beside `PW` counts the points that were lost
        found = [replace(each, role="league") if each.words.endswith("PL") else each for each in found]
    found = _of_sums(_netted(_ranked(found, labels, lexicon, sport)))
    found = [
        replace(each, role="rank") if _of_placings(each, grid) else each for each in _parted(found, lexicon, sport)
    ]
    ranked = not RANKED.isdisjoint(each.role for each in found)
    found = [replace(each, role="games") if _of_editions(each, grid, lexicon) else each for each in found]
    found = [replace(each, role="phase") if _of_rounds(each, grid, lexicon) else each for each in found]
    found = [replace(each, role="event", phase="") if _of_races(each, found, grid) else each for each in found]
    found = [_counted(each, found) for each in found]
    found = [_by_contents(each, found, grid, lexicon) for each in _of_colours(found, grid)]
    return tuple(replace(each, role="city") if not ranked and _of_places(each, grid) else each for each in found)


def _judged(labels: list[list[str]]) -> frozenset[int]:
    """The columns (from 1) that are headed by letters in a row from A on, each for a judge.

    >>> sorted(_judged([["Name"], ["A"], ["B"], ["C"], ["D"], ["E"], ["F"], ["G"], ["Total"]]))
    [2, 3, 4, 5, 6, 7, 8]
    """
    letters = "".join(words[-1] if words and len(words[-1]) == 1 else " " for words in labels)
    row = next((run for run in letters.split() if len(run) >= JUDGES and LETTERS.startswith(run)), "")
    first = letters.index(row) + 1 if row else 0
    return frozenset(range(first, first + len(row)))


def _of_editions(column: Column, grid: Grid, lexicon: Lexicon) -> bool:
    """Whether a column of events is one of editions of Games, some of which stand in spans (`1960 … – 1976 …`)."""
    if column.role != "event":
        return False
    cells = [cell for row in grid.rows if not row.group and (cell := row.slots[column.index - 1]) and cell.text.strip()]
    named = [cell for cell in cells if edition(cell.text, lexicon)]
    spans = [cell for cell in cells if len(pattern(lexicon).findall(cell.text)) > 1]
    return len(named) > 1 and len(named) + len(spans) == len(cells)


def _is_summed(labels: list[list[str]], lexicon: Lexicon) -> bool:
    """Whether there is a sum of rounds beside what was got in the final itself."""
    inner = [(words, _innermost(words, lexicon)) for words in labels]
    finals = (words[-1] for words, word in inner if FINAL.fullmatch(word))
    own = any(whole(word, lexicon) or role(word, lexicon) in MEASURES for word in finals)
    return own and any(SUM.fullmatch(word) for _, word in inner)


def _by_contents(column: Column, beside: list[Column], grid: Grid, lexicon: Lexicon) -> Column:
    """A column whose words tell nothing of what it holds: sports before medals, people with their nations' codes."""
    roles = {each.role for each in beside}
    if column.role == "competitor":
        return replace(column, role="athletes") if _counts(column, grid) else column
    placed = column.role in ("mark", "rank") and not column.phase and RANKING.search(column.words)
    if column.words and (not placed or "competitor" in roles):
        return column
    cells = [cell.text.strip() for row in grid.rows if not row.group and (cell := row.slots[column.index - 1])]
    cells = [cell for cell in cells if cell and not cell.lower().startswith("total")]
    if not column.words and MEDALS & roles and len(cells) > 1 and all(map(lexicon.sports.find, cells)):
        return replace(column, role="sport")
    coded = (match for cell in cells if (match := CODED.fullmatch(cell)))
    names = [match[1] for match in coded if lexicon.nations.codes.get(match[2])]
    people = len(names) > 1 and len(names) == len(cells) and not any(map(lexicon.nations.find, names))
    return replace(column, role="competitor") if people and placed else column


def _of_colours(found: list[Column], grid: Grid) -> list[Column]:
    """Three columns without words before a total that they add up to are the medals, by order."""
    for first, second, third, total in zip(found, found[1:], found[2:], found[3:], strict=False):
        parts, sums = (first, second, third), total.words.lower() == "total"
        if sums and not any(each.words for each in parts) and _adds_up(grid, parts, total):
            colours = dict(zip((each.index for each in parts), COLOURS, strict=True))
            return [replace(each, role=colours.get(each.index, each.role)) for each in found]
    return found


def _adds_up(grid: Grid, parts: tuple[Column, ...], total: Column) -> bool:
    """Whether in every row, of several, some columns add up to another."""
    rows = [
        [slot.text.strip() if (slot := row.slots[each.index - 1]) else "" for each in (*parts, total)]
        for row in grid.rows
        if not row.group
    ]
    numbers = [[int(cell) for cell in row] for row in rows if all(map(str.isdecimal, row))]
    return 1 < len(numbers) == len(rows) and all(sum(row[:-1]) == row[-1] for row in numbers)


def _counted(column: Column, beside: list[Column]) -> Column:
    """A column of a part's several marks is of a part of its own: `Slalom, Time 1`."""
    same = [each for each in beside if (each.phase, each.role) == (column.phase, column.role)]
    own = [each.words.rpartition(" / ")[2] for each in (column, *same)]
    counted = column.phase and column.role in MEASURES and len(same) > 1 and all(map(COUNTED.fullmatch, own))
    return replace(column, phase=f"{column.phase}, {own[0]}") if counted else column


def _of_races(column: Column, beside: list[Column], grid: Grid) -> bool:
    """Whether a column headed `Race` names races, and no other names events."""
    if fold(column.words) != "race" or any(each.role == "event" for each in beside):
        return False
    cells = [cell.text for row in grid.rows if not row.group and (cell := row.slots[column.index - 1])]
    return any(map(str.strip, cells)) and all(RACE.search(cell) for cell in cells if cell.strip())


def _counts(column: Column, grid: Grid) -> bool:
    """Whether a column headed `Athletes` counts them."""
    cells = [cell.text.strip() for row in grid.rows if not row.group and (cell := row.slots[column.index - 1])]
    return len(cells) > 1 and all(cell.replace(",", "").isdecimal() for cell in cells)


def _of_rounds(column: Column, grid: Grid, lexicon: Lexicon) -> bool:
    """Whether a column of events is one of the rounds of an event: `Heat 1`, `Final`."""
    if column.role != "event":
        return False
    cells = [cell.text.strip() for row in grid.rows if not row.group and (cell := row.slots[column.index - 1])]
    return any(cells) and all(phase(cell, lexicon) or whole(cell, lexicon) for cell in cells)


def _parted(found: list[Column], lexicon: Lexicon, sport: str) -> list[Column]:
    """Columns under a word that is known for nothing, beside those of the event as a whole, are of a part called so.

    So are those under several such words, where each has a rank of its own: ski jumping and the race behind it.
    """
    strange = {each.index: word for each in found if each.role in RESULTS and (word := _strange(each, lexicon, sport))}
    whole_too = any(each.role in RESULTS and not each.phase and each.index not in strange for each in found)
    ranked = {strange[each.index] for each in found if each.role == "rank" and each.index in strange}
    if not whole_too and len(ranked) < 2:
        return found
    return [replace(each, phase=each.phase or strange.get(each.index, "")) for each in found]


def _strange(column: Column, lexicon: Lexicon, sport: str) -> str:
    """The word over a column's own that is no role, phase or whole, without what stands in brackets: `Snatch (kg)`.

    `Combined` is the whole in some sports, and one of its parts in others.
    """
    *over, _ = column.words.split(" / ")
    known = (role, phase, whole)
    strange = (
        word
        for word in over
        if not (gender(word) or lexicon.tells("over the whole", word))
        and (discipline(word, sport, lexicon) or not any(test(word, lexicon) for test in known))
    )
    return next((BRACKETED.sub("", word) for word in strange), "")


def _of_placings(column: Column, grid: Grid) -> bool:
    """Whether a column of a phase holds the places in it: `SP`, `FS` with 1, 2, 3 in some order, and `WD`."""
    if column.role != "mark" or not column.phase or " / " in column.words:
        return False
    cells = [slot.text.strip() for row in grid.rows if not row.group and (slot := row.slots[column.index - 1])]
    places = [cell for cell in cells if not cell.isalpha() and cell]
    return len(places) > 2 and set(places) == {str(place) for place in range(1, len(places) + 1)}


def _of_places(column: Column, grid: Grid) -> bool:
    """Whether a column headed `Place` holds names of places."""
    if column.role != "rank" or fold(column.words) != "place":
        return False
    cells = (row.slots[column.index - 1] for row in grid.rows if not row.group)
    words = [cell.text.strip() for cell in cells if cell and any(map(str.isalpha, cell.text))]
    return len(words) > 1 and all(each[0].isupper() and not any(map(str.isdigit, each)) for each in words)


def _innermost(words: list[str], lexicon: Lexicon) -> str:
    """The last header word over a column that names the event as a whole, or a sum."""
    folded = (word.strip().lower() for word in reversed(words) if whole(word, lexicon))
    return next((word for word in folded if FINAL.fullmatch(word) or SUM.fullmatch(word)), "")


def _netted(found: list[Column]) -> list[Column]:
    """Columns with the net points as the result, where the total ones are beside them."""
    if not any(each.role == "net" for each in found):
        return found
    plain = [replace(each, role="ignore") if each.role in MEASURES and not each.phase else each for each in found]
    return [replace(each, role="points") if each.role == "net" else each for each in plain]


def _of_sums(found: list[Column]) -> list[Column]:
    """Columns with placings under the parts of an event, where their sum is its result."""
    if not any(each.role == "placings" for each in found):
        return found
    told = [replace(each, role="rank") if each.role == "mark" and each.phase else each for each in found]
    return [replace(each, role="points") if each.role == "placings" else each for each in told]


def _ranked(found: list[Column], labels: list[list[str]], lexicon: Lexicon, sport: str) -> list[Column]:
    """Columns below one word with several ranks: each is of the part whose column stands before it."""
    pairs = zip(_with_ranks(found, lexicon, sport), labels, strict=True)
    groups = groupby(pairs, key=lambda pair: pair[1][:-1])
    return [each for _, group in groups for each in _told_apart([*group], lexicon)]


def _with_ranks(found: list[Column], lexicon: Lexicon, sport: str) -> list[Column]:
    """A discipline with a rank behind it, as another has: `Downhill`, `Rank`, `Slalom 1`, `Rank`."""
    pairs = zip(found, [*found[1:], None], strict=True)
    named = {each.index for each, after in pairs if not each.role and after is not None and after.role == "rank"}
    parts = {
        each.index for each in found if each.index in named and discipline(RUN.sub("", each.words), sport, lexicon)
    }
    if len(parts) < 2:
        return found
    return [replace(each, role="mark", phase=each.words) if each.index in parts else each for each in found]


def _told_apart(group: list[tuple[Column, list[str]]], lexicon: Lexicon) -> list[Column]:
    if sum(column.role == "rank" for column, _ in group) < 2:
        return [column for column, _ in group]
    done, part = [], None
    for column, words in group:
        if column.role in MEASURES:
            inner = phase(words[-1], lexicon)
            part = ", ".join(dict.fromkeys(name for name in (column.phase, inner) if name))
        elif column.role != "rank":
            part = None
        done.append(column if part is None else replace(column, phase=part))
    ranks = Counter(each.phase for each in done if each.role == "rank")
    return [replace(each, role=UNCLEAR) if each.role == "rank" and ranks[each.phase] > 1 else each for each in done]


def _column(index: int, words: list[str], lexicon: Lexicon, sport: str, *, summed: bool) -> Column:
    over = words[:-1]
    aside = any(role(word, lexicon, sport) == "ignore" and not phase(word, lexicon) for word in over)
    dated = over and role(over[-1], lexicon) == "date" and lexicon.tells("first or last day", words[-1])
    if aside or dated or not words:
        return Column(index, "ignore" if aside else "date" if dated else "", "", " / ".join(words))
    last = words[-1]
    of_part = None if role(last, lexicon, sport) else OF_PART.fullmatch(last)
    if of_part and (phase(of_part[1], lexicon) or discipline(of_part[1], sport, lexicon)):
        return Column(index, role(of_part[2], lexicon, sport) or "mark", of_part[1].strip(), " / ".join(words))
    bare = UNIT.sub("", last)
    borne = any(role(word, lexicon) == "bearer" for word in over)  # `Opening ceremony`, under it
    named, part = (
        role(last, lexicon, sport) or ("bearer" if borne else ""),
        "" if of_others(bare, sport, lexicon) else phase(bare, lexicon),
    )
    if not named and part and over and all(whole(word, lexicon) for word in over) and not summed:
        return Column(index, "mark", part, " / ".join(words))
    if not over and not named:
        return Column(index, "mark" if part or whole(last, lexicon) else "", part, last)
    if named in MEDALS:  # below `Gold medal game`, too
        return Column(index, named, "", " / ".join(words))
    phases = [found for word in over if (found := phase(word, lexicon))]
    if summed and FINAL.fullmatch(_innermost(words, lexicon)):
        phases.append(next(word for word in reversed(words) if whole(word, lexicon)))
    return Column(index, named or ("mark" if phases and part else ""), " ".join(phases), " / ".join(words))
