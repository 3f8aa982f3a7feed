"""Files become articles. The formats are siblings; which one a file has is seen from its content, not from its name."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.article import Article, Source
from kg.errors import ReadError
from kg.readers import html, plain
from kg.readers.decoding import decode

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how its files are named, how its text is recognised, and how it is read."""

    suffixes: tuple[str, ...]
    recognise: Callable[[str], bool]
    read: Callable[[str, Source], tuple[Article, ...]]


READERS = MappingProxyType(
    {
        "plain": Reader((".txt",), plain.recognise, plain.read),
        "html": Reader((".html", ".htm", ".xhtml"), html.recognise, html.read),
    }
)


def read(path: Path, form: str | None = None, max_bytes: int = MAX_BYTES) -> tuple[Article, ...]:
    r"""The articles of a file: in the format that its content tells, or in `form`, a key of `READERS`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "Nordland.txt")
    ...     size = file.write_text("= Nordland at the 2030 Games =\n\nNordland sent 3 athletes.\n", encoding="utf-8")
    ...     read(file)[0].title.text
    'Nordland at the 2030 Games'
    """
    data = _bytes(path, max_bytes)
    text = decode(data, path.name)
    form, reader = (form, READERS[form]) if form else _recognised(text, path)
    source = Source(path.name, form, hashlib.sha256(data).hexdigest(), hashlib.sha256(text.encode()).hexdigest())
    return reader.read(text, source)


def find(paths: Iterable[Path | str]) -> list[Path]:
    """The files to read, each once: those named, and in folders those whose names end as articles' do."""
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        for file in _inside(path) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            limit = f"Give files of at most {most:,} bytes, or raise --max-bytes."
            raise ReadError(f"{path.name}: the file has {path.stat().st_size:,} bytes", limit)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file", "Check the path.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path}: this is a folder, not a file", "Give the files in it.") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})", "Check the file's permissions.") from error


def _recognised(text: str, path: Path) -> tuple[str, Reader]:
    """The format of a text; where it could be several, that which the file's name ends in."""
    fitting = [(form, reader) for form, reader in READERS.items() if reader.recognise(text)]
    if not fitting:
        raise ReadError(
            f"{path.name}: no article was found in it",
            "An article starts with a line `= Title =`, or is a page in HTML.",
        )
    return min(fitting, key=lambda each: path.suffix.lower() not in each[1].suffixes)


def _inside(folder: Path) -> list[Path]:
    suffixes = {suffix for reader in READERS.values() for suffix in reader.suffixes}
    files = [file for file in _visible(folder) if file.suffix.lower() in suffixes]
    if not files:
        endings = ", ".join(sorted(suffixes))
        raise ReadError(f"{folder}: no article in this folder", f"Articles are files that end in {endings}.")
    return sorted(files)


def _visible(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))
