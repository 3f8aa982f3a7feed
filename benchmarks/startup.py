"""What a person waits for, against its budget: `kg --help`, and articles built, validated and asked in one process.

    python benchmarks/startup.py [ARTICLES]      (default: ../shared/articles/seeds, else examples)

The best of five runs counts, each a fresh process; the exit status is 1 where a budget is exceeded.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "articles" / "seeds"
RUNS = 5
ANSWER = """
import sys
import kg
from kg.queries import stored

graph = kg.build([sys.argv[1]])
graph.serialize("trig")
for name in stored():
    graph.query(name)
"""


def best(command: list[str]) -> float:
    """Seconds, the shortest of several runs."""
    return min(_once(command) for _ in range(RUNS))


def _once(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- our own command
    return time.perf_counter() - start


def main() -> int:
    """Print a table of what was measured."""
    articles = sys.argv[1] if len(sys.argv) > 1 else str(SEEDS if SEEDS.is_dir() else ROOT / "examples")
    rows = (
        ("kg --help", 0.4, [sys.executable, "-m", "kg", "--help"]),
        (f"build, validate and ask {Path(articles).name}", 2.0, [sys.executable, "-c", ANSWER, articles]),
    )
    over = 0
    for name, budget, command in rows:
        took = best(command)
        over += took > budget
        print(f"{name:<40} {took:6.2f} s   budget {budget:.1f} s   {'over' if took > budget else 'good'}")  # noqa: T201
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
