"""Working weeks as ranges, wrapped ranges and lists."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.weeks import Week


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("sun-thu", (0, 1, 2, 3, 6)),
        ("mon-sun", (0, 1, 2, 3, 4, 5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("wed", (2,)),
        ("mon - fri", (0, 1, 2, 3, 4)),
        ("mon, tue, thu", (0, 1, 3)),
        (["mon", "tue", "thu"], (0, 1, 3)),
        (("mon-wed", "sat"), (0, 1, 2, 5)),
        (["mon", "mon"], (0,)),
    ],
)
def test_week_has_each_of_its_days_once(value: object, days: tuple[int, ...]) -> None:
    assert days == Week.read(value).days


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "STR010"),
        ({}, "STR010"),
        (True, "STR010"),
        (["mon", None], "STR010"),
        ("xyz", "STR004"),
    ],
)
def test_what_names_no_days_is_refused(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Week.read(value)

    assert code == refusal.value.code
