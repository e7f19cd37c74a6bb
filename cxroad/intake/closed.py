"""The calendar of a plan of MS Project: days of the week worked, and days that nobody works."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from cxroad.model.writing import count

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""Days by their number in the file, from 1."""

_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST = 200
"""The most days off that a roadmap takes over; our default."""


def week_of(root: Element) -> str:
    """Days worked: `mon-fri`, or a list such as `mon, tue, thu`; empty where the plan is silent."""
    calendar = _calendar(root)
    if calendar is None:
        return ""
    worked = set()
    for day in calendar.findall("WeekDays/WeekDay"):
        number = (day.findtext("DayType") or "").strip()
        if number in "1234567" and len(number) == 1 and _is_true(day.findtext("DayWorking")):
            worked.add(_DAYS[int(number) - 1])
    days = [day for day in _ORDER if day in worked]
    first = _ORDER.index(days[0]) if days else 0
    if len(days) > 1 and days == list(_ORDER[first : first + len(days)]):
        return f"{days[0]}-{days[-1]}"
    return ", ".join(days)


def closed_of(root: Element, first: str, last: str) -> tuple[tuple[str, ...], list[str]]:
    """Days off from one day to a year after another, and sentences about those left out."""
    calendar = _calendar(root)
    beyond = f"{int(last[:4]) + 1}" if last[:4].isdigit() else ""
    found: list[tuple[date, date]] = []
    unread = 0
    for each in calendar.findall("Exceptions/Exception") if calendar is not None else ():
        if _is_true(each.findtext("DayWorking")):
            unread += 1
            continue
        span = _span(each)
        kind = (each.findtext("Type") or "1").strip()
        if span is None or kind != "1":
            unread += 1
        elif span[1].isoformat() >= first and span[0].isoformat()[:4] <= beyond:
            found.append(span)
    found.sort()
    unread += max(0, len(found) - _MOST)
    notes = []
    if unread:
        they = "it is" if unread == 1 else "they are"
        notes.append(
            f"{count(unread, 'exception')} of the calendar cannot be said in a roadmap, so {they} "
            "left out: days that come again, or extra days of work."
        )
    return tuple(_written(*span) for span in found[:_MOST]), notes


def _calendar(root: Element) -> Element | None:
    """The calendar of the plan; the first one where it does not say which."""
    calendars = root.findall("Calendars/Calendar")
    wanted = (root.findtext("CalendarUID") or "").strip()
    named = [each for each in calendars if (each.findtext("UID") or "").strip() == wanted]
    return next(iter(named or calendars), None)


def _span(exception: Element) -> tuple[date, date] | None:
    try:
        first, last = (
            date.fromisoformat((exception.findtext(f"TimePeriod/{key}") or "").strip()[:10])
            for key in ("FromDate", "ToDate")
        )
    except ValueError:
        return None
    fits = first <= last and first.year >= 1900 and last.year <= 2200
    return (first, last) if fits else None


def _written(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _is_true(text: str | None) -> bool:
    return (text or "").strip() in ("1", "true")
