"""From pages in HTML to quads, beside pandas, which merely reads the same pages' tables. One core, one run.

    python benchmarks/pages.py [PAGES...]      (default: ../shared/articles/wtq and more/wtq, else examples)

The table shows seconds, pages a second, and how many times as fast as pandas.
"""

import sys
from pathlib import Path

from peers import ROOT, SHARED, compared

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


def pages(names: list[str]) -> list[Path]:
    """The pages to read."""
    folders = [Path(name) for name in names] or [SHARED / "wtq", SHARED / "more" / "wtq"]
    found = [file for folder in folders for file in sorted(folder.glob("*.html"))]
    return found or sorted((ROOT / "examples").glob("*.html"))


def main() -> None:
    """Print a table of what was measured."""
    files = pages(sys.argv[1:])
    compared(PROGRAMS, PEER, files, ("pages", len(files)))


if __name__ == "__main__":
    main()
