"""What a scenario does to a plan and to its big-bang twin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from cxroad.schedule.course import Course
from cxroad.simulate.stress.blows import Placed, Scenario


class Why(StrEnum):
    """Why work stops for good."""

    BLOCKED = "blocked"
    """It cannot go on, and what it belongs to is not whole without it."""
    PARKED = "parked"
    """There is no money for it; what is left goes on."""
    DROPPED = "dropped"
    """Nobody wants it any more; what is left goes on."""


@dataclass(frozen=True, slots=True)
class Side:
    """The plan, or its twin, before a scenario and under it.

    In points, value-months and the roadmap's currency; in `Answer.money` value is money a year,
    and `lost` twelve times money.

    Attributes:
        before: Undisturbed.
        after: Under the scenario. Work that stopped stands in it as far as it was done, and never
            lands; what had not begun by then is left out. Its money is spent evenly from its
            first to its last day, idle days included.
        delivered: Value in effect on the morning of the first blow, the blow itself left out; for
            blows that hold from the start, on the plan's first day or today, if that is later.
        to_come: Value that still arrives from then on.
        stranded_value: Planned value that never arrives: `before.total` less `after.total`.
        written_off: Value that has arrived, or will, and that ends before its time.
        stranded_spend: Money spent by the blow on what never arrives, or is done again; of work
            that loses part of its value, that part. None where nothing names its cost.
        exposed: Value in effect on the day of a vendor's end that hangs on that vendor.
        lost: Value-months up to the horizon that are lost; below 0 where some are won.
        end: The last day worked; None where nothing is left, and for a twin never released.
    """

    before: Course
    after: Course
    delivered: Fraction
    to_come: Fraction
    stranded_value: Fraction
    written_off: Fraction
    stranded_spend: Fraction | None
    exposed: Fraction
    lost: Fraction
    end: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An initiative whose end changes.

    Attributes:
        before: The last day worked without the scenario; None where it has no dates.
        after: The last day worked under it; None where it stops.
        stopped: Why it stops; None where it goes on.
    """

    id: str
    before: date | None
    after: date | None
    stopped: Why | None = None

    @property
    def days(self) -> int:
        """Calendar days later, below 0 for earlier; 0 for what stops."""
        return (self.after - self.before).days if self.after and self.before else 0


class Part(StrEnum):
    """Of what a promise is broken."""

    INITIATIVE = "initiative"
    PHASE = "phase"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Missed:
    """A promise that held without the scenario, and does not under it.

    Attributes:
        due: The promised day.
        before: The day without the scenario.
        after: The day under it; None for never. Of an outcome the day by which its metric can
            have moved: the landing of the last work that serves it, and the metric's lag.
    """

    part: Part
    id: str
    due: date
    before: date
    after: date | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to decide now.

    Attributes:
        code: Which of the sentences of `cxroad.simulate.stress.advice` it is.
        ids: What it is about, in file order: initiatives, vendors, outcomes.
    """

    code: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """Unfinished work after the vision has turned.

    Attributes:
        kept: What serves as before, in file order.
        partly: What has lost part of its purpose, each with that part, 0 to 1.
        nothing: What serves nothing any more.
        unused: Enablers that nothing of value is built on any more.
        added: Outcomes that count from now on, and that nothing covers.
    """

    kept: tuple[str, ...] = ()
    partly: tuple[tuple[str, Fraction], ...] = ()
    nothing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a scenario does.

    Attributes:
        scenario: As it was asked for.
        placed: Its blows in the order in which they were played, with their days.
        at: The day of the first blow; None where all hold from the start.
        horizon: The day before which value counts.
        plan: The plan, in points.
        twin: Its big-bang twin, in points.
        money: Both in money a year; None where worth is points.
        moved: Initiatives whose end changes, in file order.
        missed: Promises newly broken: initiatives, phases, then outcomes, in file order.
        turned: How a turn of the vision sorts what is unfinished; None without one.
        decide: What to decide now, most urgent first.
        rules: Codes of the lint rules that warn of this, in order.
        notes: What was assumed, in sentences without a full stop.
        best: The same with the least of a range, where a blow is a range; else None.
    """

    scenario: Scenario
    placed: tuple[Placed, ...]
    at: date | None
    horizon: date
    plan: Side
    twin: Side
    money: tuple[Side, Side] | None
    moved: tuple[Moved, ...]
    missed: tuple[Missed, ...]
    turned: Turned | None
    decide: tuple[Advice, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    best: Answer | None = None
