"""When something happens, and what sets its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import TypeAlias

Stretch: TypeAlias = tuple[date | None, date | None]
"""First and last day; both None where there are no dates."""


Slips: TypeAlias = Callable[[], tuple[int | None, int | None]]
"""Total and free slack, as `Times.slack` and `Times.free`."""


def never() -> tuple[None, None]:
    """The slack of what can slip no more, or has no dates."""
    return None, None


class Cause(StrEnum):
    """What sets the day on which something starts."""

    FACT = auto()
    """It has started, or finished, on that day."""
    AFTER = auto()
    """Something that it waits for."""
    TODAY = auto()
    """Work that has not begun cannot begin in the past."""
    START = auto()
    """Its own `start`."""
    DUE = auto()
    """Its own `due`, which is all that sets a milestone's day."""
    PHASE = auto()
    """The start of its phase."""
    ROADMAP = auto()
    """The start of the roadmap."""


@dataclass(slots=True)  # not frozen: of so many fields that would take three times as long
class Times:
    """When an initiative, phase or external happens.

    Dates are None for what has none: work with neither estimate nor `due`, what stands in a circle
    or waits for one, and what lies more than 200 years ahead.
    """

    id: str
    start: date | None
    """First day worked, by the expected estimates."""
    finish: date | None
    """Last day worked, inclusive."""
    low_start: date | None
    low_finish: date | None
    high_start: date | None
    high_finish: date | None
    days: int
    """Expected working days; 0 for a milestone and where there are no dates."""
    milestone: bool
    """Whether it takes no time."""
    due: date | None = None
    """The promised day, the last one of a coarse date."""
    margin: int | None = None
    """Working days from the expected finish to `due`; below 0 when it comes too late."""
    high_margin: int | None = None
    """Working days from the high finish to `due`; below 0 when it may come too late."""
    slips: Slips = field(default=never, compare=False, repr=False)
    """How far it may slip: reckoned when it is asked for, since few ask."""

    @property
    def slack(self) -> int | None:
        """Working days that it may slip until the end of the plan moves (total slack).

        None without dates, and for what is done.
        """
        return self.slips()[0]

    @property
    def free(self) -> int | None:
        """Working days that it may slip until anything that waits for it moves (free slack)."""
        return self.slips()[1]

    @property
    def critical(self) -> bool:
        """Whether it has no slack at all."""
        return self.slack == 0

    @property
    def dated(self) -> bool:
        """Whether it has dates to show."""
        return self.finish is not None

    @property
    def stretches(self) -> tuple[Stretch, Stretch, Stretch]:
        """First and last day by the low, the expected and the high estimates."""
        return (
            (self.low_start, self.low_finish),
            (self.start, self.finish),
            (self.high_start, self.high_finish),
        )
