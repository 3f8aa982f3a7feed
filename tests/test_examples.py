"""The example articles: in the plain form, short, and with the one disagreement that two of them keep on purpose."""

import re
from pathlib import Path

import pytest

ARTICLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))


def lines(article: Path) -> list[str]:
    return article.read_text(encoding="utf-8").splitlines()


def test_none_was_lost() -> None:
    assert len(ARTICLES) >= 9


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_an_article_has_its_title_an_infobox_and_few_lines(article: Path) -> None:
    found = lines(article)
    assert found[:4:2] == [f"= {article.stem} =", "Infobox"]
    assert 15 <= len(found) <= 50


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_the_rows_of_a_table_have_as_many_cells_as_its_header(article: Path) -> None:
    header = 0
    for line in lines(article):
        cells = line.count("|")
        header = cells if cells and not header else header * bool(cells)
        assert cells == header


def test_medals_add_up() -> None:
    table = "\n".join(lines(next(article for article in ARTICLES if article.stem == "2016 Summer Olympics")))
    rows = re.findall(r"\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", table, re.MULTILINE)
    assert len(rows) == 12
    assert all(int(gold) + int(silver) + int(bronze) == int(total) for gold, silver, bronze, total in rows)


def test_two_articles_disagree_about_the_silver_medals_of_russia() -> None:
    by_title = {article.stem: article.read_text(encoding="utf-8") for article in ARTICLES}
    assert "| Russia (RUS) | 19 | 18 | 19 | 56 |" in by_title["2016 Summer Olympics"]
    assert "- Silver: 17\n- Bronze: 20" in by_title["Russia at the 2016 Summer Olympics"]
