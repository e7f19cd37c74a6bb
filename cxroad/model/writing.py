"""How numbers, days and counts are written for people: the one place for every language to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date) -> str:
    """A day with its year: `14 Oct 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """The short name of a day's month: `Oct`."""
    return _MONTHS[value.month - 1]


def rounded(value: Fraction | Decimal, places: int = 0) -> str:
    """A number with at most so many decimals, halves away from zero, no trailing zeros."""
    sign, whole, decimals = _digits(value, places)
    decimals = decimals.rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def grouped(value: Fraction | Decimal | int, places: int = 0) -> str:
    """A number with its thousands apart and so many decimals, all of them: `2,578.70`."""
    sign, whole, decimals = _digits(value, places)
    return f"{sign}{whole:,}.{decimals}" if decimals else f"{sign}{whole:,}"


def _digits(value: Fraction | Decimal | int, places: int) -> tuple[str, int, str]:
    """Sign, whole part and decimals of a number of any size, rounded half away from zero."""
    exact = Fraction(value)
    size = int(abs(exact) * 10**places + Fraction(1, 2))  # int cuts off the rest
    whole, rest = divmod(size, 10**places)
    return "-" if exact < 0 and size else "", whole, f"{rest:0{places}d}" if places else ""


def percent(share: Fraction | Decimal) -> str:
    """A share as a whole percentage: `85 %`."""
    return f"{rounded(share * 100)} %"


def money(amount: Decimal, currency: str | None = None) -> str:
    """An amount as it is said: `EUR 40k`, `EUR 1.25M`, `850`."""
    size = abs(amount)
    if size >= 999_950:  # what would be rounded to 1000k
        text = f"{rounded(amount / 1_000_000, 2)}M"
    elif size >= 10_000:
        text = f"{rounded(amount / 1_000, 1)}k"
    else:
        text = rounded(amount, 2)
    return f"{currency} {text}" if currency else text


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 initiative`, `2 initiatives`."""
    return f"{grouped(number)} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence has them: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def named(words: Sequence[str], most: int) -> str:
    """Words as a sentence has them, of very many the first `most`: `a, b and 5 more`.

    One more than `most` is named too, since "1 more" would be no shorter.
    """
    if len(words) <= most + 1:
        return listed(words)
    return listed([*words[:most], f"{grouped(len(words) - most)} more"])
