"""Who lit the flame at a ceremony: the torch on its last leg is theirs, so that they are no torchbearers besides."""

from collections.abc import Iterable

from kg.statement import Mention, Note, Statement

LAST, BEARER = "lit-flame", "torchbearer"


def singled(found: Iterable[Statement | Note]) -> list[Statement | Note]:
    """The findings of an article without the torchbearers who lit the flame.

    >>> ana = ("agent", Mention("Person", "Ana Bo"))
    >>> parts = [Mention("Appearance", parts=(("role", Mention("Code", role)), ana)) for role in (LAST, BEARER)]
    >>> [each.subject.part("role").text for each in singled(Statement(part, *ana, None, "r") for part in parts)]
    ['lit-flame']
    """
    found = list(found)
    lit = {_others(each.subject) for each in found if isinstance(each, Statement) and _role(each.subject) == LAST}
    return [each for each in found if not (isinstance(each, Statement) and _carried(each.subject, lit))]


def _carried(part: Mention, lit: set[tuple[object, ...]]) -> bool:
    return _role(part) == BEARER and _others(part) in lit


def _role(part: Mention) -> str:
    role = part.part("role") if part.kind == "Appearance" else None
    return role.text if role else ""


def _others(part: Mention) -> tuple[object, ...]:
    """The ceremony and the agent's name, which another sentence may give with more beside it."""
    agent = part.part("agent")
    return part.part("ceremony"), agent.text if agent else ""
