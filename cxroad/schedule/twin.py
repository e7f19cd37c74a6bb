"""The big-bang twin of a plan, and what it would take for the two to be worth the same.

The twin does the same work, at the same cost, on the same days, and lands all of it at once. That
is kind to it: it pays nothing for integration, for a long cutover or for a steering committee that
loses patience.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from cxroad.model.durations import MONTH_DAYS
from cxroad.schedule.calendar import as_date
from cxroad.schedule.course import Course, Part

_STEPS = 1000
"""Break-even overheads are found in steps of a tenth of a percent."""


class Record(NamedTuple):
    """How large releases have fared, against what was planned.

    Attributes:
        longer: The time they took, as a multiple of the plan's.
        kept: The part of the planned value that they brought, 0 to 1.
        above: The budget from which on this was measured, in millions of US dollars.
    """

    longer: Fraction
    kept: Fraction
    above: int


LARGE_IT = Record(Fraction(107, 100), Fraction(44, 100), 15)
"""Large IT projects, on average: 7 % longer than planned, 56 % less value than predicted.

Source:
    McKinsey and the University of Oxford, "Delivering large-scale IT projects on time, on budget,
    and on value", 2012: 5,400 IT projects, large ones being those above USD 15 million. They also
    cost 45 % more, which is not used here.
"""


def twin(course: Course, cutover: int = 0, record: Record | None = None) -> Course:
    """The same work and spend, landing as a whole when the last of it does.

    Args:
        cutover: Days between the end of the work and the release.
        record: Makes the time from the first day worked to the release longer, in whole days
            rounded up, and keeps a part of the value; none by default.

    Returns:
        A course in which nothing ever lands where a part of the plan never does.
    """
    release = release_of(course)
    if release is not None and record is not None:
        days = ceil((release - course.begin).days * record.longer)
        release = as_date(course.begin.toordinal() + days)
    if release is not None:
        release = as_date(release.toordinal() + cutover)
    kept = record.kept if record else Fraction(1)

    def late(part: Part) -> Part:
        points = {id: points * kept for id, points in part.points.items()}
        return replace(part, landing=release, points=points)

    return course.each(late)


def stretched(course: Course, overhead: Fraction) -> Course:
    """The course with every day moved away from its first by this share, in whole days rounded up.

    Counted from the first day worked. Waits are stretched like the work, which is more than an
    overhead of each step would do where a date is fixed.
    """

    begin, times = course.begin.toordinal(), 1 + overhead
    above, below = times.numerator, times.denominator

    def later(day: date | None) -> date | None:
        if day is None:
            return None
        return as_date(begin - -(day.toordinal() - begin) * above // below)

    def slower(part: Part) -> Part:
        finish = later(part.finish + timedelta(days=1))
        if finish is None:
            return replace(part, landing=None)
        start = later(part.start) or part.start
        return replace(
            part, start=start, finish=finish - timedelta(days=1), landing=later(part.landing)
        )

    return course.each(slower)


def break_even(
    course: Course, other: Course, value: Callable[[Course], Fraction | float]
) -> Fraction | None:
    """The overhead up to which a plan stays worth as much as another: 0.62 for 62 % longer steps.

    Args:
        value: What counts, such as `Course.value_months`: it falls when landings move later. It
            gets a course without costs, in which what lands on the same day is one part.

    Returns:
        Rounded down to a tenth of a percent; 0 where the plan leads by nothing; None where it
        trails, and where it brings nothing at all.

    Source:
        The largest x with value(plan stretched by x) >= value(other). All dates of the plan are
        stretched from its first day worked, the other stays as it is.
    """
    goal = value(other)
    own = value(course)
    if course.first_value is None or own <= 0 or own < goal:
        return None
    # At the latest when the first landing meets the horizon, nothing is left.
    first = max(1, (course.first_value - course.begin).days)
    most = ceil(Fraction((course.horizon - course.begin).days, first)) * _STEPS
    bare = _bare(course)

    def worth(step: int) -> Fraction | float:
        return value(stretched(bare, Fraction(step, _STEPS)))

    fails = bisect_left(range(most + 1), True, key=lambda step: worth(step) < goal)
    if fails > most:  # both are worth nothing by then, so only the lead itself is left to name
        fails = bisect_left(range(most + 1), True, key=lambda step: worth(step) <= 0)
    return Fraction(max(0, fails - 1), _STEPS)


def _bare(course: Course) -> Course:
    """The same landings of the same value, in as few parts as can be; quick to ask again."""
    found: dict[date, Fraction] = {}
    for part in course.parts:
        if part.landing is not None and part.value > 0:
            found[part.landing] = found.get(part.landing, Fraction(0)) + part.value
    return replace(
        course,
        parts=tuple(
            Part("", course.begin, day - timedelta(days=1), day, {"": value})
            for day, value in found.items()
        ),
    )


def break_even_release(course: Course) -> date | None:
    """The day by which one release of everything would be worth as much as the plan.

    Rounded down to a whole day; None where the plan brings nothing before the horizon.

    Source:
        The horizon less V / (sum of v) months: with landings before the horizon and no ramp this
        is the mean landing, each weighted by its value.
    """
    enjoyed = course.value_months()
    if not enjoyed:
        return None
    days = enjoyed * MONTH_DAYS / course.total + Fraction(course.ramp, 2)
    return as_date(course.horizon.toordinal() - ceil(days))


def release_of(course: Course) -> date | None:
    """The day on which the last part lands; None where one never does, and without parts."""
    days = [part.landing for part in course.parts]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
