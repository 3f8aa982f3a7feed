"""A user's folder of data files: whether it has the form of the built-in ones that it is to be laid over.

What an entry may hold is what a built-in entry of that file holds; what all of those hold, it must hold too.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kg.errors import UsageError

EXAMPLES = frozenset({"yes", "no"})
FORMS = frozenset({"find", "gate", "unless"})
PARTS = frozenset({"entry", "words"})
OTHERS = frozenset({"identity.tsv"})


def check(overlay: Path, built_in: Traversable) -> None:
    """Raise `UsageError` at the first file of an overlay that could not be used, or that would be passed over."""
    if not overlay.is_dir():
        raise UsageError(f"{overlay}: no such folder", "Give --rules a folder of data files")
    known = {file.name: file for file in built_in.iterdir() if file.name.endswith((".toml", ".tsv"))}
    mine = [file for file in sorted(overlay.iterdir()) if file.suffix in (".toml", ".tsv")]
    if not mine:
        raise UsageError(f"{overlay}: no data file in this folder", f"Data files are {', '.join(sorted(known))}")
    for file in mine:
        if file.name not in known.keys() | OTHERS:
            raise UsageError(f"{file}: no data file has this name", f"Use one of {', '.join(sorted(known))}")
        if file.name in known:
            _check_file(file, known[file.name])


def toml(file: Path | Traversable) -> dict[str, Any]:
    """The tables of a TOML file, or a `UsageError` that names it."""
    try:
        return tomllib.loads(text(file))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: {error}", "Mend this data file; see CONTRIBUTING.md for its form") from error


def rows(file: Path | Traversable) -> list[dict[str, str]]:
    """The rows of a tab-separated file, or a `UsageError` that names it."""
    return list(csv.DictReader(text(file).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def text(file: Path | Traversable) -> str:
    """The text of a data file, or a `UsageError` that names it."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}", "Save the data file in UTF-8, where it can be read") from error


def _check_file(file: Path, model: Traversable) -> None:
    faults = _of_rows(file, model) if file.suffix == ".tsv" else _of_entries(toml(file), toml(model))
    for fault in faults:
        raise UsageError(f"{file}: {fault}", "Mend this data file; see CONTRIBUTING.md for its form")


def _of_rows(file: Path, model: Traversable) -> Iterator[str]:
    wanted = text(model).split("\n", 1)[0]
    if text(file).split("\n", 1)[0].rstrip("\r") != wanted:
        yield f"the first line must name the columns, with tabs between them: {', '.join(wanted.split())}"


def _of_entries(table: dict[str, Any], model: dict[str, Any]) -> Iterator[str]:
    for key in sorted(table.keys() - PARTS):
        yield f"[[{key}]] is no part of a data file; entries stand under [[entry]], words under [words]"
    models = [entry.keys() - EXAMPLES for entry in model.get("entry", ())]
    must, may = set[str]().union(*models).intersection(*models), set[str]().union(*models)
    for number, entry in enumerate(table.get("entry", ()), 1):
        for key in sorted(must - entry.keys()):
            yield f"entry {number} has no {key!r}"
        for key in sorted(entry.keys() - may - EXAMPLES):
            yield f"entry {number}: {key!r} is no key of this file; use {', '.join(sorted(may))}"
        for key in sorted(FORMS & entry.keys()):
            yield from _of_form(entry[key], f"entry {number}: {key}")


def _of_form(form: Any, where: str) -> Iterator[str]:
    try:
        re.compile(form)
    except (re.error, TypeError) as error:
        yield f"{where} is no regular expression ({error})"
