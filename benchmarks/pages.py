"""From pages in HTML to quads, beside pandas, which merely reads the same pages' tables. One core, one run.

    python benchmarks/pages.py [PAGES...]      (default: ../shared/articles/wtq and more/wtq, else examples)

Each program runs in a process of its own, warmed up on two pages; the best of three rounds counts. The table shows
seconds, pages a second, and how many times as fast as pandas.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "articles"
ROUNDS = 3

FRAME = """
import gc, io, json, sys, time
from pathlib import Path
files = [Path(name) for name in json.load(sys.stdin)]
{setup}
work(files[:2])
took = []
for _ in range({rounds}):
    start = time.perf_counter()
    work(files)
    took.append(time.perf_counter() - start)
print(min(took))
"""
PROGRAMS = {
    "games-kg: HTML to quads": """
from kg.pipeline import Options, build
def work(files):
    return build(files, Options(validate=False)).store
""",
    "games-kg: HTML to articles": """
from kg.readers import read
def work(files):
    return [read(file) for file in files]
""",
    "pandas.read_html: tables alone": """
import pandas
def work(files):
    for file in files:
        try:
            pandas.read_html(io.StringIO(file.read_text(encoding="utf-8")), flavor="lxml")
        except ValueError:  # a page without tables
            pass
""",
}
PEER = "pandas.read_html: tables alone"


def measured(setup: str, files: list[Path]) -> float | None:
    """Seconds for all files; none where the program is not installed."""
    command = [sys.executable, "-W", "ignore", "-c", FRAME.format(setup=setup, rounds=ROUNDS)]
    given = json.dumps([str(file) for file in files])
    run = subprocess.run(command, input=given, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    if run.returncode and "ModuleNotFoundError" not in run.stderr:
        raise SystemExit(run.stderr)
    return None if run.returncode else float(run.stdout)


def pages(names: list[str]) -> list[Path]:
    """The pages to read."""
    folders = [Path(name) for name in names] or [SHARED / "wtq", SHARED / "more" / "wtq"]
    found = [file for folder in folders for file in sorted(folder.glob("*.html"))]
    return found or sorted((ROOT / "examples").glob("*.html"))


def main() -> None:
    """Print a table of what was measured."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = pages(sys.argv[1:])
    took = {name: measured(setup, files) for name, setup in PROGRAMS.items()}
    peer = took[PEER]
    print(f"{len(files)} pages")  # noqa: T201
    for name, seconds in took.items():
        if seconds is None:
            print(f"{name:<32} not installed: pip install -e '.[bench]'")  # noqa: T201
        else:
            ratio = f"{peer / seconds:5.2f} times pandas" if peer else ""
            print(f"{name:<32} {seconds:6.2f} s {len(files) / seconds:7.1f} pages/s  {ratio}")  # noqa: T201


if __name__ == "__main__":
    main()
