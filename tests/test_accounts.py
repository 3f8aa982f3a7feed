"""How much of real pages is understood: the counts stand in `understood.tsv`, which this test keeps current.

python tests/test_accounts.py        writes it anew
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.accounts import Account, account
from kg.pipeline import Extract, Options, read_and_extract
from kg.readers import find

REPORT = Path(__file__).parent / "understood.tsv"
SHARED = Path(__file__).parent.parent.parent / "shared"
LEAST = 0.9


def pages(shared: Path) -> Iterator[tuple[str, Extract]]:
    for folder in ("wtq", "more/wtq"):
        for file in sorted(find([shared / "articles" / folder])):
            yield from ((f"{folder}/{file.name}", each) for each in read_and_extract(file, Options()))


def line(name: str, mine: Account) -> str:
    return "\t".join([name, *map(str, mine.counted().values())])


def report(shared: Path) -> str:
    head = "\t".join(["page", *Account({}, {}).counted()])
    return "\n".join([head, *(line(name, account(each)) for name, each in pages(shared)), ""])


@pytest.fixture(scope="module")
def told(request: pytest.FixtureRequest) -> str:
    shared: Path = request.getfixturevalue("shared")
    return report(shared)


def test_the_report_is_current(told: str) -> None:
    assert told == REPORT.read_text(encoding="utf-8"), "python tests/test_accounts.py writes it anew"


def test_most_rows_are_understood(told: str) -> None:
    rows = [[int(cell) for cell in line.split("\t")[4:]] for line in told.splitlines()[1:]]
    assert len(rows) == 42
    assert sum(row[0] for row in rows) >= LEAST * sum(map(sum, rows))


def test_every_note_is_of_a_place(shared: Path) -> None:
    for _, each in pages(shared):
        assert [note for note in each.notes if not note.place or not note.reason] == []


if __name__ == "__main__":
    REPORT.write_text(report(SHARED), encoding="utf-8")
    sys.stdout.write(REPORT.read_text(encoding="utf-8"))
