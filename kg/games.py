"""Editions of Games by their names: `2014 Winter Paralympics`, `2005 East Asian Games`, `IV East Asian Games`."""

import re
from functools import cache

from kg.lexicon import Lexicon

SEASONAL = re.compile(r"(?:Youth )?(?:Olympics|Paralympics)")
YEAR = r"(?:1[89]|20|21)\d\d"
FIRST_YEAR = re.compile(rf"{YEAR}\b")
#: `FIS Nordic World Ski Championships 2011`
YEAR_BEHIND = re.compile(rf"(.+ Championships) ({YEAR})")

#: `London 2012`
YEAR_LAST = re.compile(rf"^([^\d]{{3,40}}) ({YEAR})$")


@cache
def pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """A pattern for editions in running text, `year` and `series` its groups; "Games" may follow the series."""
    return re.compile(rf"\b(?P<year>{YEAR}) (?P<series>{_series(lexicon).pattern})(?: Games)?\b")


@cache
def _series(lexicon: Lexicon) -> re.Pattern[str]:
    """A pattern for names of editions without their year."""
    last = {re.escape(head) for entry in lexicon.entries["games"] for head in entry.get("heads", ())}
    heads = "|".join(sorted(last, key=lambda head: (-len(head), head)))
    words = r"(?:[A-Z][\w'’.-]*|of|the|and|&)"
    sports = "|".join(sorted((re.escape(name) for name in lexicon.sports.names), reverse=True))
    return re.compile(rf"(?:{words} ){{0,6}}?(?:{heads})(?:(?<=Championships) in (?i:{sports}))?")


def is_series(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is the name of a series of Games.

    >>> from kg.lexicon import load
    >>> is_series("Asian Games", load()), is_series("Winter Olympic Games", load()), is_series("Ice hockey", load())
    (True, True, False)
    """
    return _series(lexicon).fullmatch(text) is not None


def edition(text: str, lexicon: Lexicon) -> str | None:
    """The common name of an edition, where the whole text is one.

    >>> from kg.lexicon import load
    >>> lexicon = load()
    >>> edition("2014 Winter Paralympics", lexicon), edition("2012 Summer Olympic Games", lexicon)
    ('2014 Winter Paralympics', '2012 Summer Olympics')
    >>> edition("2011 World Championships in Athletics", lexicon), edition("Winter Olympics", lexicon)
    ('2011 World Championships in Athletics', None)
    >>> edition("FIS Nordic World Ski Championships 2011", lexicon)
    'FIS Nordic World Ski Championships 2011'
    """
    match = pattern(lexicon).fullmatch(text.strip())
    behind = YEAR_BEHIND.fullmatch(text.strip())
    if match is None and behind is not None and pattern(lexicon).fullmatch(f"{behind[2]} {behind[1]}"):
        return text.strip()
    return common(match["year"], match["series"], lexicon) if match else None


def common(year: str, series: str, lexicon: Lexicon) -> str:
    """The name of an edition as its article is titled; since 1994 the year tells the season.

    >>> from kg.lexicon import load
    >>> [common("2014", series, load()) for series in ("Olympic Winter Games", "Paralympic Games", "Pan Am Games")]
    ['2014 Winter Olympics', '2014 Winter Paralympics', '2014 Pan American Games']
    >>> common("1988", "Paralympics", load()), common("2010", "Youth Olympics", load())
    ('1988 Paralympics', '2010 Summer Youth Olympics')
    """
    for entry in lexicon.entries["games"]:
        series = entry.get("called", {}).get(series, series)
    series = re.sub(r"^(Olympic|Paralympic) (Winter|Summer) Games$", r"\2 \1s", series)
    series = re.sub(r"\b(Olympic|Paralympic) Games$", r"\1s", series)
    if series in ("Olympics", "Paralympics") and int(year) >= 1994 and int(year) % 2 == 0:
        series = f"{'Winter' if int(year) % 4 else 'Summer'} {series}"
    if series == "Youth Olympics" and int(year) % 2 == 0:
        series = f"{'Summer' if int(year) % 4 else 'Winter'} {series}"
    return f"{year} {series}"


def year(name: str) -> int | None:
    """The year in the name of an edition.

    >>> year("2014 Winter Paralympics"), year("IV East Asian Games"), year("Biathlon World Championships 2012")
    (2014, None, 2012)
    """
    before, behind = FIRST_YEAR.match(name), YEAR_BEHIND.fullmatch(name)
    return int(before[0]) if before else int(behind[2]) if behind else None


def kinds(name: str, lexicon: Lexicon) -> list[str]:
    """The codes of the kinds that a name tells.

    >>> from kg.lexicon import load
    >>> kinds("2014 Winter Paralympics", load()), kinds("2005 East Asian Games", load())
    (['paralympic', 'winter'], [])
    """
    words = lexicon.words["games"]
    return sorted({code for word, code in words.items() if code.isalpha() and re.search(rf"\b{word}\b", name)})


def dated(words: str, season: str, series: str, lexicon: Lexicon) -> str | None:
    """An edition by its year, season and series; the season may be told by the host city, or since 1994 by the year.

    The year stands before the city or behind it.

    >>> from kg.lexicon import load
    >>> dated("2012", "Summer", "Olympics", load()), dated("1988 Seoul", "", "Summer Paralympics", load())
    ('2012 Summer Olympics', '1988 Summer Paralympics')
    >>> dated("2012", "", "Olympics", load()), dated("Seoul 1988", "", "Paralympics", load())
    ('2012 Summer Olympics', '1988 Summer Paralympics')
    >>> dated("1988", "", "Olympics", load()) is None, dated("2016", "Winter", "Olympics", load()) is None
    (True, True)
    """
    words = YEAR_LAST.sub(r"\2 \1", words.strip())
    found, said = year(words), re.search(r"\b(?:Summer|Winter)\b", f"{season} {words}")
    if found is None or not series:
        return None
    season = said[0] if said else _season_of(words, lexicon) if SEASONAL.fullmatch(series) else ""
    if season:
        series = f"{season} {re.sub('^(?:Summer|Winter) ', '', series)}"
    name = common(str(found), series, lexicon)
    return None if SEASONAL.fullmatch(name.partition(" ")[2]) or not in_cycle(name, lexicon) else name


def in_cycle(name: str, lexicon: Lexicon) -> bool:
    """Whether an edition is of a year in which its series was held; of most series nothing is known of that.

    >>> from kg.lexicon import load
    >>> [in_cycle(f"{year} Winter Olympics", load()) for year in (1920, 1940, 1992, 1994, 1996)]
    [False, False, True, True, False]
    """
    held, series = year(name), name.partition(" ")[2]
    cycles = [each for each in lexicon.entries["games"] if each.get("cycle") == series]
    if not cycles or held is None:
        return True
    return any(
        each["first"] <= held <= each.get("last", held) and (held - each["first"]) % 4 == 0 and held not in each["none"]
        for each in cycles
    )


def _season_of(words: str, lexicon: Lexicon) -> str:
    """The season of the Olympics of a year in a city: `1988 Seoul`."""
    number, _, city = " ".join(words.split()).partition(" ")
    entries = (entry for entry in lexicon.entries["games"] if "shorts" in entry)
    return next((entry["series"] for entry in entries if _was_in(city, number, entry["shorts"])), "")


def _was_in(city: str, number: str, shorts: dict[str, str]) -> bool:
    """Whether short names of editions have one in a city in that year, which they call by that name or another."""
    return any(short.endswith(f" {number}") and city in (place, short[:-5]) for short, place in shorts.items())
