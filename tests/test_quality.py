"""The floor under quality: the seed articles are answered without a miss and without a wrong answer."""

import subprocess
import sys
from pathlib import Path

import pytest

KG = f"{sys.executable} -m kg"


@pytest.mark.parametrize(("gold", "floors"), [("seeds", ("--min-f1", "1", "--min-query-f1", "1"))])
def test_floor(shared: Path, gold: str, floors: tuple[str, ...]) -> None:
    score: list[str | Path] = [
        sys.executable,
        shared / "score" / "score.py",
        shared / "gold" / gold,
        "--articles",
        shared / "articles",
    ]
    run = subprocess.run([*score, "--kg", KG, "--show", "20", *floors], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
