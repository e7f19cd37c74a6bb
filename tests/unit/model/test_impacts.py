"""Impacts by level and by hours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.impacts import Impact


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_level_is_read_without_hours(level: str) -> None:
    impact = Impact.parse(level)

    assert (level, None) == (impact.level, impact.hours)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0.5h", "low"),
        ("1.99h", "low"),
        ("2h", "medium"),
        ("3h", "medium"),
        ("3.99h", "medium"),
        ("4h", "high"),
        ("168h", "high"),
    ],
)
def test_hours_decide_the_level(text: str, level: str) -> None:
    impact = Impact.parse(text)

    assert (level, Decimal(text[:-1])) == (impact.level, impact.hours)


@pytest.mark.parametrize("text", ["0h", "0.0h", "168.1h", "169h", "-1h"])
def test_hours_that_no_week_has_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        Impact.parse(text)
