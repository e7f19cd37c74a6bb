"""Links of `after`, and the leads that hide in ids."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.links import Link, hidden_lead


@pytest.mark.parametrize(
    ("text", "target", "from_start", "days"),
    [
        ("listen", "listen", False, None),
        ("2027", "2027", False, None),
        ("x + 2w", "x", False, 10),
        ("x +2w", "x", False, 10),
        ("x+2w", "x", False, 10),
        ("x - 1w", "x", False, -5),
        ("x -1w", "x", False, -5),
        ("x.start", "x", True, None),
        ("x.start + 4w", "x", True, 20),
        ("x.start-1w", "x", True, -5),
        ("x + 3cd", "x", False, 3),
        ("x-1w", "x-1w", False, None),
        ("x-1w - 1w", "x-1w", False, -5),
        ("a_b-c + 1.5d", "a_b-c", False, 2),
        ("x" * 64 + ".start + 2w", "x" * 64, True, 10),
    ],
)
def test_link_has_a_target_an_end_and_a_lag(
    text: str, target: str, from_start: bool, days: int | None
) -> None:
    link = Link.parse(text)

    assert (target, from_start) == (link.target, link.from_start)
    assert days == (link.lag.days(5) if link.lag else None)


def test_target_of_more_than_64_characters_is_refused() -> None:
    with pytest.raises(Unreadable, match="longer than 64"):
        Link.parse("x" * 65)


def test_two_spellings_of_a_link_are_equal() -> None:
    assert Link.parse("x + 2w") == Link.parse("x+2w")


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("x-1w", "x - 1w"),
        ("move-home-10cd", "move-home - 10cd"),
        ("x-1", None),
        ("x-w", None),
        ("1w", None),
        ("move-home", None),
    ],
)
def test_id_that_ends_in_a_time_may_hide_a_lead(target: str, link: str | None) -> None:
    assert link == hidden_lead(target)
