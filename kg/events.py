"""Events and their parts within one article, each under one name where nothing else fits.

`400 m` in one table and `Men's 400 m` in another are one event, `SP` and `Short program` one part of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.cells import team_size
from kg.context import gender, genderless
from kg.lexicon import Lexicon
from kg.statement import Mention, Note, Rewritten, Statement, every
from kg.text.distances import folded

#: The rules that read lists of medallists, and the one that reads pictures of medals beside results.
LISTED, PICTURED = frozenset({"medallists/medal", "lists/medal"}), "results/picture"
#: What tells no more of an event than that it is one.
CONTEST = re.compile(r"\b(?:class|event|competition)\b")
WORD = re.compile(r"[^\s,]+")
#: What may stand inside a number, or part it from its unit.
APART = re.compile(r"(?<=\d),(?=\d{3})|(?<=\d)\s+(?=k?m\b|kg\b|x\b)|(?<=\dx)\s+(?=\d)|(?<=\d x)\s+(?=\d)")
NEEDLESS = re.compile(r"\b(?:individual|class|event|competition)\b")
#: The name of a weight class, which its limit tells already.
WEIGHT_CLASS = re.compile(
    r"\b(?:(?:super|extra|half|light|mini|pin)[ -]?)*"
    r"(?:fly|bantam|feather|light|welter|middle|heavy|cruiser|straw)weight\b|[()–−-]"
)
KILOGRAMS = re.compile(r"\d\s*kg\b")
TOURNAMENT, TEAM = re.compile(r"\btournament\b"), re.compile(r"\bteam\b")


def united(found: Iterable[Statement | Note], lexicon: Lexicon) -> list[Statement | Note]:
    """The findings of an article with each event and each of its parts under its fullest name.

    >>> from kg.lexicon import load
    >>> games = (("games", Mention("Games", "1924 Summer Olympics")),)
    >>> short, full = Mention("Event", "400 m", parts=games), Mention("Event", "Men's 400 m", parts=games)
    >>> said = [Statement(each, "nations", 9, None, "r") for each in (short, full)]
    >>> [each.subject.text for each in united(said, load())]
    ["Men's 400 m", "Men's 400 m"]
    """
    found = list(found)
    statements = [each for each in found if isinstance(each, Statement)]
    found = _listed(_renamed(found, _of_medals(statements)))
    found = _narrowed(found, lexicon)
    named = _names(every(each for each in found if isinstance(each, Statement)), lexicon)
    return _spelled(_renamed(found, named), lexicon)


def _renamed(found: list[Statement | Note], names: Mapping[Mention, str]) -> list[Statement | Note]:
    """The findings with events under other names."""
    if not names:
        return found

    def full(mention: Mention) -> Mention:
        return replace(mention, text=names[mention]) if mention in names else mention

    done: Rewritten = {}
    return [each.rewritten(full, done) if isinstance(each, Statement) else each for each in found]


def _listed(found: list[Statement | Note]) -> list[Statement | Note]:
    """The findings without medals that only pictures tell, where a list of the winners of their colour has others."""
    listed = {(each.subject, each.value) for each in found if isinstance(each, Statement) and each.rule in LISTED}
    colours = {value.text for _, value in listed if isinstance(value, Mention)}

    def denied(each: Statement) -> bool:
        colour = each.value.text if isinstance(each.value, Mention) else ""
        return each.rule == PICTURED and colour in colours and (each.subject, each.value) not in listed

    return [each for each in found if not (isinstance(each, Statement) and denied(each))]


def _narrowed(found: list[Statement | Note], lexicon: Lexicon) -> list[Statement | Note]:
    """The findings with a general sport narrowed to the one kind of it in which the article has the same event.

    `Pommel horse` in `Gymnastics` and in `Artistic gymnastics` is one event.
    """
    events = {each for each in every(each for each in found if isinstance(each, Statement)) if each.kind == "Event"}
    kinds: dict[str, set[str]] = defaultdict(set)
    for name in {sport.text for each in events if (sport := each.part("sport"))}:
        kinds[lexicon.family(name)].add(name)
    general = {sport: its - {sport} for family, its in kinds.items() for sport in its if sport.lower() == family}
    only = {sport: next(iter(others)) for sport, others in general.items() if len(others) == 1}
    bases = {each: _base(each.text, None, lexicon) + gender(each.text) for each in events if each.part("sport")}
    told = {(base, sport.text) for each, base in bases.items() if (sport := each.part("sport"))}
    shared = {sport for base, sport in told if (base, only.get(sport, "")) in told}
    if not shared:
        return found

    def narrow(mention: Mention) -> Mention:
        return (
            replace(mention, text=only[mention.text]) if mention.kind == "Sport" and mention.text in shared else mention
        )

    done: Rewritten = {}
    return [each.rewritten(narrow, done) if isinstance(each, Statement) else each for each in found]


def _spelled(found: list[Statement | Note], lexicon: Lexicon) -> list[Statement | Note]:
    """The findings with parts that are called by their initials (`SP`) under the name that the article has, too."""
    said = (mention for mention in every(each for each in found if isinstance(each, Statement)))
    phases = {phase for mention in said if mention.kind == "Run" and (phase := mention.word("phase"))}
    entries = (entry["initials"] for entry in lexicon.entries["headers"] if "initials" in entry)
    full = {
        short: [each for each in phases if each.lower() in names] for its in entries for short, names in its.items()
    }
    names = {short: told[0] for short, told in full.items() if short in phases and len(told) == 1}
    if not names:
        return found

    def spelled(mention: Mention) -> Mention:
        name = names.get(mention.word("phase")) if mention.kind == "Run" else None
        parts = ((key, name if key == "phase" and name else part) for key, part in mention.parts)
        return replace(mention, parts=tuple(parts)) if name else mention

    done: Rewritten = {}
    return [each.rewritten(spelled, done) if isinstance(each, Statement) else each for each in found]


def _of_medals(statements: Iterable[Statement]) -> dict[Mention, str]:
    """Events that a list of medallists and the results name otherwise, told by the one medal that they share.

    Where a competitor has just one medal of a colour in a sport in the list, and just one in the results, it is one.
    """
    told: dict[tuple[str, str, str], dict[str, set[Mention]]] = defaultdict(lambda: defaultdict(set))
    for each in statements:
        event, who = each.subject.part("event"), each.subject.part("competitor")
        if each.property == "medal" and isinstance(each.value, Mention) and event is not None and who is not None:
            sport = event.part("sport")
            key = (who.text, sport.text if sport else "", each.value.text)
            told[key]["listed" if each.rule in LISTED else "shown"].add(event)
    names: dict[Mention, str] = {}
    for where in told.values():
        listed, shown = where.get("listed", set()), where.get("shown", set())
        if len(listed) == len(shown) == 1 and listed != shown:
            names |= {next(iter(shown)): next(iter(listed)).text}
    return names


def _names(mentions: Iterable[Mention], lexicon: Lexicon) -> dict[Mention, str]:
    """The fuller name of each event that goes by several; without a gender it is that of the only one."""
    groups: dict[tuple[object, ...], set[Mention]] = defaultdict(set)
    entered: dict[Mention, set[str]] = defaultdict(set)
    told = set(mentions)
    for each in told:
        if each.kind == "Result" and (event := each.part("event")) and (who := each.part("competitor")):
            entered[event].add(who.text)
    for mention in {mention for mention in told if mention.kind == "Event"}:
        groups[(mention.parts, _base(mention.text, mention.part("sport"), lexicon))].add(mention)
    names: dict[Mention, str] = {}
    for group in groups.values():
        fullest: dict[str, str] = {}
        for text in sorted(mention.text for mention in group):
            fullest[gender(text)] = max(fullest.get(gender(text), ""), text, key=_fullness)
        sexes = fullest.keys() - {""}
        for mention in group:
            sex = gender(mention.text) or _sex(mention, group, sexes, entered)
            if sex not in fullest:
                continue
            if fullest[sex] != mention.text:
                names[mention] = fullest[sex]
    return names


def _sex(event: Mention, group: set[Mention], sexes: AbstractSet[str], entered: Mapping[Mention, set[str]]) -> str:
    """The gender of an event that is named without one: that under which those who are in it are in an event so named.

    Where nobody is told in one or the other, it is that of the only one.
    """
    own = entered.get(event, set())
    people = {
        sex: set().union(*(entered.get(each, set()) for each in group if gender(each.text) == sex)) for sex in sexes
    }
    shared = [sex for sex in people if own & people[sex]]
    unknown = [sex for sex in people if len(sexes) == 1 and not (own and people[sex])]
    return next(iter(shared or unknown), "") if len(shared) < 2 else ""


def _fullness(text: str) -> tuple[int, int]:
    """The more a name tells of the event, the better, and in as few words."""
    return len(CONTEST.sub("", text.lower()).strip()), -len(text)


def _base(text: str, sport: Mention | None, lexicon: Lexicon) -> str:
    """The words of an event's name in any order, but those for gender, and those that tell no more than that it is one.

    >>> from kg.lexicon import load
    >>> [_base(each, None, load()) for each in ("Men's 4 × 100 m relay", "4x100 m Relay", "Individual Finn class")]
    ['4x100m relay', '4x100m relay', 'finn']
    >>> _base("Light welterweight (64 kg)", None, load()) == _base("Men's 64 kg", None, load())
    True
    >>> _base("Men's coxed fours", None, load()) == _base("Coxed four", None, load())
    True
    >>> [_base(each, None, load()) for each in ("Large hill team", "Team large hill", "Large hill")]
    ['hill large team', 'hill large team', 'hill large']
    >>> sport = Mention("Sport", "Field hockey")
    >>> [_base(each, sport, load()) for each in ("Men's tournament", "Men's hockey", "Men's team competition", "Men")]
    ['', '', '', '']
    >>> _base("Ice dancing", Mention("Sport", "Figure skating"), load())
    'dancing ice'
    """
    bare = NEEDLESS.sub("", folded(genderless(text)).lower())
    if KILOGRAMS.search(bare):
        bare = WEIGHT_CLASS.sub("", bare)
    if sport is not None:
        rest = (TEAM if team_size(sport.text, lexicon) == 0 else TOURNAMENT).sub("", TOURNAMENT.sub("", bare)).strip()
        named = lexicon.sports.find(rest) == sport.text and sport.text not in lexicon.sports_of(rest)
        bare = "" if named else rest
    return " ".join(sorted(word.removesuffix("s") for word in WORD.findall(APART.sub("", bare))))
