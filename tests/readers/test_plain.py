"""Plain articles: every form of a line, offsets, and what cannot be read."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article, Item, Paragraph, Piece, Source, Table
from kg.errors import ReadError
from kg.readers import find, plain, read

TEXT = """\
= Nordland at the 2030 Winter Games =

Infobox
- Noc: NOR
- Motto: Faster: higher
- Website:
- a line of its own

Nordland sent 3 athletes. They won
nothing.

==Skiing==
Men
| Athlete | Time | Rank |
| Ann Lee | | 3 |

=== Downhill ===
- First
-- Second
- Key: value

==Luge==
"""


def article(text: str = TEXT) -> Article:
    return plain.read(text, Source("n.txt", "plain", "", ""))[0]


def pieces(given_article: Article) -> Iterator[Piece]:
    yield given_article.title
    for field in given_article.infobox:
        yield from (field.key, field.value, field.line)
    for section in given_article.sections:
        yield from (heading.title for heading in section.path)
    for _, block in given_article.blocks():
        match block:
            case Paragraph(sentences):
                yield from (sentence.piece for sentence in sentences)
            case Item(piece=piece):
                yield piece
            case Table(rows=rows, piece=piece):
                yield piece
                yield from (cell.piece for row in rows for cell in row)


def assert_offsets_hold(given_article: Article) -> None:
    for piece in pieces(given_article):
        assert given_article.text[piece.start : piece.end] == piece.text


def test_infobox() -> None:
    fields = article().infobox
    assert [(field.number, field.key.text, field.value.text) for field in fields] == [
        (1, "Noc", "NOR"),
        (2, "Motto", "Faster: higher"),
        (3, "Website", ""),
    ]
    assert fields[1].line.text == "- Motto: Faster: higher"


def test_sections() -> None:
    paths = [[(each.number, each.level, each.title.text) for each in section.path] for section in article().sections]
    skiing, downhill = (1, 2, "Skiing"), (2, 3, "Downhill")
    assert paths == [[], [skiing], [skiing, downhill], [(3, 2, "Luge")]]


def test_blocks() -> None:
    item, lead, label, table, *items = [block for _, block in article().blocks()]
    assert isinstance(item, Item)
    assert item.piece.text == "a line of its own"
    assert isinstance(lead, Paragraph)
    assert [each.piece.text for each in lead.sentences] == ["Nordland sent 3 athletes.", "They won\nnothing."]
    assert isinstance(label, Paragraph)
    assert [(each.number, each.piece.text) for each in label.sentences] == [(3, "Men")]
    assert isinstance(table, Table)
    assert [[cell.piece.text for cell in row] for row in table.rows] == [
        ["Athlete", "Time", "Rank"],
        ["Ann Lee", "", "3"],
    ]
    found = [(each.number, each.level, each.piece.text) for each in items if isinstance(each, Item)]
    assert found == [(2, 1, "First"), (3, 2, "Second"), (4, 1, "Key: value")]


@pytest.mark.parametrize(
    ("line", "cells"),
    [("| a | b |", ["a", "b"]), ("| |", [""]), ("|a||b", ["a", "", "b"]), ("|", [""]), ("| a | | |", ["a", "", ""])],
)
def test_cells(line: str, cells: list[str]) -> None:
    _, table = next(article(f"= T =\n{line}\n").tables())
    assert [cell.piece.text for cell in table.rows[0]] == cells


def test_a_blank_line_parts_tables_and_paragraphs() -> None:
    blocks = [block for _, block in article("= T =\none\n\ntwo\n| a |\n\n| b |\n").blocks()]
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Table, Table]


def test_an_infobox_without_fields_is_prose() -> None:
    read_article = article("= T =\nInfobox\n\n- a: b\n")
    assert read_article.infobox == ()
    assert [sentence.piece.text for _, sentence in read_article.sentences()] == ["Infobox"]


def test_only_the_first_infobox_counts() -> None:
    read_article = article("= T =\nInfobox\n- a: b\n\n==X==\nInfobox\n- c: d\n")
    assert [field.key.text for field in read_article.infobox] == ["a"]


def test_line_ends_are_kept() -> None:
    read_article = article(TEXT.replace("\n", "\r\n"))
    assert_offsets_hold(read_article)
    assert read_article.text.count("\r\n") == TEXT.count("\n")
    assert [field.value.text for field in read_article.infobox] == ["NOR", "Faster: higher", ""]
    assert len(list(read_article.tables())) == 1


def test_each_title_begins_an_article() -> None:
    first, second = plain.read("= One =\n\nA b.\n= Two =\n\nC d.\n", Source("n.txt", "plain", "s", "t"))
    assert (first.title.text, second.title.text) == ("One", "Two")
    assert second.text == "= Two =\n\nC d.\n"
    assert first.source.page == "One"
    assert second.source.text_sha256 == hashlib.sha256(second.text.encode()).hexdigest()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab =|-:.\n\r\tI é"), max_size=120) | st.text(max_size=60))
def test_any_text_after_a_title_is_read(text: str) -> None:
    for read_article in plain.read(f"= Title =\n{text}", Source("n.txt", "plain", "", "")):
        assert_offsets_hold(read_article)


def test_file(tmp_path: Path) -> None:
    file = tmp_path / "n.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (read_article,) = read(file)
    assert read_article.text == TEXT
    source = read_article.source
    assert (source.name, source.format, source.page) == ("n.txt", "plain", "Nordland at the 2030 Winter Games")
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert source.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_utf_16_with_a_mark(tmp_path: Path) -> None:
    file = tmp_path / "n.txt"
    file.write_bytes(TEXT.encode("utf-16"))
    assert read(file)[0].text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x00\x01PK\x03\xff", "not a text"),
        (b"= T =\n\x00", "not a text"),
        (b"= T =\n" + b"\x01\x02\x03" * 9, "not a text"),
        ("= Velásquez =".encode("latin-1"), "byte 6 is no UTF-8"),
        (b"\xff\xfe=\x00 ", "is no UTF-16-LE"),
        (b"Nordland sent 3 athletes.", "no article was found"),
        (b"== Skiing ==\n= T =\n", "no article was found"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    with pytest.raises(ReadError, match=reason) as caught:
        read(file)
    assert caught.value.message.startswith("bad.txt: ")
    assert caught.value.hint


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)


def test_a_long_line_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("= T =\n" + "word " * 400_000 + "\n" + "|" * 2_000_000 + "\n", encoding="utf-8")
    (read_article,) = read(file)
    assert len(list(read_article.sentences())) == 2


def test_find(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "notes.md", "sub/c.txt", ".git/d.txt"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path, tmp_path / "b.txt"])]
    assert found == ["a.TXT", "b.txt", "sub/c.txt"]
    assert find([tmp_path / "notes.md", "none.txt"]) == [tmp_path / "notes.md", Path("none.txt")]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no article in this folder"):
        find([tmp_path])
