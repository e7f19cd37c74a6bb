"""From a plan and its forecast to a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad import __version__
from cxroad.model import writing
from cxroad.model.language import say
from cxroad.plan import Plan
from cxroad.simulate.forecast import Forecast
from cxroad.views.forecast.basis import basis
from cxroad.views.forecast.drivers import drivers
from cxroad.views.forecast.frame import Frame
from cxroad.views.forecast.months import months
from cxroad.views.forecast.whens import outcomes, outlook, phases, promises
from cxroad.views.sheet import Section
from cxroad.views.words import flat


@dataclass(frozen=True, slots=True)
class ForecastView:
    """A forecast, ready to be drawn.

    Attributes:
        title: Of the roadmap.
        path: Its file; empty when it is not known.
        today: The day that it is reckoned from.
        week_one: The first day of week 1 in a roadmap without dates; None in any other.
        answer: The figures.
        sections: In reading order.
        closing: The last line.
    """

    title: str
    path: str
    today: date
    week_one: date | None
    answer: Forecast
    sections: tuple[Section, ...]
    closing: str

    @property
    def day(self) -> str:
        """Today as it is written."""
        return writing.day(self.today)


def arrange_forecast(plan: Plan, answer: Forecast, path: str = "") -> ForecastView:
    """The page of a forecast.

    Args:
        path: The roadmap's file.
    """
    frame = Frame(plan, answer)
    parts = (outlook, phases, months, outcomes, promises, drivers, basis)
    sections = (part(frame) for part in parts)
    return ForecastView(
        title=flat(plan.roadmap.title),
        path=path,
        today=plan.today,
        week_one=plan.schedule.start if plan.schedule.relative else None,
        answer=answer,
        sections=tuple(each for each in sections if each is not None),
        closing=say(
            "{today}, cxroad {version}", today=writing.day(plan.today), version=__version__
        ),
    )
