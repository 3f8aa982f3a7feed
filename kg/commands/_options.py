"""What the commands share: `--graph | --endpoint` says where a graph comes from, `--out` and `--format` where it goes.

Data goes to standard output or to `--out`, all else to standard error.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from kg import api, store
from kg.errors import UsageError

Command = Callable[..., None]

#: The endings of file names and the formats that they stand for.
GRAPH_ENDINGS = MappingProxyType({f".{name}": name for name in store.FORMATS})
ANSWER_ENDINGS = MappingProxyType(
    {f".{name}": name for name in ("csv", "tsv", "json", "srj", "md")} | {".txt": "table"}
)
FORMATS_IN = ("plain", "html")
PATH = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a graph is: a file, an endpoint, or neither, which means the one in the current folder."""

    file: Path | None
    endpoint: str | None

    def open(self) -> api.Graph:
        """The graph, or a `UsageError` that says what to do."""
        if self.file and self.endpoint:
            raise UsageError("--graph and --endpoint were both given", "Give one of them")
        if self.endpoint:
            return api.connect(self.endpoint)
        return api.load(self.file or _only_graph_here())


def _only_graph_here() -> Path:
    here = [each for each in (Path("games.trig"), Path("games.ttl")) if each.is_file()]
    if not here:
        told = "No graph was given, and there is no games.ttl or games.trig in this folder"
        raise UsageError(told, "Give --graph FILE or --endpoint URL, or build one: kg build ARTICLES --out games.ttl")
    newest = max(here, key=lambda file: file.stat().st_mtime_ns)
    if len(here) > 1:
        say(f"Reading {newest}, the newer of games.trig and games.ttl (--graph FILE reads another)")
    return newest


@dataclass(frozen=True, slots=True)
class Output:
    """Where output goes: a file or standard output, and in which format."""

    file: Path | None
    format: str | None

    def chosen(self, endings: Mapping[str, str], default: str) -> str:
        """The format asked for, else the one that the file's ending names, else the default (on standard output)."""
        if self.format or not self.file:
            return self.format or default
        if self.file.is_dir():
            raise UsageError(f"{self.file}: this is a folder", "Give --out a file")
        if self.file.suffix.lower() not in endings:
            told = f"{self.file}: the ending {self.file.suffix or '(none)'} names no format"
            raise UsageError(told, f"Give --format, or an ending of {', '.join(sorted(endings))}")
        return endings[self.file.suffix.lower()]

    def check(self) -> None:
        """Raise `UsageError` where the file cannot be written, before any long work."""
        if self.file and not self.file.resolve().parent.is_dir():
            raise UsageError(f"{self.file}: its folder does not exist", "Make the folder first")

    def write(self, data: bytes) -> None:
        """Write it all, to the file whole or not at all."""
        if self.file:
            store.write(self.file, data)
        else:
            click.echo(data, nl=False)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines of text, coloured only where a terminal shows them."""
        if self.file:
            store.write(self.file, "".join(f"{click.unstyle(line)}\n" for line in lines).encode())
        else:
            for line in lines:
                click.echo(line)


def graph_options(command: Command) -> Command:
    """Give a command `--graph` and `--endpoint`, handed over as `where`."""

    @click.option(
        "--graph", "graph_file", type=PATH, metavar="FILE", help="Read the graph from FILE (.ttl, .trig, .nq, ...)."
    )
    @click.option("--endpoint", metavar="URL", help="Ask the SPARQL endpoint at URL instead.")
    @wraps(command)
    def run(*args: Any, graph_file: Path | None, endpoint: str | None, **more: Any) -> None:
        command(*args, where=Where(graph_file, endpoint), **more)

    return run


def output_options(formats: Iterable[str], default: str) -> Callable[[Command], Command]:
    """Give a command `--out` and `--format`, handed over as `output`."""

    def decorate(command: Command) -> Command:
        @click.option("--out", type=PATH, metavar="FILE", help="Write to FILE instead of standard output.")
        @click.option(
            "--format",
            "style",
            type=click.Choice(tuple(dict.fromkeys(formats))),
            help=f"Default: by the ending of --out, else {default}.",
        )
        @wraps(command)
        def run(*args: Any, out: Path | None, style: str | None, **more: Any) -> None:
            command(*args, output=Output(out, style), **more)

        return run

    return decorate


def reading_options(command: Command) -> Command:
    """Give a command what tells how articles are read, handed over as `options`."""

    @click.option("--rules", metavar="DIR", type=PATH, help="Lay DIR's data files over the built-in ones.")
    @click.option(
        "--format-in",
        type=click.Choice(FORMATS_IN),
        help="Read every file as this, whatever its content looks like.",
    )
    @click.option("--max-bytes", type=click.IntRange(1), metavar="N", help="Refuse larger files. Default: 64 MiB.")
    @wraps(command)
    def run(*args: Any, rules: Path | None, format_in: str | None, max_bytes: int | None, **more: Any) -> None:
        options = api.Options(rules=rules, format_in=format_in)
        command(*args, options=replace(options, max_bytes=max_bytes) if max_bytes else options, **more)

    return run


def say(line: str = "") -> None:
    """A line for the person: to standard error, coloured only on a terminal."""
    click.echo(line, err=True)
