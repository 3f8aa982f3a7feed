"""Nations that took part, listed in a table's cells in no order of columns."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.cells import Reader, blank, nation_of
from kg.columns import View
from kg.grid import Slot, filled
from kg.lexicon import Lexicon
from kg.makers import delegation
from kg.page import Findings
from kg.statement import Mention, Statement

CODE = re.compile(r"\(([A-Z]{3})\)")
#: How many athletes a nation sent, behind its name.
COUNTED = re.compile(r"\((\d[\d,]*)\)\s*$")
#: That a nation was the host.
HOSTS = re.compile(r"\s*\((?:the )?hosts?(?: (?:nation|country|team))?\)\s*$", re.IGNORECASE)
FEWEST = 6


def fits(view: View) -> bool:
    """Whether there are no columns that are known; that the cells are nations is seen when they are read."""
    return not any(column.role for column in view.columns) and len(view.columns) > 1


def named(view: View, lexicon: Lexicon) -> bool:
    """Whether nearly all cells name a nation."""
    cells = [text for line in view.lines() for cell in filled(line) for text in entries(cell.text, lexicon)]
    return len(cells) >= FEWEST and sum(nation_of(text, lexicon) is not None for text in cells) > 0.8 * len(cells)


def entries(text: str, lexicon: Lexicon) -> list[str]:
    r"""The lines of a cell; nations that run together in one are parted, with what stands in brackets behind them.

    >>> from kg.lexicon import load
    >>> entries("Fiji (10) Guinea-Bissau Peru", load()), entries("Fiji (9) (hosts)\nPeru is not", load())
    (['Fiji (10)', 'Guinea-Bissau', 'Peru'], ['Fiji (9)', 'Peru is not'])
    """
    lines = [HOSTS.sub("", line).strip() for line in text.splitlines() if not blank(line)]
    return [
        entry for line in lines for entry in (_parted(line, lexicon) if nation_of(line, lexicon) is None else [line])
    ]


def _parted(line: str, lexicon: Lexicon) -> list[str]:
    starts = [match.start() for match in lexicon.nations.pattern.finditer(line)]
    parts = [line[start:end].strip() for start, end in pairwise([*starts, len(line)])]
    whole = bool(starts) and starts[0] == 0 and all(nation_of(COUNTED.sub("", part), lexicon) for part in parts)
    return parts if whole else [line]


def read(reader: Reader, view: View) -> Findings:
    """That each nation was at the article's Games, under which code and with how many athletes."""
    if not named(view, reader.page.lexicon) or reader.page.topic.games is None:
        words = " | ".join(cell.text for line in view.grid.header for cell in filled(line))
        yield reader.page.note(f"t{view.table.number}", words, "no form of table is known with these columns")
        return
    for line in view.lines():
        for cell in filled(line):
            yield from _cell(reader, cell)


def _cell(reader: Reader, cell: Slot) -> Iterator[Statement]:
    voice, games = reader.voice(cell, "nations/delegation"), reader.page.topic.games
    for line in entries(cell.text, reader.page.lexicon):
        name = nation_of(line, reader.page.lexicon)
        team = delegation(games, Mention("Nation", name, at=voice.at)) if name else None
        if team is None or games is None:
            continue
        yield voice.says(team, "games", games)
        if (counted := COUNTED.search(line)) and reader.page.topic.about == "games":
            yield voice.says(team, "competitors", int(counted[1].replace(",", "")))
        code = CODE.search(line)
        if code is not None and reader.page.lexicon.nations.codes.get(code[1]):
            yield voice.says(team, "code", code[1])
