"""The edition that a row of a table is about: named in full, by a link, or by its year in a series of Games."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.cells import DETAILS, FOOTNOTED, Reader, blank
from kg.columns import View
from kg.games import SEASONAL, YEAR, dated, edition, pattern, year
from kg.grid import Row, Slot
from kg.lexicon import Lexicon
from kg.statement import Mention, Statement

CHAMPIONSHIPS = re.compile(r"(?:World|European|Asian|African|Pan American|Oceanian?) Championships")
NO_CITY = re.compile(r"[\d()/&]| and |\b(?:Games|Olympics|Paralympics|Championships?)\b")
#: A year over a column, in full or by its last two figures: `1998`, `98`, `'98`.
HEAD = re.compile(rf"{YEAR}|['’‘]?\d\d")
APOSTROPHES = " '’‘"
YEARS = re.compile(rf"{YEAR}\s*")
#: A city beside the year of its Games, behind or before it.
DATED_CITY = re.compile(rf"{YEAR} (?P<behind>\S.*)|(?P<before>.*\S) {YEAR}")
#: The name of a flag's picture.
FLAG = re.compile(r"Flag of (?:the )?(.+?)\.\w+")
SPAN = re.compile(rf"\b{YEAR}\s*[–-]\s*{YEAR}\b|\ball[- ]time\b", re.IGNORECASE)


def of_row(reader: Reader, view: View, row: Row) -> Mention | None:
    """The Games of a row: those that its own cell names; where it has no such cell, the article's."""
    if not (view.has("games") or view.has("year")):
        return reader.page.topic.games
    lexicon, series = reader.page.lexicon, reader.page.topic.series or championships(reader, view)
    season = view.text(row, "season") or _season(_above(view))
    for slot in (*view.slots(row, "games"), *view.slots(row, "year")):
        words = DETAILS.sub("", slot.text)
        name = edition(words, lexicon) or linked(slot, lexicon) or dated(words, season, series, lexicon)
        if name:
            return Mention("Games", name, at=reader.at(slot))
    return None


def of_years(reader: Reader, view: View, slot: Slot) -> list[Mention]:
    """The editions of the article's series that a cell lists by their years alone: `1956, 1960, 1964`."""
    words = re.split(r",\s*|\s*;\s*|\n", slot.text.strip())
    if not all(YEARS.fullmatch(word) for word in words):
        return []
    names = (_of_year(reader, view, word) for word in words)
    return [Mention("Games", name, at=reader.at(slot)) for name in names if name]


def of_heads(reader: Reader, view: View) -> dict[int, Mention]:
    """The edition that each column headed by a year is about: `1896`, or `96` where centuries are certain.

    Where heads lead to the pages of editions, those without a link are none of the series.
    """
    line = view.grid.header[-1] if view.grid.header else ()
    heads = {index: slot for index, slot in enumerate(line, 1) if slot and HEAD.fullmatch(slot.text.strip())}
    names = {index: linked(slot, reader.page.lexicon) for index, slot in heads.items()}
    if not any(names.values()):
        years = zip(heads, centuries([slot.text.strip(APOSTROPHES) for slot in heads.values()]), strict=True)
        names = {index: _of_year(reader, view, told) for index, told in years}
    return {index: Mention("Games", name, at=reader.at(heads[index])) for index, name in names.items() if name}


def _of_year(reader: Reader, view: View, told: str) -> str | None:
    """The edition of the article's series in a year, if there is a series of that name."""
    lexicon = reader.page.lexicon
    name = dated(told, _season(_above(view)), reader.page.topic.series, lexicon)
    return name if name and edition(name, lexicon) else None


def centuries(years: list[str]) -> list[str]:
    """Years in full, where their order tells the centuries of those of two figures; else nothing for each.

    >>> centuries(["76", "98", "02"]), centuries(["96", "36", "96", "00"]), centuries(["1998", "2002"])
    (['1976', '1998', '2002'], ['1896', '1936', '1996', '2000'], ['1998', '2002'])
    >>> centuries(["04", "08"]), centuries(["96", "00", "04"])
    (['', ''], ['', '', ''])
    """
    if all(len(each) == 4 for each in years):
        return years
    # a sequence from 96 on with one turn of the century may begin in 1896 or in 1996
    turns = [later < earlier for earlier, later in pairwise(years)]
    if not any(turns) or (sum(turns) == 1 and years[0] == "96") or any(len(each) == 4 for each in years):
        return [""] * len(years)
    first = 20 - sum(turns)
    return [f"{first + sum(turns[:number])}{each}" for number, each in enumerate(years)]


def host(reader: Reader, view: View, row: Row, games: Mention, form: str) -> Iterator[Statement]:
    """Where an edition was: the city of the row's own cell, or beside the year (`1988 Seoul`), and the host nation."""
    slot = view.slot(row, "city") or view.slot(row, "games")
    city = city_of(slot.text, reader.page.lexicon, beside_year=not view.slot(row, "city")) if slot else ""
    if slot is not None and city:
        yield reader.voice(slot, f"{form}/city").says(games, "city", Mention("Place", city, at=reader.at(slot)))
        if view.slot(row, "city") and (land := _land(slot, reader.page.lexicon)):
            nation = Mention("Nation", land, at=reader.at(slot))
            yield reader.voice(slot, f"{form}/host-nation").says(games, "hostNation", nation)
    if (slot := view.slot(row, "host")) is not None and (owner := reader.nation(slot)) is not None:
        yield reader.voice(slot, f"{form}/host-nation").says(games, "hostNation", owner)


def _land(slot: Slot, lexicon: Lexicon) -> str:
    """The nation that a city's cell names behind the city, or by the one flag in it."""
    images = slot.cell.piece.images
    flags = {lexicon.nations.find(FLAG.sub(r"\1", word)) for image in images for word in image[1:] if word} - {None}
    behind = slot.text.strip().rpartition(", ")[2]
    told = "" if lexicon.tells("state", behind) else lexicon.nations.find(behind) or ""
    return (flags.pop() or "") if len(flags) == 1 else told


def city_of(text: str, lexicon: Lexicon, *, beside_year: bool = False) -> str:
    r"""The city that a cell names, without what it lies in; nothing where none is certain.

    >>> from kg.lexicon import load
    >>> [city_of(text, load()) for text in ("Örnsköldsvik", "Atlanta, Georgia", "Moscow[a]", "Thailand", "Cancelled")]
    ['Örnsköldsvik', 'Atlanta', 'Moscow', '', '']
    >>> [city_of(text, load(), beside_year=True) for text in ("1988 Seoul details", "London 2012", "1988 Games")]
    ['Seoul', 'London', '']
    >>> [city_of(text, load(), beside_year=True) for text in ("1984 Stoke Mandeville\nNew York", "1988\nSeoul")]
    ['Stoke Mandeville', 'Seoul']
    """
    first = text.strip().split("\n")[0]
    words = DETAILS.sub("", FOOTNOTED.sub("", " ".join((text if YEARS.fullmatch(first) else first).split())))
    if beside_year:
        found = DATED_CITY.fullmatch(words)
        words = found["behind"] or found["before"] if found and edition(words, lexicon) is None else ""
    city = words.split(",")[0].strip()
    named = city[:1].isupper() and not NO_CITY.search(city) and not blank(city)
    unheld = lexicon.tells("unheld", city)
    nation = lexicon.nations.find(city) and not lexicon.tells("city-state", city)
    return city if named and not unheld and not nation else ""


def championships(reader: Reader, view: View) -> str:
    """The championships that a line above a table names, in the page's sport: `World Championships in Shooting`."""
    sport = reader.page.topic.sport
    found = (CHAMPIONSHIPS.match(line.text.strip()) for line in reversed(view.context.lines))
    name = next((match[0] for match in found if match), "")
    return f"{name} in {sport.text}" if name and sport is not None else ""


def linked(slot: Slot, lexicon: Lexicon) -> str | None:
    """The one edition of a cell's year that the titles of the pages it links to name.

    >>> from kg.article import Cell, Link, Piece
    >>> from kg.lexicon import load
    >>> text = "1908 London"
    >>> piece = Piece(text, 0, len(text), (Link(0, 4, "Figure skating at the 1908 Summer Olympics"),))
    >>> linked(Slot(Cell(piece), 1, 1, "t1r1c1"), load())
    '1908 Summer Olympics'
    """
    form = pattern(lexicon)
    found = (form.search(link.target) for link in slot.cell.piece.links)
    names = {name for match in found if match and (name := edition(match[0], lexicon))}
    words = slot.text.strip(APOSTROPHES)
    own = {name for name in names if year(name) == year(words) or str(year(name))[2:] == words}
    return own.pop() if len(own) == 1 else None


def series(reader: Reader, view: View) -> Mention | None:
    """The series of Games over whose editions a table counts: the title's, or one that a span of years above it tells.

    The season is one that the lines above the table name.
    """
    topic, above = reader.page.topic, _above(view)
    if topic.games is not None:
        years = SPAN.search(above)
        name = re.sub(rf"^{YEAR} ", "", topic.games.text) if years else ""
        at = topic.games.at
    else:
        season, name = _season(above), "" if topic.contest else topic.series
        at = (topic.sport or topic.nation or Mention("")).at
        if season and SEASONAL.fullmatch(name):
            name = f"{season} {name}"
    return Mention("Series", name, at=at) if name else None


def _above(view: View) -> str:
    return " ".join(line.text for line in view.context.lines)


def _season(text: str) -> str:
    """The season that the lines above a table name.

    >>> _season("Medals by Summer Games"), _season("Medals by Games")
    ('Summer', '')
    """
    return next((season for season in ("Summer", "Winter") if re.search(rf"\b{season}\b", text, re.IGNORECASE)), "")
