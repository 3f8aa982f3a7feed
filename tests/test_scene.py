"""Reference and scope: certain, or nothing."""

from pathlib import Path

import pytest

from kg.extractors import extract
from kg.lexicon import load
from kg.outline import sentence
from kg.readers import read
from kg.statement import Note, Statement

HEAD = "= Peru at the 2031 Winter Paralympics =\n\nInfobox\n- Flagbearer: {bearers}\n\n==Alpine skiing==\n\n{text}\n"


@pytest.fixture
def said(tmp_path: Path) -> "Said":
    return Said(tmp_path / "article.txt")


class Said:
    """What sentences say in an article whose infobox names the flag bearers, beside that there are other editions."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, text: str, bearers: str = "Ana Quispe") -> list[str]:
        self.file.write_text(HEAD.format(text=text, bearers=bearers), encoding="utf-8")
        (article,) = read(self.file)
        found = [each for each in extract(article, load()) if isinstance(each, Statement)]
        return [
            sentence(each, article.title.text).partition("  [")[0]
            for each in found
            if each.rule.startswith("prose/") and each.rule != "prose/edition"
        ]

    def notes(self) -> list[str]:
        (article,) = read(self.file)
        return [each.reason for each in extract(article, load()) if isinstance(each, Note)]


def test_she_is_the_only_athlete(said: Said) -> None:
    assert said("She is classified as an LW6.") == ["Ana Quispe sportClass LW6"]


def test_she_is_who_the_sentence_before_named(said: Said) -> None:
    text = "Quispe came from Cusco. She is classified as an LW6."
    assert said(text, "Ana Quispe, Rosa Soto") == ["Ana Quispe sportClass LW6"]


@pytest.mark.parametrize(
    "text",
    [
        "Quispe and Soto came from Cusco. She is classified as an LW6.",
        "She is classified as an LW6.",
        "Quispe came from Cusco.\n\n==Biathlon==\n\nShe is classified as an LW6.",
    ],
)
def test_she_is_nobody_where_two_could_be_meant(said: Said, text: str) -> None:
    assert said(text, "Ana Quispe, Rosa Soto") == []
    assert "class: it is not certain what this is about" in said.notes()


def test_a_surname_that_two_share_is_nobody(said: Said) -> None:
    assert said("Quispe is classified as an LW6.", "Ana Quispe, Rosa Quispe") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Quispe was the flag bearer at the 2027 Winter Paralympics.", "the sentence is about another edition"),
        ("At the 2027 Winter Paralympics, Quispe was the flag bearer.", "the sentence is about another edition"),
        ("It was expected that Quispe was chosen as flag bearer.", "not asserted (plan)"),
        ("It is not true that Quispe carried the flag.", "not asserted (negation)"),
        ("Originally, Quispe was chosen as flag bearer.", "not asserted (undone)"),
    ],
)
def test_what_is_not_about_these_games_or_not_asserted(said: Said, text: str, reason: str) -> None:
    assert said(text) == []
    assert f"flag-bearer: {reason}" in said.notes()


def test_another_edition_in_another_clause_does_no_harm(said: Said) -> None:
    found = said("Quispe carried the flag at the opening ceremony, as she had done at the 2027 Winter Paralympics.")
    assert len(found) == 1
    assert "flag-bearer" in found[0]
