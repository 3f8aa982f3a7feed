"""Marks: the number that is printed is the number that is read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.text.marks import bare, read


@given(some.integers(0, 9), some.integers(0, 59), some.integers(0, 59), some.integers(0, 99))
def test_clock_times(hours: int, minutes: int, seconds: int, hundredths: int) -> None:
    printed = f"{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"
    found = read(printed)
    assert found is not None
    assert found.value == hours * 3600 + minutes * 60 + seconds + Decimal(hundredths) / 100
    assert (found.step, found.unit) == (Decimal("0.01"), "seconds")


@given(some.decimals(0, 99999, places=2, allow_nan=False))
def test_plain_numbers(number: Decimal) -> None:
    found = read(str(number), "points")
    assert found is not None
    assert (found.value, found.unit) == (number, "points")


@given(some.text())
def test_any_text(text: str) -> None:
    read(text)
    bare(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("58.37 seconds", "58.37", "seconds"),
        ("8.95 m", "8.95", "metres"),
        ("180 kg", "180", "kilograms"),
        ("+1:02.5", "62.5", "seconds"),
        ("2 hours, 3 minutes and 4 seconds", "7384", "seconds"),
        ("11 seconds", "11", "seconds"),
        ("7,005.175", "7005.175", ""),
    ],
)
def test_units(text: str, value: str, unit: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["DNF", "", "3–1", "1:2:3:4", "fast", "+"])
def test_what_is_no_mark(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "left"), [("9.58 WR", "9.58"), ("8.95 (OR)", "8.95"), ("12.37 Q", "12.37")])
def test_record_marks_are_no_part(text: str, left: str) -> None:
    assert bare(text) == left
