"""What becomes of value: it ends, arrives in part, or fades with people's faith."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Protocol

from cxroad.schedule.course import Course, Part


class Fading(Protocol):
    """A change of the value of a course, the plan's or its twin's, by its own landings."""

    def on(self, course: Course) -> Course:
        """The course with what is left of its value."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """Value that ends on a day: landed by it, it counts until then; what lands later brings none.

    Attributes:
        day: The first day without it.
        ids: Of these initiatives; None for all.
        outcomes: What they bring to these outcomes; None for all.
    """

    day: date
    ids: frozenset[str] | None = None
    outcomes: frozenset[str] | None = None

    def on(self, course: Course) -> Course:
        """The course with the value that lapses: counted before the day, none of it after."""
        return course.each(self._ended)

    def _ended(self, part: Part) -> Part:
        if part.landing is None or (self.ids is not None and part.id not in self.ids):
            return part
        hit = [id for id in part.points if self.outcomes is None or id in self.outcomes]
        if part.landing > self.day:
            return _scaled(part, {id: Fraction(0) for id in hit})
        ends = {id: min(self.day, part.ends.get(id, self.day)) for id in hit}
        return replace(part, ends={**part.ends, **ends})


@dataclass(frozen=True, slots=True)
class Scale:
    """A part of the value is all that arrives of some initiatives.

    Attributes:
        kept: That part, 0 to 1.
    """

    ids: frozenset[str]
    kept: Fraction

    def on(self, course: Course) -> Course:
        """The course with the part of its value that arrives."""
        return course.each(self._less)

    def _less(self, part: Part) -> Part:
        return _scaled(part, dict.fromkeys(part.points, self.kept)) if part.id in self.ids else part


PATIENT = (Fraction(1), Fraction(1, 2), Fraction(0))
"""What is left of the value of work after no, one, and more silences too long; our default."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Faith fades in long silences: what lands after one counts for half, after two for nothing.

    Attributes:
        days: The longest silence that people bear, in calendar days; the first one begins with
            the first day worked.
    """

    days: int

    def on(self, course: Course) -> Course:
        """The course with what people still believe in when it lands."""
        kept, silences, since = {}, 0, course.begin
        for day in sorted({part.landing for part in course.parts if part.landing and part.value}):
            silences += (day - since).days > self.days
            kept[day] = PATIENT[min(silences, 2)]
            since = day

        def less(part: Part) -> Part:
            left = kept.get(part.landing, Fraction(1)) if part.landing else Fraction(1)
            return _scaled(part, dict.fromkeys(part.points, left))

        return course.each(less)


def _scaled(part: Part, kept: dict[str, Fraction]) -> Part:
    points = {id: each * kept.get(id, Fraction(1)) for id, each in part.points.items()}
    return replace(part, points=points)
