"""The days that a chart names: where months, quarters, half-years or years begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cxroad.model.language import say
from cxroad.model.writing import month


@dataclass(frozen=True, slots=True)
class Mark:
    """A day to name beside a chart; `strong` where a year begins.

    Attributes:
        name: The year where one begins, else the part of it.
        part: The part of the year that begins: `Oct`, `Q4`, `H2`; empty between whole years.
    """

    day: date
    name: str
    strong: bool
    part: str


def marks(first: date, end: date, most: int) -> Iterator[Mark]:
    """Days between two others to draw a line at: first days of months, quarters or years.

    Args:
        most: About how many there may be.
    """
    step = _step(first, end, most)
    begin = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    for number in range(begin, end.year * 12 + end.month, step):
        year, at = divmod(number, 12)
        if year > date.max.year:
            return
        day = date(year, at + 1, 1)
        if day > end:
            return
        part = "" if step >= 12 else part_of_year(at + 1, step)
        yield Mark(day, str(year) if at == 0 or not part else part, at == 0, part)


def part_of_year(number: int, months: int) -> str:
    """A month from 1 to 12, or the quarter or half-year that begins with it: `Oct`, `Q4`, `H2`.

    Args:
        months: How long the part is: 1, 3 or 6.
    """
    if months == 1:
        return month(date(1, number, 1))
    if months == 3:
        return say("Q{number}", number=number // 3 + 1)
    return say("H{number}", number=number // 6 + 1)


def opening(first: date, end: date, most: int) -> date:
    """Where the month, quarter, half-year or year of `marks` begins that the first day lies in.

    Years are not put together for this.
    """
    step = min(_step(first, end, most), 12)
    return date(first.year, (first.month - 1) // step * step + 1, 1)


def _step(first: date, end: date, most: int) -> int:
    """Months from one mark to the next."""
    months = (end.year - first.year) * 12 + end.month - first.month + 1
    return next((s for s in (1, 3, 6, 12, 24, 60, 120, 240, 600) if months <= s * most), 1200)
