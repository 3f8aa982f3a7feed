"""Which mentions of one name are one thing.

Invariant: what speaks against it is never overruled. Different links, different nations, sports of different families
stay apart; what fits two things that differ joins neither, since a wrong merge is worse than a missed one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from kg.identity.census import Known, joined
from kg.identity.links import qualifier
from kg.text.slugs import slug

Agree = Callable[[Known, Known], bool]


def things(known: Iterable[Known], agree: Agree) -> Iterator[Known]:
    """The things that mentions of one kind name: told apart in each article first, then among the articles."""
    articles: dict[str, list[Known]] = defaultdict(list)
    for each in known:
        articles[_revision(each)].append(each)
    found = [
        thing
        for mentions in articles.values()
        for same_name in _by_name(shortened(mentions)).values()
        for thing in within(same_name)
    ]
    for same_name in _by_name(_called(found, agree)).values():
        yield from among(same_name, agree)


def _called(found: list[Known], agree: Agree) -> Iterator[Known]:
    """Things by the name of the one page that other articles link their words to: `Ana Bo-Li` for that of `Ana Bo`."""
    pages: dict[str, dict[str, list[Known]]] = defaultdict(lambda: defaultdict(list))
    for thing in found:
        for text in {slug(mention.text) for _, mention in thing.seen} if thing.links else ():
            pages[text][thing.name].append(thing)
    for thing in found:
        named = pages.get(thing.name, {}) if not thing.links else {}
        (name, linked), *others = named.items() or [(thing.name, [])]
        yield thing if others or not all(agree(thing, each) for each in linked) else replace(thing, name=name)


def fits(one: Known, other: Known) -> bool:
    """Nothing speaks against the two being one."""
    return not one.against(other)


def fits_person(one: Known, other: Known) -> bool:
    """Nothing speaks against the two being one; a name of one word ("Smith") needs two traits that speak for it."""
    alone = "-" not in one.name and not (one.links and other.links)
    return fits(one, other) and (not alone or one.shared(other) > 1)


def within(parts: Iterable[Known]) -> Iterator[Known]:
    """The things of one name in one article."""
    settled, unsettled = _settle(_moved(_linked(_widened(parts))), fits)
    yield from settled
    yield from (joined(same) for same in _by_traits(unsettled))


def among(parts: Iterable[Known], agree: Agree) -> Iterator[Known]:
    """The things of one name in all articles: what stays unsettled is another thing in each of them."""
    settled, unsettled = _settle(_linked(parts), agree)
    yield from settled
    yield from unsettled


def shortened(parts: list[Known]) -> Iterator[Known]:
    """One article's mentions; a name that the article links to one page alone has that page wherever it stands."""
    pages: dict[str, list[Known]] = defaultdict(list)
    for part in parts:
        if part.links:
            pages[slug(_mention_text(part))].append(part)
    for part in parts:
        linked = pages.get(part.name, [])
        alone = len({each.links for each in linked}) == 1 and not any(part.against(each) for each in linked)
        yield replace(part, name=linked[0].name, links=linked[0].links) if alone and not part.links else part


def _widened(parts: Iterable[Known]) -> list[Known]:
    """One name's mentions; where the article tells that one was of several nations, those of each of them are that one.

    >>> told = [Known("ana-bo", nations=frozenset(each)) for each in ({"fiji"}, {"peru"}, {"fiji", "peru"}, {"chile"})]
    >>> [sorted(each.nations) for each in _widened(told)]
    [['fiji', 'peru'], ['fiji', 'peru'], ['fiji', 'peru'], ['chile']]
    """
    parts = list(parts)
    several = {each.nations for each in parts if len(each.nations) > 1}
    if len(several) != 1:
        return parts
    (nations,) = several
    wide = next(each for each in parts if each.nations == nations)
    return [replace(each, nations=nations) if each.nations < nations and fits(each, wide) else each for each in parts]


def _settle(parts: Iterable[Known], agree: Agree) -> tuple[list[Known], list[Known]]:
    """Things, and those that fit several things that do not fit each other.

    Once the latter are set aside, whatever fits one part of a thing fits all of it, so the order does not matter.
    """
    kinds = {same[0]: same for same in _by_traits(parts)}
    friends = {one: frozenset(other for other in kinds if agree(one, other)) for one in kinds}
    torn = {
        one
        for one, its in friends.items()
        if one not in its or any(not agree(first, second) for first, second in combinations(its, 2))
    }
    cliques: dict[frozenset[Known], list[Known]] = defaultdict(list)
    for one, its in friends.items():
        if one not in torn:
            cliques[its - torn] += kinds[one]
    return [joined(each) for each in cliques.values()], [part for one in torn for part in kinds[one]]


def _linked(parts: Iterable[Known]) -> Iterator[Known]:
    """What has the same link is one thing, whatever else is told of it."""
    pages: dict[object, list[Known]] = defaultdict(list)
    for part in parts:
        pages[(part.links, part.aside) if part.links else part.seen].append(part)
    return (joined(same) if len(same) > 1 else same[0] for same in pages.values())


def _moved(parts: Iterable[Known]) -> Iterator[Known]:
    """One name's mentions; pages for one nation's athletes in one sport are one page, moved to another title.

    >>> told = [
    ...     Known("ana-bo", frozenset({link}), frozenset({"fiji"}), frozenset({"skiing"}))
    ...     for link in ("Ana Bo (skier)", "Ana Bo (alpine skier)", "Ana Bo (skier, born 1980)")
    ... ]
    >>> [sorted(each.links) for each in _moved(told)]
    [['Ana Bo (alpine skier)', 'Ana Bo (skier)'], ['Ana Bo (skier, born 1980)']]
    """
    same: dict[object, list[Known]] = defaultdict(list)
    for part in parts:
        told = "".join(map(qualifier, part.links))
        sure = part.nations and part.families and part.links and not any(map(str.isdigit, told))
        same[part.deciding[1:] if sure else part.seen or part.links].append(part)
    return (joined(each) for each in same.values())


def _by_traits(parts: Iterable[Known]) -> Iterable[list[Known]]:
    same: dict[object, list[Known]] = defaultdict(list)
    for part in parts:
        same[part.deciding, part.aside].append(part)
    return same.values()


def _by_name(parts: Iterable[Known]) -> dict[str, list[Known]]:
    same: dict[str, list[Known]] = defaultdict(list)
    for part in parts:
        same[part.name].append(part)
    return same


def _revision(part: Known) -> str:
    return min(revision for revision, _ in part.seen)


def _mention_text(part: Known) -> str:
    return min(mention.text for _, mention in part.seen)


def told_apart(same_name: list[Known]) -> list[str]:
    """What tells each of several things of one name from all the others: a sport, a nation, at worst an article.

    >>> china = Known("li-na", nations=frozenset({"china"}), sports=frozenset({"tennis"}))
    >>> told_apart([china, Known("li-na", nations=frozenset({"china"}), sports=frozenset({"diving"}))])
    ['tennis', 'diving']
    """
    if len(same_name) == 1:
        return [""]
    counts = Counter(word for thing in same_name for word in set(tellings(thing)))
    return [next((word for word in tellings(thing) if counts[word] == 1), _all(thing)) for thing in same_name]


def tellings(thing: Known) -> Iterator[str]:
    """What may tell a thing from others of its name, the best first."""
    yield from sorted(slug(told) for link in thing.links if (told := qualifier(link)))
    yield from sorted(thing.sports)
    yield from sorted(thing.nations)
    yield from sorted(thing.within)
    yield from sorted(f"{sport}-{nation}" for sport in thing.sports for nation in thing.nations)
    yield from sorted(slug(link) for link in thing.links if slug(link) != thing.name)
    yield from sorted({revision.partition(".")[0] for revision, _ in thing.seen})


def _all(thing: Known) -> str:
    keys = (slug(revision) for revision, _ in thing.seen)
    return "-".join((*sorted(thing.sports), *sorted(thing.nations), *sorted(thing.within), *sorted(set(keys))[:1]))
