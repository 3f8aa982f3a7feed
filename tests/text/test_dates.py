"""Dates: whatever is printed in a known form is read back, whatever else is read without a fault."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.text.dates import MONTHS, day, find

DAYS = some.dates(date(1850, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_forms_of_one_day(given_day: date) -> None:
    month = MONTHS[given_day.month - 1].capitalize()
    for text in (
        given_day.isoformat(),
        f"{given_day.day} {month} {given_day.year}",
        f"{month} {given_day.day}, {given_day.year}",
        f"on {given_day.day} {month[:3]} {given_day.year}." if len(month) > 4 else given_day.isoformat(),
    ):
        assert day(text) == given_day, text


@given(DAYS)
def test_the_year_may_come_from_outside(given_day: date) -> None:
    text = f"{given_day.day} {MONTHS[given_day.month - 1].capitalize()}"
    assert day(text) is None
    assert day(text, given_day.year) == given_day


@given(some.text())
def test_any_text(text: str) -> None:
    for found in find(text, 2000):
        assert text[found.start : found.end]
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("7–16 March 2014", "2014-03-07", "2014-03-16"),
        ("from 24 July to 26 July 2021", "2021-07-24", "2021-07-26"),
        ("between 30 August and 2 September 2012", "2012-08-30", "2012-09-02"),
        ("27 December 2019 – 3 January 2020", "2019-12-27", "2020-01-03"),
        ("28 December – 3 January 2020", "2019-12-28", "2020-01-03"),
        ("February 4-12, 1972", "1972-02-04", "1972-02-12"),
        ("October 29 to November 6, 2005", "2005-10-29", "2005-11-06"),
        ("31 July and 1 August 2021", "2021-07-31", "2021-08-01"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    (found,) = find(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["31 February 2014", "20:14", "May 2021", "in 2014", "16–7 March 2014", "1.5 March"])
def test_what_is_no_date(text: str) -> None:
    assert list(find(text)) == []
