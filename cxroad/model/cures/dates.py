"""Dates and periods that could not be read, and what to write instead."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Parse, Wanted, offered, reads, refused
from cxroad.model.limits import FIRST_YEAR, LAST_YEAR, LONGEST_DATE

_EXAMPLE = "2027-03-15, 2027-03, 2027-Q2 or 2027"

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_VAGUE = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "early", "mid", "late", "end", "begin",
     "beginning", "start", "middle"}
)  # fmt: skip
_MOVING = frozenset(
    {"today", "now", "tomorrow", "yesterday", "next", "this", "last", "asap", "soon"}
)

_YEAR_FIRST = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])(?:([0-9]{1,2})\2)?([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_PART_OF_YEAR = re.compile(
    r"(fy)? ?([0-9]{4}|[0-9]{2})[-/ ]*([qh]) ?([0-9]{1,2})"
    r"|([qh]) ?([0-9]{1,2})[-/ ,]*(fy)? ?([0-9]{4}|[0-9]{2})"
)
_FISCAL = re.compile(r"(fy|fiscal year) ?([0-9]{4}|[0-9]{2})(?:[/-]([0-9]{2}|[0-9]{4}))?")
_TWO_YEARS = re.compile(r"([0-9]{4})[/-]([0-9]{2}|[0-9]{4})")
_WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9]{1,2}:[0-9]{2}.*")
_MIDNIGHT = re.compile(r"[t ]0?0:00(?::00(?:\.0+)?)?(?:z|[+-]00:?00)?\Z")
"""The time that programs write behind a day that has none."""
_WEEK = re.compile(r"([0-9]{4})[- ]?(?:w|kw|cw|week) ?([0-9]{1,2})")
_SHORT_END = re.compile("[0-9]{2}(?:-[0-9]{2})?")
_JOINTS = re.compile(r" *(?:-|/| to | until |\.{3,}) *")


def refused_date(text: str, parse: Parse) -> Unreadable:
    """Why the text is no date."""
    return refused(text, Wanted("a date", _EXAMPLE, LONGEST_DATE, parse, _date))


def refused_period(text: str, parse: Parse, parse_date: Parse) -> Unreadable:
    """Why the text is no date and no range of dates."""

    def cure(plain: str, shown: str) -> Unreadable | None:
        return _period(plain, shown, parse, parse_date)

    wanted = "a date or a range of dates"
    example = "2027-11 or 2027-12-24..2028-01-02"
    return refused(text, Wanted(wanted, example, 2 * LONGEST_DATE + 2, parse, cure))


def _period(plain: str, shown: str, parse_range: Parse, parse: Parse) -> Unreadable | None:
    ends = [end.strip() for end in plain.split("..")]
    if len(ends) > 1 and "..." not in plain:
        if "" in ends:
            return Unreadable(
                f"{shown} has nothing on one side of '..'", "write it like 2027-11..2028-01"
            )
        if len(ends) > 2:
            return Unreadable(f"{shown} has more than two ends", "write it like 2027-11..2028-01")
        if _SHORT_END.fullmatch(ends[1]) and reads(parse, ends[0]):
            full = _completed(ends[0], ends[1])
            end = f"{ends[0]}..{full}" if full and reads(parse, full) else "both ends in full"
            return Unreadable(f"{shown} is short at its end", f"write {end}")
        return next((refused_date(end, parse) for end in ends if not reads(parse, end)), None)
    for joint in _JOINTS.finditer(plain):
        first, last = plain[: joint.start()], plain[joint.end() :]
        if first and last and reads(parse, first) and reads(parse, last):
            message = f"{shown} is not joined by two dots"
            return offered(parse_range, f"{first}..{last}", message)
    return _date(plain, shown)


def _completed(first: str, end: str) -> str | None:
    """The end in full when it leaves out what it shares with the first: `2027-12-24..28`."""
    if len(first) < len(end) + 2:
        return None
    full = first[: len(first) - len(end)] + end
    if full < first and len(end) == 5 and first[:4].isdigit():
        full = f"{int(first[:4]) + 1}-{end}"
    return full if full >= first else None


def _date(plain: str, shown: str) -> Unreadable | None:
    lower = plain.lower()
    for attempt in (_year_first, _part_of_year, _fiscal_year, _year_last, _run_together, _in_words):
        if found := attempt(lower, shown):
            return found
    if match := _WITH_TIME.fullmatch(lower):
        year, month, number = (int(part) for part in match[1].split("-"))
        exists = FIRST_YEAR <= year <= LAST_YEAR and _exists(year, month, number)
        said = f"{shown} has a time of day, but a day is wanted"
        if not exists:
            return Unreadable(said, "write the day alone")
        midnight = match[1] if _MIDNIGHT.search(lower) else ""
        return Unreadable(said, f"write {match[1]}", spelling=midnight)
    if match := _WEEK.fullmatch(lower):
        return _week(shown, int(match[1]), int(match[2]))
    if ".." in lower or " to " in lower:
        return Unreadable(f"{shown} is a range, but one date is wanted", "write one date")
    if re.fullmatch("[0-9]{2}", lower):
        return Unreadable(f"{shown} is no year of four digits", f"write 20{lower}")
    return None


def _year_first(lower: str, shown: str) -> Unreadable | None:
    match = _YEAR_FIRST.fullmatch(lower)
    if match is None:
        return None
    year, month, day = int(match[1]), match[3], match[4]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad_year(shown, year)
    if month is None:
        return None
    if day is None and int(month) == (year + 1) % 100 and int(month) > 12:
        return Unreadable(
            f"{shown} has no month {month}", f"write FY{year + 1} if the fiscal year is meant"
        )
    if day is not None and int(month) > 12 and _exists(year, int(day), int(month)):
        return _written(shown, year, int(day), int(month))
    if day is None:
        return _month_of(shown, year, int(month))
    return _day_of(shown, year, int(month), int(day))


def _year_last(lower: str, shown: str) -> Unreadable | None:
    if match := _YEAR_LAST.fullmatch(lower):
        one, dot, two, year = int(match[1]), match[2], match[3], int(match[4])
        if two is None:
            return _month_of(shown, year, one)
    elif match := _SHORT_YEAR.fullmatch(lower):
        one, dot, two, year = int(match[1]), match[2], match[3], 2000 + int(match[4])
    else:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad_year(shown, year)
    day_first, month_first = _exists(year, int(two), one), _exists(year, one, int(two))
    if day_first and month_first and dot != "." and one != int(two):
        return Unreadable(
            f"{shown} could be {one} {_name(int(two))} or {int(two)} {_name(one)}",
            f"write {date(year, int(two), one)} or {date(year, one, int(two))}",
        )
    if day_first or not month_first:
        return _day_of(shown, year, int(two), one)
    return _day_of(shown, year, one, int(two))


def _part_of_year(lower: str, shown: str) -> Unreadable | None:
    match = _PART_OF_YEAR.fullmatch(lower)
    if match is None:
        return None
    fiscal = "FY" if match[1] or match[7] else ""
    letter, number = (match[3] or match[5]).upper(), int(match[4] or match[6])
    year = _full(match[2] or match[8])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad_year(shown, year)
    most, noun = (4, "4 quarters, Q1 to Q4") if letter == "Q" else (2, "2 halves, H1 and H2")
    if not 1 <= number <= most:
        last = f"{fiscal}{year}-{letter}{most}"
        return Unreadable(f"{shown}: a year has {noun}", f"write {last} for the last of them")
    return Unreadable(
        f"{shown} is not how a {'quarter' if letter == 'Q' else 'half'} is written",
        f"write {fiscal}{year}-{letter}{number}",
        spelling=f"{fiscal}{year}-{letter}{number}",
    )


def _fiscal_year(lower: str, shown: str) -> Unreadable | None:
    if match := _FISCAL.fullmatch(lower):
        year, second = _full(match[2]), match[3]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return _bad_year(shown, year)
        if second is None:
            return Unreadable(f"{shown} is not how a fiscal year is written", f"write FY{year}")
    elif match := _TWO_YEARS.fullmatch(lower):
        year, second = int(match[1]), match[2]
    else:
        return None
    end = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if end == year + 1 and FIRST_YEAR <= end <= LAST_YEAR:
        return Unreadable(
            f"{shown} names two years; a fiscal year has the name of the one in which it ends",
            f"write FY{end}",
        )
    if match[1] == "fy" and 1 <= int(second) <= 12:
        return Unreadable(
            f"{shown}: a fiscal year is divided into quarters and halves only",
            f"write FY{year}-Q1, or the month of the calendar, such as {year}-{int(second):02}",
        )
    return None


def _run_together(lower: str, shown: str) -> Unreadable | None:
    match = _COMPACT.fullmatch(lower)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    if match[3] is None:
        return _month_of(shown, int(match[1]), int(match[2]))
    return _day_of(shown, int(match[1]), int(match[2]), int(match[3]))


def _in_words(lower: str, shown: str) -> Unreadable | None:
    words = [word for word in re.split(r"[ ,./-]+", lower) if word not in ("", "of", "the")]
    if set(words) & _MOVING:
        return Unreadable(
            f"{shown} moves from day to day", "write the day itself, such as 2027-03-15"
        )
    if set(words) & _VAGUE:
        return Unreadable(
            f"{shown} is no exact date", "write a half, a quarter or a month, such as 2027-Q2"
        )
    month = 0
    years: list[int] = []
    days: list[int] = []
    for word in words:
        digits = re.fullmatch(r"([0-9]{1,4})(?:st|nd|rd|th)?", word)
        if digits:
            (years if len(digits[1]) == 4 else days).append(int(digits[1]))
        elif len(word) >= 3 and (named := _month_named(word)) and not month:
            month = named
        else:
            return None
    if not month or len(years) > 1 or len(days) > 1:
        return None
    if years and not FIRST_YEAR <= years[0] <= LAST_YEAR:
        return _bad_year(shown, years[0])
    if years:
        return (
            _day_of(shown, years[0], month, days[0]) if days else _month_of(shown, years[0], month)
        )
    if days and 1 <= days[0] <= 31 and days[0] >= 20:
        return Unreadable(
            f"{shown} could be {_name(month)} {2000 + days[0]} or {days[0]} {_name(month)}",
            f"write {2000 + days[0]}-{month:02}, or the day with its year",
        )
    return Unreadable(f"{shown} has no year", f"write it with its year, such as 2027-{month:02}")


def _month_named(word: str) -> int:
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _week(shown: str, year: int, week: int) -> Unreadable:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return Unreadable(f"{shown}: the year {year} has no week {week}", "write a day or a month")
    return Unreadable(f"{shown} is a week, but weeks are no dates here", f"write its day: {monday}")


def _month_of(shown: str, year: int, month: int) -> Unreadable:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad_year(shown, year)
    if not 1 <= month <= 12:
        return _bad_month(shown, year, month)
    spelling = f"{year}-{month:02}"
    return Unreadable(
        f"{shown} is not how a month is written", f"write {spelling}", spelling=spelling
    )


def _day_of(shown: str, year: int, month: int, day: int) -> Unreadable:
    if not 1 <= month <= 12:
        return _bad_month(shown, year, month)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return Unreadable(
            f"{shown}: {_name(month)} {year} has {days} days",
            f"write {year}-{month:02}-{days} for the last of them",
        )
    return _written(shown, year, month, day)


def _written(shown: str, year: int, month: int, day: int) -> Unreadable:
    spelling = str(date(year, month, day))
    return Unreadable(
        f"{shown} is not how a day is written", f"write {spelling}", spelling=spelling
    )


def _bad_month(shown: str, year: int, month: int) -> Unreadable:
    return Unreadable(
        f"{shown}: there is no month {month}", f"write a month from {year}-01 to {year}-12"
    )


def _bad_year(shown: str, year: int) -> Unreadable:
    return Unreadable(
        f"{shown}: the year {year} is out of reach",
        f"write a year from {FIRST_YEAR} to {LAST_YEAR}",
    )


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _name(month: int) -> str:
    return _MONTHS[month - 1].title()


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
