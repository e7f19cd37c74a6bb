"""Much value in few days: the stretch of days in which most of it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cxroad.model.numbers import in_parts
from cxroad.schedule.value import Delivery


class Burst(NamedTuple):
    """Deliveries that lie close together."""

    first: date
    """The day of the first of them."""
    last: date
    """The day of the last."""
    ids: tuple[str, ...]
    """What arrives, by day, then in file order."""
    points: Fraction
    """What that is worth together."""


def densest(delivered: Sequence[Delivery], days: int, since: date | None = None) -> Burst | None:
    """The stretch of so many days in which most value arrives, the last of equals.

    Args:
        delivered: Days on which value arrives, earliest first.
        days: First and last day of the stretch included.
        since: Only stretches that end after this day.

    Returns:
        None when nothing arrives.
    """
    weights, scale = in_parts(delivery.points for delivery in delivered)
    best: tuple[int, int, int] | None = None
    first = points = 0
    for last, delivery in enumerate(delivered):
        points += weights[last]
        while (delivery.day - delivered[first].day).days >= days:
            points -= weights[first]
            first += 1
        ahead = since is None or delivery.day > since
        if ahead and (best is None or points >= best[0]):
            best = points, first, last
    if best is None:
        return None
    points, first, last = best
    ids = tuple(id for delivery in delivered[first : last + 1] for id in delivery.ids)
    return Burst(delivered[first].day, delivered[last].day, ids, Fraction(points, scale))
