"""People's questions about the tables of real articles, asked of the graph in SPARQL: `questions/ID.rq`.

The answers of the people lie beside the checkout. What the graph cannot answer yet stands in `questions/open.tsv`
with the reason; a question listed there that is answered has to leave it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.pipeline import Options, build
from kg.queries import ask_text
from kg.source import LocalSource, Source, Value

FOLDER = Path(__file__).parent / "questions"
KINDS = {"lookup", "count", "superlative", "comparison", "order", "arithmetic"}
ASKED, FLOOR = 80, 79

CODE = re.compile(r" *\([A-Z]{3}\)$")
CHARACTERS = str.maketrans("‘’“”‐‑–—−\u00a0", "''\"\"----- ")
WORDS = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a file asks, of which article."""

    id: str
    question: str
    page: str
    kind: str
    sparql: str


def read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    told = dict(re.findall(r"^#\+ (\w+): (.+)$", text, re.MULTILINE))
    return Question(**told, sparql=text)


def table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def by_page(questions: tuple[Question, ...]) -> dict[str, list[Question]]:
    pages: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        pages[question.page].append(question)
    return pages


QUESTIONS = tuple(read(path) for path in sorted(FOLDER.glob("*.rq")))
OPEN = dict(table(FOLDER / "open.tsv"))
PAGES = by_page(QUESTIONS)


def normal(value: Value) -> str:
    """An answer without what people write differently: case, dashes, codes of nations, how a number is printed."""
    text = CODE.sub("", str(value).strip().translate(CHARACTERS)).casefold()
    try:
        return format(Decimal(text.replace(",", "")).normalize(), "f")
    except InvalidOperation:
        return WORDS.get(text, text)


def answers(question: Question, source: Source) -> set[str]:
    records = ask_text(question.sparql, source).records()
    return {normal(value) for record in records if (value := record["answer"]) is not None}


@pytest.fixture(scope="session")
def people(shared: Path) -> Mapping[str, set[str]]:
    """What people answered, by the question's id."""
    rows = table(shared / "questions" / "people.tsv")
    return {name: {normal(each) for each in told.split("|")} for name, _article, _question, told in rows}


@pytest.mark.parametrize(
    ("printed", "same"),
    [("Kuwait (KUW)", "kuwait"), (".31", "0.310"), ("1,072", "1072"), ("10", "10.0"), ("true", "Yes"), ("A–B", "a-b")],
)
def test_answers_in_one_form(printed: str, same: str) -> None:
    assert normal(printed) == normal(same)


def test_questions_are_many_and_of_every_kind() -> None:
    assert len(QUESTIONS) == ASKED
    assert min(Counter(question.kind for question in QUESTIONS)[kind] for kind in KINDS) >= 5
    assert {question.kind for question in QUESTIONS} == KINDS
    assert [question.id for question in QUESTIONS] == sorted(path.stem for path in FOLDER.glob("*.rq"))
    assert len(PAGES) >= 36


def test_nearly_all_are_answered() -> None:
    assert OPEN.keys() <= {question.id for question in QUESTIONS}
    assert all(OPEN.values())
    assert ASKED - len(OPEN) >= FLOOR


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_no_question_holds_its_answer(question: Question) -> None:
    assert answers(question, LocalSource(Store())) <= {"0"}


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, shared: Path, people: Mapping[str, set[str]]) -> None:
    source = LocalSource(build([shared / "articles" / page], Options(validate=False)).store)
    given = {question.id: answers(question, source) for question in PAGES[page]}
    wrong = {name: (found, people[name]) for name, found in given.items() if found != people[name]}
    assert {name: each for name, each in wrong.items() if name not in OPEN} == {}, "not answered as people did"
    assert {name for name in given if name in OPEN} <= wrong.keys(), "answered now: take it out of open.tsv"
