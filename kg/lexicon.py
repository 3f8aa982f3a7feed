"""What a domain expert knows: nations, sports, titles, fields, header words, sentence patterns.

Invariant: all of it is data in files (`kg/data/`), read once and never changed. A user's own folder is laid over
the built-in one: its rows and entries of the same file come first.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from kg import overlays
from kg.resources import folder

Entry = Mapping[str, Any]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Nations:
    """The nations and teams that take part: names, codes and adjectives, all folded, to the common English name.

    `pattern` finds names, with or without a code in brackets, and codes in brackets in running text.
    """

    names: Mapping[str, str]
    codes: Mapping[str, str]
    adjectives: Mapping[str, str]
    pattern: re.Pattern[str]
    families: Mapping[str, str]

    def family(self, nation: str) -> str:
        """The nation whose athletes a team sent under another name; any other nation is its own.

        >>> load().nations.family("United Team of Germany"), load().nations.family("Mexico")
        ('Germany', 'Mexico')
        """
        return self.families.get(nation, nation)

    def find(self, text: str) -> str | None:
        """The nation that a name or code is.

        >>> nations = load().nations
        >>> nations.find("Russian Federation"), nations.find("MEX"), nations.find("the Netherlands")
        ('Russia', 'Mexico', 'Netherlands')
        """
        folded = text.strip().lower()
        return (
            self.names.get(folded)
            or self.names.get(folded.removeprefix("the "))
            or (self.codes.get(text.strip()) if text.strip().isupper() else None)
        )

    def adjective(self, text: str) -> str | None:
        """The nation of an adjective, or of its people (`Italians`).

        >>> nations = load().nations
        >>> nations.adjective("Italian"), nations.adjective("Italians"), nations.adjective("Swiss")
        ('Italy', 'Italy', 'Switzerland')
        """
        folded = text.strip().lower()
        return self.adjectives.get(folded) or self.adjectives.get(folded.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class Sports:
    """The sports: names and words for their athletes, folded, to the common name; families of related sports."""

    names: Mapping[str, str]
    people: Mapping[str, str]
    families: Mapping[str, str]
    units: Mapping[str, str]

    def find(self, text: str) -> str | None:
        """The sport that a name is.

        >>> load().sports.find("alpine Skiing"), load().sports.find("Mexico")
        ('Alpine skiing', None)
        """
        return self.names.get(text.strip().lower())

    def of_person(self, text: str) -> str | None:
        """The sport that an athlete of this word does.

        >>> load().sports.of_person("biathlete"), load().sports.of_person("Alpine skiers")
        ('Biathlon', 'Alpine skiing')
        """
        folded = text.strip().lower()
        return self.people.get(folded) or self.people.get(folded.removesuffix("s"))


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All of the data, each file under its name: `entries["fields"]` is the list of `fields.toml`.

    `phrases` are those of `phrases.toml`, each under its own name.
    """

    nations: Nations
    sports: Sports
    athletes: frozenset[str]
    titles: frozenset[str]
    no_names: frozenset[str]
    organizations: frozenset[str]
    entries: Mapping[str, tuple[Entry, ...]]
    words: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, re.Pattern[str]]

    def tells(self, phrase: str, text: str) -> bool:
        """Whether a text has a phrase of `phrases.toml` in it.

        >>> load().tells("entrants", "Competing athletes"), load().tells("entrants", "Medalists")
        (True, False)
        """
        return self.phrases[phrase].search(text) is not None

    def blanked(self, phrase: str, text: str) -> str:
        """A text with spaces for what a phrase fits, so that offsets stay what they were.

        >>> load().blanked("position", "Skip: Ana Bo")
        '      Ana Bo'
        """
        return self.phrases[phrase].sub(lambda match: " " * len(match[0]), text)

    def is_athlete(self, word: str) -> bool:
        """Whether a word in small letters, singular or plural, is a general one for athletes."""
        return word in self.athletes or word.removesuffix("s") in self.athletes

    def is_organization(self, name: str) -> bool:
        """Whether a name has a word of organizations in it.

        >>> load().is_organization("London Philharmonic Orchestra"), load().is_organization("Maria Guleghina")
        (True, False)
        """
        return not self.organizations.isdisjoint(name.lower().split())

    def sports_of(self, event: str, games: str = "") -> list[str]:
        """The sports whose events are called so (at a Games), by `data/events.toml`.

        >>> load().sports_of("men's 800m"), load().sports_of("skeet"), load().sports_of("women's 52 kg")
        (['Athletics'], ['Shooting'], [])
        >>> load().sports_of("men's 1,500 m", "1972 Winter Olympics")
        []
        """
        entries = [each for each in self.entries["events"] if "sport" in each and each.get("not_at", "-") not in games]
        return [each["sport"] for each in entries if any(form(name).fullmatch(event) for name in each["forms"])]

    def family(self, sport: str) -> str:
        """What related sports share; a sport without relatives is its own family."""
        return self.sports.families.get(sport.lower()) or sport


@cache
def load(overlay: Path | None = None) -> Lexicon:
    """The built-in data, with a user's folder of files of the same names laid over it.

    Raises `UsageError` where a file of that folder cannot be understood.
    """
    if overlay is not None:
        overlays.check(overlay, folder("data"))
    folders = [place for place in (overlay, folder("data")) if place is not None]
    tables = _tables(folders)
    entries = {name: tuple(table.get("entry", ())) for name, table in tables.items()}
    words = {name: MappingProxyType(table["words"]) for name, table in tables.items() if "words" in table}
    people = _rows(folders, "people.tsv")
    return Lexicon(
        _nations(_rows(folders, "nations.tsv")),
        _sports(_rows(folders, "sports.tsv")),
        frozenset(row["word"].lower() for row in people if row["meaning"] == "athlete"),
        frozenset(row["word"].lower() for row in people if row["meaning"] == "title"),
        _listed(entries["names"], "no_names"),
        _listed(entries["names"], "organizations"),
        MappingProxyType(entries),
        MappingProxyType(words),
        _first((each["name"], re.compile(each["find"])) for each in entries["phrases"]),
    )


def _listed(entries: Iterable[Entry], key: str) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry.get(key, ()))


def _tables(folders: Iterable[Path | Traversable]) -> dict[str, dict[str, Any]]:
    """The TOML files of all folders by their names; entries of an earlier folder come first, its words win."""
    merged: dict[str, dict[str, Any]] = {}
    for place in folders:
        for file in sorted((f for f in place.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
            name = file.name.removesuffix(".toml")
            table = overlays.toml(file)
            known = merged.setdefault(name, {"entry": []})
            known["entry"] = [*known["entry"], *({**entry, "file": name} for entry in table.get("entry", ()))]
            if "words" in table:
                known["words"] = {**table["words"], **known.get("words", {})}
    return merged


def _rows(folders: Iterable[Path | Traversable], name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file in all folders, those of the earlier folder first."""
    rows = []
    for place in folders:
        if (file := place / name).is_file():
            rows += overlays.rows(file)
    return rows


def _first(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, _Value]:
    found: dict[str, _Value] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return MappingProxyType(found)


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("|") if part.strip()]


def _nations(rows: list[dict[str, str]]) -> Nations:
    names = {name for row in rows for name in (row["name"], *_split(row["names"])) if len(name) > 3}
    longest = "|".join(sorted((re.escape(name) for name in names), key=lambda name: (-len(name), name)))
    return Nations(
        _first((name.lower(), row["name"]) for row in rows for name in (row["name"], *_split(row["names"]))),
        _first((code, row["name"]) for row in rows for code in (row["code"], *_split(row["codes"])) if code),
        _first((word.lower(), row["name"]) for row in rows for word in _split(row["adjectives"])),
        re.compile(rf"(?<!\w)(?:(?P<name>{longest})(?!\w)(?:\s*\([A-Z]{{3}}\))?|\((?P<code>[A-Z]{{3}})\))"),
        _first((row["name"], row["family"]) for row in rows if row["family"]),
    )


def _sports(rows: list[dict[str, str]]) -> Sports:
    return Sports(
        _first((name.lower(), row["name"]) for row in rows for name in (row["name"], *_split(row["names"]))),
        _first((word.lower(), row["name"]) for row in rows for word in _split(row["people"])),
        _first((row["name"].lower(), row["family"]) for row in rows if row["family"]),
        _first((row["name"], row["unit"]) for row in rows if row["unit"]),
    )


@cache
def form(pattern: str) -> re.Pattern[str]:
    r"""A pattern of the data, whatever the capitals of what it fits.

    >>> form(r"run \d+").fullmatch("Run 1")[0]
    'Run 1'
    """
    return re.compile(pattern, re.IGNORECASE)
