"""A user's folder of data files: what is refused, and how the message says where and why."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.lexicon import load
from kg.overlays import check
from kg.resources import folder

ENTRY = '[[entry]]\nabout = ["event"]\nfind = "luck"\nnames = []\nof = "event"\nvalue = "count"\n'


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nations.tsv", "code\tname\nRUR\tRuritania\n", "the first line must name the columns"),
        ("people.tsv", "captain\ttitle\n", "the first line must name the columns"),
        ("people.tsv", b"word\tmeaning\ncaf\xe9\ttitle\n", "Save the data file in UTF-8"),
        ("fields.toml", '[[field]]\nfind = "luck"\n', r"\[\[field\]\] is no part of a data file"),
        ("fields.toml", ENTRY.replace('about = ["event"]\n', ""), "entry 1 has no 'about'"),
        ("fields.toml", ENTRY + 'colour = "red"\n', "entry 1: 'colour' is no key of this file"),
        ("fields.toml", ENTRY.replace('"luck"', '"(["'), "entry 1: find is no regular expression"),
        ("fields.toml", "[[entry", "fields.toml: "),
        ("prose.toml", '[[entry]]\nrelation = "bearer"\nsays = []\n', "entry 1 has no 'gate'"),
        ("filds.toml", ENTRY, "no data file has this name"),
        ("notes.md", "", "no data file in this folder"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, content: str | bytes, told: str) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError, match=told):
        load(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        load(tmp_path / "none")


def test_the_built_in_data_has_its_own_form() -> None:
    check(Path(str(folder("data"))), folder("data"))


def test_a_nation_more(tmp_path: Path) -> None:
    header = (folder("data") / "nations.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    row = ("\t").join({"code": "RUR", "name": "Ruritania"}.get(column, "") for column in header.split("\t"))
    (tmp_path / "nations.tsv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert load(tmp_path).nations.find("Ruritania") == "Ruritania"
    assert load().nations.find("Ruritania") is None
