"""README.md cannot go stale: every block in it runs here, and what it quotes is what comes out.

`python tests/test_readme.py` puts into README.md what the commands print now.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OWN_KG = ".venv/bin/kg "


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(README.read_text(encoding="utf-8")) if found == language]


def shell(line: str, folder: Path) -> str:
    """What a line prints, to either stream, in a folder that has the examples, with `kg` at hand."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def demo() -> Iterator[str]:
    """The lines of `make demo` that run `kg`; the others install it."""
    run = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, text=True, check=True)
    return (line for line in run.stdout.splitlines() if line.startswith(OWN_KG))


def printed(line: str, folder: Path) -> str:
    """What a line of the README prints; `make demo` echoes its lines before it runs them."""
    if line != "make demo":
        return shell(line, folder)
    return "".join(f"{each}\n{shell(each.removeprefix('.venv/bin/'), folder)}" for each in demo())


def renewed(block: str, folder: Path) -> str:
    """A block of commands with what they print."""
    lines = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {line}\n{printed(line, folder)}" for line in lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize("number", range(len(blocks("console"))))
def test_commands_print_what_is_quoted(number: int, folder: Path) -> None:
    block = blocks("console")[number]
    assert renewed(block, folder) == block, "python tests/test_readme.py puts in what is printed now"


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block: str, folder: Path) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    run = subprocess.run(
        [sys.executable, "-c", block], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Majlinda Kelmendi" in run.stdout
    assert (folder / "games.ttl").is_file()


@pytest.mark.parametrize("block", blocks("text"))
def test_the_picture_names_what_is_there(block: str) -> None:
    parts = re.findall(r"--(\w+)-", block)
    assert [
        part for part in parts if not (ROOT / "kg" / part).is_dir() and not (ROOT / "kg" / f"{part}.py").is_file()
    ] == []


def test_every_block_is_tested() -> None:
    assert {language for language, _ in BLOCK.findall(README.read_text(encoding="utf-8"))} == {
        "console",
        "python",
        "text",
    }


def test_paths_and_links_exist() -> None:
    text = README.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([\w./]+)\)", text) + re.findall(r"^\* `([\w./]+)`", text, re.MULTILINE)
    assert len(named) >= 6
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_make_targets_exist() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"make (demo|test|bench)", README.read_text(encoding="utf-8"))) <= set(targets)


def renew() -> None:
    """Put what the commands print now into README.md."""
    text = README.read_text(encoding="utf-8")
    for block in blocks("console"):
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "examples").symlink_to(ROOT / "examples")
            text = text.replace(block, renewed(block, Path(name)))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
