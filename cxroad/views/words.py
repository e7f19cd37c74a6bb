"""How views put an author's texts, days and distances into words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from cxroad.model import writing
from cxroad.model.dates import Date, Precision
from cxroad.model.durations import Duration, Lag
from cxroad.model.language import later, say, say_of

_BLANKS = re.compile(r"[ \t\r\n]+")
_WEEKS = re.compile(r"weeks (\d+) to (\d+)")
_TO_TYPE = re.compile(r" \(`[^()]*\)")


def flat(text: str | None) -> str:
    """A text of the author's on one line; empty for none."""
    return _BLANKS.sub(" ", text or "").strip(" ")


def said(text: str) -> str:
    """A finding's words for people who do not read code: on one line, without backticks."""
    return flat(text).replace("`", "'")


def titled(id: str) -> str:
    """An id as a title: `fix-first` is Fix first."""
    return id.replace("-", " ").replace("_", " ").capitalize()


def advised(help: str) -> str:
    """What a finding advises, as `said`, without what to type, which stands in parentheses."""
    return said(_TO_TYPE.sub("", help))


def stopped(text: str) -> str:
    """A text with a full stop behind it, unless it ends a sentence by itself."""
    return text if text.endswith((".", "!", "?", "…")) or not text else f"{text}."


def term(value: Enum) -> str:
    """A word of a vocabulary as people say it, such as a status, a severity or a colour."""
    return say(str(value))


_LEVELS = frozenset((later("low"), later("medium"), later("high")))


def level(impact: str) -> str:
    """How hard something hits a team: `high` as people say it, hours such as `3h` as written."""
    return say(impact) if impact in _LEVELS else impact


def week(number: int) -> str:
    """A week of a plan without dates, by its number from 1: `W3`."""
    return say("W{number}", number=number)


def slip(days: int | None) -> str:
    """By how many working days something ends later than at a reference: `+21 d`.

    `-` where it ends on the same day, `new` for what had no date there.
    """
    if days is None:
        return say("new")
    return say("{days} d", days=f"{days:+d}") if days else "-"


def quarter(name: str) -> str:
    """A quarter by the name that `quarter_of` gives it: `2027-Q4`, or `weeks 1 to 13`."""
    weeks = _WEEKS.fullmatch(name)
    return say("weeks {first} to {last}", first=weeks[1], last=weeks[2]) if weeks else name


def clauses(facts: Iterable[str]) -> str:
    """Facts that stand for themselves, side by side in a sentence: `a; b; c`."""
    return say("; ").join(facts)


def shifted(day: date, by: timedelta) -> date:
    """A day so much later or earlier, at most the last and at least the first that there is."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def apart(days: int) -> str:
    """A number of days as people say it: `12 days`, `5 weeks`, `8 months`."""
    size = abs(days)
    if size < 21:
        return writing.count(size, "day")
    if size < 183:
        return writing.count((size + 3) // 7, "week")
    return writing.count(int(size / 30.4375 + 0.5), "month")


_UNITS = {
    "d": (later("{n} day"), later("{n} days")),
    "w": (later("{n} week"), later("{n} weeks")),
    "mo": (later("{n} month"), later("{n} months")),
    "q": (later("{n} quarter"), later("{n} quarters")),
    "y": (later("{n} year"), later("{n} years")),
    "cd": (later("{n} calendar day"), later("{n} calendar days")),
}


def lasting(value: Duration | Lag) -> str:
    """A duration as people say it, without a sign: `3 weeks`, `1.5 months`."""
    size = abs(value.amount)
    one, many = _UNITS[value.unit]
    whole = int(size) if size == int(size) else _BROKEN
    return say_of(whole, one, many, n=writing.rounded(size, 2))


_BROKEN = 2
"""By which whole number the form of a word is chosen for `1.5 months`."""


def written(value: Date) -> str:
    """A date no more exact than its author gave it: `15 Mar 2027`, `Mar 2027`, `2027-Q2`."""
    if value.precision is Precision.DAY:
        return writing.day(value.first)
    if value.precision is Precision.MONTH:
        return writing.month_of(value.first)
    return value.text


def due(value: Date) -> str:
    """A date as a promise, with its last day where it is coarse: `2027-Q2 (30 Jun 2027)`."""
    if value.precision is Precision.DAY:
        return writing.day(value.last)
    return say("{date} ({day})", date=written(value), day=writing.day(value.last))
