"""What a plan can be put through: shocks of the catalogue, and plain changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from cxroad.model.durations import Duration, Lag
from cxroad.model.links import Link
from cxroad.model.scenario import Shock


@dataclass(frozen=True, slots=True)
class Delay:
    """An initiative starts so much later; what is under way takes so much longer.

    Attributes:
        by: Working time; a lag below 0 lets it start earlier, where nothing holds it.
    """

    id: str
    by: Duration | Lag


@dataclass(frozen=True, slots=True)
class Drop:
    """An initiative is not done; what waits for it goes on without it."""

    id: str


@dataclass(frozen=True, slots=True)
class Wait:
    """An initiative waits for something more: `settle after redesign`."""

    id: str
    for_: Link


Blow: TypeAlias = Shock | Delay | Drop | Wait


@dataclass(frozen=True, slots=True)
class Scenario:
    """Blows in sequence.

    Each acts on what the earlier ones left. They are played by their days, those without a day
    first; of the same day in the order given.
    """

    name: str
    blows: tuple[Blow, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A blow with the day on which it falls; None for what holds from the start."""

    blow: Blow
    day: date | None
