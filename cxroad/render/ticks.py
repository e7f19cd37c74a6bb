"""The scale of a chart: round numbers from 0 to above the highest value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cxroad.model.language import say
from cxroad.model.writing import grouped, money, rounded

_STEPS = (4, 5, 3)
_ROUND = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))


@dataclass(frozen=True, slots=True)
class Ticks:
    """A scale.

    Attributes:
        top: The value at its upper end; more than 0.
        labels: From 0 to the top, evenly apart: `0`, `250k`, `500k`.
    """

    top: Fraction
    labels: tuple[str, ...]


def ticks(highest: Fraction) -> Ticks:
    """The lowest scale that holds a value, of three to five steps.

    Each step is 1, 2, 2.5 or 5 times a power of ten.
    """
    steps = {count: _step(highest / count) for count in _STEPS}
    count = min(_STEPS, key=lambda count: count * steps[count])
    top = steps[count] * count
    labels = tuple(_label(steps[count] * at, top) for at in range(count + 1))
    return Ticks(top, labels)


def _step(least: Fraction) -> Fraction:
    """The smallest round step that is no less than this; 1 for nothing."""
    least = least or Fraction(1)
    power = Fraction(1)
    while power * 10 <= least:
        power *= 10
    while power > least:
        power /= 10
    return next(power * factor for factor in _ROUND if power * factor >= least)


def _label(value: Fraction, top: Fraction) -> str:
    """A number of a scale that ends at a top: `2,000` below 10,000, all in thousands beyond."""
    if top >= 10_000 and value:
        if value < 10_000:
            return say("{number}k", number=rounded(value / 1_000, 4))
        return money(Decimal(value.numerator) / Decimal(value.denominator))
    return grouped(value) if value >= 1_000 else rounded(value, 4)
