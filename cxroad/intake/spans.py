"""Times of MS Project: minutes of work, as durations and lags of a roadmap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from xml.etree.ElementTree import Element

_PERIOD = re.compile(r"P(?:([0-9]{1,5})D)?T(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9.]{1,7})S)?")
_ESTIMATED = 32
"""What is added to the number of a unit where a duration is only a guess."""

_DAY_MINUTES = 24 * 60
_ELAPSED = frozenset({"4", "6", "8", "10", "12", "20"})
_PERCENT = frozenset({"19", "20"})


@dataclass(frozen=True, slots=True)
class Clock:
    """How many minutes of work a day, a week and a month have in a plan."""

    day: int = 480
    week: int = 2400
    month: int = 9600

    @classmethod
    def of(cls, root: Element) -> Clock:
        """What a plan says of itself; what it does not say is as MS Project has it."""
        day = _whole(root.findtext("MinutesPerDay"), 480)
        week = _whole(root.findtext("MinutesPerWeek"), 2400)
        return cls(day, week, day * _whole(root.findtext("DaysPerMonth"), 20))


def minutes_of(text: str) -> int | None:
    """Minutes of `PT40H30M0S`; None where the text is no such time."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups()[:3])
    return days * _DAY_MINUTES + hours * 60 + minutes


def working(minutes: int, format: str, clock: Clock) -> str | None:
    """A duration in the unit that the plan shows it in: `10d`, `2w`, `1mo`.

    Returns:
        Hours and minutes as parts of a day; None for time that runs on through nights and
        is no whole number of weeks.
    """
    unit = _plain(format)
    if not minutes:
        return "0d"
    if unit in _ELAPSED:
        weeks = Fraction(minutes, 7 * _DAY_MINUTES)
        return f"{int(weeks)}w" if weeks.denominator == 1 else None
    return _in(minutes, unit, clock)


def lag(text: str, format: str, clock: Clock) -> str:
    """A lag as it is written behind a number, `+2d` or `-3cd`; empty for none.

    A percentage stays one, so that whoever reads it can say that there is none.

    Args:
        text: Tenths of a minute, or a percentage.
    """
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 12 or not int(digits):
        return ""
    sign, unit = "-" if text.startswith("-") else "+", _plain(format)
    if unit in _PERCENT:
        return f"{sign}{digits[:4]}%"
    minutes = Fraction(int(digits), 10)
    if unit in _ELAPSED:
        return f"{sign}{_digits(minutes / _DAY_MINUTES)}cd"
    return f"{sign}{_in(minutes, unit, clock)}"


def _in(minutes: int | Fraction, unit: str, clock: Clock) -> str:
    if unit == "9":
        return f"{_digits(Fraction(minutes) / clock.week)}w"
    if unit == "11":
        return f"{_digits(Fraction(minutes) / clock.month)}mo"
    return f"{_digits(Fraction(minutes) / clock.day)}d"


def _plain(format: str) -> str:
    """The number of a unit, whether or not it is marked as a guess."""
    number = _whole(format, 7)
    return str(number - _ESTIMATED if number > _ESTIMATED else number)


def _digits(value: Fraction) -> str:
    """At most two decimals, and never nothing for something."""
    rounded = max(round(value, 2), Fraction(1, 100))
    return f"{float(rounded):.2f}".rstrip("0").rstrip(".")


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    fits = digits.isascii() and digits.isdigit() and len(digits) < 8
    return int(digits) or otherwise if fits else otherwise
