"""Graphs in and out of files."""

import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg import store
from kg.errors import GraphError, UsageError

EXAMPLE = Path(__file__).parent / "queries" / "example.trig"
EVIDENCE = Path(__file__).parent / "queries" / "evidence.trig"
FORMATS = pytest.mark.parametrize("name", store.FORMATS)


def made(quads: Iterable[Quad]) -> Store:
    fresh = Store()
    fresh.extend(quads)
    return fresh


@FORMATS
def test_same_bytes_in_any_order(name: str) -> None:
    quads = list(store.load(EXAMPLE))
    expected = store.dump(made(quads), name)
    for seed in range(5):
        random.Random(seed).shuffle(quads)  # noqa: S311 -- an order, no secret
        assert store.dump(made(quads), name) == expected


@FORMATS
def test_same_bytes_whatever_blank_nodes_are_called(name: str) -> None:
    def graph(first: str, second: str) -> Store:
        knows, one, two = NamedNode("https://example.org/knows"), BlankNode(first), BlankNode(second)
        return made([Quad(one, knows, two), Quad(two, knows, Literal("nobody"))])

    assert store.dump(graph("a", "b"), name) == store.dump(graph("z", "c"), name)


@FORMATS
def test_same_bytes_in_another_process(name: str) -> None:
    program = (
        f"import sys; from kg import store; sys.stdout.buffer.write(store.dump(store.load({str(EXAMPLE)!r}), {name!r}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": "7"}
    )
    assert found.stdout == store.dump(store.load(EXAMPLE), name)


@FORMATS
def test_round_trip(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{name}"
    path.write_bytes(store.dump(store.load(EVIDENCE), name))
    again = store.load(path)
    assert store.dump(again, name) == path.read_bytes()
    if name in ("trig", "nq", "jsonld"):
        assert set(again) == set(store.load(EVIDENCE))


@pytest.mark.parametrize("name", ["ttl", "nt", "xml"])
def test_formats_without_graphs_leave_passages_out(name: str) -> None:
    written = store.dump(store.load(EVIDENCE), name).decode()
    assert "Revision" in written
    assert "Evidence" not in written
    assert "The 45 nations met" not in written
    assert "44" not in written, "what only a passage says is not merged"


def test_turtle_is_readable() -> None:
    written = store.dump(store.load(EVIDENCE), "ttl").decode()
    assert 'id:place.sochi a g:Place ;\n\trdfs:label "Sochi" .' in written
    assert written.count("\nid:games.2014 ") == 1, "all about a thing stands together"


def test_trig_has_each_graph_once() -> None:
    written = store.dump(store.load(EVIDENCE), "trig").decode()
    assert written.count("{") == 5
    assert written.index("id:place.sochi a") < written.index("{"), "the merged facts come first"


def test_suffix_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "GRAPH.TTL"
    path.write_text("<https://example.org/a> a <https://example.org/B> .")
    assert len(store.load(path)) == 1


def test_empty_store() -> None:
    assert len(store.dump(Store(), "nt")) == 0


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"games\.ttl: there is no such file.*kg build"):
        store.load(tmp_path / "games.ttl")


def test_unknown_suffix() -> None:
    with pytest.raises(UsageError, match=r"'docx' is no format of a graph.*ttl, trig"):
        store.load("games.docx")
    with pytest.raises(UsageError, match="'html' is no format"):
        store.dump(Store(), "html")


@pytest.mark.parametrize(
    ("suffix", "text", "line"),
    [
        ("ttl", "@prefix g: <https://a/> .\ng:a g:b .\n", 2),
        ("nq", "<https://a/a> <https://a/b> 1 .\n", 1),
        ("jsonld", '{"@id": "https://a/a",\n', 2),
        ("xml", "<rdf:RDF>\n", 1),
    ],
)
def test_syntax_error_names_file_and_line(suffix: str, text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / f"bad.{suffix}"
    path.write_text(text)
    with pytest.raises(GraphError) as caught:
        store.load(path)
    assert f"bad.{suffix}" in caught.value.message
    if suffix != "xml":
        assert f"line {line}" in caught.value.message
    assert caught.value.hint


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match="cannot be read"):
        store.load(tmp_path / "folder.ttl")


def test_write_replaces_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    store.write(path, b"a longer text")
    store.write(path, b"short")
    assert path.read_bytes() == b"short"
    assert [each.name for each in tmp_path.iterdir()] == ["a.ttl"]


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GraphError, match=r"a\.ttl: cannot be written \(No space left on device\)"):
        store.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.ttl"]


def test_write_into_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        store.write(tmp_path / "none" / "a.ttl", b"")


def test_write_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to(tmp_path / "real.ttl")
    store.write(tmp_path / "link.ttl", b"new")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"new"


def test_types_and_labels_come_first() -> None:
    lines = store.dump(store.load(EVIDENCE), "nq").decode().splitlines()
    games = [line for line in lines if line.startswith("<https://w3id.org/games-kg/id/games.2014>")]
    assert "#type>" in games[0]
    assert "#label>" in games[1]
