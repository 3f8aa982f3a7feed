"""Names of people as cells, infobox lines and sentences give them: split, and freed from what stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg import runs
from kg.lexicon import Lexicon

#: What stands between names; the ceremony in brackets behind a flag bearer ends a name, too.
SEPARATOR = re.compile(
    r"\s*(?:,(?! (?:Jr|Sr)\b)|;|\n|/|&|\band\b)\s*|(?<=opening\))\s+|(?<=closing\))\s+|(?<=ceremony\))\s+"
)
#: More names in a row are those of several people.
MOST_NAMES = 5
CREW = re.compile(r"[\s-]+(?:[IVX]{1,4}|\d)$")
GUIDE = re.compile(r"\s*\b(?:Guide|Pilot)s?:\s*")
#: Behind a name: that it is a captain's or an alternate's, or the mark of a footnote.
MARKED = re.compile(r"\s+[–—-]\s+[CA]$|\s*\[\w{1,2}\]$")
BRACKET = re.compile(r"\s*\(([^()]*)\)")
PARTICLES = frozenset(
    "van von de da di del della der den dos das du la le el al bin ibn ben ter ten zu af of y e".split()
)
CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚƏ][\w'’.-]*(?:–[A-Z][\w'’.-]+)*|[a-z]{1,3}['’-][A-Z]\w+"
BETWEEN = rf"(?<=-) und|(?: (?:{'|'.join(sorted(PARTICLES - {'of', 'y', 'e'}))})){{0,3}}"
#: Capitalised words in a row, with the particles between them.
CHUNK = re.compile(rf"\b(?:{CAPITALISED})(?:(?:{BETWEEN}) (?:{CAPITALISED}))*")
#: The letter that may tell a name from another's; a name right before it, and within how many signs it is looked for.
LETTERED, LAST, REACH = re.compile(r" \(([A-Z])\)"), re.compile(rf"{CHUNK.pattern}$"), 80
CODE = re.compile(r"[A-Z]{3}")
#: A nation behind it is part of a name: `Orchestre National de France`.
WITHIN = re.compile(r" (?:de|du|d['’]|von|of|of the)$")
NO_LETTER = re.compile(r"[\d|=:]")
PARTS = re.compile(r"['’‘\"“(.-]")
LETTER = re.compile(r"[^\W\d_]")


class Named(NamedTuple):
    """A name in a text: where it stands, and what the text says beside it."""

    name: str
    start: int
    end: int
    nation: str = ""
    sport: str = ""
    capacity: str = ""
    note: str = ""
    guide: str = ""


def people(text: str, lexicon: Lexicon, known: frozenset[str] = frozenset(), size: int = 0) -> list[Named]:
    r"""The people (or teams) that a cell or line lists, with their nation, sport and capacity where it tells them.

    Names that run together are parted by `known` ones, which the article gives alone elsewhere, or by the `size`
    of a team whose members have two names each.

    >>> from kg.lexicon import load
    >>> lexicon = load()
    >>> [(p.name, p.sport) for p in people("Vladimir Velitchkov (biathlon)", lexicon)]
    [('Vladimir Velitchkov', 'Biathlon')]
    >>> [(p.name, p.nation) for p in people("Padro Gago Venezuela Reginaldo Santos Brazil", lexicon)]
    [('Padro Gago', 'Venezuela'), ('Reginaldo Santos', 'Brazil')]
    >>> [(p.name, p.guide, p.nation) for p in people("Millie Knight Guide: Brett Wild Great Britain (GBR)", lexicon)]
    [('Millie Knight', 'Brett Wild', 'Great Britain')]
    >>> [p.name for p in people("Elias Katz, Paavo Nurmi and Ville Ritola", lexicon)]
    ['Elias Katz', 'Paavo Nurmi', 'Ville Ritola']
    >>> [(p.name, p.nation) for p in people("Ana Bo\nEva Li\nTrinidad and Tobago (TTO)", lexicon)]
    [('Ana Bo', 'Trinidad and Tobago'), ('Eva Li', 'Trinidad and Tobago')]
    >>> [p.name for p in people("Peru\nSol María Rey Paz\nRui Costa", lexicon, size=2)]
    ['Sol María Rey Paz', 'Rui Costa']
    """
    text = lexicon.blanked("staff", text)
    found: list[Named] = []
    over, first_nation = "", False
    stretches = list(_stretches(text, lexicon))
    parted = sum(lexicon.nations.pattern.fullmatch(text, *each) is None for each in stretches) > 1
    for start, end in stretches:
        if alone := lexicon.nations.pattern.fullmatch(text, start, end):
            over = lexicon.nations.find(alone["name"] or alone["code"]) or ""
            if found and not first_nation:
                found = [named if named.nation else named._replace(nation=over) for named in found]
                over = ""
            first_nation = first_nation or not found
            continue
        if found and _is_behind(title := text[start:end].strip(), lexicon):
            found[-1] = _titled(found[-1], title, lexicon)
            continue
        found += _listed(text, (start, end), over, lexicon, known, 0 if parted else size)
    return list(_with_guides(found))


def _with_guides(found: list[Named]) -> Iterator[Named]:
    r"""The names, each with the guide who stands on a line of its own behind it.

    >>> from kg.lexicon import load
    >>> [(p.name, p.guide) for p in people("Ivo Bo\nGuide: Jo Li", load())]
    [('Ivo Bo', 'Jo Li')]
    """
    for named, behind in zip(found, [*found, None][1:], strict=True):
        if named.name:
            alone = behind.guide if behind is not None and not behind.name else ""
            yield named._replace(guide=named.guide or alone)


def _is_behind(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a title that stands behind a name."""
    return lexicon.tells("style", text) or lexicon.tells("office", text)


def _titled(named: Named, title: str, lexicon: Lexicon) -> Named:
    """A name with the title behind it: an office is its capacity, the style of a prince a part of it.

    >>> from kg.lexicon import load
    >>> [(p.name, p.capacity) for p in people("Anne, Princess Royal and Albert II, Prince of Monaco", load())]
    [('Anne, Princess Royal', ''), ('Albert II', 'Prince of Monaco')]
    """
    if lexicon.tells("office", title):
        return named._replace(capacity=named.capacity or title)
    return named._replace(name=f"{named.name}, {title}")


def _listed(
    text: str, stretch: tuple[int, int], over: str, lexicon: Lexicon, known: frozenset[str], size: int
) -> Iterator[Named]:
    r"""The names of a stretch, with the nation behind them, or else the one above.

    >>> from kg.lexicon import load
    >>> [(p.name, p.nation) for p in people("Ruth Jordan (FRG) William Curran Great Britain (GBR)", load())]
    [('Ruth Jordan', 'West Germany'), ('William Curran', 'Great Britain')]
    >>> [(p.name, p.nation) for p in people("Great Britain\nChris Hoy, Jason Kenny", load())]
    [('Chris Hoy', 'Great Britain'), ('Jason Kenny', 'Great Britain')]
    >>> [(p.name, p.nation) for p in people("Ana Bo Eva Li Fiji (FIJ)", load(), size=2)]
    [('Ana Bo', 'Fiji'), ('Eva Li', 'Fiji')]
    """
    for first, last, nation in _with_nations(text, *stretch, lexicon):
        parts = [(first, last)] if nation and size < 2 else runs.parted(text, first, last, known, size)
        yield from (_named(text, a, b, nation or over, lexicon, known) for a, b in parts)


def is_person(name: str, lexicon: Lexicon) -> bool:
    """Whether a name can be a person's: some words with letters, most of them capitalised, no digits, no nation.

    >>> from kg.lexicon import load
    >>> is_person("Ingrid Krämer", load()), is_person("Great Britain", load()), is_person("Did not finish", load())
    (True, False, False)
    >>> is_person("Switzerland II", load()), is_person("Davis Thompson III", load())
    (False, True)
    >>> is_person("Arjen van der Poel", load()), is_person("Van der Poel", load())
    (True, False)
    """
    words = name.split()
    if not 1 <= len(words) <= 7 or NO_LETTER.search(name) or lexicon.nations.find(name):
        return False
    if CREW.search(name) and lexicon.nations.find(CREW.sub("", name)):
        return False
    if lexicon.sports.find(name) or (len(words) == 1 and (len(name) < 3 or name.isupper())):
        return False
    plain = [word for word in words if word.lower() not in PARTICLES]
    if len(words) > 2 and words[0].lower() in PARTICLES and words[1] in PARTICLES:
        return False  # a surname at the beginning of a sentence: `Van der Poel`
    if (len(words) > 1 and name.lower() in lexicon.titles) or any(word.lower() in lexicon.no_names for word in words):
        return False
    several = len(plain) > MOST_NAMES and not lexicon.is_organization(name)
    return bool(plain) and not several and all(capital(word) for word in plain)


def capital(word: str) -> bool:
    """Whether a word starts with a capital, behind any quote or bracket, an Arabic or Breton particle, an apostrophe.

    >>> capital("Krämer"), capital("d'Oriola"), capital("al-Hassan"), capital("finish")
    (True, True, True, False)
    """
    if word[:1].isupper():
        return True
    parts = [part for part in PARTS.split(word) if part]
    return any(part[0].isupper() or not LETTER.match(part) or _uncased(part[0]) for part in parts)


def _uncased(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def untitled(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """A name parted from the titles, nations and athletes' words before it: (name, what stood before).

    >>> from kg.lexicon import load
    >>> untitled("Russian President Vladimir Putin", load())
    ('Vladimir Putin', 'Russian President')
    >>> untitled("New Zealand alpine skier Adam Hall", load())
    ('Adam Hall', 'New Zealand alpine skier')
    >>> untitled("Wheelchair rugby captain Ryley Batt", load()), untitled("Caster Semenya", load())
    (('Ryley Batt', 'Wheelchair rugby captain'), ('Caster Semenya', ''))
    >>> untitled("Vladimir Putin", load()), untitled("Danish Prince Frederik", load())
    (('Vladimir Putin', ''), ('Prince Frederik', 'Danish'))
    >>> untitled("Walker Jane Saville", load()), untitled("Walker Zimmerman", load())
    (('Jane Saville', 'Walker'), ('Walker Zimmerman', ''))
    """
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        if _is_title(" ".join(words[:count]), lexicon):
            first = count - 1 if count == len(words) - 1 and lexicon.tells("of a name", words[count - 1]) else count
            return " ".join(words[first:]), " ".join(words[:first])
    return name, ""


def _is_title(text: str, lexicon: Lexicon) -> bool:
    folded = text.lower()
    if folded in lexicon.titles or lexicon.is_athlete(folded) or lexicon.sports.of_person(text):
        return True
    words = folded.split(" ")
    for count in range(1, min(4, len(words))):
        first = " ".join(words[:count])
        known = first in lexicon.nations.adjectives or first in lexicon.titles or lexicon.nations.find(first)
        if known or lexicon.sports.find(first):
            return _is_title(" ".join(words[count:]), lexicon)
    return False


def _stretches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The parts between separators; a separator inside brackets or a nation's name parts nothing."""
    start = 0
    if not SEPARATOR.search(text):
        yield start, len(text)
        return
    depths = _depths(text)
    for match in lexicon.nations.pattern.finditer(text):
        depths[match.start() : match.end()] = [1] * (match.end() - match.start())
    for match in SEPARATOR.finditer(text):
        if depths[match.start()] == 0 and match.end() > match.start():
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _depths(text: str) -> list[int]:
    depths, depth = [], 0
    for letter in text:
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        depths.append(depth)
    return [*depths, 0]


def _with_nations(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The names of a stretch, each closed by its nation where nations follow names of two words or more."""
    position = start
    for match in lexicon.nations.pattern.finditer(text, start, end):
        name = text[position : match.start()].rstrip(" (–-")
        if WITHIN.search(name):
            continue
        nation = lexicon.nations.find(match["name"] or match["code"]) or ""
        if other := _of_code(name, match, nation, lexicon):
            name, nation = text[position : match.end("name")], other
        if " " in name.strip() or (name and match[0].endswith(")")):
            yield position, position + len(name), nation
            position = match.end()
            while position < end and text[position] in " )":
                position += 1
    if text[position:end].strip():
        yield position, end, ""


def _of_code(name: str, match: re.Match[str], nation: str, lexicon: Lexicon) -> str:
    """The nation of the code behind a surname that is also a nation's name: `Ruth Jordan (FRG)`."""
    code, nations = CODE.search(match[0]), lexicon.nations
    other = nations.codes.get(code[0], "") if code and match["name"] else ""
    given = bool(name.strip()) and " " not in name.strip() and " " not in (match["name"] or " ")
    related = nations.family(other) == nations.family(nation) or other in nation or nation in other
    return other if other and given and not related else ""


def namesakes(text: str) -> frozenset[str]:
    """The names that a text tells apart by a letter behind each.

    >>> sorted(namesakes("Yang Yang (A) and Yang Yang (S) led Eva Li (Q)"))
    ['Yang Yang (A)', 'Yang Yang (S)']
    """
    letters: dict[str, set[str]] = defaultdict(set)
    for found in LETTERED.finditer(text):
        if name := LAST.search(text[max(0, found.start() - REACH) : found.start()]):
            letters[name[0]].add(found[1])
    return frozenset(f"{name} ({each})" for name, its in letters.items() if len(its) > 1 for each in its)


def _named(text: str, start: int, end: int, nation: str, lexicon: Lexicon, known: frozenset[str]) -> Named:
    """One name: brackets read as nation, sport or note, titles taken off its front.

    >>> from kg.lexicon import load
    >>> [p.name for p in people("Ana Bo – C, Eva Li - A, Ida Vaca[b]", load())]
    ['Ana Bo', 'Eva Li', 'Ida Vaca']
    >>> [(p.name, p.sport) for p in people("Ana Bo (discus thrower)", load())]
    [('Ana Bo', 'Athletics')]
    >>> [(p.name, p.note) for p in people("Ana Bo (opening) Eva Li (closing ceremony)", load())]
    [('Ana Bo', 'opening'), ('Eva Li', 'closing ceremony')]
    """
    raw = text[start:end]
    sport = note = ""
    for bracket in BRACKET.finditer(raw):
        inner = bracket[1].strip()
        if country := lexicon.nations.find(inner):
            nation = nation or country
        elif found := lexicon.sports.find(inner) or lexicon.sports.of_person(inner):
            sport = found
        else:
            note = inner
    cut = BRACKET.search(raw)
    body = MARKED.sub("", (raw[: cut.start()] if cut and cut.start() else raw).strip(" –-*†‡"))
    body, *guides = GUIDE.split(body)
    name, capacity = untitled(body, lexicon)
    name, office = _out_of_office(name, lexicon) if " of " in name else (name, "")
    first = start + raw.find(name)
    name = f"{name} ({note})" if f"{name} ({note})" in known else name
    sport = sport or _sport(capacity, lexicon)
    return Named(name, first, first + len(name), nation, sport, capacity or office, note, guides[0] if guides else "")


def _out_of_office(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """A name parted from the office that runs on behind it.

    >>> from kg.lexicon import load
    >>> _out_of_office("Kim Bo Prime Minister of South Korea", load())
    ('Kim Bo', 'Prime Minister of South Korea')
    """
    words = name.split(" ")
    for count in range(2, len(words)):
        if lexicon.tells("office", office := " ".join(words[count:])):
            return " ".join(words[:count]), office
    return name, ""


def _sport(capacity: str, lexicon: Lexicon) -> str:
    words = capacity.split(" ")
    return next((s for n in range(len(words)) if (s := lexicon.sports.of_person(" ".join(words[n:])))), "")
