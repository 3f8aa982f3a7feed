"""The data that ships with the program, in a checkout and in an installed wheel alike.

`ontology`, `shapes` and `queries` stand at the top of the checkout and under `kg/_data` in a wheel;
`data` (what a domain expert knows) stands in the package in both.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def folder(name: str) -> Traversable:
    """A data folder by its name.

    >>> folder("queries").is_dir(), folder("data").is_dir()
    (True, True)
    """
    if name == "data":
        return files("kg") / "data"
    shipped = files("kg") / "_data" / name
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / name


def texts(place: Traversable, suffix: str) -> dict[str, str]:
    """The texts of a folder's files that end in `suffix`, by their stems, in order of name.

    >>> "flag-bearers" in texts(folder("queries"), ".rq")
    True
    """
    found = (entry for entry in place.iterdir() if entry.name.endswith(suffix))
    return {
        entry.name.removesuffix(suffix): entry.read_text(encoding="utf-8")
        for entry in sorted(found, key=lambda entry: entry.name)
    }
