"""What a comparison of plan and twin is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.schedule.course import Exposure
from cxroad.schedule.curve import Curve
from cxroad.views.sheet import Section
from cxroad.views.value.terms import Chance, Terms


@dataclass(frozen=True, slots=True)
class Unit:
    """What value is counted in.

    Attributes:
        money: Money a year, which makes money in hand; else points, which make value-months.
        currency: Of all money; empty where the file does not say.
    """

    money: bool
    currency: str = ""

    @property
    def rate(self) -> str:
        """What is delivered: `points`, or `EUR a year`."""
        return (
            say("{currency} a year", currency=self.currency or "money")
            if self.money
            else say("points")
        )

    @property
    def held(self) -> str:
        """What is in hand: `value-months`, or `EUR`."""
        return (self.currency or say("money")) if self.money else say("value-months")

    def delivered(self, value: Fraction) -> str:
        """A rate as a number: `60.25`, `1.2M`."""
        return self.cash(value, short=True) if self.money else writing.rounded(value, 2)

    def in_hand(self, value: Fraction | float, short: bool = False) -> str:
        """Value in hand as a number: `2,578.7`, `EUR 1.2M`; `short` leaves the currency out."""
        exact = Fraction(value)
        return self.cash(exact, short) if self.money else writing.grouped(exact, 1)

    def cash(self, amount: Fraction, short: bool = False) -> str:
        """Money as it is said, to the whole unit at least; `short` leaves the currency out."""
        exact = Decimal(writing.rounded(amount))
        return writing.money(exact, None if short else self.currency or None)


@dataclass(frozen=True, slots=True)
class Side:
    """Plan or twin.

    Attributes:
        in_hand: Value until the horizon: value-months, or money.
        total: Everything that lands, on whatever day: points, or money a year.
        first: The first day on which value counts; None when it never does.
        complete: The day on which the last of it lands; None when some never does.
        peak: The most money that is out without value of it; None when no cost is known.
        payback: From when on money in hand covers all that was spent; None where value is
            points, where no cost is known, and where that day lies past the horizon.
        delivery: Value delivered over time, up to the horizon.
        holding: Value in hand over time, up to the horizon.
        exposure: Money out without value over time, up to the horizon.
    """

    in_hand: Fraction
    total: Fraction
    first: date | None
    complete: date | None
    peak: Exposure | None
    payback: date | None
    delivery: Curve
    holding: Curve
    exposure: Curve


@dataclass(frozen=True, slots=True)
class Moment:
    """How plan and twin stand on a day.

    Attributes:
        months: Since the start; None for the horizon where it lies between two months.
        delivered, twin_delivered: Points, or money a year.
        in_hand, twin_in_hand: Value-months, or money.
        spent: Money spent by plan and twin alike; None when no cost is known.
        stranded, twin_stranded: Part of it on work that has not landed; None likewise.
    """

    months: int | None
    day: date
    delivered: Fraction
    twin_delivered: Fraction
    in_hand: Fraction
    twin_in_hand: Fraction
    spent: Fraction | None
    stranded: Fraction | None
    twin_stranded: Fraction | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What plan and twin are worth on average when something may come over them.

    Attributes:
        plan, twin: Expected value in hand: value-months, or money.
        overhead: Up to which plan and twin are worth the same, see `ValueView.overhead`.
        stranded, twin_stranded: Expected money spent on work that never lands, for a stop; None
            for other events, and when no cost is known.
    """

    chance: Chance
    plan: float
    twin: float
    overhead: Fraction | None
    stranded: float | None
    twin_stranded: float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Two curves over the same days.

    Attributes:
        heading: What is drawn, with its unit.
        note: What the areas mean.
        spending: Money spent by both, to be drawn beside money in hand; else None.
    """

    heading: str
    plan: Curve
    twin: Curve
    note: str
    spending: Curve | None = None

    @property
    def top(self) -> Fraction:
        """The highest value of all."""
        curves = (self.plan, self.twin, *([self.spending] if self.spending else []))
        return max(curve.top.value for curve in curves)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure and the formula that it comes from.

    Attributes:
        of_twin: Whether it tells how the twin is made.
    """

    figure: str
    formula: str
    of_twin: bool = False


@dataclass(frozen=True, slots=True)
class ValueView:
    """A plan beside its big-bang twin.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        start: The first day of the plan.
        since: The first day on which an event may come: today, or the start if that lies ahead.
        cost: All money, None when no cost is known.
        overhead: The share by which the plan may take longer until it is worth no more than its
            twin: 0.62 for 62 %; None when it is worth less than it as it is.
        release: The day by which one release of everything would be worth as much as the plan.
        headline: What it all says, in a sentence.
        pictures: Value delivered; value in hand; money out, where costs are known.
        reckoned: Where each figure comes from.
        notes: What the figures do not hold, and the terms that differ from the usual ones.
        sections: All of it in words and tables, but for the pictures.
    """

    title: str
    path: str
    as_of: date
    start: date
    since: date
    terms: Terms
    unit: Unit
    cost: Fraction | None
    plan: Side
    twin: Side
    moments: tuple[Moment, ...]
    overhead: Fraction | None
    release: date | None
    expectations: tuple[Expectation, ...]
    headline: str
    pictures: tuple[Picture, ...]
    reckoned: tuple[Reckoned, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def last(self) -> date:
        """The last day on which value counts."""
        return self.terms.horizon - timedelta(days=1)
