"""What an answer to `what if` is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cxroad.simulate.stress import Answer, Side
from cxroad.views.sheet import Section
from cxroad.views.value import Unit


@dataclass(frozen=True, slots=True)
class Move:
    """An initiative whose end changes.

    Attributes:
        name, owner: As people call them; the owner may be empty.
        before, after: Its last day without the scenario, and under it; None for no day.
        days: Calendar days later; below 0 for earlier, 0 for what stops.
        stopped: `blocked`, `parked` or `dropped`; empty for what goes on.
    """

    id: str
    name: str
    owner: str
    before: date | None
    after: date | None
    days: int
    stopped: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A lint rule that looks for what makes a scenario hurt.

    Attributes:
        findings: How many it has in the file now; None when nobody looked.
    """

    code: str
    findings: int | None


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """The answer to one scenario: the plan beside its big-bang twin, before it and under it.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        words: What was typed, or the scenario's name.
        clause: The same as a clause.
        question: The same as a question.
        unit: What value is counted in.
        answer: The figures.
        plan, twin: Of the answer, in the unit.
        initiatives: How many take part in the plan.
        moves: In file order.
        decide: What to decide now, in sentences.
        warned: Which rules look for it.
        plain: Whether all of it is plain changes, which may be kept.
        headline: What it all says, in a sentence.
        notes: What was assumed, in sentences.
        sections: All of it in words and tables.
    """

    title: str
    path: str
    as_of: date
    words: str
    clause: str
    question: str
    unit: Unit
    answer: Answer
    plan: Side
    twin: Side
    initiatives: int
    moves: tuple[Move, ...]
    decide: tuple[str, ...]
    warned: tuple[Warned, ...]
    plain: bool
    headline: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def last(self) -> date:
        """The last day on which value counts."""
        return self.answer.horizon - timedelta(days=1)

    def held(self, value: Fraction) -> Fraction:
        """Value-months of a side in what is shown: value-months, or money."""
        return value / 12 if self.unit.money else value


@dataclass(frozen=True, slots=True)
class Silent:
    """A shock that changes nothing, why, and what would let it be tried; may be empty."""

    words: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """Every shock of the catalogue with its defaults, worst first.

    Attributes:
        day: The day on which those fall that have one.
        horizon: The day before which value counts.
        answers: Worst first, by value lost by the plan.
        silent: Shocks that change nothing.
        headline: What it all says, in a sentence.
        sections: All of it in words and tables.
    """

    title: str
    path: str
    as_of: date
    day: date
    horizon: date
    unit: Unit
    answers: tuple[WhatIfView, ...]
    silent: tuple[Silent, ...]
    headline: str
    sections: tuple[Section, ...]

    @property
    def last(self) -> date:
        """The last day on which value counts."""
        return self.horizon - timedelta(days=1)
