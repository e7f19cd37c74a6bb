"""Values of a metric as they are said."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.model.vision import Outcome


def reading(outcome: Outcome, value: Decimal | Fraction | None) -> str:
    """A value of the metric with as many decimals as its own numbers have; empty for none."""
    if value is None:
        return ""
    measure = outcome.measure
    numbers = [each for each in (outcome.baseline, outcome.goal) if each is not None]
    if measure and measure.unit == "money":
        return writing.money(
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else value
        )
    places = max((_decimals(each.value) for each in numbers), default=0)
    if outcome.latest:
        places = max(places, _decimals(outcome.latest[1].value))
    if len(numbers) == 2 and abs(numbers[0].value - numbers[1].value) < 10:
        places = max(places, 1)  # else what is planned by now would look like the baseline
    text = writing.rounded(value, min(places, 4))
    in_percent = any(each.percent for each in numbers) or (measure and measure.unit == "%")
    if in_percent or (outcome.unit or "").strip() == "%":
        return say("{number} %", number=text)
    return text


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
