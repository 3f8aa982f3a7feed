"""What ships is what is tested: the wheel holds the same data files, and `kg` runs from it elsewhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

DATA = ("ontology", "shapes", "queries")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run(build, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in a folder of its own; what it depends on is found where the tests find it."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, str(installed / "bin" / "kg"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_wheel_holds_every_data_file(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    wanted = {
        f"kg/_data/{path.relative_to(root)}" for name in DATA for path in (root / name).rglob("*") if path.is_file()
    }
    wanted |= {str(path.relative_to(root)) for path in (root / "kg" / "data").rglob("*") if path.is_file()}
    assert wanted - shipped == set()
    extra = {name for name in shipped if name.startswith(("kg/_data/", "kg/data/"))} - wanted
    assert extra == set()
    assert "kg/py.typed" in shipped
    assert [name for name in shipped if name.endswith("licenses/LICENSE")]


def test_kg_runs_from_the_wheel(installed: Path, examples: Path, tmp_path: Path) -> None:
    code = "import kg, kg.resources; print(kg.__file__, kg.resources.folder('queries'))"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = [sys.executable, "-c", code]
    told = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert all(path.startswith(str(installed)) for path in told.stdout.split(maxsplit=1))
    built = run(installed, tmp_path, "build", str(examples), "--out", "games.ttl")
    assert built.returncode == 0, built.stderr
    asked = run(installed, tmp_path, "query", "flag-bearers", "--format", "csv")
    assert "Majlinda Kelmendi" in asked.stdout
    assert run(installed, tmp_path, "validate").returncode == 0
