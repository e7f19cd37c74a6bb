"""Days and coarser dates: what starts takes the first day of them, what is due the last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.limits import FIRST_YEAR, LAST_YEAR, LONGEST_DATE

_YEAR = "[0-9]{4}"
_DATE = re.compile(
    rf"(?P<fiscal>FY)?(?P<year>{_YEAR})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
_SCHEMA = (
    rf"({_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?"
    rf"|FY{_YEAR}(-Q[1-4]|-H[12])?)"
)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Date(Scalar):
    """A day, month, quarter, half or year, of the calendar or of the fiscal year.

    Dates are ordered by their first day, then by their last. Two spellings are equal when
    first day, last day and precision are.

    Attributes:
        first: The day that counts where something starts.
        last: The day that counts where something is due.
        precision: How exactly it is known.
        fiscal: Whether it is written with `FY`, and so depends on the month that fiscal years
            start in; `parse` takes January.
        text: As the author wrote it.
    """

    schema = {
        "type": ["string", "integer"],
        "pattern": f"^{_SCHEMA}$",
        "examples": ["2027-03-15", "2027-03", "2027-Q2", "2027-H1", "2027", "FY2027-Q1"],
    }

    first: date
    last: date
    precision: Precision
    fiscal: bool = field(compare=False)
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read `2027-Q2`; raises Unreadable with the right spelling, or with both if two fit."""
        return _read(text.strip(), 1)

    def in_fiscal_year(self, starts: int) -> Date:
        """The same date where fiscal years start in this month (1-12); others stay as they are.

        A fiscal year is named by the year in which it ends: with `starts=10` FY2027 is
        October 2026 to September 2027.
        """
        return _read(self.text, starts) if self.fiscal else self


@dataclass(frozen=True, slots=True)
class Period(Scalar):
    """A stretch of days: one date, or two joined by `..`.

    Attributes:
        first: Its first day.
        last: Its last day, included.
        fiscal: Whether it is written with `FY`; see `Date`.
        text: As the author wrote it.
    """

    schema = {
        "type": ["string", "integer"],
        "pattern": rf"^{_SCHEMA}( *\.\. *{_SCHEMA})?$",
        "examples": ["2027-11", "2027-12-24..2028-01-02"],
    }

    first: date
    last: date
    fiscal: bool = field(compare=False)
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2027-11` or `2027-12-24..2028-01-02`; raises Unreadable if it runs backwards."""
        return _read_period(text.strip(), 1)

    def in_fiscal_year(self, starts: int) -> Period:
        """The same period where fiscal years start in this month (1-12)."""
        return _read_period(self.text, starts) if self.fiscal else self


def _read(text: str, starts: int) -> Date:
    match = _DATE.fullmatch(text) if len(text) <= LONGEST_DATE else None
    found = _days(match, starts) if match else None
    if match is None or found is None:
        from cxroad.model.cures.dates import refused_date

        raise refused_date(text, Date.parse)
    first, last, precision = found
    return Date(first, last, precision, match["fiscal"] is not None, text)


def _days(match: re.Match[str], starts: int) -> tuple[date, date, Precision] | None:
    """First day, last day and precision; None for days that no calendar has."""
    year, fiscal = int(match["year"]), match["fiscal"] is not None
    if not FIRST_YEAR <= year <= LAST_YEAR or (fiscal and match["month"]):
        return None
    if match["day"]:
        try:
            day = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return day, day, Precision.DAY
    # Months are counted from the start of year 0; a fiscal year is named by its end.
    month = year * 12
    if fiscal and starts != 1:
        month += starts - 1 - 12
    if match["month"]:
        if not 1 <= int(match["month"]) <= 12:
            return None
        return (*_months(month + int(match["month"]) - 1, 1), Precision.MONTH)
    if match["quarter"]:
        return (*_months(month + 3 * (int(match["quarter"]) - 1), 3), Precision.QUARTER)
    if match["half"]:
        return (*_months(month + 6 * (int(match["half"]) - 1), 6), Precision.HALF)
    return (*_months(month, 12), Precision.YEAR)


def _months(start: int, count: int) -> tuple[date, date]:
    """The first and the last day of so many months, counted from the start of year 0."""
    end = start + count
    first = date(start // 12, start % 12 + 1, 1)
    return first, date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _read_period(text: str, starts: int) -> Period:
    ends = [part.strip() for part in text.split("..")]
    if len(text) > 2 * LONGEST_DATE + 2 or len(ends) > 2 or not all(map(_DATE.fullmatch, ends)):
        from cxroad.model.cures.dates import refused_period

        raise refused_period(text, Period.parse, Date.parse)
    dates = [_read(part, starts) for part in ends]
    first, last = dates[0].first, dates[-1].last
    if first > dates[-1].first or last < dates[0].last:
        raise Unreadable(f"'{text}' runs backwards", f"write {ends[1]}..{ends[0]}")
    return Period(first, last, any(each.fiscal for each in dates), text)
