"""Whom the words of an article link to."""

from pathlib import Path

import pytest

from kg.extractors import extract
from kg.lexicon import load
from kg.readers import read
from kg.statement import Mention, Statement

PAGE = """<h1>Fiji at the 2002 Winter Olympics</h1>
<p>Ana Bo carried the flag at the opening ceremony.</p>
<h2>Medalists</h2>
<table class="wikitable">
<tr><th>Medal</th><th>Name</th><th>Sport</th><th>Event</th></tr>
<tr><td>Gold</td><td>{first}</td><td>Alpine skiing</td><td>Women's slalom</td></tr>
<tr><td>Silver</td><td>{second}</td><td>Biathlon</td><td>Women's sprint</td></tr>
</table>
"""


def medallists(tmp_path: Path, first: str, second: str) -> list[Mention]:
    """The people of the table's rows, in order, each once."""
    file = tmp_path / "Fiji.html"
    file.write_text(PAGE.format(first=first, second=second), encoding="utf-8")
    (article,) = read(file)
    said = (each for each in extract(article, load()) if isinstance(each, Statement) and each.property == "competitor")
    return [each.value for each in said if isinstance(each.value, Mention)]


def link(target: str, words: str) -> str:
    return f'<a href="/wiki/{target.replace(" ", "_")}">{words}</a>'


def test_namesakes_lead_to_their_own_pages(tmp_path: Path) -> None:
    people = medallists(tmp_path, link("Ana Bo (skier)", "Ana Bo"), link("Ana Bo (biathlete)", "Ana Bo"))
    assert [each.link for each in people] == ["Ana Bo (skier)", "Ana Bo (biathlete)"]


def test_words_without_a_link_lead_nowhere(tmp_path: Path) -> None:
    people = medallists(tmp_path, link("Ana Bo (skier)", "Ana Bo"), "Ana Bo")
    assert [each.link for each in people] == ["Ana Bo (skier)", ""]


@pytest.mark.parametrize(
    "words",
    [
        '<a href="/w/index.php?title=Ana_Bo&action=edit&redlink=1">Ana Bo</a>',
        link("Slalom", "A") + "na Bo",
        link("Ana Bo", "Ana") + " Bo",
    ],
)
def test_a_red_link_and_one_of_other_words_are_no_page(tmp_path: Path, words: str) -> None:
    people = medallists(tmp_path, words, "Eva Li")
    assert [(each.text, each.link) for each in people] == [("Ana Bo", ""), ("Eva Li", "")]
