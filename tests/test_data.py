"""The tables that people mend by hand: well-formed, in order, and no word that leads to two things."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import pytest

from kg.resources import folder

COLUMNS = {
    "nations.tsv": ["code", "name", "codes", "adjectives", "names", "family"],
    "sports.tsv": ["name", "family", "people", "names", "unit"],
    "people.tsv": ["word", "meaning"],
}
AT_LEAST = {"nations.tsv": 300, "sports.tsv": 190, "people.tsv": 150}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    lines = (folder("data") / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def folded(text: str) -> str:
    """Accents, case and hyphens tell no two words apart."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().replace("-", " ")


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The words that lead to more than one thing."""
    owners: dict[str, set[str]] = defaultdict(set)
    for word, owner in pairs:
        owners[word].add(owner)
    return {word: found for word, found in owners.items() if len(found) > 1}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_line_has_the_columns(name: str) -> None:
    lines = (folder("data") / name).read_text(encoding="utf-8").split("\n")
    assert lines[0].split("\t") == COLUMNS[name]
    assert lines.pop() == "", "the last line ends too"
    assert [line for line in lines if line.count("\t") != len(COLUMNS[name]) - 1] == []
    assert len(lines) - 1 >= AT_LEAST[name], "rows were lost"


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_are_clean(name: str) -> None:
    for row in rows(name):
        for cell in row.values():
            words = parts(cell)
            assert words == [word.strip() for word in words]
            assert all(words)
            assert len(words) == len(set(words))
            assert cell == unicodedata.normalize("NFC", cell)


@pytest.mark.parametrize(("name", "column"), [("nations.tsv", "name"), ("sports.tsv", "name"), ("people.tsv", "word")])
def test_rows_stand_in_order_once(name: str, column: str) -> None:
    letters = [unicodedata.normalize("NFKD", row[column]) for row in rows(name)]
    keys = ["".join(c for c in text if not unicodedata.combining(c)).casefold() for text in letters]
    assert keys == sorted(set(keys))


def test_codes_are_three_capitals_or_digits() -> None:
    codes = [code for row in rows("nations.tsv") for code in (*parts(row["code"]), *parts(row["codes"]))]
    assert [code for code in codes if not re.fullmatch("[A-Z]{2}[A-Z0-9]", code)] == []


def test_a_code_leads_to_one_nation() -> None:
    table = rows("nations.tsv")
    assert shared((code, r["name"]) for r in table for code in (*parts(r["code"]), *parts(r["codes"]))) == {}
    assert [row["name"] for row in table if row["code"] in parts(row["codes"]) and row["code"]] == []


def test_a_name_or_adjective_leads_to_one_nation() -> None:
    words = ((folded(w), r["name"]) for r in rows("nations.tsv") for w in nation_words(r))
    assert shared(words) == {}


def nation_words(row: Row) -> list[str]:
    return [row["name"], *parts(row["names"]), *parts(row["adjectives"])]


def test_a_word_leads_to_one_sport() -> None:
    words = ((folded(w), r["name"]) for r in rows("sports.tsv") for w in sport_words(r))
    assert shared(words) == {}


def sport_words(row: Row) -> list[str]:
    return [row["name"], *parts(row["names"]), *parts(row["people"])]


def test_no_word_is_a_nation_and_a_sport() -> None:
    nations = {folded(word) for row in rows("nations.tsv") for word in nation_words(row)}
    assert nations.isdisjoint(folded(word) for row in rows("sports.tsv") for word in sport_words(row))


def test_a_family_has_two_sports_or_more() -> None:
    families = [row["family"] for row in rows("sports.tsv") if row["family"]]
    assert [family for family in families if families.count(family) < 2] == []


def test_a_word_for_people_is_no_word_of_a_sport() -> None:
    table = rows("people.tsv")
    assert {row["meaning"] for row in table} == {"athlete", "title"}
    sports = {folded(word) for row in rows("sports.tsv") for word in parts(row["people"])}
    assert sports.isdisjoint(folded(row["word"]) for row in table)


@pytest.mark.parametrize(
    ("word", "nation"),
    [
        ("ROT", "Refugee Olympic Team"),
        ("IRN", "Iran"),
        ("GAM", "The Gambia"),
        ("BRN", "Bahrain"),
        ("FRG", "West Germany"),
        ("ROC", "ROC"),
        ("Türkiye", "Turkey"),
        ("Hong Kong, China", "Hong Kong"),
        ("Czechia", "Czech Republic"),
        ("Republic of Korea", "South Korea"),
        ("Korea DPR", "North Korea"),
        ("German", "Germany"),
        ("East German", "East Germany"),
        ("Dutch", "Netherlands"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Soviet", "Soviet Union"),
        ("British", "Great Britain"),
    ],
)
def test_words_for_nations(word: str, nation: str) -> None:
    found = [r["name"] for r in rows("nations.tsv") if word in (r["code"], *parts(r["codes"]), *nation_words(r))]
    assert found == [nation]


@pytest.mark.parametrize("word", ["Korea", "Korean", "Congolese", "Dominican", "the Netherlands"])
def test_words_that_name_no_nation(word: str) -> None:
    assert [r["name"] for r in rows("nations.tsv") if word in nation_words(r)] == []


@pytest.mark.parametrize(
    ("word", "sport"),
    [
        ("biathlete", "Biathlon"),
        ("judoka", "Judo"),
        ("shot putter", "Athletics"),
        ("marathon runner", "Athletics"),
        ("gymnast", "Gymnastics"),
        ("artistic gymnast", "Artistic gymnastics"),
        ("Track and field", "Athletics"),
        ("Para alpine skiing", "Alpine skiing"),
        ("Synchronized swimming", "Artistic swimming"),
        ("Ice sledge hockey", "Para ice hockey"),
        ("BMX cycling", "Cycling"),
        ("Hockey", "Field hockey"),
    ],
)
def test_words_for_sports(word: str, sport: str) -> None:
    assert [row["name"] for row in rows("sports.tsv") if word in sport_words(row)] == [sport]


@pytest.mark.parametrize("word", ["skier", "skater", "rider", "bowler", "hockey player", "pentathlete", "jumper"])
def test_words_that_name_no_sport(word: str) -> None:
    assert [row["name"] for row in rows("sports.tsv") if word in sport_words(row)] == []


@pytest.mark.parametrize("word", ["Duke", "Earl", "Emir", "Major", "Sultan", "winner", "guide"])
def test_first_names_and_guides_are_no_words_for_people(word: str) -> None:
    assert [row for row in rows("people.tsv") if folded(row["word"]) == folded(word)] == []
