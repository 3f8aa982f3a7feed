"""The floors under quality: the seed articles are answered without a miss and without a wrong answer.

The floors of the others are goals that were reached; they only rise.
"""

import subprocess
import sys
from pathlib import Path

import pytest

KG = f"{sys.executable} -m kg"


@pytest.mark.parametrize(
    ("gold", "floors"),
    [
        ("seeds", ("--min-f1", "1", "--min-query-f1", "1")),
        (
            "plain",
            ("--min-precision", "0.99", "--min-f1", "0.98", "--min-query-f1", "0.94", "--min-article-f1", "0.95"),
        ),
        ("wtq", ("--min-precision", "0.99", "--min-f1", "0.97", "--min-query-f1", "0.94", "--min-article-f1", "0.8")),
        ("flags", ("--min-precision", "1", "--min-f1", "0.95")),
        ("tokyo", ("--min-precision", "0.98", "--min-f1", "0.8")),
    ],
)
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
