"""Times of day with their offsets."""

from datetime import time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.text.clock import find


@given(some.times().map(lambda moment: moment.replace(second=0, microsecond=0)), some.integers(-12, 14))
def test_offsets(moment: time, hours: int) -> None:
    found = find(f"It began at {moment:%H:%M} (UTC{hours:+d}).")
    assert found == moment.replace(tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("20:14 MSK (UTC+4)", "20:14:00+04:00"),
        ("8:00 p.m.", "20:00:00"),
        ("12:30 a.m.", "00:30:00"),
        ("19:30 EST (UTC−5)", "19:30:00-05:00"),
        ("20:00 JST", "20:00:00+09:00"),
        ("20:00 XYZ", "20:00:00"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    found = find(text)
    assert found is not None
    assert found.isoformat() == iso


@given(some.text())
def test_any_text(text: str) -> None:
    find(text)
