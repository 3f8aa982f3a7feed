"""Answers as text."""

import csv
import io
import json

import pytest
from graphs import EVIDENCE, EXAMPLE
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from rich.console import Console

from kg import answers, store
from kg.errors import UsageError
from kg.queries import ask
from kg.source import Answer, LocalSource
from kg.terms import XSD, G

THING = NamedNode("https://example.org/1")
HARD = Answer(
    ("thing", "thingLabel", "text", "number", "gap"),
    (
        (THING, Literal("One | [1]"), Literal('a "b",\tc\nd'), Literal(2), None),
        (
            BlankNode("b"),
            None,
            Literal("Zwei", language="de"),
            Literal("1.50", datatype=NamedNode(XSD + "decimal")),
            None,
        ),
        (NamedNode(G + "rank"), None, Literal("2014", datatype=NamedNode(XSD + "gYear")), Literal(True), None),
    ),
)


def read_back(text: str, style: QueryResultsFormat) -> Answer:
    found = parse_query_results(text.encode(), format=style)
    assert isinstance(found, QuerySolutions)
    columns = tuple(each.value for each in found.variables)
    return Answer(columns, tuple(tuple(row[name] for name in columns) for row in found))


@pytest.mark.parametrize(
    ("name", "style"), [("tsv", QueryResultsFormat.TSV), ("srj", QueryResultsFormat.JSON)], ids=["tsv", "srj"]
)
def test_standard_formats_read_back(name: str, style: QueryResultsFormat) -> None:
    again = read_back(answers.text(HARD, name), style)
    assert again.columns == HARD.columns
    assert again.rows[0] == HARD.rows[0]
    assert again.rows[1][2:] == HARD.rows[1][2:]
    assert again.rows[2] == HARD.rows[2]
    results = ask("results", LocalSource(store.load(EXAMPLE)))
    assert read_back(answers.text(results, name), style) == results


def test_csv() -> None:
    rows = list(csv.reader(io.StringIO(answers.csv(HARD), newline="")))
    assert rows[0] == list(HARD.columns)
    assert rows[1] == ["https://example.org/1", "One | [1]", 'a "b",\tc\nd', "2", ""]
    assert answers.csv(HARD).count("\r\n") == 4


def test_json() -> None:
    found = json.loads(answers.json(HARD))
    assert found["columns"] == list(HARD.columns)
    assert found["rows"][0] == {
        "thing": "https://example.org/1",
        "thingLabel": "One | [1]",
        "text": 'a "b",\tc\nd',
        "number": 2,
        "gap": None,
    }
    assert found["rows"][1]["number"] == 1.5
    assert found["rows"][2]["number"] is True


def test_markdown() -> None:
    assert answers.md(HARD).splitlines()[:3] == [
        "| thing | text | number | gap |",
        "| --- | --- | --- | --- |",
        '| [One \\| \\[1\\]](https://example.org/1) | a "b", c d | 2 |  |',
    ]
    assert f"[g:rank]({G}rank)" in answers.md(HARD)


def test_no_rows() -> None:
    empty = Answer(("a", "b"), ())
    assert answers.csv(empty) == "a,b\r\n"
    assert answers.tsv(empty) == "?a\t?b\n"
    assert json.loads(answers.json(empty)) == {"columns": ["a", "b"], "rows": []}
    assert json.loads(answers.srj(empty)) == {"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match=r"'xlsx' is no format of an answer\. Use one of csv, tsv, json, srj, md"):
        answers.text(HARD, "xlsx")


def drawn(answer: Answer, width: int = 100) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    console.print(answers.table(answer))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_table_shows_labels_not_iris() -> None:
    shown = drawn(ask("flag-bearers", LocalSource(store.load(EXAMPLE))))
    assert "Arly Velásquez" in shown
    assert "w3id.org" not in shown
    assert "gamesLabel" not in shown


def test_table_takes_no_markup_from_the_graph_and_hides_empty_columns() -> None:
    assert "[1]" in drawn(HARD)
    assert "gap" not in drawn(HARD)
    assert "g:rank" in drawn(HARD)


def test_table_wraps_what_is_long() -> None:
    shown = drawn(ask("evidence", LocalSource(store.load(EVIDENCE))), width=60)
    assert all(len(line) <= 60 for line in shown.splitlines())
