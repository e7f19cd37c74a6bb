"""What is decided, feared, waited for from outside, and waived."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxroad.model.base import Entity, Many, Text
from cxroad.model.fields import When, Whole


class Decision(Entity):
    """A decision that is needed, or one that was taken (then it has `on`)."""

    what: Text | None = None
    """What is to be decided."""
    options: Many[Text] = ()
    """What could be chosen."""
    recommend: Text | None = None
    """What we would choose, and why."""
    needed_by: When | None = None
    """The day after which waiting costs something."""
    by: Many[Text] = ()
    """Who decides."""
    on: When | None = None
    """The day it was taken."""
    chosen: Text | None = None
    """What was chosen."""
    why: Text | None = None
    """Why, so that a successor need not start again."""
    affects: Many[Text] = ()
    """Ids of initiatives, phases or outcomes that it touches."""
    revisit: When | None = None
    """When it is looked at again."""

    @property
    def open(self) -> bool:
        """Whether it is still to be taken."""
        return self.on is None


class Risk(Entity):
    """Something that may go wrong."""

    what: Text | None = None
    """What could happen."""
    likelihood: Annotated[int, Whole(1, 5)] | None = None
    """1 (hardly) to 5 (nearly certain)."""
    impact: Annotated[int, Whole(1, 5)] | None = None
    """1 (hardly felt) to 5 (ends the programme)."""
    owner: Many[Text] = ()
    """Who watches it."""
    response: Text | None = None
    """What is done about it."""
    review: When | None = None
    """When it is looked at again."""
    hits: Many[Text] = ()
    """Ids of initiatives, phases or outcomes that it would hit."""

    @property
    def score(self) -> int | None:
        """Likelihood times impact, 1 to 25; None when either is missing."""
        if self.likelihood is None or self.impact is None:
            return None
        return int(self.likelihood) * int(self.impact)


class External(Entity):
    """Something outside the roadmap that work waits for."""

    name: Text | None = None
    """What it is."""
    due: When | None = None
    """When it is expected; without a date it constrains nothing."""


class Waiver(Entity):
    """A finding that is accepted, with its reason and end."""

    rule: Text | None = None
    """Code or name of the rule."""
    place: Text | None = Field(default=None, alias="at")
    """The place, such as `phases.walk` or `move-home.after`; the whole file when absent."""
    because: Text | None = None
    """Why it is accepted; without a reason it does not count."""
    until: When | None = None
    """The last day it holds."""
