"""What a cell says: durations, days, money and shares, in the spellings of other tools."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from cxroad.intake.vocabulary import bare_sign, currency_named, month_named, without_time
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.durations import Estimate
from cxroad.model.numbers import Money

Order: TypeAlias = Literal["dmy", "mdy"]
"""Whether the day stands before the month in days such as 03/04/2027."""


class Unfit(Exception):
    """A cell that does not say what its column asks for.

    Args:
        said: What is wrong with it, without a final stop.
        cure: What to write or type instead; may be empty.
    """

    def __init__(self, said: str, cure: str = "") -> None:
        super().__init__(said)
        self.said = said
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Custom:
    """How this table writes what can be written in two ways.

    Attributes:
        order: Of day and month; None when nothing in the table proves one.
        point: The mark of decimals, `.` or `,`; empty when nothing proves one.
        whole: What stands for all of a task in a column of progress, 1 or 100; 0 for not known.
    """

    order: Order | None = None
    point: str = ""
    whole: int = 0


_NUMERIC_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\.?")
_WITH_MONTH = re.compile(r"([0-9]{1,2})\.?[ /-]*([^\W\d_]{3,12})\.?[ /,-]*([0-9]{4}|[0-9]{2})\.?")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")
_MONTH_ALONE = re.compile(r"([^\W\d_]{3,12})\.?[ /-]*([0-9]{4})")
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,? +(?=[0-9]{1,2}[/. -])")
_BARE_NUMBER = re.compile(
    r"[0-9]{1,6}(?:[.,][0-9]{1,4})?(?:(?: ?- ?|\.\.)[0-9]{1,6}(?:[.,][0-9]{1,4})?)?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ '’.,])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])([0-9]{1,2}))?")
_SIMPLE = re.compile(r"[0-9]{1,15}(?:([.,])[0-9]{1,2})?")
_AMOUNT = re.compile(
    r"(?P<before>[^0-9+\-]{0,6}?) ?(?P<number>[0-9][0-9 '’.,]*[0-9]|[0-9]) ?(?P<after>[^0-9]{0,16})"
)
_THOUSANDS = frozenset(["k", "tsd", "tys", "tis", "тис", "тыс", "e"])
_MILLIONS = frozenset(
    ["m", "mio", "mln", "mill", "million", "millionen", "millions", "millones", "milionów", "млн"]
)
_DAYS_OF_WORK = re.compile(
    r"([0-9]{1,7}(?:[.,][0-9]{1,2})?) ?(?:d|pd|md|pt|days?|tage?|person[- ]?days?|jours?|j|jh|dni|"
    r"personentage?|man[- ]?days?|días?|nap|дн\w*)?\.?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) ?(%?)")


def estimate(text: str, unit: str) -> str:
    """How long something takes, as the file format writes it: `6w`, `4w..8w`.

    Args:
        unit: Of bare numbers, as a word; empty when none is known.

    Raises:
        Unfit: It is no duration, or a number without a unit.
    """
    plain = text.removesuffix("?").strip()  # how MS Project marks a guess
    if _BARE_NUMBER.fullmatch(plain):
        if plain.strip("0.,") == "":
            return "0d"
        if not unit:
            raise Unfit(
                f"'{text}' has no unit", 'say which: --map "{title}=estimate:weeks", or days'
            )
        plain = f"{plain} {unit}"
    return _spelled(Estimate.parse, plain)


def day(text: str, order: Order | None) -> str:
    """A day or a coarser date as the file format writes it: `2027-03-15`, `2027-Q2`.

    Raises:
        Unfit: It is none, or day and month cannot be told apart.
    """
    plain = _WEEKDAY.sub("", without_time(text), count=1)
    if match := _NUMERIC_DAY.fullmatch(plain):
        first, sign, second, year = match.groups()
        if len(year) == 2 and sign == "-":
            raise Unfit(f"'{text}' has a year of two digits", "write it like 2027-03-15")
        found = order_told(plain) or order
        if found is None and first != second:
            raise Unfit(
                f"'{text}' may have the day or the month first", "say which: --dates dmy, or mdy"
            )
        first, second = (second, first) if found == "mdy" else (first, second)
        year = year if len(year) == 4 else f"20{year}"
        return _spelled(Date.parse, f"{year}-{int(second):02}-{int(first):02}", text)
    for pattern, places in ((_WITH_MONTH, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        if (match := pattern.fullmatch(plain)) and (month := month_named(match[places[1]])):
            year, number = match[places[0]], match[places[2]]
            year = year if len(year) == 4 else f"20{year}"
            return _spelled(Date.parse, f"{year}-{month:02}-{int(number):02}", text)
    if (match := _MONTH_ALONE.fullmatch(plain)) and (month := month_named(match[1])):
        return _spelled(Date.parse, f"{match[2]}-{month:02}", text)
    return _spelled(Date.parse, plain, text)


def order_told(text: str) -> Order | None:
    """What a day says about the order of day and month; None when it fits both or is no such."""
    match = _NUMERIC_DAY.fullmatch(_WEEKDAY.sub("", without_time(text), count=1))
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def money(text: str, point: str) -> tuple[str, str]:
    """An amount as the file format writes it, and the ISO code of its currency, empty for none.

    Args:
        point: The mark of decimals in this table; empty when nothing proves one.

    Raises:
        Unfit: It is no amount, below zero, or thousands and decimals cannot be told apart.
    """
    plain = bare_sign(text)
    match = _AMOUNT.fullmatch(plain)
    if match is None or plain.startswith("-"):
        raise Unfit(f"'{text}' is no amount", "write it like 250k or 250000")
    words = [word.strip(" .") for word in (match["before"], match["after"])]
    code, times = "", 0
    for word in " ".join(words).split():
        word = word.strip(".").casefold()
        found = currency_named(word)
        code = found or code
        times = 3 if word in _THOUSANDS else 6 if word in _MILLIONS else times
        if not found and word not in _THOUSANDS | _MILLIONS:
            raise Unfit(f"'{text}' is no amount", "write it like 250k or 250000")
    digits = _digits(match["number"], point)
    if digits is None:
        plain = re.sub("[^0-9]", "", match["number"])
        short = f" or {plain[:-3]}k" if plain.endswith("000") else ""
        raise Unfit(f"'{text}' may mean thousands or decimals", f"write {plain}{short}")
    if match["number"] == digits and times == 3 and "." not in digits:
        return f"{digits}k", code
    amount = Decimal(digits).scaleb(times)
    return _spelled(Money.parse, f"{amount.normalize():f}", text), code


def point_told(text: str) -> str:
    """The mark of decimals that an amount proves; empty when it fits both or has none."""
    match = _AMOUNT.fullmatch(bare_sign(text))
    if match is None:
        return ""
    number = match["number"]
    if (simple := _SIMPLE.fullmatch(number)) and simple[1]:
        return simple[1]
    if grouped := _GROUPED.fullmatch(number):
        if grouped[2] and grouped[2] != grouped[1]:
            return grouped[2]
        if grouped[1] in ".," and number.count(grouped[1]) > 1 and not grouped[2]:
            return "," if grouped[1] == "." else "."
    return ""


def workdays(text: str) -> str:
    """Person-days as a plain number.

    Raises:
        Unfit: It is none.
    """
    match = _DAYS_OF_WORK.fullmatch(text)
    if match is None:
        raise Unfit(f"'{text}' is no number of person-days", "write it like 20")
    return match[1].replace(",", ".")


def share_done(text: str, whole: int) -> Decimal:
    """How much of a task is done, from 0 to 1.

    Raises:
        Unfit: It is no share, or 1 may be all of it or a hundredth.
    """
    match = _PERCENT.fullmatch(text)
    value = Decimal(match[1].replace(",", ".")) if match else Decimal(101)
    if match is None or value > 100:
        raise Unfit(f"'{text}' is no share from 0 % to 100 %", "write it like 40%")
    if match[2] or value == 0 or value > 1:
        return value / 100
    if not whole:
        raise Unfit(f"'{text}' may be all of it or one percent", "write 100% or 1%")
    return value / whole


def custom_of(
    days: Iterable[str], amounts: Iterable[str], shares: Iterable[str], order: Order | None
) -> tuple[Custom, list[str]]:
    """How a table writes things, and sentences about what was found out and by what.

    Args:
        order: What the user says; nothing is looked for then.
    """
    notes: list[str] = []
    told: dict[Order, str] = {}
    for text in days:
        if "." not in text and (found := order_told(text)):
            told.setdefault(found, text)
    if order is None and len(told) == 1:
        order, proof = next(iter(told.items()))
        words = "the day" if order == "dmy" else "the month"
        notes.append(f"Days such as 03/04/2027 have {words} first here, as '{proof}' proves.")
    elif order is None and len(told) == 2:
        both = " and ".join(f"'{text}'" for text in told.values())
        notes.append(
            f"Days are written in two ways here, {both}; those that fit both are left out."
        )
    points = {mark for text in amounts if (mark := point_told(text))}
    values = [match for text in shares if (match := _PERCENT.fullmatch(text)) and not match[2]]
    numbers = [Decimal(match[1].replace(",", ".")) for match in values]
    whole = 100 if any(n > 1 for n in numbers) else 1 if any(0 < n < 1 for n in numbers) else 0
    return Custom(order, points.pop() if len(points) == 1 else "", whole), notes


def _digits(number: str, point: str) -> str | None:
    """The number with `.` before its decimals; None when it has two meanings."""
    if simple := _SIMPLE.fullmatch(number):
        return number.replace(",", ".") if simple[1] else number
    grouped = _GROUPED.fullmatch(number)
    if grouped is None:
        return None
    sign, mark, decimals = grouped.groups()
    if mark == sign:
        return None
    once = not mark and number.count(sign) == 1
    if sign in ".," and once and point in ("", sign):
        return None
    whole = number[: -len(decimals) - 1] if decimals else number
    return re.sub("[^0-9]", "", whole) + (f".{decimals}" if decimals else "")


def _spelled(parse: Callable[[str], object], text: str, shown: str = "") -> str:
    """The text as the file format writes it, where it has one meaning."""
    try:
        parse(text)
    except Unreadable as reason:
        if not reason.spelling:
            said = reason.message
            if shown and shown != text:
                said = f"'{shown}' is not readable: {said}"
            raise Unfit(said, reason.help) from None
        parse(reason.spelling)
        return reason.spelling
    return text
