"""Items of lists that name who is in an article's event: `Ana Bo / Eva Li (FIJ) (Silver medalists)`."""

import re
from collections.abc import Iterator, Sequence

from kg.cells import team_size
from kg.lexicon import Lexicon
from kg.makers import delegation, enters, person, result, squad
from kg.names import BRACKET, Named, is_person
from kg.page import Page, Voice
from kg.statement import Mention, Statement
from kg.text.numbers import number

PARTED = re.compile(r"\s*(?:/|&|\band\b)\s*")


def entrant(page: Page, text: str, voice: Voice) -> Iterator[Statement]:
    """Who an item says is in the article's event, with the medal or place behind the name."""
    event, listed = page.topic.event, names(text, page.lexicon)
    if event is None or not listed:
        return
    notes = BRACKET.findall(text)
    nations = [note for note in notes if page.lexicon.nations.find(note.strip())]
    got, said = _entry(page, event, listed, nations[0] if len(nations) == 1 else "", voice)
    yield from said
    if got is not None:
        yield from (each for note in notes for each in _outcome(got, note.lower(), page.lexicon, voice))


def names(text: str, lexicon: Lexicon) -> list[str]:
    """The full names that an item begins with; none where part of it is no name, or where they did not compete.

    >>> from kg.lexicon import load
    >>> names("Ana Bo / Eva Li (FIJ) (Third round)", load()), names("The ranking of May (2011)", load())
    (['Ana Bo', 'Eva Li'], [])
    """
    found = [name for name in PARTED.split(text.partition("(")[0].strip()) if name]
    off = lexicon.tells("off", text)
    sure = not off and all(" " in name and is_person(name, lexicon) for name in found)
    return found if sure else []


def _entry(
    page: Page, event: Mention, listed: Sequence[str], printed: str, voice: Voice
) -> tuple[Mention | None, list[Statement]]:
    """The result of a person, or of a nation's pair or team with its members; nothing where it is not certain whose."""
    nation = Mention("Nation", page.lexicon.nations.find(printed) or "", at=voice.at) if printed else None
    people = [person(Named(name, 0, 0), voice.at, nation, event.part("sport")) for name in listed]
    if team_size(event.text, page.lexicon) is None:
        got = result(event, people[0], voice.at) if len(people) == 1 else None
        return got, list(enters(got, voice)) if got is not None else []
    team = delegation(event.part("games"), nation)
    if team is None or len(people) < 2:
        return None, []
    group = squad(event, team, voice, " / ".join(sorted(listed)) if _several(page, printed) else "")
    got = result(event, group, voice.at)
    return got, [*enters(got, voice), *(voice.says(group, "member", each) for each in people)]


def _several(page: Page, printed: str) -> bool:
    """Whether the article lists several pairs or teams of a nation: then each carries the names of its members."""
    return len(re.findall(rf"/[^\n()]{{1,120}}\({re.escape(printed)}\)", page.article.text)) > 1


def _outcome(got: Mention, note: str, lexicon: Lexicon, voice: Voice) -> Iterator[Statement]:
    """`Silver medalists` is a medal, `Fourth place` a rank; a round in which someone went out is neither."""
    medal, place = (lexicon.phrases[f"{name} behind"].search(note) for name in ("medal", "place"))
    if medal:
        yield voice.says(got, "medal", voice.code(medal[1]))
    elif place and (rank := number(place[1])) is not None:
        yield voice.says(got, "rank", rank)
