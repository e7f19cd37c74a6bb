"""What a plan is worth on average when each year may bring its end, a freeze or a turn.

The event is as likely on any day as on any other from a certain day on. All formulas are closed.
They return point-months as `Course.value_months` does; where value is money a year, a twelfth of
them is money.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, expm1, log1p

from cxroad.model.durations import MONTH_DAYS
from cxroad.schedule.calendar import as_date
from cxroad.schedule.course import Course, Part

YEAR_DAYS = float(12 * MONTH_DAYS)
"""Days of a year: 365.25."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Threat:
    """An event that may come at any time from a day on.

    Attributes:
        yearly: The chance that it comes within a year, 0 to less than 1.
        since: The first day on which it may come.
    """

    yearly: float
    since: date

    @property
    def hazard(self) -> float:
        """Chance a day, as a rate: -ln(1 - yearly) / 365.25."""
        return -log1p(-self.yearly) / YEAR_DAYS

    def spares(self, day: date) -> float:
        """The chance that it has not come before a day: exp(-hazard t), 1 up to its first day."""
        return exp(-self.hazard * max(0, (day - self.since).days))

    def area(self, first: date, end: date) -> float:
        """The integral of `spares` over the days from one to another, the latter not included."""
        begin, certain, left = self._split(first, end)
        return certain + self.spares(begin) * left * _mean(self.hazard * left)

    def moment(self, first: date, end: date) -> float:
        """The same integral of `spares` times the days since the first of them, in square days."""
        begin, certain, left = self._split(first, end)
        rate = self.hazard * left
        after = certain * left * _mean(rate) + left**2 * _mean_of_time(rate)
        return certain**2 / 2 + self.spares(begin) * after

    def _split(self, first: date, end: date) -> tuple[date, int, int]:
        """From when it may come between two days, and the days before and after that."""
        begin = min(max(first, self.since), end)
        return begin, (begin - first).days, (end - begin).days


def _mean(x: float) -> float:
    """The integral of exp(-xu) for u from 0 to 1."""
    return -expm1(-x) / x if x else 1.0


def _mean_of_time(x: float) -> float:
    """The integral of u exp(-xu) for u from 0 to 1; by its series where digits would cancel."""
    if x < 1e-3:
        return 1 / 2 - x / 3 + x**2 / 8
    return (1 - exp(-x) * (1 + x)) / x**2


def if_stopped(course: Course, threat: Threat, keep: float = 1.0) -> float:
    """Expected point-months until the horizon when everything unlanded is lost on the event.

    Args:
        keep: The share of their value that landed parts keep bringing afterwards, 0 to 1.

    Source:
        E V = sum of keep exp(-hC) V(H) + (1 - keep) J with J the integral of the value from the
        landing to the horizon, weighted with exp(-ht).
    """
    total = 0.0
    for part, landing in _landing(course):
        kept = threat.spares(landing) * float(course.brings(part))
        until_then = float(part.value) * _enjoyed_before(course, landing, threat)
        total += keep * kept + (1 - keep) * until_then / float(MONTH_DAYS)
    return total


def if_frozen(course: Course, threat: Threat, days: int) -> float:
    """Expected point-months when everything unlanded moves so many days later on the event.

    Source:
        E V = sum of exp(-hC) V(H; C) + (1 - exp(-hC)) V(H; C + F).
    """
    total = 0.0
    for part, landing in _landing(course):
        spared = threat.spares(landing)
        moved = replace(part, landing=as_date(landing.toordinal() + days))
        late = float(course.brings(moved))
        total += spared * float(course.brings(part)) + (1 - spared) * late
    return total


def if_turned(course: Course, threat: Threat, lost: float) -> float:
    """Expected point-months when everything unlanded loses a share of its value on the event.

    Args:
        lost: That share, 0 to 1.

    Source:
        E V = sum of V(H) (exp(-hC) + (1 - lost)(1 - exp(-hC))).
    """
    total = 0.0
    for part, landing in _landing(course):
        spared = threat.spares(landing)
        total += float(course.brings(part)) * (spared + (1 - lost) * (1 - spared))
    return total


def stranded_if_stopped(course: Course, threat: Threat) -> float:
    """Expected money spent on work that the event keeps from landing, whenever it comes.

    Source:
        sum of k [mean of exp(-ht) over the days of the work - exp(-hC)].
    """
    total = 0.0
    for part in course.parts:
        if part.cost:
            worked = threat.area(part.start, part.finish + _DAY) / part.days
            lands = threat.spares(part.landing) if part.landing else 0.0
            total += float(part.cost) * (worked - lands)
    return total


def _landing(course: Course) -> list[tuple[Part, date]]:
    return [(part, part.landing) for part in course.parts if part.landing is not None]


def _enjoyed_before(course: Course, landing: date, threat: Threat) -> float:
    """Expected days of full value between a landing and the horizon, up to the event."""
    if course.horizon <= landing:
        return 0.0
    top = min(landing + course.ramp * _DAY, course.horizon)
    rising = threat.moment(landing, top) / course.ramp if course.ramp else 0.0
    return rising + threat.area(top, course.horizon)
