"""How numbers, days and counts are written for people: the one place for every language to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cxroad.model.language import later, say, say_of

_MONTHS = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)


def day(value: date) -> str:
    """A day with its year: `14 Oct 2026`."""
    return say("{day} {month} {year}", day=value.day, month=month(value), year=value.year)


def month_of(value: date) -> str:
    """The month of a day, with its year: `Oct 2026`."""
    return say("{month} {year}", month=month(value), year=value.year)


def month(value: date) -> str:
    """The short name of a day's month: `Oct`."""
    return say(_MONTHS[value.month - 1])


def rounded(value: Fraction | Decimal | int, places: int = 0) -> str:
    """A number with at most so many decimals, halves away from zero, no trailing zeros."""
    sign, whole, decimals = _digits(value, places)
    return _marked(f"{sign}{whole}", decimals.rstrip("0"))


def grouped(value: Fraction | Decimal | int, places: int = 0) -> str:
    """A number with its thousands apart and so many decimals, all of them: `2,578.70`."""
    sign, whole, decimals = _digits(value, places)
    thousands = f"{whole:,}".replace(",", say(_GROUPS)) if whole > 999 else f"{whole}"
    return _marked(f"{sign}{thousands}", decimals)


_GROUPS = later(",")
_DECIMALS = later(".")


def _marked(whole: str, decimals: str) -> str:
    return f"{whole}{say(_DECIMALS)}{decimals}" if decimals else whole


def _digits(value: Fraction | Decimal | int, places: int) -> tuple[str, int, str]:
    """Sign, whole part and decimals of a number of any size, rounded half away from zero."""
    part, of = value.as_integer_ratio()
    size = (2 * abs(part) * 10**places + of) // (2 * of)
    whole, rest = divmod(size, 10**places)
    return "-" if part < 0 and size else "", whole, f"{rest:0{places}d}" if places else ""


def percent(share: Fraction | Decimal) -> str:
    """A share as a whole percentage: `85 %`."""
    return say("{number} %", number=rounded(share * 100))


def money(amount: Decimal, currency: str | None = None) -> str:
    """An amount as it is said: `EUR 40k`, `EUR 1.25M`, `850`."""
    size = abs(amount)
    if size >= 999_950:  # what would be rounded to 1000k
        text = say("{number}M", number=rounded(amount / 1_000_000, 2))
    elif size >= 10_000:
        text = say("{number}k", number=rounded(amount / 1_000, 1))
    else:
        text = rounded(amount, 2)
    return say("{currency} {amount}", currency=currency, amount=text) if currency else text


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 initiative`, `2 initiatives`."""
    one, many = f"{{n}} {noun}", f"{{n}} {plural or noun + 's'}"
    return say_of(number, one, many, n=grouped(number))


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them: `a`, `a and b`, `a, b and c`."""
    return _sentence(later("{others} and {last}"), words)


def either(words: Sequence[str]) -> str:
    """Words of which one is meant: `a`, `a or b`, `a, b or c`."""
    return _sentence(later("{others} or {last}"), words)


def _sentence(template: str, words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return say(template, others=joined(words[:-1]), last=words[-1])


def joined(words: Iterable[str]) -> str:
    """Words with commas: `a, b, c`."""
    return say(_COMMA).join(words)


_COMMA = later(", ")


def named(words: Sequence[str], most: int) -> str:
    """Words as a sentence has them, of very many the first `most`: `a, b and 5 more`.

    One more than `most` is named too, since "1 more" would be no shorter.
    """
    if len(words) <= most + 1:
        return listed(words)
    return listed([*words[:most], say("{n} more", n=grouped(len(words) - most))])
