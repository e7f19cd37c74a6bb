"""Curves over days: straight pieces and jumps, exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Vertex(NamedTuple):
    """A point of a curve: its value on the morning of a day.

    Where the curve jumps, two stand on the same day: before the jump, and after it.
    """

    day: date
    value: Fraction


class Curve(NamedTuple):
    """A curve from its first vertex on, straight between two of them, level after the last.

    Attributes:
        vertices: At least one, in the order of their days.
    """

    vertices: tuple[Vertex, ...]

    @classmethod
    def of(
        cls, start: date, jumps: Mapping[date, Fraction], slopes: Mapping[date, Fraction]
    ) -> Curve:
        """The curve that is 0 on a day and changes on others, all of them later or the same.

        Args:
            jumps: By how much it jumps.
            slopes: By how much a day's rise grows from that day on.
        """
        value, rise, last = Fraction(0), Fraction(0), start
        found = [Vertex(start, value)]
        for day in sorted({*jumps, *slopes}):
            value += rise * (day - last).days
            rise, last = rise + slopes.get(day, 0), day
            found.append(Vertex(day, value))
            if jump := jumps.get(day):
                value += jump
                found.append(Vertex(day, value))
        return cls(tuple(dict.fromkeys(found)))

    def at(self, day: date) -> Fraction:
        """The value on the morning of a day, after a jump on it; 0 before the first vertex."""
        found = bisect_right(self.vertices, day, key=lambda vertex: vertex.day)
        if not found:
            return Fraction(0)
        before = self.vertices[found - 1]
        if found == len(self.vertices) or before.day == day:
            return before.value
        after = self.vertices[found]
        share = Fraction((day - before.day).days, (after.day - before.day).days)
        return before.value + (after.value - before.value) * share

    def until(self, day: date) -> Curve:
        """The part of the curve up to a day, on which it ends; a jump on that day is left out."""
        kept = [vertex for vertex in self.vertices if vertex.day < day]
        on_day = [vertex for vertex in self.vertices if vertex.day == day]
        last = on_day[0] if on_day else Vertex(day, self.at(day))
        return Curve((*kept, last))

    def area(self) -> Curve:
        """What the curve encloses up to each day, in days; exact at every vertex.

        Where the curve slopes, its area bends; there a vertex a week is added.
        """
        total = Fraction(0)
        found = [Vertex(self.vertices[0].day, total)]
        for one, other in pairwise(self.vertices):
            days = (other.day - one.day).days
            if not days:
                continue
            rise = (other.value - one.value) / days
            for at in range(7, days, 7) if rise else ():
                enclosed = at * one.value + rise * at * at / 2
                found.append(Vertex(one.day + timedelta(days=at), total + enclosed))
            total += days * (one.value + other.value) / 2
            found.append(Vertex(other.day, total))
        return Curve(tuple(found))

    def times(self, factor: Fraction | int) -> Curve:
        """The same curve, so many times as high."""
        return Curve(tuple(Vertex(day, value * factor) for day, value in self.vertices))

    @property
    def top(self) -> Vertex:
        """Its highest vertex, the first of equals."""
        return max(self.vertices, key=lambda vertex: vertex.value)
