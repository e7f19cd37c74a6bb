"""Impacts and weeks that could not be read, and what to write instead."""

from __future__ import annotations

import re

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Wanted, refused
from cxroad.model.impacts import LEVELS, Impact
from cxroad.model.nearest import nearest
from cxroad.model.weeks import DAYS, LONGEST_WEEK, Week

_HOURS = re.compile(
    r"([0-9]{1,4}(?:[.,][0-9]{1,4})?|[.,][0-9]{1,4}) ?(?:h|hrs?|hours?)?(?: ?/.*| ?per .*| a week)?"
)
_NO_IMPACT = frozenset({"no", "zero", "nothing", "0", "0h"})
_SEPARATED = re.compile(r" *(?:,|;|/|&|\+| and ) *| +(?!-|\.|to\b)(?<!- )")
_RANGE = re.compile(r"([a-z]+) *(?:-|\.{2,}|to|until) *([a-z]+)")
_WHOLE = {
    "weekdays": "mon-fri", "workdays": "mon-fri", "working days": "mon-fri", "5": "mon-fri",
    "5 days": "mon-fri", "five days": "mon-fri", "all": "mon-sun", "every day": "mon-sun",
    "7": "mon-sun", "7 days": "mon-sun", "daily": "mon-sun", "6": "mon-sat", "6 days": "mon-sat",
}  # fmt: skip


def refused_impact(text: str) -> Unreadable:
    """Why the text is no impact."""
    return refused(text, Wanted("an impact", "low, medium, high or 3h", 32, Impact.parse, _impact))


def refused_week(text: str) -> Unreadable:
    """Why the text names no days of the week."""
    noun, example = "a week", "mon-fri, sun-thu or [mon, tue, thu]"
    return refused(text, Wanted(noun, example, LONGEST_WEEK, Week.parse, _week))


def _impact(plain: str, shown: str) -> Unreadable | None:
    lower = plain.lower()
    if lower in _NO_IMPACT:
        return Unreadable(f"{shown} is no impact", "leave out a team that a change does not hit")
    if lower in LEVELS:
        return Unreadable(f"{shown} is written in lower case here", f"write {lower}")
    if match := _HOURS.fullmatch(lower):
        hours = match[1].replace(",", ".")
        return Unreadable(
            f"{shown} is not how hours are written", f"write {hours.rjust(len(hours), '0')}h"
        )
    near = [level for level in LEVELS if len(lower) >= 3 and level.startswith(lower)]
    near = near or list(nearest(lower, LEVELS, 1))
    if near:
        return Unreadable(f"{shown} is no impact", f"write {near[0]}")
    return None


def _week(plain: str, shown: str) -> Unreadable | None:
    lower = plain.lower()
    if lower in _WHOLE:
        return Unreadable(f"{shown} is not how a week is written", f"write {_WHOLE[lower]}")
    parts: list[str] = []
    for part in _SEPARATED.split(lower):
        days = _RANGE.fullmatch(part)
        named = [_day(day) for day in (days.groups() if days else (part,))]
        if not all(named):
            return None
        if len(set(named)) == 1:
            parts.append(named[0])
        else:
            parts.append("-".join(named))
    spelling = parts[0] if len(parts) == 1 else f"[{', '.join(parts)}]"
    return Unreadable(f"{shown} is not how a week is written", f"write {spelling}")


def _day(word: str) -> str:
    """The day that a word begins with, or nothing: `monday`, `Tues`."""
    names = dict(
        zip(
            "monday tuesday wednesday thursday friday saturday sunday".split(), DAYS, strict=True
        )
    )
    whole = next((name for name in names if len(word) >= 2 and name.startswith(word)), "")
    near = (whole,) if whole else nearest(word, names, 1) if len(word) > 4 else ()
    return names[near[0]] if near else ""
