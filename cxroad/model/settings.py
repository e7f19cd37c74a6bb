"""Thresholds and habits that a roadmap sets for itself."""

from __future__ import annotations

from pydantic import ConfigDict

from cxroad.model.base import Choice, Entity
from cxroad.model.durations import Duration
from cxroad.model.fields import Hours
from cxroad.model.numbers import Number


class Level(Choice):
    """How much is asked of a roadmap."""

    STARTER = "starter"
    """Only the rules that a first roadmap can answer."""
    TEAM = "team"
    """Every rule."""
    STRICT = "strict"
    """Every rule, and warnings fail too."""


class Landing(Entity):
    """How long around its finish a change weighs on people."""

    before: Duration | None = None
    """From so long before the finish; 4w when absent."""
    after: Duration | None = None
    """To so long after it; 8w when absent."""


class Load(Entity):
    """Peak hours per affected person per week behind the words low, medium and high."""

    low: Hours | None = None
    """1h when absent."""
    medium: Hours | None = None
    """2h when absent."""
    high: Hours | None = None
    """4h when absent."""


class Settings(Entity):
    """What this roadmap sets differently; every rule code may stand here with its thresholds."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, dict[str, Number]]

    level: Level | None = None
    """starter, team or strict; by what the file describes when absent."""
    landing: Landing | None = None
    """The landing window."""
    ramp: Duration | None = None
    """How long after its finish an initiative's value needs to arrive in full; 0 when absent."""
    load: Load | None = None
    """Peak load behind low, medium and high."""

    @property
    def thresholds(self) -> dict[str, dict[str, Number]]:
        """Thresholds by rule code, as the file gives them."""
        return self.__pydantic_extra__
