"""People's sports within one article: who is an artistic gymnast does no gymnastics besides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.lexicon import Lexicon
from kg.statement import Mention, Note, Rewritten, Statement, every


def narrowed(found: Iterable[Statement | Note], lexicon: Lexicon) -> list[Statement | Note]:
    """The findings of an article with each person's sport in the narrowest words that it is told in.

    >>> from kg.lexicon import load
    >>> ana = Mention("Person", "Ana Bo")
    >>> said = [Statement(ana, "sport", Mention("Sport", name), None, "r") for name in ("Gymnastics", "Trampolining")]
    >>> [each.value.text for each in narrowed(said, load())]
    ['Trampolining', 'Trampolining']
    >>> bo = replace(ana, parts=(("nation", Mention("Nation", "Fiji")),))
    >>> cho = replace(ana, parts=(("nation", Mention("Nation", "Peru")),))
    >>> [first, second] = said
    >>> two = [first._replace(subject=bo), second._replace(subject=cho)]
    >>> [each.value.text for each in narrowed(two, load())]
    ['Gymnastics', 'Trampolining']
    """
    found = list(found)
    better = dict(_better((each for each in found if isinstance(each, Statement)), lexicon))
    if not better:
        return found

    def told(mention: Mention) -> Mention:
        sport = mention.part("sport") if mention.kind == "Person" else None
        name = better.get((mention.text, sport.text)) if sport else None
        return mention if sport is None or name is None else _doing(mention, replace(sport, text=name))

    done: Rewritten = {}
    return [_said(each.rewritten(told, done), better) if isinstance(each, Statement) else each for each in found]


def _doing(person: Mention, sport: Mention) -> Mention:
    parts = ((name, sport if name == "sport" else part) for name, part in person.parts)
    return replace(person, parts=tuple(parts))


def _said(statement: Statement, better: dict[tuple[str, str], str]) -> Statement:
    """A statement that tells a person's sport, with the better name."""
    value = statement.value
    if statement.property != "sport" or statement.subject.kind != "Person" or not isinstance(value, Mention):
        return statement
    name = better.get((statement.subject.text, value.text))
    return statement._replace(value=replace(value, text=name)) if name else statement


def _better(statements: Iterable[Statement], lexicon: Lexicon) -> Iterator[tuple[tuple[str, str], str]]:
    """For a person and a sport that names a whole family, the one sport of that family that the person does.

    A name that is told with several nations may be that of several people.
    """
    statements = list(statements)
    done: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, sport in _told(statements):
        done[person, lexicon.family(sport)].add(sport)
    shared = _shared(statements)
    for (person, family), sports in done.items():
        narrow = {sport for sport in sports if sport.lower() != family.lower()}
        if len(narrow) == 1 and len(sports) == 2 and person not in shared:
            yield (person, (sports - narrow).pop()), narrow.pop()


def _shared(statements: list[Statement]) -> set[str]:
    """The names of people that stand with several nations."""
    nations: dict[str, set[str]] = defaultdict(set)
    for mention in every(statements):
        nation = mention.part("nation") if mention.kind == "Person" else None
        if nation is not None:
            nations[mention.text].add(nation.text)
    return {name for name, its in nations.items() if len(its) > 1}


def _told(statements: list[Statement]) -> Iterator[tuple[str, str]]:
    """Every person with each sport that the article gives."""
    for mention in every(statements):
        sport = mention.part("sport") if mention.kind == "Person" else None
        if sport is not None:
            yield mention.text, sport.text
    for each in statements:
        if each.property == "sport" and each.subject.kind == "Person" and isinstance(each.value, Mention):
            yield each.subject.text, each.value.text
