"""The command line: exit statuses, what goes where, every format, and what bad input is told."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import Command

from kg import store
from kg.cli import cli
from kg.commands._options import FORMATS_IN
from kg.queries import stored
from kg.readers import READERS

GOOD = """= Fiji at the 2016 Summer Olympics =

Infobox
- Noc: FIJ
- Games: Summer Olympics
- Year: 2016
- Competitors: 51

Fiji competed at the 2016 Summer Olympics in Rio de Janeiro, Brazil, from 5 to 21 August 2016.
"""
KG = (sys.executable, "-m", "kg")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "fiji.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


# ---- build


def test_build_to_stdout_reports_to_stderr(command: Command, article: Path) -> None:
    run = command("build", article)
    assert run.status == 0
    assert "@prefix g:" in run.out
    assert "1  article" in run.err
    assert "\x1b" not in run.out + run.err, "colours where no terminal is"
    assert "articles" not in run.out.partition("void:")[0]


@pytest.mark.parametrize("ending", ["ttl", "trig", "nt", "nq", "jsonld", "xml"])
def test_build_follows_the_ending(command: Command, article: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"games.{ending}"
    run = command("build", article, "--out", target)
    assert (run.status, run.out) == (0, "")
    assert f"Wrote {target}" in run.err
    assert len(store.load(target)) > 10
    assert command("build", article, "--format", ending).out.encode() == target.read_bytes()


def test_build_has_evidence_in_trig_only(command: Command, article: Path) -> None:
    assert "g:quote" in command("build", article, "--format", "trig").out
    assert "g:quote" not in command("build", article, "--format", "ttl").out


def test_build_takes_a_base(command: Command, article: Path) -> None:
    run = command("build", article, "--base", "https://example.org/kg/", "--format", "nt")
    assert "<https://example.org/kg/delegation.2016-summer-olympics.fiji>" in run.out
    assert "<https://w3id.org/games-kg/id/" not in run.out


@pytest.mark.parametrize(("base", "told"), [("nonsense", "is no IRI"), ("https://example.org/kg", "ends in / or #")])
def test_build_refuses_a_bad_base(command: Command, article: Path, base: str, told: str) -> None:
    run = command("build", article, "--base", base)
    assert (run.status, run.out) == (2, "")
    assert told in run.err


def test_build_keeps_the_old_file_where_nothing_can_be_built(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "games.ttl"
    target.write_text("# as it was\n", encoding="utf-8")
    assert command("build", tmp_path / "missing.txt", "--out", target).status == 2
    assert target.read_text(encoding="utf-8") == "# as it was\n"
    assert [each.name for each in tmp_path.iterdir()] == ["games.ttl"]


def test_build_needs_a_format_it_knows(command: Command, article: Path, tmp_path: Path) -> None:
    run = command("build", article, "--out", tmp_path / "games.pdf")
    assert run.status == 2
    assert "the ending .pdf names no format" in run.err
    assert "--format" in run.err


def test_build_into_a_missing_folder(command: Command, article: Path, tmp_path: Path) -> None:
    run = command("build", article, "--out", tmp_path / "nowhere" / "games.ttl")
    assert run.status == 2
    assert "its folder does not exist" in run.err


def test_build_reports_what_it_quarantines(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "fiji.txt"
    path.write_text(GOOD.replace("- Competitors: 51", "- Competitors: 51\n- Rank: 0"), encoding="utf-8")
    run = command("build", path, "--format", "nt")
    assert run.status == 1
    assert "Quarantined (1)" in run.err
    assert '"- Rank: 0" infobox line 5 of Fiji at the 2016 Summer Olympics' in run.err
    assert "#rank>" not in run.out
    kept = command("build", path, "--format", "nt", "--keep-invalid")
    assert kept.status == 1
    assert "#rank>" in kept.out
    assert "Violations (" in kept.err
    unchecked = command("build", path, "--format", "nt", "--no-validate")
    assert unchecked.status == 0
    assert "#rank>" in unchecked.out


# ---- bad input: the others are built, the message names the file, no traceback, nothing half-written


def bad_file(kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.txt"
    match kind:
        case "empty":
            path.touch()
        case "binary":
            path.write_bytes(bytes(range(256)) * 40)
        case "encoding":
            path.write_bytes(GOOD.replace("Fiji", "Österreich").encode("utf-16-le"))
        case "folder":
            path = folder / "folder"
            path.mkdir()
    return path  # "missing" is just that


@pytest.mark.parametrize("kind", ["empty", "binary", "encoding", "missing", "folder"])
def test_unreadable_input(command: Command, article: Path, tmp_path: Path, kind: str) -> None:
    bad = bad_file(kind, tmp_path)
    alone = command("build", bad, "--out", tmp_path / "games.ttl")
    assert alone.status == 2
    assert bad.name in alone.err
    assert "Traceback" not in alone.err
    assert not (tmp_path / "games.ttl").exists()
    both = command("build", bad, article, "--out", tmp_path / "games.ttl")
    assert both.status == 1
    assert bad.name in both.err
    assert "delegation.2016-summer-olympics.fiji" in (tmp_path / "games.ttl").read_text(encoding="utf-8")


def test_a_format_that_is_told_is_not_recognised(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Fiji <p>Fiji competed.</p>", encoding="utf-8")
    assert "no article was found in it" in command("inspect", page).err
    assert "s2  Fiji competed." in command("inspect", page, "--format-in", "html").out
    assert "<p>" in command("inspect", page, "--format-in", "plain").out
    assert set(FORMATS_IN) == set(READERS)


def test_a_file_may_not_be_larger_than_told(command: Command, article: Path) -> None:
    run = command("build", article, "--max-bytes", "20")
    assert run.status == 2
    assert "at most 20 bytes, or raise --max-bytes" in run.err


ODD: dict[str, Callable[[], str]] = {
    "no infobox": lambda: GOOD.replace(GOOD[GOOD.index("Infobox") : GOOD.index("Fiji competed")], ""),
    "broken table": lambda: GOOD + "\n| Athlete | Event\n| | |\n|\n| colspan=9 | | Jone | 100 | x | y | z |\n",
    "long line": lambda: GOOD + "\n" + "word " * 2_000_000 + "\n",
    "long title": lambda: GOOD + "\n= " + "Fiji at the 2016 Summer Olympics " * 300_000 + "=\n",
    "long field": lambda: GOOD.replace("Infobox\n", "Infobox\n- Flagbearer: " + "Ann Lee, " * 1_000_000 + "\n"),
    "long paragraph": lambda: GOOD + "\n" + "Ann Lee carried the flag of Fiji. " * 300_000 + "\n",
    "long cell": lambda: GOOD + "\n| Athlete | Event |\n| " + "Ann Lee " * 1_000_000 + "| 100 m |\n",
    "a title twice": lambda: GOOD + "\n" + GOOD,
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_articles_are_built(command: Command, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(ODD[kind](), encoding="utf-8")
    run = command("build", path)
    assert run.status in (0, 1)
    assert "Traceback" not in run.err
    assert "2016-summer-olympics" in run.out


def test_two_files_of_one_title(command: Command, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "again.txt"
    other.write_text(GOOD.replace("51", "52"), encoding="utf-8")
    first, second = (command("build", *paths, "--format", "nq") for paths in ((article, other), (other, article)))
    assert first.status in (0, 1)
    assert first.out == second.out


# ---- query


def test_query_as_table_json_and_the_others(command: Command, ttl: Path) -> None:
    run = command("query", "flag-bearers", "--graph", ttl, "--param", "country=Kosovo")
    assert run.status == 0
    assert "Majlinda Kelmendi" in run.out
    assert run.err == "1 row\n"
    rows = json.loads(command("query", "flag-bearers", "--graph", ttl, "--format", "json").out)["rows"]
    assert {"countryLabel": "Kosovo", "bearerLabel": "Majlinda Kelmendi"}.items() <= next(
        row.items() for row in rows if row["countryLabel"] == "Kosovo" and row["ceremony"] == "opening"
    )


@pytest.mark.parametrize(
    ("style", "start"), [("csv", "games,"), ("tsv", "?games\t"), ("srj", "{"), ("md", "| games |")]
)
def test_query_formats(command: Command, ttl: Path, tmp_path: Path, style: str, start: str) -> None:
    run = command("query", "flag-bearers", "--graph", ttl, "--format", style)
    assert run.out.startswith(start)
    target = tmp_path / f"answer.{style}"
    assert command("query", "flag-bearers", "--graph", ttl, "--out", target).out == ""
    assert target.read_bytes().decode() == run.out


def test_query_list_names_every_query(command: Command) -> None:
    run = command("query", "--list")
    assert run.status == 0
    assert [each for each in stored() if each not in run.out] == []


def test_query_file(command: Command, ttl: Path, tmp_path: Path) -> None:
    asked = tmp_path / "my.rq"
    asked.write_text("SELECT ?label { ?x a g:Nation ; rdfs:label ?label } ORDER BY ?label", encoding="utf-8")
    run = command("query", "--file", asked, "--graph", ttl, "--format", "csv")
    assert run.status == 0
    assert "Jamaica" in run.out
    asked.write_text("SELECT nonsense", encoding="utf-8")
    assert command("query", "--file", asked, "--graph", ttl).status == 2
    assert command("query", "--file", tmp_path / "none.rq", "--graph", ttl).status == 2


def test_query_all(command: Command, ttl: Path, trig: Path) -> None:
    bare = command("query", "--all", "--graph", ttl, "--format", "json")
    assert bare.status == 0
    assert "Left out" in bare.err
    assert "flag-bearers" in json.loads(bare.out)
    full = command("query", "--all", "--graph", trig, "--format", "json")
    assert list(json.loads(full.out)) == list(stored())
    assert all(set(answer) == {"columns", "rows"} for answer in json.loads(full.out).values())
    assert command("query", "--all", "--graph", ttl, "--format", "csv").status == 2


def test_query_takes_the_graph_of_the_folder(
    command: Command, ttl: Path, trig: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    none = command("query", "games")
    assert none.status == 2
    assert "--graph FILE" in none.err
    (tmp_path / "games.ttl").write_bytes(ttl.read_bytes())
    assert command("query", "games").status == 0
    (tmp_path / "games.trig").write_bytes(trig.read_bytes())
    both = command("query", "games")
    assert both.status == 0
    assert "Reading games.trig, the newer" in both.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["flag-bearer"], "Did you mean 'flag-bearers'?"),
        ([], "one of NAME, --file and --all"),
        (["games", "--all"], "one of NAME, --file and --all"),
        (["games", "--param", "games"], "there is no '='"),
        (["games", "--param", "gmaes=x"], "gmaes"),
        (["evidence"], ".trig"),
        (["games", "--format", "pdf"], "pdf"),
        (["games", "--endpoint", "http://localhost:1/query"], "both"),
    ],
)
def test_query_usage_errors(command: Command, ttl: Path, arguments: list[str], told: str) -> None:
    run = command("query", *arguments, "--graph", ttl)
    assert (run.status, run.out) == (2, "")
    assert told in run.err


def test_unreadable_graphs(command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle", encoding="utf-8")
    for path in (broken, tmp_path / "missing.ttl", tmp_path, tmp_path / "games.csv"):
        run = command("query", "games", "--graph", path)
        assert (run.status, run.out) == (2, "")
        assert path.name in run.err
    silent = command("query", "games", "--endpoint", "http://127.0.0.1:1/query")
    assert silent.status == 2
    assert "did not answer" in silent.err


# ---- validate, export


def test_validate(command: Command, ttl: Path, trig: Path, tmp_path: Path) -> None:
    assert command("validate", "--graph", ttl).status == 0
    assert command("validate", "--graph", trig).status == 0
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "<https://w3id.org/games-kg/id/person.x> a <https://w3id.org/games-kg/ns#Person> .", encoding="utf-8"
    )
    run = command("validate", "--graph", bad)
    assert run.status == 1
    assert "Violation: person.x" in run.out
    assert "1 violation," in run.err
    table = command("validate", "--graph", bad, "--format", "csv")
    assert table.out.startswith("severity,subject,")


def test_export_changes_nothing(command: Command, ttl: Path, trig: Path, tmp_path: Path) -> None:
    assert command("export", "--graph", trig, "--format", "ttl").out.encode() == ttl.read_bytes()
    copy = tmp_path / "copy.nq"
    assert command("export", "--graph", trig, "--out", copy).status == 0
    assert command("export", "--graph", copy, "--format", "trig").out.encode() == trig.read_bytes()


# ---- why, inspect


def test_why_shows_quote_place_revision_and_rule(command: Command, trig: Path) -> None:
    run = command("why", "Majlinda Kelmendi", "--graph", trig)
    assert run.status == 0
    assert "person.majlinda-kelmendi" in run.out
    assert "was the flag bearer at the opening ceremony" in run.out
    assert " of 2016 Summer Olympics opening ceremony, revision " in run.out
    assert command("why", "person.majlinda-kelmendi", "--graph", trig).out == run.out
    assert command("why", "majlinda-kelmendi", "--graph", trig).out == run.out
    rows = json.loads(command("why", "Majlinda Kelmendi", "nation", "--graph", trig, "--format", "json").out)["rows"]
    assert {row["valueLabel"] for row in rows} == {"Kosovo"}


@pytest.mark.parametrize(
    ("subject", "told"),
    [("Nobody At All", "Nothing in this graph"), ("a", "may mean"), ("https://exa mple", "is no IRI")],
)
def test_why_says_how_to_choose(command: Command, trig: Path, subject: str, told: str) -> None:
    run = command("why", subject, "--graph", trig)
    assert (run.status, run.out) == (2, "")
    assert told in run.err


def test_why_needs_evidence(command: Command, ttl: Path) -> None:
    run = command("why", "Jamaica", "--graph", ttl)
    assert run.status == 2
    assert "--out games.trig" in run.err


def test_inspect(command: Command, article: Path) -> None:
    run = command("inspect", article)
    assert run.status == 0
    assert "    i4  Competitors: 51" in run.out
    assert "competitors 51" in run.out
    assert command("inspect", article, "--text").out == GOOD
    assert command("inspect", article.parent / "missing.txt").status == 2


def test_inspect_shows_what_was_not_understood(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(GOOD + "\n| Frob | Quux |\n| 1 | 2 |\n", encoding="utf-8")
    run = command("inspect", path)
    assert run.status == 0
    assert " ? " in run.out
    built = command("build", path)
    assert built.status == 0, "what is not understood never changes the status"
    assert "Not understood (" in built.err


# ---- manners


def test_every_command_has_help_with_examples(command: Command) -> None:
    for name in cli.commands:
        run = command(name, "--help")
        assert run.status == 0
        assert f"  kg {name}" in run.out
    assert command("--version").out == "kg, version 0.1.0\n"
    assert command("frobnicate").status == 2


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, kg.cli; print(*{'rdflib', 'pyshacl', 'SPARQLWrapper', 'rich'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_a_reader_that_goes_away(trig: Path) -> None:
    with subprocess.Popen([*KG, "export", "--graph", trig], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if process.stdout is None or process.stderr is None:
            pytest.fail("no pipes")
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()
    assert told == b""
    assert process.returncode == 0


def test_interrupt(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background job would be deaf to it
    with subprocess.Popen(
        [*KG, "query", "--file", pipe],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heard,  # noqa: PLW1509 -- there is one thread
    ) as process:
        writer = os.open(pipe, os.O_WRONLY)  # opens as soon as the command reads it
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
        os.close(writer)
    assert told.strip() == "Stopped."
    assert process.returncode == 130


def test_interrupt_while_it_starts(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    run = subprocess.run([*KG], env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (130, b"Stopped.\n")


def test_a_fault_of_the_program_itself() -> None:
    """An error that nobody foresaw has no traceback either, but says what to report."""
    code = "import sys; from kg import cli; cli.cli.main = lambda **_: {}['x']; cli.main()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "A fault of kg itself, not of your input: KeyError: 'x'" in run.stderr
    assert "Traceback" not in run.stderr
