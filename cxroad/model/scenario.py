"""Shocks that a plan can be put through; each is a record with its parameters and defaults."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import Field

from cxroad.model.base import Entity, Many, Text
from cxroad.model.durations import Duration
from cxroad.model.fields import Hours, When, Whole
from cxroad.model.numbers import Number


class VendorCloses(Entity):
    """A vendor closes its doors."""

    shock: Literal["vendor-closes"]
    vendor: Text
    """Id of the vendor."""
    day: When | None = Field(default=None, alias="at")
    """The day it closes."""


class SponsorLeaves(Entity):
    """The executive sponsor leaves."""

    shock: Literal["sponsor-leaves"]
    day: When | None = Field(default=None, alias="at")
    """The day the sponsor leaves."""
    gap: Duration | None = None
    """Until a successor decides; 13w, or 4w with deputy and handover (our default)."""


class ManagerRestart(Entity):
    """The lead is replaced and starts again from nothing."""

    shock: Literal["manager-restart"]
    day: When | None = Field(default=None, alias="at")
    """The day of the change."""


class BudgetFreeze(Entity):
    """Spending stops for a while."""

    shock: Literal["budget-freeze"]
    day: When | None = Field(default=None, alias="at")
    """The first day of the freeze."""
    for_: Duration | None = Field(default=None, alias="for")
    """How long; 3mo when absent."""


class BudgetCut(Entity):
    """Part of the money still to come is taken away."""

    shock: Literal["budget-cut"]
    day: When | None = Field(default=None, alias="at")
    """The day of the cut."""
    cut: Number | None = None
    """The part taken away; 30 % when absent."""


class Deprioritise(Entity):
    """Half of the people are called away for a while."""

    shock: Literal["deprioritise"]
    day: When | None = Field(default=None, alias="at")
    """The first day."""
    for_: Duration | None = Field(default=None, alias="for")
    """How long; 6mo when absent."""


class Crisis(Entity):
    """A crisis takes part of the teams' capacity."""

    shock: Literal["crisis"]
    day: When | None = Field(default=None, alias="at")
    """The first day."""
    for_: Duration | None = Field(default=None, alias="for")
    """How long; 3mo when absent."""
    capacity: Number | None = None
    """What is left of it; 50 % when absent."""
    teams: Many[Text] = ()
    """Ids of the teams it hits; all when absent."""


class VisionPivot(Entity):
    """The vision turns: outcomes are dropped and added."""

    shock: Literal["vision-pivot"]
    day: When | None = Field(default=None, alias="at")
    """The day of the turn."""
    drop: Many[Text] = ()
    """Ids of outcomes that no longer count."""
    add: Many[Text] = ()
    """Outcomes that count from now on."""


class TeamsNotEnabled(Entity):
    """People are not enabled to work in the new way."""

    shock: Literal["teams-not-enabled"]
    teams: Many[Text] = ()
    """Ids of the teams; all when absent."""
    adoption: Number | None = None
    """Share of the value that still arrives; 50 % when absent (our default)."""


class Slip(Entity):
    """Everything takes longer."""

    shock: Literal["slip"]
    low: Number | None = None
    """Least stretch; 10 % when absent."""
    high: Number | None = None
    """Greatest stretch; 54 % when absent."""


class Fatigue(Entity):
    """Landings above a team's capacity wait until there is room."""

    shock: Literal["fatigue"]
    capacity: Hours | None = None
    """Hours per person and week that each team can give to change; the teams' own when absent."""


class Momentum(Entity):
    """Faith fades in long silences."""

    shock: Literal["momentum"]
    patience: Duration | None = None
    """The longest silence that people bear; 26w when absent (our default)."""


class Combined(Entity):
    """Slips, a leaving sponsor and closing vendors together, by Monte Carlo."""

    shock: Literal["combined"]
    seed: Annotated[int, Whole(0, 2**31)] | None = None
    """Where the random numbers start; 0 when absent."""
    runs: Annotated[int, Whole(1, 1_000_000)] | None = None
    """Number of simulated courses; 2000 when absent."""
    closing: Number | None = None
    """Chance that a vendor closes within a year, the same for each; 0 % when absent."""


Shock = Annotated[
    VendorCloses
    | SponsorLeaves
    | ManagerRestart
    | BudgetFreeze
    | BudgetCut
    | Deprioritise
    | Crisis
    | VisionPivot
    | TeamsNotEnabled
    | Slip
    | Fatigue
    | Momentum
    | Combined,
    Field(discriminator="shock"),
]
"""One blow; `shock` says which."""

SHOCKS: MappingProxyType[str, type[Entity]] = MappingProxyType(
    {
        get_args(each.model_fields["shock"].annotation)[0]: each
        for each in get_args(get_args(Shock)[0])
    }
)
"""The records by their names."""
