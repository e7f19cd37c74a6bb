"""Impacts and weeks that could not be read, and what to write instead."""

from __future__ import annotations

import re

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Parse, Wanted, refused
from cxroad.model.limits import LONGEST_WEEK, MOST_HOURS
from cxroad.model.nearest import nearest

_HOURS = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{1,4})?|[.,][0-9]{1,4}) ?(?:h|hrs?|hours?)?(?: ?/.*| ?per .*| a week)?"
)
_LEVELS = ("low", "medium", "high")
_NO_IMPACT = frozenset({"no", "none", "n/a", "zero", "nothing", "0", "0h", "-"})
_NAMES = {
    "monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri",
    "saturday": "sat", "sunday": "sun",
}  # fmt: skip
_JOINT = re.compile(r" *(?:-|\.{2,}|\bto\b|\buntil\b|\bthrough\b) *")
_BETWEEN = re.compile(r"(?:[ ,;/&+]|\band\b)+")
_WHOLE = {
    "weekdays": "mon-fri", "workdays": "mon-fri", "working days": "mon-fri", "5": "mon-fri",
    "5 days": "mon-fri", "five days": "mon-fri", "all": "mon-sun", "every day": "mon-sun",
    "7": "mon-sun", "7 days": "mon-sun", "daily": "mon-sun", "6": "mon-sat", "6 days": "mon-sat",
}  # fmt: skip


def refused_impact(text: str, parse: Parse) -> Unreadable:
    """Why the text is no impact."""
    return refused(text, Wanted("an impact", "low, medium, high or 3h", 32, parse, _impact, False))


def refused_week(text: str, parse: Parse) -> Unreadable:
    """Why the text names no days of the week."""
    noun, example = "a week", "mon-fri, sun-thu or [mon, tue, thu]"
    return refused(text, Wanted(noun, example, LONGEST_WEEK, parse, _week))


def _impact(plain: str, shown: str) -> Unreadable | None:
    lower = plain.lower()
    if lower in _NO_IMPACT:
        return Unreadable(f"{shown} is no impact", "leave out a team that a change does not hit")
    if lower in _LEVELS:
        return Unreadable(f"{shown} is written in lower case here", f"write {lower}")
    if match := _HOURS.fullmatch(lower):
        hours = match[1].replace(",", ".")
        hours = f"0{hours}" if hours.startswith(".") else hours
        if not 0 < float(hours) <= MOST_HOURS:
            return Unreadable(
                f"{shown} is no load that a week can hold",
                "write the hours per affected person and week, or leave the team out",
            )
        return Unreadable(f"{shown} is not how hours are written", f"write {hours}h")
    near = [level for level in _LEVELS if level.startswith(lower)]
    near = near or list(nearest(lower, _LEVELS, 1))
    if near:
        return Unreadable(f"{shown} is no impact", f"write {near[0]}")
    return None


def _week(plain: str, shown: str) -> Unreadable | None:
    lower = plain.lower()
    if lower in _WHOLE:
        return Unreadable(f"{shown} is not how a week is written", f"write {_WHOLE[lower]}")
    parts: list[str] = []
    for part in filter(None, _BETWEEN.split(_JOINT.sub("-", lower))):
        days = [_day(day) for day in part.split("-")]
        if len(days) > 2 or not all(days):
            return None
        parts.append("-".join(dict.fromkeys(days)))
    if not parts:
        return None
    spelling = parts[0] if len(parts) == 1 else f"[{', '.join(parts)}]"
    return Unreadable(f"{shown} is not how a week is written", f"write {spelling}")


def _day(word: str) -> str:
    """The day that a word begins with, or nothing: `monday`, `Tues`."""
    near = [name for name in _NAMES if len(word) >= 2 and name.startswith(word)]
    near = near or list(nearest(word, _NAMES, 1) if len(word) > 4 else ())
    return _NAMES[near[0]] if near else ""
