"""Pieces too long to be read are left out with a note, whatever they are; nothing else is."""

from pathlib import Path

import pytest

from kg.bounds import LONGEST, bounded
from kg.readers import read

START = "= Fiji at the 2016 Summer Olympics =\n\nInfobox\n- Competitors: 51\n{field}\nFiji won.\n\n{rest}\n"
SENTENCES = "Ro Lee carried the flag. " * (LONGEST // 20)


@pytest.mark.parametrize(
    ("field", "rest", "place"),
    [
        ("- Flagbearer: " + "Ro Lee, " * LONGEST + "\n", "", "i2"),
        ("", SENTENCES, "s2"),
        ("", "- " + "Ro Lee " * LONGEST, "l1"),
        ("", "| Athlete | Event |\n| Ro Lee | " + "100 m " * LONGEST + "|", "t1"),
    ],
    ids=["field", "paragraph", "item", "cell"],
)
def test_what_is_too_long(tmp_path: Path, field: str, rest: str, place: str) -> None:
    file = tmp_path / "fiji.txt"
    file.write_text(START.format(field=field, rest=rest), encoding="utf-8")
    (article,) = read(file)
    short, notes = bounded(article)
    assert [note.place for note in notes] == [place]
    assert len(short.text) == len(article.text)
    assert bounded(short) == (short, [])
    assert [sentence.piece.text for _, sentence in short.sentences()] == ["Fiji won."]


def test_what_is_not(tmp_path: Path) -> None:
    file = tmp_path / "fiji.txt"
    file.write_text(START.format(field="", rest="- one\n\n| a | b |\n| c | d |"), encoding="utf-8")
    (article,) = read(file)
    assert bounded(article) == (article, [])
