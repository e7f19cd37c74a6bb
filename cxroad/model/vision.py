"""What great looks like for the customer, and how one can tell."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from cxroad.model.base import Entity, Many, Text, Unreadable
from cxroad.model.dates import Date
from cxroad.model.durations import Duration
from cxroad.model.fields import Id, When
from cxroad.model.metrics import METRICS, Better, Metric
from cxroad.model.numbers import Change, Number


def _two_bounds(value: tuple[Number, ...]) -> tuple[Number, ...]:
    if value and (len(value) != 2 or value[0].value >= value[1].value):
        raise Unreadable(
            "a range is its lowest and its highest value", "write it as [0, 10]"
        ).as_pydantic()
    return value


class Outcome(Entity):
    """A measured change for customers, employees or the business."""

    name: Text | None = None
    """What it is called in summaries; the id does when absent."""
    metric: Text | None = None
    """How it is measured: an id of the metric catalogue, or `custom`.

    When absent, the outcome's own id counts if it is one.
    """
    baseline: Number | None = None
    """Where it stood before the work, in the metric's unit."""
    target: Number | None = None
    """Where it should stand by then, in the metric's unit."""
    change: Change | None = None
    """Instead of a target: `+5` adds to the baseline, `-50%` takes half of it away."""
    by: When | None = None
    """When the target should be reached; a coarse date means its last day."""
    owner: Many[Text] = ()
    """Who answers for it."""
    worth: Number | None = None
    """Its weight against the other outcomes: points, or money a year; equal when absent.

    It is money a year when written with k or M (`300k`), or when it is 1,000 or more; all of them
    are money then, or absent.
    """
    unit: Text | None = None
    """Unit of a custom metric."""
    better: Better | None = None
    """Which way a custom metric should move: up, down or neutral."""
    range: Annotated[Many[Number], AfterValidator(_two_bounds)] = ()
    """Lowest and highest possible value of a custom metric, such as `[0, 10]`."""
    every: Duration | None = None
    """How often it is measured; 3mo when absent."""
    actuals: dict[When, Number] = Field(default_factory=dict)
    """Measurements: date and value."""
    lag: Duration | None = None
    """How long after a delivery the metric moves; from the catalogue when absent."""
    source: Text | None = None
    """Where the numbers come from."""

    @property
    def measure(self) -> Metric | None:
        """The catalogue's entry for its metric; None for a metric that the catalogue lacks."""
        return METRICS.get(self.metric or self.id)

    @property
    def label(self) -> str:
        """What to call it: its name, else its id."""
        return self.name or self.id

    @property
    def goal(self) -> Number | None:
        """The target in the metric's unit, computed from `change` where that stands instead.

        None when neither is given, or when there is a change but no baseline.
        """
        if self.target is not None or self.change is None or self.baseline is None:
            return self.target
        before = self.baseline.value
        if self.change.percent:
            after = before * (1 + self.change.value / 100)
        else:
            after = before + self.change.value
        text = f"{after.normalize():f}" + ("%" if self.baseline.percent else "")
        return Number(value=after, percent=self.baseline.percent, text=text)

    @property
    def latest(self) -> tuple[Date, Number] | None:
        """The newest measurement, None when there is none."""
        if not self.actuals:
            return None
        return max(self.actuals.items(), key=lambda actual: actual[0].last)


class Vision(Entity):
    """What great looks like for the customer, with a horizon."""

    statement: Text = ""
    """What great looks like, as one would say it to a customer."""
    outcomes: dict[Id, Outcome] = Field(default_factory=dict)
    """How one can tell: id and outcome."""
    horizon: When | None = None
    """How far ahead it looks; a coarse date means its last day."""
    strategy: Text | None = None
    """The part of the business plan that it serves."""
    great: Many[Text] = ()
    """What great looks like in scenes."""
    culture: Text | None = None
    """How people here deal with customers and each other."""
    reviewed: When | None = None
    """When it was last looked at."""
    review_every: Duration | None = None
    """How often it is looked at again."""
    review_when: Many[Text] = ()
    """Events that call for a look before that."""


class Case(Entity):
    """Why it is worth doing, for the head and for the heart."""

    rational: Text | None = None
    """The case in numbers."""
    emotional: Text | None = None
    """The case as a customer's story."""
