"""What several tests share."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg.cli import main

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Run:
    """What a command left behind: its exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The articles that come with the project."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real articles and their gold answers, which lie beside the checkout and not in it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared is missing, and CI=true asks for it", pytrace=False)
        pytest.skip("../shared is missing: the tests on real articles are left out")
    return folder


@pytest.fixture(scope="session")
def graph(examples: Path) -> kg.BuiltGraph:
    """The examples, built."""
    return kg.build(examples)


@pytest.fixture(scope="session")
def trig(graph: kg.BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples as a file with evidence."""
    path = tmp_path_factory.mktemp("graphs") / "games.trig"
    graph.write(path)
    return path


@pytest.fixture(scope="session")
def ttl(graph: kg.BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples as a file without evidence."""
    path = tmp_path_factory.mktemp("graphs") / "games.ttl"
    graph.write(path)
    return path


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run `kg` with these arguments, in this process."""

    def run(*arguments: Path | str) -> Run:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        told = capfd.readouterr()
        status = left.value.code
        return Run(status if isinstance(status, int) else 0, told.out, told.err)

    return run
