"""Programs measured beside each other: each in a process of its own, on one core, the best of three rounds."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
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


def measured(setup: str, files: list[Path]) -> float | None:
    """Seconds for all files; none where the program is not installed."""
    command = [sys.executable, "-W", "ignore", "-c", FRAME.format(setup=setup, rounds=ROUNDS)]
    given = json.dumps([str(file) for file in files])
    run = subprocess.run(command, input=given, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    if run.returncode and "ModuleNotFoundError" not in run.stderr:
        raise SystemExit(run.stderr)
    return None if run.returncode else float(run.stdout)


def compared(programs: Mapping[str, str], peer: str, files: list[Path], unit: tuple[str, float]) -> None:
    """Print how long each program took, how much it did a second, and how many times as fast as the peer it was."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    took = {name: measured(setup, files) for name, setup in programs.items()}
    base, (name, amount) = took[peer], unit
    print(f"{amount:,.0f} {name}")  # noqa: T201
    for program, seconds in took.items():
        if seconds is None:
            print(f"{program:<34} not installed: pip install -e '.[bench]'")  # noqa: T201
        else:
            ratio = f"{base / seconds:5.2f} times {peer.partition(':')[0]}" if base else ""
            print(f"{program:<34} {seconds:6.2f} s {amount / seconds:11,.1f} {name}/s  {ratio}")  # noqa: T201
