"""The floors under quality: the seed articles are answered without a miss and without a wrong answer.

The floors of the others are goals that were reached; they only rise.
"""

import json
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
        ("wtq", ("--min-precision", "0.99", "--min-f1", "0.975", "--min-query-f1", "0.95", "--min-article-f1", "0.82")),
        ("flags", ("--min-precision", "1", "--min-f1", "0.95")),
        ("tokyo", ("--min-precision", "0.99", "--min-f1", "0.84")),
    ],
)
def test_floor(shared: Path, gold: str, floors: tuple[str, ...]) -> None:
    run = score(shared, gold, *floors)
    assert run.returncode == 0, run.stdout + run.stderr


def test_recall_of_prose(shared: Path, tmp_path: Path) -> None:
    """What articles without tables tell of who, where and when; and of results, for which tables are the source."""
    score(shared, "tokyo", "--json", str(tmp_path / "tokyo.json"))
    queries = json.loads((tmp_path / "tokyo.json").read_text(encoding="utf-8"))["totals"]
    told = "games delegations ceremonies ceremony-roles parade events athletes entries".split()
    assert recall(queries, told) >= 0.8
    assert recall(queries, ["results", "medalists", "teams"]) >= 0.5


def recall(queries: dict[str, tuple[int, int, int]], names: list[str]) -> float:
    found, missed = (sum(queries[name][part] for name in names) for part in (0, 1))
    return found / (found + missed)


def score(shared: Path, gold: str, *options: str) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [
        sys.executable,
        shared / "score" / "score.py",
        shared / "gold" / gold,
        "--articles",
        shared / "articles",
    ]
    return subprocess.run([*command, "--kg", KG, "--show", "20", *options], capture_output=True, text=True, check=False)
