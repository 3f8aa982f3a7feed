"""The data that a domain expert keeps: every entry's own examples hold, nothing leads two ways."""

import re
from pathlib import Path

import pytest

from kg import cells, entrants, headers, lexicon, names, outline, values
from kg.article import Article, Piece, Source
from kg.errors import UsageError
from kg.extractors import lists, prose
from kg.lexicon import Entry, load
from kg.page import Page
from kg.page import page as prepare
from kg.patterns import ROSTERS, Patterns, compiled, find
from kg.relations import RELATIONS
from kg.relations.ceremonies import CALLED
from kg.spans import Known, mask, venues
from kg.spans.kinds import Text
from kg.text.letters import over_small
from kg.text.needles import Forms
from kg.topic import read

LEXICON = load()
EVENTS = Forms.of(over_small(form) for entry in LEXICON.entries["events"] for form in entry["forms"])
KNOWN = Known(2014, frozenset({"Velásquez", "Karateka"}), (EVENTS,))


@pytest.fixture
def page() -> Page:
    """An article of a sport at a Games, without words."""
    title = Piece("Diving at the 1960 Summer Olympics", 2, 36)
    return prepare(Article(title, "", Source("", "plain", "", "")), LEXICON)


def entries(name: str) -> list[Entry]:
    return list(LEXICON.entries[name])


def named(entry: Entry) -> str:
    return str(
        entry.get("relation") or entry.get("form") or entry.get("role") or entry.get("name") or entry.get("names")
    )


@pytest.mark.parametrize("entry", entries("titles"), ids=named)
def test_titles(entry: Entry) -> None:
    assert entry["yes"]
    for title in entry["yes"]:
        assert [topic.about for topic in read(title, entry, LEXICON)] == [entry["about"]], title
    for title in entry.get("no", ()):
        assert not list(read(title, entry, LEXICON)), title


@pytest.mark.parametrize("entry", [entry for entry in entries("fields") if entry["of"] != "nothing"], ids=named)
def test_fields(entry: Entry) -> None:
    assert entry["yes"]
    assert all(name == name.lower() for name in entry["names"])
    for text, said in entry["yes"].items():
        assert read_field(text, entry) == said, text
    for text in entry.get("no", ()):
        assert not read_field(text, entry), text


def read_field(text: str, entry: Entry) -> str:
    found = [str(value) for _, value, _ in values.read(Piece(text, 0, len(text)), entry, LEXICON, 2014)]
    return (", " if entry["value"] == "place" else " ").join(found)


@pytest.mark.parametrize("entry", entries("lists"), ids=named)
def test_lists(entry: Entry, page: Page) -> None:
    for text, said in entry["yes"].items():
        assert listed(text, entry, page) == said
    for text in entry.get("no", ()):
        assert not (lists.parted(text)[1] if "role" in entry else listed(text, entry, page))


def listed(text: str, entry: Entry, page: Page) -> str:
    """What an item says, in short."""
    if "role" in entry:
        return ": ".join(lists.parted(text, entry.get("work", "")))
    if entry["gives"] == "bearers":
        return "; ".join(f"{land}: {named.name}" for land, named in lists.bearers(text, page))
    if entry["gives"] == "entries":
        return " / ".join(entrants.names(text, LEXICON))
    return (lists.nation(text, page) or ("",))[0]


def test_header_words_lead_one_way() -> None:
    words = [(entry.get("sport", ""), word) for entry in entries("headers") for word in entry.get("words", ())]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("kind", ["phase", "whole"])
def test_phases(kind: str) -> None:
    test = {"phase": headers.phase, "whole": headers.whole}[kind]
    (entry,) = (entry for entry in entries("headers") if kind in entry)
    assert all(test(text, LEXICON) for text in entry["yes"])
    assert not any(test(text, LEXICON) for text in entry["no"])


@pytest.mark.parametrize("entry", [entry for entry in entries("headers") if "discipline" in entry], ids=str)
def test_disciplines(entry: Entry) -> None:
    assert LEXICON.sports.find(entry["sport"]) == entry["sport"]
    assert all(headers.discipline(text, entry["sport"], LEXICON) for text in entry["yes"])
    assert not any(headers.discipline(text, entry["sport"], LEXICON) for text in entry["no"])


@pytest.mark.parametrize("entry", [entry for entry in entries("headers") if "attempt" in entry], ids=str)
def test_attempts(entry: Entry) -> None:
    sport = entry.get("sport", "")
    assert all(headers.attempt(text, LEXICON, sport) for text in entry["yes"])
    assert not any(headers.attempt(text, LEXICON, sport) for text in entry["no"])


@pytest.mark.parametrize("entry", entries("teams"), ids=lambda entry: entry["words"])
def test_teams(entry: Entry) -> None:
    assert all(cells.team_size(text, LEXICON) == entry["size"] for text in entry["yes"])
    assert not any(re.search(entry["words"], text, re.IGNORECASE) for text in entry["no"])


def test_what_is_no_name() -> None:
    for entry in (each for each in entries("names") if "no_names" in each):
        assert not any(names.is_person(text, LEXICON) for text in entry["yes"])
        assert all(names.is_person(text, LEXICON) for text in entry["no"])


def test_what_is_an_organization() -> None:
    for entry in (each for each in entries("names") if "organizations" in each):
        assert all(LEXICON.is_organization(text) for text in entry["yes"])
        assert not any(LEXICON.is_organization(text) for text in entry["no"])


def test_what_is_a_venue() -> None:
    for entry in (each for each in entries("names") if "venues" in each):
        found = {
            text: [span.text for span in venues.find(Text.of(text), LEXICON)] for text in entry["yes"] + entry["no"]
        }
        assert all(found[text] == [text] for text in entry["yes"])
        assert not any(found[text] for text in entry["no"])
        assert set(entry["built"]) <= set(entry["venues"])


@pytest.mark.parametrize("entry", entries("scope"), ids=named)
def test_scope(entry: Entry) -> None:
    form = re.compile(entry["before"], re.IGNORECASE)
    assert all(form.search(text) for text in entry["yes"])
    assert not any(form.search(text) for text in entry["no"])


@pytest.mark.parametrize("entry", entries("phrases"), ids=named)
def test_phrases(entry: Entry) -> None:
    assert entry["yes"]
    assert entry["no"]
    assert [text for text in entry["yes"] if not LEXICON.tells(entry["name"], text)] == []
    assert [text for text in entry["no"] if LEXICON.tells(entry["name"], text)] == []


def test_each_phrase_is_asked_for_once_in_data_and_somewhere_in_code() -> None:
    called = [entry["name"] for entry in entries("phrases")]
    code = "".join(file.read_text(encoding="utf-8") for file in Path(lexicon.__file__).parent.rglob("*.py"))
    assert called == list(dict.fromkeys(called))
    made = {f"called {kind}" for kind in CALLED} | {"medal behind", "place behind"}
    assert [name for name in called if name not in made and f'"{name}"' not in code] == []


@pytest.mark.parametrize("entry", entries("events"), ids=lambda entry: entry.get("sport", "any"))
def test_events(entry: Entry) -> None:
    assert "sport" not in entry or LEXICON.sports.find(entry["sport"]) == entry["sport"]
    form = re.compile("|".join(entry["forms"]), re.IGNORECASE)
    assert all(form.fullmatch(text) for text in entry["yes"])
    assert not any(form.fullmatch(text) for text in entry.get("no", ()))


@pytest.mark.parametrize("entry", entries("prose"), ids=named)
def test_sentences(entry: Entry) -> None:
    patterns = Patterns.of(each for each in compiled(LEXICON).patterns if each.entry is entry)
    assert entry["gate"] == re.sub(r"(?<!\\)[A-Z]", lambda letter: letter[0].lower(), entry["gate"])
    assert entry["yes"]
    assert entry["no"]
    unless = patterns.patterns[0].unless
    for sentence, said in entry["yes"].items():
        assert not (unless and unless.search(sentence)), sentence
        wanted = dict(part.split(": ", 1) for part in said.split("; "))
        found = slots(sentence, patterns)
        assert any(wanted.items() <= each.items() for each in found), (sentence, found)
    for sentence in entry["no"]:
        assert not slots(sentence, patterns) or (unless and unless.search(sentence)), sentence


def test_lines_are_shown_by_examples() -> None:
    """Every line of `says` has an example that it matches."""
    for entry in entries("prose"):
        patterns = Patterns.of(each for each in compiled(LEXICON).patterns if each.entry is entry)
        masked = [mask(sentence, LEXICON, KNOWN) for sentence in entry["yes"]]
        for line, each in zip(entry["says"], patterns.patterns, strict=True):
            assert any(each.form.search(one.text) for one in masked), line


def test_needles_only_save_time() -> None:
    """What is looked for first loses no pattern that a sentence matches."""
    patterns = compiled(LEXICON)
    for entry in entries("prose"):
        for sentence in (*entry["yes"], *entry["no"]):
            masked = mask(sentence, LEXICON, KNOWN)
            opened = [each for each in patterns.patterns if each.gate.search(sentence.lower())]
            matching = [each for each in opened if each.form.search(masked.text)]
            worth = list(patterns.worth(masked, sentence))
            assert all(each in worth for each in matching)


def slots(sentence: str, patterns: Patterns) -> list[dict[str, str]]:
    masked = mask(sentence, LEXICON, KNOWN)
    return [{name: match.words(name) for name in match.slots} for match in find(masked, sentence, patterns)]


def test_scope_is_of_known_relations() -> None:
    assert set(RELATIONS) >= prose.FREE | prose.SILENT | ROSTERS | prose.AGELESS | prose.OUTCOMES | outline.LOOSE


def test_each_relation_has_patterns_and_each_pattern_a_relation() -> None:
    assert {entry["relation"] for entry in entries("prose")} == set(RELATIONS)


def test_a_users_folder_is_laid_over_the_data(tmp_path: Path) -> None:
    (tmp_path / "fields.toml").write_text(
        '[[entry]]\nnames = ["mascot"]\nabout = ["games"]\nof = "games"\nproperty = "motto"\nvalue = "text"\n'
    )
    (tmp_path / "statuses.toml").write_text('[words]\n"gave up" = "DNF"\n')
    (tmp_path / "nations.tsv").write_text(
        "code\tname\tcodes\tadjectives\tnames\tfamily\nRUR\tRuritania\t\tRuritanian\t\t\n"
    )
    laid = load(tmp_path)
    assert laid.entries["fields"][0]["names"] == ["mascot"]
    assert len(laid.entries["fields"]) == len(LEXICON.entries["fields"]) + 1
    assert cells.status("gave up", laid) == "DNF"
    assert laid.nations.find("RUR") == "Ruritania"
    assert laid.nations.find("MEX") == "Mexico"


def test_bad_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "fields.toml").write_text("[[entry]\n")
    with pytest.raises(UsageError, match=r"fields\.toml"):
        load(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        load(tmp_path / "missing")
