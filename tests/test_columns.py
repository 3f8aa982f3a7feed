"""Columns: the roles and phases that header words tell."""

import pytest

from kg.article import Cell, Piece, Table
from kg.columns import columns
from kg.grid import restore
from kg.lexicon import load


def roles(*lines: str) -> list[tuple[str, str]]:
    rows = tuple(tuple(Cell(Piece(text.strip(), 0, len(text.strip()))) for text in line.split("|")) for line in lines)
    return [(column.role, column.phase) for column in columns(restore(Table(1, rows, Piece("", 0, 0))), load())]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            (
                "Athlete | Event | Run 1 | Run 2 | Total",
                "Time | Rank | Time | Rank | Time | Rank",
                "Ana Bo | Slalom | 58.1 | 1 | 59.2 | 3 | 1:57.3 | 2",
            ),
            [
                ("competitor", ""), ("event", ""), ("time", "Run 1"), ("rank", "Run 1"), ("time", "Run 2"),
                ("rank", "Run 2"), ("time", ""), ("rank", ""),
            ],
        ),
        (
            (
                "Rank | Diver | Preliminary | Final",
                "Points | Rank | Points | Rank | Total",
                "1 | Ana Bo | 56.30 | 1 | 34.98 | 2 | 91.28",
            ),
            [
                ("rank", ""), ("competitor", ""), ("points", "Preliminary"), ("rank", "Preliminary"),
                ("points", "Final"), ("rank", "Final"), ("mark", ""),
            ],
        ),
        (
            (
                "Athlete | Event | Heats | Final",
                "Result | Rank | Result | Rank",
                "Ana Bo | 400 m | 52.1 | 2 | 51.0 | 5",
            ),
            [("competitor", ""), ("event", ""), ("mark", "Heats"), ("rank", "Heats"), ("mark", ""), ("rank", "")],
        ),
        (
            ("Rank | Nation | Gold | Silver | Bronze | Total", "1 | Fiji | 1 | 0 | 0 | 1"),
            [("rank", ""), ("country", ""), ("gold", ""), ("silver", ""), ("bronze", ""), ("mark", "")],
        ),
        (("Year | Place", "2030 | São Paulo", "2034 | –", "2038 | Åre"), [("year", ""), ("city", "")]),
        (("Year | Place", "2030 | 1", "2034 | DNF"), [("year", ""), ("rank", "")]),
        (("Event | Place", "Final | First", "Final | Second"), [("phase", ""), ("rank", "")]),
        (("Place | Athlete", "1 | Ana Bo", "DNF | Eva Li"), [("rank", ""), ("competitor", "")]),
        (("Pentathlete | Frobs | Time", "Ana Bo | 7 | 58.1"), [("competitor", ""), ("", ""), ("time", "")]),
    ],
)  # fmt: skip
def test_roles(lines: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert roles(*lines) == found
