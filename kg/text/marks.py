"""Marks as printed in results: times, distances, points, gaps, and the words for having none."""

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

CLOCK = re.compile(r"(?:(?:(\d+)\s*[:'h]\s*)?(\d{1,2})\s*[:'m]\s*)?(\d{1,3}(?:[.,]\d+)?)\"?")
#: Minutes and hours before dots, tenths behind a comma: `14.31,0`.
DOTTED = re.compile(r"(?:(\d+)[:.])?(\d{1,2})\.(\d\d,\d{1,2})")
PLAIN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+|,\d{1,2})?")
UNIT = re.compile(
    r"\s*(seconds?|secs?|s|metres?|meters?|m|kilograms?|kg|(?:penalty )?points?|pts|faults?)\.?$", re.IGNORECASE
)
SPELLED = re.compile(
    r"(?:(\d+) hours?)?(?:,? and |, | )?(?:(\d+) minutes?)?(?:,? and |, | )?(?:(\d+(?:\.\d+)?) seconds?)?",
    re.IGNORECASE,
)
TRAIL = re.compile(r"(?:\s*(?:\(?\b(?:WR|OR|PB|SB|NR|AR|PR|ER|GR|CR|EWR|EOR|QT?|q)\b\)?|[*†‡]))+$")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its value in the unit, and the smallest difference that its form can tell."""

    value: Decimal
    step: Decimal
    unit: str


UNITS = MappingProxyType({"s": "seconds", "m": "metres", "k": "kilograms", "p": "points", "f": "points"})


def bare(text: str) -> str:
    """A mark without the record and qualification marks behind it.

    >>> bare("9.58 WR"), bare("1:30.57"), bare("8.95 m")
    ('9.58', '1:30.57', '8.95 m')
    """
    return TRAIL.sub("", text.strip())


def read(text: str, unit: str = "") -> Number | None:
    """A mark as a number; `unit` where it prints none itself.

    >>> read("1:30.57")
    Number(value=Decimal('90.57'), step=Decimal('0.01'), unit='seconds')
    >>> read("1'06:15.6").value, read("8.95 m").unit, read("171.2", "points").value
    (Decimal('3975.6'), 'metres', Decimal('171.2'))
    >>> read("1 minute and 30 seconds")
    Number(value=Decimal('90'), step=Decimal('1'), unit='seconds')
    >>> read("14.31,0").value, read("10,3").value, read("8,124").value
    (Decimal('871.0'), Decimal('10.3'), Decimal('8124'))
    >>> read("+ 0:28").value
    Decimal('28')
    >>> read("45.5 faults")
    Number(value=Decimal('45.5'), step=Decimal('0.1'), unit='points')
    >>> read("DNF") is None
    True
    """
    text = text.strip().removeprefix("+").strip()
    if "minute" in text or "second" in text or "hour" in text:
        return _spelled(text)
    if printed := UNIT.search(text):
        unit = UNITS[printed[1][0].lower()]
        text = text[: printed.start()]
    if match := DOTTED.fullmatch(text) or (CLOCK.fullmatch(text) if re.search(r"[:']", text) else None):
        hours, minutes, seconds = match.groups()
        seconds = seconds.replace(",", ".")
        return Number(
            Decimal(hours or 0) * 3600 + Decimal(minutes or 0) * 60 + Decimal(seconds), _step(seconds), "seconds"
        )
    if match := PLAIN.fullmatch(text):
        digits = match[1].replace(",", "") + (match[2] or "").replace(",", ".")
        return Number(Decimal(digits), _step(digits), unit)
    return None


def total(text: str) -> str:
    """The first of several marks in a row where it is the sum of the others, as a relay's time is; else nothing.

    >>> total("1:09:36.3 17:24.4 17:17.3 17:27.7 17:26.9"), total("1:09:36.3 17:24.4 17:17.3")
    ('1:09:36.3', '')
    """
    first, *others = text.split()
    numbers = [read(each) for each in others]
    whole, known = read(first), [each for each in numbers if each]
    sure = whole is not None and len(known) == len(numbers) > 1 and {each.unit for each in known} == {whole.unit}
    return first if sure and whole and abs(whole.value - sum(each.value for each in known)) <= whole.step else ""


def _spelled(text: str) -> Number | None:
    match = SPELLED.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = match.groups()
    step = _step(seconds) if seconds else Decimal(60) if minutes else Decimal(3600)
    return Number(Decimal(hours or 0) * 3600 + Decimal(minutes or 0) * 60 + Decimal(seconds or 0), step, "seconds")


def _step(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))
