"""Golden cases: `tests/articles/*.txt` and `*.html` are articles, `*.said` what each says, a statement or note a line.

To add one: write the article, run the test, read what the failure shows, and keep it where it is right.
"""

from pathlib import Path

import pytest

from kg.article import Article
from kg.extractors import extract
from kg.lexicon import load
from kg.outline import sentence
from kg.readers import read
from kg.statement import Note, Statement

FOLDER = Path(__file__).parent / "articles"
CASES = sorted(file for file in FOLDER.iterdir() if file.suffix in (".txt", ".html"))


def said(article: Article) -> list[str]:
    return [line(found, article.title.text) for found in extract(article, load())]


def line(found: Statement | Note, title: str) -> str:
    if isinstance(found, Note):
        return f"{found.place}: ? {found.text} ({found.reason})"
    return f"{found.passage.position}: {sentence(found, title)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    (article,) = read(case)
    expected = case.with_suffix(".said").read_text(encoding="utf-8").splitlines()
    assert said(article) == expected


def test_no_case_is_left_out() -> None:
    assert len(CASES) >= 26
    assert {case.stem for case in CASES} == {case.stem for case in FOLDER.glob("*.said")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_quote_stands_at_its_offsets(case: Path) -> None:
    (article,) = read(case)
    for found in extract(article, load()):
        if isinstance(found, Statement):
            for at in [found.passage, *(mention.at for mention in found.mentions() if mention.at)]:
                assert article.text[at.start : at.end] == at.quote
