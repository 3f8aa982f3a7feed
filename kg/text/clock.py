"""Times of day with their offset from UTC."""

import re
from datetime import time, timedelta, timezone, tzinfo
from types import MappingProxyType

# Minutes east of UTC of the zones that Games articles name by letters alone.
ZONES = MappingProxyType(
    {"UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "JST": 540, "KST": 540}
)
FORM = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|(?=\s*[aApP]\.?[mM]\b))"
    r"(?:\s*(?P<half>[aApP])\.?[mM]\b\.?)?"
    r"(?:\s+(?P<zone>[A-Z]{2,5})\b)?"
    r"(?:,?\s*\(?(?:UTC|GMT)?\s*(?P<sign>[+−-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?\)?)?"
)


def find(text: str) -> time | None:
    """The first time of day in a text; with its offset where the text gives one, or a zone that is always the same.

    >>> find("It began at 20:14 MSK (UTC+4).").isoformat(), find("at 8:00 p.m.").isoformat()
    ('20:14:00+04:00', '20:00:00')
    >>> find("at 20:00 JST").isoformat(), find("in 2014")
    ('20:00:00+09:00', None)
    >>> find("at 6:00 PM PST").isoformat(), find("at 8 p.m. local time").isoformat(), find("8 pandas")
    ('18:00:00', '20:00:00', None)
    """
    match = FORM.search(text)
    if match is None:
        return None
    hour = int(match["hour"]) % 24
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    return time(hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=_zone(match))


def _zone(match: re.Match[str]) -> tzinfo | None:
    if match["sign"]:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        return timezone(timedelta(minutes=minutes if match["sign"] == "+" else -minutes))
    minutes = ZONES.get(match["zone"] or "", -1)
    return timezone(timedelta(minutes=minutes)) if minutes >= 0 else None
