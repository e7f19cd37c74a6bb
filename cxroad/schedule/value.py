"""What the work is worth: points of the outcomes that it serves, and when they arrive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from cxroad.errors import NotComputable
from cxroad.model.numbers import Number, exact, total
from cxroad.model.roadmap import Roadmap

ALL_POINTS = Fraction(100)
"""What all outcomes together are worth, in points."""


LEAST_MONEY = 1000
"""From here on a worth written without k or M is money all the same; our default."""


class Coverage(NamedTuple):
    """How much of an outcome's gap the initiatives that take part claim, as shares of 1."""

    claimed: Fraction
    """Sum of the shares that are written; may exceed 1."""
    open: int
    """Initiatives that serve it without a share, and take what is left in equal parts."""

    @property
    def total(self) -> Fraction:
        """Written shares and what the others take."""
        return max(self.claimed, Fraction(1)) if self.open else self.claimed


class Delivery(NamedTuple):
    """A day on which something of value is finished."""

    day: date
    ids: tuple[str, ...]
    """What is finished on it, in file order."""
    points: Fraction
    """What that is worth together."""


class Silence(NamedTuple):
    """A time between two deliveries."""

    before: Delivery
    after: Delivery

    @property
    def days(self) -> int:
        """Calendar days from one delivery to the next."""
        return (self.after.day - self.before.day).days


def worth(roadmap: Roadmap) -> dict[str, Fraction]:
    """Points of each outcome, 100 in all; 0 for each when all are written as 0.

    Outcomes without `worth` share what the others leave of 100, or, where those leave nothing or
    count in money, each takes their average. The whole is then scaled to 100.
    """
    written = {
        id: max(Fraction(0), exact(outcome.worth.value))
        for id, outcome in roadmap.outcomes.items()
        if outcome.worth is not None
    }
    missing = len(roadmap.outcomes) - len(written)
    whole = total(written.values())
    rest = (ALL_POINTS - whole) / missing if missing else Fraction(0)
    if missing and rest <= 0:
        rest = whole / len(written)
    weights = {id: written.get(id, rest) for id in roadmap.outcomes}
    whole += rest * missing
    if not whole:
        return weights
    scale = ALL_POINTS / whole
    return {id: weight * scale for id, weight in weights.items()}


def prices(roadmap: Roadmap) -> dict[str, Fraction]:
    """Money a year that each outcome is worth, of those that say so; empty where worth is points.

    Raises:
        NotComputable: Some outcomes are worth money and others points.

    Source:
        Our default: `worth` is money a year when it is written with k or M, or is 1,000 or more,
        which no outcome can be worth of a hundred points; else it is points.
    """
    written = {
        id: outcome.worth for id, outcome in roadmap.outcomes.items() if outcome.worth is not None
    }
    priced = [id for id, number in written.items() if is_money(number)]
    if not priced:
        return {}
    for id, number in written.items():
        if number.value > 0 and id not in priced:
            raise NotComputable(
                f"'{priced[0]}' is worth money, {written[priced[0]].text} a year, and '{id}' is "
                f"worth {number.text} points; the two cannot be added",
                f"write the worth of '{id}' as money a year too, such as 300k, or leave it out",
            )
    return {id: max(Fraction(0), exact(number.value)) for id, number in written.items()}


def is_money(worth: Number) -> bool:
    """Whether a worth is money a year: written with k or M, or 1,000 or more."""
    return worth.text.endswith(("k", "M")) or worth.value >= LEAST_MONEY


def coverage(roadmap: Roadmap) -> dict[str, Coverage]:
    """Of each outcome, how much of its gap is claimed; parked and dropped work claims nothing."""
    claimed: dict[str, list[Fraction]] = {id: [] for id in roadmap.outcomes}
    sharing = dict.fromkeys(roadmap.outcomes, 0)
    for initiative in roadmap.initiatives.values():
        if not initiative.live:
            continue
        for outcome, share in initiative.serves.items():
            if outcome not in claimed:
                continue
            if share is None:
                sharing[outcome] += 1
            else:
                claimed[outcome].append(share.value)
    return {id: Coverage(total(shares), sharing[id]) for id, shares in claimed.items()}


def contributions(
    roadmap: Roadmap, points: Mapping[str, Fraction], covered: Mapping[str, Coverage]
) -> dict[str, dict[str, Fraction]]:
    """Points of each initiative that takes part, by the outcome they come from.

    A share is taken of the outcome's worth; initiatives without a share split evenly what the
    written shares leave of it.

    Args:
        points: What each outcome is worth.
        covered: How much of each outcome's gap is claimed.
    """
    known: dict[tuple[str, str], Fraction] = {}
    found: dict[str, dict[str, Fraction]] = {}
    for id, initiative in roadmap.initiatives.items():
        if not initiative.live:
            continue
        found[id] = own = {}
        for outcome, share in initiative.serves.items():
            if outcome in points:
                key = outcome, share.text if share else ""
                if key not in known:  # shares are round numbers, and come again and again
                    part = _share(share.value if share else None, covered[outcome])
                    known[key] = points[outcome] * part
                own[outcome] = known[key]
    return found


def deliveries(
    values: Mapping[str, Fraction], finishes: Mapping[str, date | None]
) -> tuple[Delivery, ...]:
    """The days on which value arrives, earliest first.

    Args:
        values: Points by initiative, 0 or more, in file order.
        finishes: Last days; what has none is left out.
    """
    by_day: dict[date, list[str]] = {}
    for id, points in values.items():
        day = finishes.get(id)
        if points and day is not None:
            by_day.setdefault(day, []).append(id)
    return tuple(
        Delivery(day, tuple(ids), total(values[id] for id in ids))
        for day, ids in sorted(by_day.items())
    )


def silences(delivered: Iterable[Delivery]) -> tuple[Silence, ...]:
    """The times between successive deliveries, in their order."""
    return tuple(Silence(before, after) for before, after in pairwise(delivered))


def _share(written: Fraction | None, covered: Coverage) -> Fraction:
    if written is not None:
        return written
    return max(Fraction(0), 1 - covered.claimed) / covered.open
