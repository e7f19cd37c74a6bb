"""What an export is made of: phases, initiatives, outcomes, externals and arrows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cxroad.views.arrows import Arrow
from cxroad.views.timeline import Bar, TimelineView
from cxroad.views.words import flat, titled


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative, parked and dropped ones too; those have no dates and no arrows.

    Attributes:
        phase: The id of its phase.
        owners: Full names, the first is accountable.
        estimate: As the author wrote it; empty without one.
        due: The promised day, the last of a coarse date.
        days: Expected working days; 0 without dates.
        slack: Working days that it may slip until the plan ends later; None without dates and for
            finished work.
        rag: `finished`, `red`, `amber`, `green` or `unjudged`, and why.
        reason: A clause; empty where there is nothing to say.
        dateless: Why it has no dates; empty when it has some.
        waits_for: What it waits for as written, each once.
        awaited_by: Ids of what waits for it.
        serves: The outcomes that it moves, with its points of each; 100 points are all value.
        value: The sum of those points.
        cost: In the roadmap's currency.
        effort: Person-days.
    """

    id: str
    name: str
    phase: str
    kind: str
    status: str
    owners: tuple[str, ...]
    estimate: str
    bar: Bar
    due: date | None
    days: int
    slack: int | None
    critical: bool
    milestone: bool
    rag: str
    reason: str
    dateless: str
    waits_for: tuple[str, ...]
    awaited_by: tuple[str, ...]
    serves: tuple[tuple[str, Fraction], ...]
    value: Fraction
    cost: Decimal | None
    effort: Decimal | None
    teams: tuple[str, ...]
    vendors: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase; `due` is its gate, `done` and `total` count the initiatives that take part."""

    id: str
    name: str
    goal: str
    bar: Bar
    due: date | None
    done: int
    total: int

    @property
    def label(self) -> str:
        """What to call it on one line: its name, else its id as a title."""
        return flat(self.name) or titled(self.id)


@dataclass(frozen=True, slots=True)
class External:
    """Something outside the roadmap that work waits for."""

    id: str
    name: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured change.

    Attributes:
        baseline, target, latest: In the metric's unit; shares of a percentage as they are written,
            so 12 for `12%`.
        points: Its part of all value, of 100.
        claimed: How much of its gap the initiatives close, as a share; 1 is all of it.
    """

    id: str
    name: str
    metric: str
    baseline: Decimal | None
    target: Decimal | None
    latest: Decimal | None
    by: date | None
    points: Fraction
    claimed: Fraction


@dataclass(frozen=True, slots=True)
class ExportView:
    """Everything that is exported, before anybody chose a format.

    Attributes:
        timeline: The same work as it is drawn; it tells when weeks stand for dates.
        vision: The statement; empty without one.
        currency: ISO code; empty when none is given.
        arrows: What waits for what, each once.
    """

    timeline: TimelineView
    vision: str
    currency: str
    stages: tuple[Stage, ...]
    items: tuple[Item, ...]
    externals: tuple[External, ...]
    outcomes: tuple[Outcome, ...]
    arrows: tuple[Arrow, ...]

    def items_of(self, stage: Stage) -> tuple[Item, ...]:
        """The initiatives of a phase, in file order."""
        return tuple(item for item in self.items if item.phase == stage.id)
