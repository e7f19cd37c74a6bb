"""What a view of a levelled plan is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxroad.level.result import Levelled
from cxroad.views.sheet import Section
from cxroad.views.value import Unit


@dataclass(frozen=True, slots=True)
class Shift:
    """An initiative that moves, as people read it.

    Attributes:
        start, finish: The first and the last day worked, as the plan was.
        new_start, new_finish: The same, levelled.
        days: Calendar days by which it finishes later; below 0 for earlier.
        written: Whether its `start` has to be written; else it follows from what it waits for.
        why: Who has no room for it sooner, in words; empty for what follows.
    """

    id: str
    name: str
    owner: str
    start: date
    finish: date
    new_start: date
    new_finish: date
    days: int
    written: bool
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """How many findings of a rule lint has in the plan as it is, and levelled.

    Attributes:
        messages: What those say that come with levelling.
    """

    code: str
    before: int
    after: int
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """A plan beside itself levelled.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        answer: All figures.
        unit: What value is counted in.
        shifts: What moves, in file order.
        lost_share: The part of the plan's value that levelling costs; None without value.
        changes: Rules of which lint finds less or more then; None when nobody looked.
        headline: What it all says, in a sentence or two.
        sections: All of it in words and tables.
    """

    title: str
    path: str
    as_of: date
    answer: Levelled
    unit: Unit
    shifts: tuple[Shift, ...]
    lost_share: Fraction | None
    changes: tuple[Change, ...] | None
    headline: str
    sections: tuple[Section, ...]
