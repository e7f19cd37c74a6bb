"""The course of a plan: when its value arrives and when its money leaves, exactly.

Every query is about the *morning* of a day: what was worked before that day is spent, what lands
on it has landed. Value counts from the landing, the first working day after the last day worked.
Values are points, or money a year where the outcomes are worth money; a month has 30.4375 days, a
year twelve months.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from cxroad.model.durations import MONTH_DAYS
from cxroad.model.numbers import exact, total
from cxroad.model.roadmap import Roadmap
from cxroad.schedule.curve import Curve
from cxroad.schedule.schedule import Schedule

_DAY = timedelta(days=1)
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of work: its days, its value and its cost.

    Attributes:
        start: The first day worked.
        finish: The last day worked.
        landing: The first day on which its value counts, later than its finish; None where it
            never arrives.
        points: Points by outcome, or money a year by outcome; 0 or more.
        cost: Money, spent evenly over the days from start to finish; None where nobody wrote it.
        ends: Outcomes of whose points nothing is left from a day on, each with that day.
    """

    id: str
    start: date
    finish: date
    landing: date | None
    points: Mapping[str, Fraction]
    cost: Fraction | None = None
    ends: Mapping[str, date] = field(default_factory=dict)

    @property
    def value(self) -> Fraction:
        """Of all outcomes together."""
        return total(self.points.values())

    @property
    def days(self) -> int:
        """Calendar days from the first to the last day worked, at least 1."""
        return (self.finish - self.start).days + 1

    @property
    def lumped(self) -> Part:
        """The same with one sum of points, unless some outcomes end before others."""
        if self.ends:
            return self
        return replace(self, points={"": self.value})

    def in_effect(self, on: date) -> Fraction:
        """Of all outcomes together, what has not ended by a day."""
        return sum(
            (points for id, points in self.points.items() if on < self.ends.get(id, date.max)),
            _NOTHING,
        )

    def spend(self, on: date) -> Fraction:
        """Money spent before a day."""
        worked = min(max((on - self.start).days, 0), self.days)
        return (self.cost or _NOTHING) * worked / self.days


class Exposure(NamedTuple):
    """Money that is out while nothing has come of it yet.

    Attributes:
        day: The evening on which it is out.
        amount: What was spent on work that has not landed by then.
        ids: That work, in file order.
    """

    day: date
    amount: Fraction
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """Value and money of a plan, of its big-bang twin or of a plan after a shock.

    Attributes:
        parts: What has dates, in file order.
        start: The first day of the plan.
        horizon: The day before which value counts.
        ramp: Days from the landing in which the value rises evenly to its full height; 0 where
            it counts in full at once.
    """

    parts: tuple[Part, ...]
    start: date
    horizon: date
    ramp: int = 0

    @cached_property
    def begin(self) -> date:
        """The first day worked; the first day of the plan without parts."""
        return min((part.start for part in self.parts), default=self.start)

    @cached_property
    def finish(self) -> date | None:
        """The last day worked; None without parts."""
        return max((part.finish for part in self.parts), default=None)

    @cached_property
    def total(self) -> Fraction:
        """The value of everything that lands, on whatever day."""
        return _total((each, 1) for part, _ in self._landing for each in part.points.values())

    @cached_property
    def cost(self) -> Fraction | None:
        """All money; None where no part names its cost."""
        costs = [part.cost for part in self.parts if part.cost is not None]
        return sum(costs, _NOTHING) if costs else None

    @cached_property
    def spending(self) -> Curve:
        """`spend` as a curve."""
        return Curve.of(self.start, {}, self._rates)

    def until(self, horizon: date) -> Course:
        """The same course, its value counted before another day."""
        return replace(self, horizon=horizon)

    def of(self, outcomes: Collection[str]) -> Course:
        """The same course with the value of these outcomes alone."""
        return self.each(
            lambda part: replace(
                part, points={id: points for id, points in part.points.items() if id in outcomes}
            )
        )

    def each(self, change: Callable[[Part], Part]) -> Course:
        """The same course with every part changed."""
        return replace(self, parts=tuple(map(change, self.parts)))

    def delivered(self, on: date) -> Fraction:
        """Value in effect on a day: that of everything landed, in a ramp the part it has reached.

        Source:
            D(t) = sum of v(i) with f(i) < t. With a ramp r the rate v(i) min(1, (t - C(i)) / r),
            so that the area under the curve is the value in hand.
        """
        landed = (part for part, landing in self._landing if landing <= on)
        return sum((part.in_effect(on) * self._reached(part, on) for part in landed), _NOTHING)

    def value_months(self, until: date | None = None) -> Fraction:
        """Value enjoyed before a day, by default the horizon, in point-months.

        Source:
            V = sum of v(i) max(0, t - C(i)) / 30.4375 with C the landing; a ramp of r days takes
            r / 2 of them away, or leaves u^2 / 2r while only u days have passed.
        """
        day = self.horizon if until is None else until
        days = (each for part, _ in self._landing for each in self._days(part, day))
        return _total(days) / MONTH_DAYS

    def brings(self, part: Part, until: date | None = None) -> Fraction:
        """What one part adds to the value-months."""
        day = self.horizon if until is None else until
        return _total(self._days(part, day)) / MONTH_DAYS

    def in_hand(self, on: date | None = None) -> Fraction:
        """Money brought in before a day, by default the horizon, where value is money a year."""
        return self.value_months(on) / 12

    def spend(self, on: date) -> Fraction:
        """Money spent before a day."""
        return sum((part.spend(on) for part in self.parts), _NOTHING)

    def stranded(self, on: date) -> Fraction:
        """Money spent before a day on what has not landed by it: lost if everything stops there.

        Source:
            X(t) = sum of k(i) clip((t - s(i)) / (f(i) - s(i)), 0, 1) over C(i) > t.
        """
        return sum((part.spend(on) for part in self.parts if not _landed(part, on)), _NOTHING)

    @cached_property
    def first_value(self) -> date | None:
        """The first day on which anything of value has landed; None when nothing ever does."""
        return min((landing for part, landing in self._landing if part.value > 0), default=None)

    @cached_property
    def peak_stranded(self) -> Exposure | None:
        """When most money is out without any value of it, the first of equals.

        None when no part names its cost.
        """
        if not self.cost:
            return None
        day, amount = self.exposure.top
        out = (part for part in self.parts if part.landing is None or part.landing >= day)
        return Exposure(day - _DAY, amount, tuple(part.id for part in out if part.spend(day)))

    @cached_property
    def exposure(self) -> Curve:
        """`stranded` as a curve; it falls when something lands."""
        jumps: dict[date, Fraction] = {}
        for part, landing in self._landing:
            if part.cost:
                _add(jumps, landing, -part.cost)
        return Curve.of(self.start, jumps, self._rates)

    @cached_property
    def delivery(self) -> Curve:
        """`delivered` as a curve: it jumps when something lands or ends, or rises in the ramp."""
        jumps: dict[date, Fraction] = {}
        slopes: dict[date, Fraction] = {}
        for part, landing in self._landing:
            for id, points in part.points.items():
                end = part.ends.get(id)
                if not points or (end and end <= landing):
                    continue
                if not self.ramp:
                    _add(jumps, landing, points)
                else:
                    _add(slopes, landing, points / self.ramp)
                    top = min(self._full(landing), end or date.max)
                    _add(slopes, top, -points / self.ramp)
                if end:
                    _add(jumps, end, -points * self._reached(part, end))
        return Curve.of(self.start, jumps, slopes)

    @cached_property
    def payback(self) -> date | None:
        """The day from which on the money brought in covers all that was spent, for good.

        Only where value is money a year. None when no part names its cost, and when that day does
        not come before the horizon.

        Source:
            The last t up to the horizon at which V(t) - spend(t) turns from below 0 to 0 or more,
            in whole days. A first t would stand in the weeks before money is spent in earnest.
        """
        if not self.cost or self._net(self.horizon) < 0:
            return None
        turns = [day for day in self.turns if day <= self.horizon]
        for left, right in zip(reversed(turns[:-1]), reversed(turns[1:]), strict=True):
            # Between two turns V - spend is straight or bends upwards, so it has one valley.
            days = range((right - left).days)
            valley = bisect_left(days, True, key=lambda at: self._rises(left + at * _DAY))
            if self._net(left + valley * _DAY) < 0:
                rest = range(valley, len(days))
                at = bisect_left(rest, True, key=lambda at: self._net(left + at * _DAY) >= 0)
                return left + (valley + at) * _DAY
        return self.start

    @cached_property
    def turns(self) -> tuple[date, ...]:
        """The days on which a curve of this course bends or jumps, horizon and start included."""
        days = {self.start, self.horizon}
        for part in self.parts:
            days |= {part.start, part.finish + _DAY}
        for part, landing in self._landing:
            days |= {landing, self._full(landing), *part.ends.values()}
        return tuple(sorted(days))

    @cached_property
    def _rates(self) -> dict[date, Fraction]:
        """By how much the money spent a day changes, by day."""
        found: dict[date, Fraction] = {}
        for part in self.parts:
            if part.cost:
                _add(found, part.start, part.cost / part.days)
                _add(found, part.finish + _DAY, -part.cost / part.days)
        return found

    @cached_property
    def _landing(self) -> tuple[tuple[Part, date], ...]:
        """What lands, with the day on which it does."""
        return tuple((part, part.landing) for part in self.parts if part.landing is not None)

    def _full(self, landing: date) -> date:
        """The day on which something's value is there in full, in the year 9999 at the latest."""
        return landing + min(self.ramp, (date.max - landing).days) * _DAY

    def _reached(self, part: Part, on: date) -> Fraction:
        """The part of its value that something has reached after its landing, 0 to 1."""
        return min(Fraction(1), Fraction(_since(part, on), self.ramp)) if self.ramp else Fraction(1)

    def _days(self, part: Part, on: date) -> Iterator[tuple[Fraction, Fraction | int]]:
        """The points of each outcome, and the days for which they were enjoyed before a day."""
        whole = self._enjoyed(part, on)
        for id, points in part.points.items():
            end = part.ends.get(id)
            yield points, whole if end is None or end >= on else self._enjoyed(part, end)

    def _enjoyed(self, part: Part, on: date) -> Fraction | int:
        """Days for which something's value has been enjoyed, those in a ramp in part."""
        since = _since(part, on)
        if not self.ramp:
            return since
        if since >= self.ramp:
            return since - Fraction(self.ramp, 2)
        return Fraction(since * since, 2 * self.ramp)

    def _net(self, on: date) -> Fraction:
        return self.in_hand(on) - self.spend(on)

    def _rises(self, on: date) -> bool:
        return self._net(on + _DAY) >= self._net(on)


def course_of(
    roadmap: Roadmap,
    schedule: Schedule,
    points: Mapping[str, Mapping[str, Fraction]],
    horizon: date,
) -> Course:
    """The course of a plan by its expected dates; work without dates has no place in it.

    Args:
        points: Of each initiative that takes part, by outcome: points, or money a year.
        horizon: The day before which value counts.
    """
    parts = []
    for id, times in schedule.times.items():
        if times.start is None or times.finish is None:
            continue
        cost = roadmap.initiatives[id].cost
        amount = None if cost is None else exact(cost.amount)
        landing = schedule.landing(id)
        parts.append(Part(id, times.start, times.finish, landing, points.get(id, {}), amount))
    own = roadmap.settings.ramp if roadmap.settings else None
    ramp = -int(-own.calendar_days // 1) if own else 0
    return Course(tuple(parts), schedule.start, horizon, ramp)


def _landed(part: Part, on: date) -> bool:
    return part.landing is not None and part.landing <= on


def _total(products: Iterable[tuple[Fraction, Fraction | int]]) -> Fraction:
    """The exact sum of products of two.

    It is counted up for each denominator, of which there are few: each sum of two fractions would
    seek what divides both.
    """
    counted: dict[int, int] = {}
    for one, other in products:
        under = one.denominator * other.denominator
        counted[under] = counted.get(under, 0) + one.numerator * other.numerator
    return sum((Fraction(over, under) for under, over in counted.items()), _NOTHING)


def _add(amounts: dict[date, Fraction], day: date, amount: Fraction) -> None:
    amounts[day] = amounts.get(day, _NOTHING) + amount


def _since(part: Part, on: date) -> int:
    """Days from a landing to a day; 0 before it."""
    return max(0, (on - part.landing).days) if part.landing is not None else 0
