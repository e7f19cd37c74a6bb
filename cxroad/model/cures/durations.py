"""Durations, estimates and lags that could not be read, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Parse, Wanted, offered, refused
from cxroad.model.limits import LONGEST_ESTIMATE, MOST_UNITS
from cxroad.model.nearest import nearest

_UNIT_WORDS = {
    word: unit
    for unit, words in {
        "d": "d day days wd bd workday workdays working-day working-days work-days business-days",
        "w": "w wk wks week weeks working-weeks",
        "mo": "mo mos mon mth mths month months",
        "q": "q qtr qtrs quarter quarters",
        "y": "y yr yrs year years a",
        "cd": "cd calendar-day calendar-days",
    }.items()
    for word in words.split()
}
_ABROAD = {
    "d": "dzień dni dnia день дні днів дня nap ημέρα ημέρες μέρα μέρες tag tage tagen jour jours "
    "día días",
    "w": "tydzień tygodnie tygodni tyg тиждень тижні тижнів тижня тиж hét εβδομάδα εβδομάδες "
    "woche wochen semaine semaines semana semanas",
    "mo": "miesiąc miesiące miesięcy mies місяць місяці місяців міс hónap μήνας μήνες "
    "monat monate monaten mois mes meses",
    "q": "kwartał kwartały kwartałów квартал квартали кварталів negyedév τρίμηνο τρίμηνα "
    "quartal quartale trimestre trimestres",
    "y": "rok lata lat рік роки років év έτος έτη χρόνος χρόνια jahr jahre jahren an ans año años",
}
"""Units in the languages that the lists of words know, and in three of their neighbours."""

_TOO_SHORT = {
    word: noun
    for noun, words in {
        "hours": "h hr hrs hour hours",
        "minutes": "min mins minute minutes",
        "seconds": "s sec secs second seconds",
    }.items()
    for word in words.split()
}
_EFFORT = frozenset({"pd", "md", "pt", "person-days", "person-day", "man-days", "man-day", "ftd"})
_POINTS = frozenset({"sp", "pts", "points", "point", "story-points"})
_SIZES = frozenset({"xs", "s", "m", "l", "xl", "xxl"})
_COUNTS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12",
}  # fmt: skip

_VAGUE = re.compile(
    r"\A(?i:[~<>≈]|about|approx\.?|approximately|around|ca\.?|circa|max\.?|up to) *"
)
_JOINED = re.compile(r"(?i: *(?:\.{2,}|-|/|\||, | to |<->) *)")
_PART = re.compile(
    r"([+-]?) *([0-9]*[.,]?[0-9]+|[a-z]+)(?: *-? *)"
    r"((?:[^\W\d_]+(?:[ -][^\W\d_]+)?)?)\.?\??"
)


def _bare(word: str) -> str:
    """A word without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_UNITS_ABROAD = {_bare(word): unit for unit, words in _ABROAD.items() for word in words.split()}

_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_ISO = re.compile(r"p([0-9]{1,4})([dwmy])")
_TWO_UNITS = re.compile(r"[0-9.]+ ?[a-z]+(?:[, ]|and)*[0-9.]+ ?[a-z]+")


def refused_duration(text: str, parse: Parse) -> Unreadable:
    """Why the text is no duration."""
    return refused(
        text, Wanted("a duration", "6w", LONGEST_ESTIMATE, parse, partial(_duration, parse))
    )


def refused_estimate(text: str, parse: Parse) -> Unreadable:
    """Why the text is no estimate."""
    return refused(
        text,
        Wanted("an estimate", "6w or 4w..8w", LONGEST_ESTIMATE, parse, partial(_estimate, parse)),
    )


def refused_lag(text: str, parse: Parse) -> Unreadable:
    """Why the text is no lag."""
    return refused(
        text, Wanted("a lag", "2w or 3cd", LONGEST_ESTIMATE, parse, partial(_lag, parse))
    )


def _duration(parse: Parse, plain: str, shown: str) -> Unreadable | None:
    if ".." in plain and not plain.startswith("."):
        return Unreadable(f"{shown} is a range, but one duration is wanted", "write it like 6w")
    try:
        spelling = _spelled(plain)
    except Unreadable as reason:
        return reason
    return _offered(parse, shown, plain, spelling, "a duration") if spelling else None


def _lag(parse: Parse, plain: str, shown: str) -> Unreadable | None:
    if ".." in plain and not plain.startswith("."):
        return Unreadable(f"{shown} is a range, but a lag is one time", "write it like 2w")
    if plain.endswith("%"):
        return Unreadable(f"{shown} is a share, but a lag is a time", "write it like 2w")
    sign = plain[0] if plain[0] in "+-" else ""
    bare = plain.removeprefix(sign).lstrip()
    if bare.startswith(("+", "-")):
        return None
    try:
        spelling = _spelled(bare, calendar=True)
    except Unreadable as reason:
        return reason
    return _offered(parse, shown, plain, sign + spelling, "a lag") if spelling else None


def _estimate(parse: Parse, plain: str, shown: str) -> Unreadable | None:
    if plain.lower() in _SIZES:
        return Unreadable(f"{shown} is a size, but an estimate is working time", "write 4w..8w")
    bare = _VAGUE.sub("", plain, count=1).removesuffix("?")
    parts = _JOINED.split(bare)
    if len(parts) == 1:
        cured = _duration(parse, bare, shown)
        if cured is not None and bare != plain and cured.help.startswith("write "):
            return Unreadable(
                f"{shown} does not say how sure it is",
                f"{cured.help}, or a range such as 4w..8w",
            )
        return cured
    if parts[0] == "" and bare.startswith("-") and len(parts) == 2:
        return _duration(parse, bare, shown)
    if "" in parts:
        return Unreadable(f"{shown} has nothing on one side of '..'", "write it like 4w..8w")
    if len(parts) > 3:
        return Unreadable(
            f"{shown} has more than three values", "write low..high or low..likely..high"
        )
    if all(_BARE.fullmatch(part) for part in parts):
        weeks, days = ("..".join(part + unit for part in parts) for unit in "wd")
        return Unreadable(f"{shown} has no unit", f"write {weeks} for weeks or {days} for days")
    try:
        spellings = _spelled_range(parts)
    except Unreadable as reason:
        return reason
    if not all(spellings):
        return None
    spelling = "..".join(spellings)
    if any(_BARE.fullmatch(part) for part in parts):
        return offered(parse, spelling, f"{shown} has a value without a unit")
    if bare.count("..") != len(parts) - 1 or "..." in bare:
        return offered(parse, spelling, f"{shown} is not joined by two dots")
    return _offered(parse, shown, bare, spelling, "an estimate")


def _spelled_range(parts: list[str]) -> list[str]:
    """Each part as it is written; a part without a unit takes that of the one behind it."""
    spellings: list[str] = []
    unit = ""
    for part in reversed(parts):
        spelling = _spelled(part + unit if _BARE.fullmatch(part) else part)
        unit = spelling.lstrip("0123456789.") or unit
        spellings.insert(0, spelling)
    return spellings


def _spelled(text: str, calendar: bool = False) -> str:
    """A duration as it is written, or nothing when it is not understood.

    Raises:
        Unreadable: When it is understood and cannot be meant.
    """
    lower = text.lower()
    if match := _ISO.fullmatch(lower):
        return match[1] + {"m": "mo"}.get(match[2], match[2])
    match = _PART.fullmatch(lower)
    if match is None:
        if _TWO_UNITS.fullmatch(lower):
            raise Unreadable(f"'{text}' has two units", "write it in one, such as 18mo or 9d")
        return ""
    sign, amount, word = match.groups()
    amount = _COUNTS.get(amount, amount).replace(",", ".")
    amount = f"0{amount}" if amount.startswith(".") else amount
    if not amount[0].isdigit():
        return ""
    if sign == "-" and not calendar:
        raise Unreadable(f"'{text}' is below zero", "write how long it takes, without a sign")
    _check_amount(text, amount)
    unit = _unit(text, amount, word.replace(" ", "-"))
    if unit == "cd" and not calendar:
        raise Unreadable(
            f"'{text}' counts calendar days, which only a lag in 'after' can do",
            f"write {amount}d for working days",
        )
    return amount + unit


def _check_amount(text: str, amount: str) -> None:
    whole, _, decimals = amount.partition(".")
    if len(whole) > 5 or int(whole) > MOST_UNITS:
        raise Unreadable(f"'{text}' is more than {MOST_UNITS:,} units", "write a shorter time")
    if len(decimals) > 9 or len(amount) > 12:
        raise Unreadable(f"'{text}' has too many decimals", "write at most two")


def _unit(text: str, amount: str, word: str) -> str:
    if unit := _UNIT_WORDS.get(word) or _UNITS_ABROAD.get(_bare(word)):
        return unit
    if not word:
        raise Unreadable(
            f"'{text}' has no unit",
            f"write {amount}d for days, {amount}w for weeks or {amount}mo for months",
        )
    if word == "m":
        raise Unreadable(
            f"'{text}' could be minutes or months",
            f"write {amount}mo for months; minutes are no duration here",
        )
    if word in _TOO_SHORT:
        raise Unreadable(
            f"'{text}' counts {_TOO_SHORT[word]}, but the shortest unit here is a day",
            "write days or parts of them, such as 0.5d",
        )
    if word in _EFFORT:
        raise Unreadable(
            f"'{text}' is effort in person-days, but working time is wanted",
            f"write how long it takes, such as {amount}d; person-days go under 'effort'",
        )
    if word in _POINTS:
        raise Unreadable(f"'{text}' counts points, but working time is wanted", "write 4w..8w")
    near = nearest(word, _UNIT_WORDS, 1) if len(word) > 2 else ()
    if near:
        return _UNIT_WORDS[near[0]]
    raise Unreadable(
        f"'{text}' has the unit '{word}', which is none",
        "write d, w, mo, q or y behind the number (days, weeks, months, quarters, years)",
    )


def _offered(parse: Parse, shown: str, plain: str, spelling: str, noun: str) -> Unreadable:
    fault = f"is not how {noun} is written"
    if plain != spelling and plain.lower() == spelling:
        fault = "has a capital letter"
    elif plain.replace(",", ".") == spelling:
        fault = "has a decimal comma"
    return offered(parse, spelling, f"{shown} {fault}")
