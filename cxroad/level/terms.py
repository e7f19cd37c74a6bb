"""What levelling is asked for: what to keep first, and how long to look."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeVar

from cxroad.errors import UsageError

SCHEDULES = 1_000
"""How many schedules are tried; our default, after which the gain of ten times more is small."""

SEED = 0
"""Where the chance of the search starts."""

SECONDS = 10.0
"""How long CP-SAT may look; our default."""

MOST_SCHEDULES, MOST_SECONDS = 1_000_000, 86_400
"""How many schedules and seconds may be asked for; our limits."""


class Objective(StrEnum):
    """What levelling keeps small first; the other one decides between equals."""

    FINISH = "finish"
    """The end of the plan."""
    VALUE = "value"
    """The value that comes later."""


class Engine(StrEnum):
    """What looks for the dates."""

    SEARCH = "search"
    """So many schedules from a seed: the same answer on every machine."""
    CPSAT = "cpsat"
    """The same, and CP-SAT behind it for some seconds; needs the extra `cpsat`."""


class Levelling(NamedTuple):
    """What levelling is asked for.

    Attributes:
        schedules: How many to try, 1 to 1,000,000.
        seed: Where the chance of the search starts.
        apart: Whether heavy landings on a team keep the distance of PPL008 too.
        seconds: How long CP-SAT may look, more than 0 and at most 86,400.
    """

    objective: Objective = Objective.FINISH
    schedules: int = SCHEDULES
    seed: int = SEED
    apart: bool = False
    engine: Engine = Engine.SEARCH
    seconds: float = SECONDS

    @classmethod
    def of(
        cls,
        objective: str,
        schedules: int,
        seed: int,
        apart: bool,
        engine: str,
        seconds: float,
    ) -> Levelling:
        """The terms in words.

        Raises:
            UsageError: A word that is not known, or a number out of its range.
        """
        if not 1 <= schedules <= MOST_SCHEDULES:
            raise UsageError(
                f"{schedules:,} schedules is not between 1 and {MOST_SCHEDULES:,}",
                f"{SCHEDULES:,} are enough for most roadmaps",
            )
        if not 0 < seconds <= MOST_SECONDS:
            raise UsageError(
                f"{seconds:g} seconds is not more than 0 and at most {MOST_SECONDS:,}",
                f"CP-SAT looks for {SECONDS:g} s where nothing is said",
            )
        return cls(
            _known(Objective, objective, "objective"),
            schedules,
            seed,
            apart,
            _known(Engine, engine, "engine"),
            seconds,
        )


_Word = TypeVar("_Word", Objective, Engine)


def _known(words: type[_Word], word: str, what: str) -> _Word:
    try:
        return words(word)
    except ValueError:
        raise UsageError(
            f"unknown {what} '{word[:40]}'", f"known are {' and '.join(each for each in words)}"
        ) from None
