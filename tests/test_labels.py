"""Labelled sentences of real articles, traps among them: each relation has its own floor of recall, and nothing wrong.

The labels are `../shared/prose/sentences.jsonl`: a sentence, the text before it, and the facts of it that are about the
article's own Games. Each is read as a short article of its own, so that much of what a whole article tells of names,
sports and events is missing here: recall is lower than on whole articles, and precision must not be.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extractors import extract
from kg.lexicon import load
from kg.readers import read
from kg.statement import Mention, Quantity, Statement
from kg.text import dates, marks
from kg.text.numbers import number

ROLES = {"flag-bearer": "flag_bearer", "lit-flame": "lit_by", "opened-games": "opened_by", "anthem": "anthem_by"}
PROPERTIES = {
    "venue": "venue",
    "within": "place",
    "title": "title",
    "competitors": "athletes",
    "men": "men",
    "women": "women",
    "sports": "sports",
    "appearanceNumber": "appearance",
    "rank": "rank",
    "mark": "time",
    "medal": "medal",
}
#: The least recall of each relation; nothing may be wrong.
FLOORS = {
    "anthem_by": 1,
    "appearance": 1,
    "athletes": 0.76,
    "date": 0.83,
    "flag_bearer": 0.81,
    "lit_by": 1,
    "medal": 0.5,
    "men": 0.83,
    "opened_by": 1,
    "place": 0.83,
    "rank": 0.21,
    "sports": 1,
    "time": 0.1,
    "title": 1,
    "venue": 0.81,
    "women": 0.83,
}
#: True facts that the labels lack.
UNLABELLED = {("athletes", "Ukraine", "23"), ("rank", "United States", "1")}

Fact = tuple[str, str, str]


def article(label: dict[str, str]) -> str:
    """A labelled sentence as an article: title, heading, the text before it, the sentence."""
    named = label["section"] not in ("", "Summary") and not label["section"].startswith("(")
    heading = f"== {label['section']} ==\n\n" if named else ""
    before = label["context"].replace(label["sentence"], "").strip()
    before = re.sub(r"\s*(?<!=)(==+[^=]+==+)\s*", r"\n\n\1\n\n", re.sub(r"^= [^=]+ =\s*", "", before))
    return f"= {label['title']} =\n\n{heading}{before}\n\n{label['sentence']}\n"


def facts(path: Path, label: dict[str, str]) -> set[Fact]:
    """What we read in the labelled sentence of the article's own Games, in the words of the labels."""
    text = article(label)
    path.write_text(text, encoding="utf-8")
    start = text.rindex(label["sentence"])
    found: set[Fact] = set()
    for page in read(path):
        said = [each for each in extract(page, load()) if isinstance(each, Statement) and each.passage.start >= start]
        found |= {fact for each in said for fact in mapped(each, label) if own(each, label)}
        found |= set(days([each for each in said if own(each, label)]))
    return found - UNLABELLED


def own(statement: Statement, label: dict[str, str]) -> bool:
    """Whether a statement is about the Games in the article's title."""
    games = {each.text for each in statement.mentions() if each.kind == "Games"}
    return all(each in label["title"] for each in games)


def mapped(statement: Statement, label: dict[str, str]) -> Iterator[Fact]:
    """A statement as the labels say it."""
    subject, value = statement.subject, statement.value
    role = subject.part("role")
    if role is not None and role.text in ROLES and statement.property == "agent" and isinstance(value, Mention):
        yield ROLES[role.text], "", value.text
    elif statement.property == "city" and (subject.kind == "Ceremony" or "held" in label["sentence"]):
        yield "place", "", plain(value)
    elif statement.property in PROPERTIES and statement.passage.position.startswith("s"):
        yield PROPERTIES[statement.property], who(subject), plain(value)


def who(subject: Mention) -> str:
    """Who a rank, time or medal belongs to; nobody for what is not a result."""
    result = subject.part("result") or subject
    nation = subject.part("nation") if subject.kind == "Delegation" else None
    competitor = result.part("competitor") or nation
    return competitor.text if competitor is not None else ""


def plain(value: object) -> str:
    return value.text if isinstance(value, Mention | Quantity) else str(value)


def days(said: list[Statement]) -> Iterator[Fact]:
    """The day, or the first and last day, of what the article is about."""
    ends = {each.property: str(each.value) for each in said if each.property in ("start", "end", "date")}
    if "date" in ends:
        yield "date", "", ends["date"]
    elif len(ends) == 2:
        yield "date", "", f"{ends['start']}/{ends['end']}"


def same(gold: Fact, ours: Fact, year: int) -> bool:
    """Whether a fact is the labelled one: names by their words, numbers and days by what they mean."""
    (relation, subject, wanted), (name, told, got) = gold, ours
    if relation != name:
        return False
    match relation:
        case "rank" | "athletes" | "men" | "women" | "sports" | "appearance":
            equal = number(wanted) == number(got)
        case "time":
            left, right = marks.read(wanted), marks.read(got)
            equal = left is not None and right is not None and left.value == right.value
        case "date":
            span = next(iter(dates.find(wanted, year)))
            first, last = span.first.isoformat(), span.last.isoformat()
            equal = got in (first, f"{first}/{last}")
        case _:
            equal = words(wanted) <= words(got) or words(got) <= words(wanted)
    whose = relation not in ("rank", "time", "medal") or words(subject) <= words(told)
    return equal and whose


def words(text: str) -> set[str]:
    return set(text.replace("-", " ").lower().split())


@pytest.fixture(scope="module")
def counts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[str, str]]:
    """How many facts of each relation are right, missing, wrong; `trap` are those of sentences that hold none."""
    path = tmp_path_factory.mktemp("sentences") / "one.txt"
    counted: Counter[tuple[str, str]] = Counter()
    for line in (shared / "prose" / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        year = 2021 if "2020 Summer" in label["title"] else int(label["title"].partition("20")[2][:2]) + 2000
        gold: set[Fact] = {(relation, subject, value) for relation, subject, value in label["facts"]}
        ours = facts(path, label)
        right = {each for each in gold if any(same(each, fact, year) for fact in ours)}
        wrong = {fact for fact in ours if not any(same(each, fact, year) for each in gold)}
        counted.update((relation, "right") for relation, _, _ in right)
        counted.update((relation, "missing") for relation, _, _ in gold - right)
        counted.update((relation, "wrong") for relation, _, _ in wrong)
        counted.update(("trap", relation) for relation, _, _ in ours if not gold)
    return counted


@pytest.mark.parametrize("relation", FLOORS)
def test_floor(counts: Counter[tuple[str, str]], relation: str) -> None:
    right, missing, wrong = (counts[relation, kind] for kind in ("right", "missing", "wrong"))
    assert wrong == 0
    assert right >= FLOORS[relation] * (right + missing), f"{missing} missing"


def test_every_labelled_relation_has_a_floor(counts: Counter[tuple[str, str]]) -> None:
    assert {relation for relation, _ in counts} == {*FLOORS}


def test_traps(counts: Counter[tuple[str, str]]) -> None:
    assert not [relation for kind, relation in counts if kind == "trap"]
