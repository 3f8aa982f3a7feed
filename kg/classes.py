"""Classes of an event within its article: what is said of the event holds for each, if it has no results besides."""

from collections.abc import Iterable

from kg.statement import Mention, Note, Statement, every

#: What is the same for all classes of an event: days are not, unless it is one day.
SHARED = frozenset({"venue", "date"})


def shared(found: Iterable[Statement | Note], whole: Mention | None) -> list[Statement | Note]:
    """The findings of an event's article with its venue and day also said of the classes that it is held in.

    >>> slalom, games = Mention("Event", "Slalom"), (("games", Mention("Games", "2010 Winter Paralympics")),)
    >>> sitting = Mention("Event", "Slalom, sitting")
    >>> said = [Statement(slalom, "venue", games[0][1], None, "r"), Statement(sitting, "nations", 9, None, "r")]
    >>> [each.subject.text for each in shared(said, slalom)]
    ['Slalom', 'Slalom, sitting', 'Slalom, sitting']
    """
    found = list(found)
    if whole is None:
        return found
    mentions = list(every(each for each in found if isinstance(each, Statement)))
    if any(each.kind == "Result" and each.part("event") == whole for each in mentions):
        return found
    prefix = f"{whole.text}, "
    parts = list(dict.fromkeys(each for each in mentions if each.kind == "Event" and each.text.startswith(prefix)))
    return [part for each in found for part in _said(each, whole, parts)]


def _said(each: Statement | Note, whole: Mention, parts: list[Mention]) -> list[Statement | Note]:
    if not isinstance(each, Statement) or each.subject != whole or each.property not in SHARED:
        return [each]
    return [each, *(each._replace(subject=part) for part in parts)]
