"""Distances in the names of events, which one page prints as `100 metres` and another as `100 m`."""

import re
from types import MappingProxyType

_UNITS = MappingProxyType({"metre": "m", "meter": "m", "kilometre": "km", "kilometer": "km"})
_DISTANCE = re.compile(r"(?<=\d)[ \u00a0-]?(kilomet(?:re|er)|met(?:re|er))s?\b", re.IGNORECASE)
_TIMES = re.compile(r"(?<=\d)\s*[×x]\s*(?=\d)", re.IGNORECASE)


def folded(name: str) -> str:
    """A name with each distance as a number, a blank and the short unit; legs are counted with ` x `.

    >>> folded("Men's 100 metres"), folded("4×400 metre relay"), folded("Women's 10 kilometres"), folded("Metre")
    ("Men's 100 m", '4 x 400 m relay', "Women's 10 km", 'Metre')
    """
    return _TIMES.sub(" x ", _DISTANCE.sub(lambda match: f" {_UNITS[match[1].lower()]}", name))
