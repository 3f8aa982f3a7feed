"""Pages in HTML: what is kept, what is furniture, where each piece stands, and what hostile pages cost."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plain import pieces

from kg.article import Article, Item, Paragraph, Piece, Source, Table
from kg.errors import ReadError
from kg.readers import find, html, read

PAGES = Path(__file__).parent / "pages"  # what is read from each, as text, stands beside it
PAGE = (PAGES / "Nordland.html").read_text(encoding="utf-8")


def article(text: str, name: str = "Nordland.html") -> Article:
    return html.read(text, Source(name, "html", "", ""))[0]


def table(rows: str) -> Table:
    return next(article(f"<table class=wikitable>{rows}</table>").tables())[1]


def cell(inside: str) -> Piece:
    return table(f"<tr><td>{inside}</td></tr>").rows[0][0].piece


def every_piece(given_article: Article) -> Iterator[Piece]:
    yield from pieces(given_article)
    yield from (each.caption for _, each in given_article.tables() if each.caption)


def assert_offsets_hold(given_article: Article) -> None:
    text = given_article.text
    assert given_article.source.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    for piece in every_piece(given_article):
        assert text[piece.start : piece.end] == piece.text == piece.text.strip()
        assert all(piece.start <= link.start < link.end <= piece.end and link.target for link in piece.links)
        assert all(piece.start <= mark.start < mark.end <= piece.end for mark in piece.marks)
        assert all(piece.start <= image.offset <= piece.end and image.name for image in piece.images)
        assert all(text[link.start : link.end].strip() for link in piece.links)
        assert all(text[mark.start : mark.end].strip() for mark in piece.marks)


@pytest.mark.parametrize("file", sorted(PAGES.glob("*.html")), ids=lambda file: file.stem)
def test_the_text_of_a_page(file: Path) -> None:
    made = article(file.read_text(encoding="utf-8"), file.name)
    assert made.text == file.with_suffix(".txt").read_text(encoding="utf-8")
    assert_offsets_hold(made)


def test_all_pages_are_read() -> None:
    assert len(list(PAGES.glob("*.html"))) == len(list(PAGES.glob("*.txt"))) == 3


def test_source() -> None:
    source = article(PAGE).source
    assert (source.page, source.revision) == ("Nordland", "599")


def test_infobox() -> None:
    fields = article(PAGE).infobox
    assert [(field.number, field.key.text, field.value.text) for field in fields] == [
        (1, "", "Nordland at the Games"),
        (2, "Competitors", "3 (2 men, 1 woman)"),
        (3, "Flag bearer", "Ann Lee\nBo Ek"),
        (4, "Rank", "2"),
        (5, "Gold", "14"),
        (6, "Summer Games", "2024\n2028"),
        (7, "", "Medalists"),
        (8, "Gold medal", "Ann Lee\nNordland"),
    ]
    assert fields[2].line.text == "- Flag bearer: Ann Lee\nBo Ek"
    assert [link.target for link in fields[2].value.links] == ["Ann Lee (skier)"]
    assert [link.target for link in fields[5].value.links] == ["X 2028"]
    assert [image.name for image in fields[7].key.images] == ["Gold medal icon.svg"]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ("<th>NOC</th><td>NOR</td><th>Year</th><td>2030</td>", [("NOC", "NOR"), ("Year", "2030")]),
        ("<th>NOC</th><td><b>NOR</b></td>", [("NOC", "NOR")]),
        ("<td>Venue:</td><td>Hall</td>", [("Venue", "Hall")]),
        ("<td>«<a href='/wiki/A'>2026</a></td><td><a href='/wiki/B'>2034</a>»</td>", [("", "«2026\n2034»")]),
        ("<td><b>Gold</b><br>1</td><td><b>Silver</b><br>0</td>", [("Gold", "1"), ("Silver", "0")]),
        ("<td><b>Medals</b></td><td><b>Gold</b><br>1</td>", [("Medals", ""), ("Gold", "1")]),
        ("<td><img src='a.png'></td>", []),
        ("", []),
    ],
)
def test_rows_of_an_infobox(row: str, fields: list[tuple[str, str]]) -> None:
    read_article = article(f"<table class=infobox><tr>{row}</tr></table>")
    assert [(field.key.text, field.value.text) for field in read_article.infobox] == fields
    assert_offsets_hold(read_article)


def test_an_infobox_below_a_heading_is_a_table() -> None:
    read_article = article("<h2>Venue</h2><table class=infobox><tr><th>Opened</th><td>1999</td></tr></table>")
    assert read_article.infobox == ()
    assert len(list(read_article.tables())) == 1


def test_blocks() -> None:
    lead, label, first, second, results = [block for _, block in article(PAGE).blocks()]
    assert isinstance(lead, Paragraph)
    assert [each.piece.text for each in lead.sentences] == ["Nordland sent 3 athletes.", "They\nwon nothing."]
    assert [(link.target, link.red) for link in lead.sentences[0].piece.links] == [("Athlete", False)]
    assert [mark.kind for mark in lead.sentences[1].piece.marks] == ["italic"]
    assert isinstance(label, Paragraph)
    assert [mark.kind for mark in label.sentences[0].piece.marks] == ["bold"]
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert [(each.number, each.level, each.piece.text) for each in (first, second)] == [
        (1, 1, "First"),
        (2, 2, "Second"),
    ]
    assert isinstance(results, Table)
    assert results.caption is not None
    assert results.caption.text == "Downhill"


def test_cells() -> None:
    rows = next(article(PAGE).tables())[1].rows
    assert [[(each.columns, each.rows, each.header, each.colour) for each in row] for row in rows] == [
        [(1, 1, True, ""), (1, 1, True, ""), (2, 1, True, "")],
        [(1, 1, False, "#cc9966"), (1, 2, False, "#cc9966"), (1, 1, False, "silver"), (1, 1, False, "#cc9966")],
        [(1, 1, False, ""), (1, 1, False, ""), (1, 1, False, "")],
    ]
    assert [mark.kind for mark in rows[2][2].piece.marks] == ["struck"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Ann<br>Bo", "Ann\nBo"),
        ("<p>Ann</p><p>Bo</p>", "Ann\nBo"),
        ("<ul><li>Ann</li><li>Bo</li></ul>", "Ann\nBo"),
        ("<div>Ann</div>Bo", "Ann\nBo"),
        ("  Ann &nbsp;\n Lee ", "Ann Lee"),
        ("Ann<!-- x --> <span>Lee</span>", "Ann Lee"),
        ("39<sup>th</sup>", "39th"),
        ("9.58<sup class='reference'>[1]</sup>", "9.58"),
        ("<span class='sortkey'>Lee, Ann</span>Ann Lee", "Ann Lee"),
        ("2030<span style='display: none'>&#160;(2030-01-01)</span>", "2030"),
        ("a&shy;b&#8203;c", "abc"),
        ("<script>x</script><style>y</style>z", "z"),
        ("&lt;b&gt;", "<b>"),
        ("<br>Ann<br><br>", "Ann"),
    ],
)
def test_words(inside: str, text: str) -> None:
    assert cell(inside).text == text


@pytest.mark.parametrize(
    ("address", "target", "red"),
    [
        ("//en.wikipedia.org/wiki/Cortina_d%27Ampezzo#History", "Cortina d'Ampezzo", False),
        ("https://en.m.wikipedia.org/wiki/Ann_Lee", "Ann Lee", False),
        ("/wiki/%C3%89vry?x=1", "Évry", False),
        ("./2001:_A_Space_Odyssey", "2001: A Space Odyssey", False),
        ("./Bo_Ek?action=edit&amp;redlink=1", "Bo Ek", True),
        ("//en.wikipedia.org/w/index.php?title=Bo_Ek&amp;action=edit&amp;redlink=1", "Bo Ek", True),
    ],
)
def test_links(address: str, target: str, red: bool) -> None:
    (link,) = cell(f'by <a href="{address}"> Ann  Lee </a>!').links
    assert (link.target, link.red, link.end - link.start) == (target, red, len("Ann Lee"))


@pytest.mark.parametrize(
    "address",
    [
        *("https://www.olympic.org/", "#note", "", "/wiki/File:A.svg", "/wiki/Template_talk:A"),
        *("//de.wikipedia.org/wiki/A", "/w/index.php?title=A&amp;action=edit"),
    ],
)
def test_what_is_no_link(address: str) -> None:
    assert cell(f'<a href="{address}">Ann</a>').links == ()


FLAG = '<img alt="{alt}" src="//upload.org/wikipedia/en/thumb/c/cf/Flag_of_{alt}.svg/22px-Flag_of_{alt}.svg.png">'


def test_images() -> None:
    piece = cell(f'{FLAG.format(alt="Canada")}&nbsp;Ann<br><a href="/wiki/Norway">{FLAG.format(alt="Norway")}</a> Bo')
    assert piece.text == "Ann\nBo"
    assert [(image.offset - piece.start, image.name, image.alt, image.target) for image in piece.images] == [
        (0, "Flag of Canada.svg", "Canada", ""),
        (4, "Flag of Norway.svg", "Norway", "Norway"),
    ]
    assert [image.alt for image in piece.part(0, 3).images] == ["Canada"]
    assert [image.alt for image in piece.part(4, 6).images] == ["Norway"]


def test_an_image_at_a_line_s_end_belongs_to_the_line() -> None:
    piece = cell(f"Ann {FLAG.format(alt='Canada')}<br>Bo")
    assert [image.offset - piece.start for image in piece.images] == [3]


def test_marks_of_one_kind_do_not_nest() -> None:
    piece = cell("<b>Ann <strong>Lee</strong> <i>and</i></b> <small>Bo</small>")
    found = [(piece.text[mark.start - piece.start : mark.end - piece.start], mark.kind) for mark in piece.marks]
    assert found == [("and", "italic"), ("Ann Lee and", "bold"), ("Bo", "small")]


def test_a_table_in_a_cell_stands_after_the_table() -> None:
    outer, inner = article(
        "<table class=wikitable><tr><td>Ann<table><tr><td>1<td>2</table></td><td>Bo</td></tr></table>"
    ).tables()
    assert [[each.piece.text for each in row] for row in outer[1].rows] == [["Ann", "Bo"]]
    assert [[each.piece.text for each in row] for row in inner[1].rows] == [["1", "2"]]


def test_a_layout_is_unwrapped() -> None:
    inner = "<div><table class=wikitable><tr><td>1</td></tr></table></div>"
    page = article(f"<table><tr><td><ul><li>Ann</li></ul></td><td>{inner}Bo</td></tr></table>")
    blocks = [block for _, block in page.blocks()]
    assert [type(block) for block in blocks] == [Item, Table, Paragraph]


def test_a_table_that_says_nothing_is_left_out() -> None:
    read_article = article("<table><tr><td></td></tr></table><table><tr><td>1</td></tr></table>")
    assert [each.number for _, each in read_article.tables()] == [1]
    assert_offsets_hold(read_article)


def test_spans_end_with_the_table() -> None:
    rows = table(
        "<tr><td rowspan=3 colspan=0>a</td><td rowspan=x colspan=1000000>b</td></tr><tr></tr><tr><td>c</td></tr>"
    ).rows
    assert [[(each.columns, each.rows) for each in row] for row in rows] == [[(1, 2), (1_000, 1)], [(1, 1)]]


def test_sections_number_headings() -> None:
    read_article = article("<p>a</p><h2>One</h2><h3>Two</h3><p>b</p><h2></h2><section><h2>Three</h2></section>")
    paths = [[(each.number, each.level, each.title.text) for each in section.path] for section in read_article.sections]
    one, two = (1, 2, "One"), (2, 3, "Two")
    assert paths == [[], [one], [one, two], [(3, 2, "Three")]]


@pytest.mark.parametrize(
    ("name", "page", "revision"), [("skin", "Ann Lee (skier)", "12345"), ("parsoid", "Ann Lee", "678")]
)
def test_whole_pages(name: str, page: str, revision: str) -> None:
    read_article = article((PAGES / f"{name}.html").read_text(encoding="utf-8"), "saved.html")
    assert (read_article.title.text, read_article.source.page) == ("Ann Lee", page)
    assert read_article.source.revision == revision
    assert [each.title.text for each in read_article.sections[-1].path] == ["Career"]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("1956 Winter Olympics.html", "1956 Winter Olympics"),
        ("1956_Winter_Olympics - Wikipedia.htm", "1956 Winter Olympics"),
        (".html", ".html"),
    ],
)
def test_a_body_is_titled_by_its_file(name: str, named: str) -> None:
    assert article("<p>a</p>", name).title.text == named


@pytest.mark.parametrize(
    "page",
    [
        '<html lang="de"><p>Sotschi</p>',
        '<body lang="fr-CA"><p>a</p>',
        "<!-- http%3A//nn.wikipedia.org/wiki --><p>a</p>",
    ],
)
def test_another_language(page: str) -> None:
    with pytest.raises(ReadError, match="not in English") as caught:
        article(page)
    assert caught.value.hint


@pytest.mark.parametrize("page", ['<html lang="en-GB"><p>a</p>', '<html lang=""><p>a</p>'])
def test_english(page: str) -> None:
    assert len(list(article(page).sentences())) == 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("<p>a", True),
        ("\n<!DOCTYPE html>\n<html>", True),
        ("<?xml version='1.0'?>\n<!-- a -- b --> <HTML>", True),
        ("<mediawiki>", False),
        ("<!-- only -->", False),
        ("= Title =\n<p>", False),
        ("{{Infobox}}<p>", False),
    ],
)
def test_recognise(text: str, known: bool) -> None:
    assert html.recognise(text) is known


def test_the_content_tells_the_format(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("<p>Ann won.</p>", encoding="utf-8")
    (tmp_path / "plain.html").write_text("= Title =\nAnn won.", encoding="utf-8")
    (tmp_path / "notes.md").touch()
    formats = [read(file)[0].source.format for file in sorted(find([tmp_path]))]
    assert formats == ["html", "plain"]


def test_a_declared_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes('<meta charset="windows-1252"><p>Krämer</p>'.encode("cp1252"))
    assert next(read(file)[0].sentences())[1].piece.text == "Krämer"


@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="rot13">', '<meta charset="none">'])
def test_an_encoding_that_does_not_fit(tmp_path: Path, declared: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(f"{declared}<p>Krämer</p>".encode("latin-1"))
    with pytest.raises(ReadError, match="is no UTF-8"):
        read(file)


@pytest.mark.parametrize(
    "page",
    [
        "<table class=wikitable><tr><td>x" * 100,
        "<table class=infobox><tr><td>x" * 100,
        "<ul><li>x" * 300,
        "<p>" + "<b>Ann. Bo " * 3_000,
        "<p>" + "".join(f"<b id={number}>" for number in range(2_000)) + "<p>x" * 2_000,
        "<p>" + "<" * 100_000,
        '<p a="' * 900,
        "<!--" * 100_000,
        "<p>a</p><script>" + "<b>" * 10_000,
        "<table><tr><td rowspan=65534 colspan=1000000>x</table>" * 500,
        "<tr><td>x</table></b></p></div><li>y",
    ],
    ids=range(11),
)
def test_hostile_pages_are_read(page: str) -> None:
    assert_offsets_hold(article(page))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000, "stand in each other"),
        ("<table><tr><td>" * 100_000, "stand in each other"),
        ("<b><i></b></i>" * 10 + "<ul><li>" * 20_000, "stand in each other"),
        ("<p " + " ".join(f'a{number}="1>"' for number in range(100_000)) + ">", "attributes"),
        ("<p " + " ".join(f"a{number}" for number in range(20_000)) + ">", "attributes"),
    ],
    ids=range(5),
)
def test_pages_that_would_cost_too_much(page: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        article(page)
    assert caught.value.message.startswith("Nordland.html: ")


def test_large_pages_with_omitted_end_tags_are_read() -> None:
    rows = "".join(f"<tr><td>{number}<td><b>Ann</b><p>x<p>y<ul><li>a<li>b</ul>" for number in range(5_000))
    ((_, made),) = article(f"<p>a<p>b<table class=wikitable>{rows}</table>").tables()
    assert len(made.rows) == 5_000
    assert [mark.kind for mark in made.rows[-1][1].piece.marks] == ["bold"]


TAGS = "table tr td th caption ul ol li dl dd p b i s small a span div h2 h3 br img sup center script section".split()
ATTRIBUTES = ("", " class=infobox", " class=wikitable", " href=/wiki/A", " src=a.png alt=b", " rowspan=2 colspan=3")
MARKUP = st.lists(
    st.sampled_from([f"<{tag}{given}>" for tag in TAGS for given in ATTRIBUTES] + [f"</{tag}>" for tag in TAGS])
    | st.sampled_from(["Ann", " ", "Bo. ", "\n", "&nbsp;", "é:", "\u200b", "<!--", "-->", "<"])
    | st.text(max_size=5),
    max_size=60,
)


@settings(deadline=None)
@given(MARKUP)
def test_any_markup_is_read(markup: list[str]) -> None:
    assert_offsets_hold(article("".join(markup)))


@settings(deadline=None)
@given(st.binary(max_size=80), st.sampled_from([b"", b"<p>", b"<html><body>", b"<table class=infobox><tr><td>"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.html"
    file.write_bytes(start + data)
    try:
        articles = read(file)
    except ReadError as error:
        assert error.message.startswith("any.html: ")  # noqa: PT017
    else:
        for each in articles:
            assert each.text


def test_real_pages(shared: Path) -> None:
    files = [file for folder in ("wtq", "more/wtq") for file in sorted((shared / "articles" / folder).glob("*.html"))]
    assert files
    for file in files:
        (read_article,) = read(file)
        assert read_article.title.text == file.stem
        assert read_article.source.revision.isdigit()
        assert_offsets_hold(read_article)
        assert any(isinstance(block, Table | Item) for _, block in read_article.blocks()), file.name
        assert not any("[edit" in piece.text for piece in pieces(read_article) if piece.links)
