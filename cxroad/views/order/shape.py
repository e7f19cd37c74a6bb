"""What an order of work is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class State(StrEnum):
    """How near to its start an initiative is."""

    DONE = "done"
    ACTIVE = "active"
    PAUSED = "paused"
    """Begun and stopped: paused or stalled."""
    READY = "ready"
    """It can start now."""
    WAITING = "waiting"
    STUCK = "stuck"
    """It stands in a circle or waits for one, so that it can never start."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that is waited for.

    Attributes:
        id: Of an initiative, a phase or an external.
        text: The same with its lag, as written in `after`: `listen + 2w`.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """An initiative in the order of work.

    Attributes:
        owner: Who answers for it, by name; empty when nobody is named.
        start, finish: Expected first and last day; None without dates.
        starts, finishes: The same in words, `11 Jan 2027` or `W3`; empty without dates.
        days: Expected working days.
        slack: Working days that it may slip; None without dates and when done.
        critical: Whether it may not slip at all.
        waits_for: By its own `after`, in the order written.
        awaited_by: Initiatives and phases that name it in their `after`, in file order.
    """

    id: str
    name: str
    phase: str
    owner: str
    state: State
    start: date | None
    finish: date | None
    starts: str
    finishes: str
    days: int
    slack: int | None
    critical: bool
    waits_for: tuple[Wait, ...]
    awaited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase with its initiatives, each after all that it waits for.

    Attributes:
        label: What it is called.
        waits_for: What must be finished before it opens.
        opens: What it waits for, in a few words; empty when it opens at once.
        start, finish: First and last day; None without dates.
        starts, finishes: The same in words; empty without dates.
    """

    id: str
    label: str
    goal: str
    waits_for: tuple[Wait, ...]
    opens: str
    start: date | None
    finish: date | None
    starts: str
    finishes: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """An initiative that much of the value waits for.

    Attributes:
        share: Of the value of the whole plan, 0 to 1.
        next: Bottlenecks behind it, with their shares.
        sentence: The same in words.
    """

    id: str
    share: Fraction
    next: tuple[tuple[str, Fraction], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of a tree, in the order it is drawn from top to bottom.

    Attributes:
        id: Of an initiative, a phase or an external.
        kind: `initiative`, `phase` or `external`.
        text: The id with the lag on the way to its parent in the tree.
        when: Its days in a few words; empty without dates.
        depth: 0 for what stands right below the root.
        last: Whether no sibling follows.
        above: Whether it stands higher up already, with all that belongs to it.
    """

    id: str
    kind: str
    name: str
    text: str
    when: str
    state: State | None
    critical: bool
    depth: int
    last: bool
    above: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """What one initiative, phase or external waits for, and what waits for it.

    Attributes:
        when: Its days in a few words; empty without dates.
        summary: Sentences about it.
        before: What it waits for, and what that waits for in turn.
        after: What waits for it, and what waits for that in turn.
    """

    id: str
    kind: str
    name: str
    when: str
    state: State | None
    critical: bool
    summary: tuple[str, ...]
    before: tuple[Branch, ...]
    after: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class OrderView:
    """The order of work of a roadmap on a day.

    Attributes:
        relative: Whether days are weeks counted from the start, since the file has no date.
        summary: How much there is and how far it is, in one sentence.
        stuck: Sentences about circles, which have no order.
        ready: What can start now; `ready_note` says why when it is nothing, and what it rests on.
        active: What has begun and is not finished.
        stages: The phases in order; those without a chosen initiative are left out.
        critical: One longest chain to the end of the plan, first things first.
        critical_note: What the chain means, in one sentence; empty without one.
        holds: Bottlenecks, the largest first.
        gate: The next gate, in sentences; empty when nothing is left to do.
        notes: What is left out or counts as something else.
        tree: Where one was asked for.
    """

    title: str
    as_of: date
    relative: bool
    summary: str
    stuck: tuple[str, ...]
    ready: tuple[Task, ...]
    ready_note: str
    active: tuple[Task, ...]
    stages: tuple[Stage, ...]
    critical: tuple[Task, ...]
    critical_note: str
    holds: tuple[Hold, ...]
    gate: str
    notes: tuple[str, ...]
    tree: Tree | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All initiatives that are shown, each after all that it waits for within its phase."""
        return tuple(task for stage in self.stages for task in stage.tasks)
