"""How much: numbers, money, shares and changes, all exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.limits import LONGEST_NUMBER

_DIGITS = r"[0-9]{1,15}(?:\.[0-9]{1,20})?"
_NUMBER = re.compile(rf"([+-]?{_DIGITS})(?:([kM])|( ?%))?")
_MONEY = re.compile(rf"({_DIGITS})([kM])?")
_SHARE = re.compile(rf"({_DIGITS}) ?%")
_CHANGE = re.compile(rf"([+-]{_DIGITS})(?:([kM])|( ?%))?")
_TIMES = {None: 0, "k": 3, "M": 6}

# `250.000` is a quarter of a million to half of the world and a quarter of a thousand to the rest.
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Number(Scalar):
    """A measured value such as `17%`, `4.6`, `-5` or `250k`.

    Attributes:
        value: As written, so 17 for `17%`; `k` and `M` are multiplied out.
        percent: Whether a `%` stands behind it.
        text: As the author wrote it.
    """

    schema = {
        "type": ["string", "number"],
        "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?([kM]| ?%)?$",
        "examples": ["17%", 4.6, "250k"],
    }

    value: Decimal
    percent: bool
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Number:
        """Read `17%`; raises Unreadable with the right spelling where there is one.

        `250.000` and other numbers that end in `.` and three digits, the last a 0, are refused,
        since they may be meant as thousands.
        """
        text = text.strip()
        match = _NUMBER.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
        if match is None or (match[1].endswith("0") and _THOUSANDS.fullmatch(text)):
            from cxroad.model.cures.numbers import refused_number

            raise refused_number(text, cls.parse)
        return cls(_amount(match[1], match[2]), match[3] is not None, text)


@dataclass(frozen=True, slots=True)
class Money(Scalar):
    """An amount in the roadmap's currency: `250k`, `1.2M`, `90000`.

    Attributes:
        amount: Multiplied out; 0 or more.
        text: As the author wrote it.
    """

    schema = {
        "type": ["string", "number"],
        "pattern": r"^[0-9]+(\.[0-9]+)?[kM]?$",
        "examples": ["250k", "1.2M", 90000],
    }

    amount: Decimal
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read `250k`; raises Unreadable, also for `250.000`, which can be meant as thousands."""
        text = text.strip()
        match = _MONEY.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
        if match is None or _THOUSANDS.fullmatch(text):
            from cxroad.model.cures.numbers import refused_money

            raise refused_money(text, cls.parse)
        return cls(_amount(match[1], match[2]), text)


@dataclass(frozen=True, slots=True)
class Share(Scalar):
    """A part of a whole: `20%`.

    Attributes:
        value: More than 0, at most 1.
        text: As the author wrote it.
    """

    schema = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?%$", "examples": ["20%"]}

    value: Fraction
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read `20%`; raises Unreadable for 0%, for more than 100% and for bare numbers."""
        text = text.strip()
        match = _SHARE.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
        if match is None:
            from cxroad.model.cures.numbers import refused_share

            raise refused_share(text, cls.parse)
        value = Fraction(match[1]) / 100
        if value == 0:
            raise Unreadable(f"'{text}' is no share", "write more than 0%, or leave it out")
        if value > 1:
            raise Unreadable(f"'{text}' is more than the whole", "write at most 100%")
        return cls(value, text)


@dataclass(frozen=True, slots=True)
class Change(Scalar):
    """How far a metric shall move from its baseline: `+5` or `-50%`.

    Attributes:
        value: With its sign, so -50 for `-50%`.
        percent: Whether it is a part of the baseline; else it is in the metric's unit.
        text: As the author wrote it.
    """

    schema = {
        "type": ["string", "number"],
        "pattern": r"^[+-][0-9]+(\.[0-9]+)?([kM]| ?%)?$",
        "examples": ["+5", "-50%"],
    }

    value: Decimal
    percent: bool
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Change:
        """Read `-50%`; raises Unreadable without a sign."""
        text = text.strip()
        match = _CHANGE.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
        if match is None or (match[1].endswith("0") and _THOUSANDS.fullmatch(text)):
            from cxroad.model.cures.numbers import refused_change

            raise refused_change(text, cls.parse)
        return cls(_amount(match[1], match[2]), match[3] is not None, text)

    def target(self, baseline: Decimal) -> Decimal:
        """Where a metric with this baseline shall end, in the metric's unit.

        `+5` is added to it; `-50%` takes half of the baseline away.
        """
        return baseline * (1 + self.value / 100) if self.percent else baseline + self.value


@lru_cache(8192)
def exact(amount: Decimal) -> Fraction:
    """The same number as a fraction; amounts of files are round, and come again and again."""
    return Fraction(amount)


def total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum; many numbers are added several times faster than by `sum`.

    What has the same denominator is added as whole numbers, and nothing is reduced in between.
    """
    several = tuple(values)
    if len(several) == 1:
        return several[0]
    if len(several) <= _FEW:
        top, bottom = 0, 1
        for value in several:
            part, of = value.as_integer_ratio()
            if of == bottom:
                top += part
            else:
                top, bottom = top * of + part * bottom, bottom * of
        return Fraction(top, bottom)
    parts: dict[int, int] = {}
    for value in several:
        part, of = value.as_integer_ratio()
        parts[of] = parts.get(of, 0) + part
    whole = lcm(*parts)
    return Fraction(sum([part * (whole // of) for of, part in parts.items()]), whole)


_FEW = 12
"""Fractions that are added without a table of their denominators: twice as fast, as measured."""


def in_parts(values: Iterable[Fraction]) -> tuple[list[int], int]:
    """The same numbers in whole parts of one, and how many parts make one; 1 for no numbers.

    Whole numbers are added and compared many times faster than fractions, and as exactly.
    """
    several = tuple(values)
    of = lcm(*(value.denominator for value in several))
    return [value.numerator * (of // value.denominator) for value in several], of


def _amount(digits: str, times: str | None) -> Decimal:
    return Decimal(digits).scaleb(_TIMES[times])
