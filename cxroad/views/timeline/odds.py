"""A timeline with the days of a forecast: how late things end in 80 % of many runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxroad.model.language import say
from cxroad.model.writing import day, grouped, percent
from cxroad.views.timeline.arrange import days_of
from cxroad.views.timeline.shape import LIKELY, Bar, PhaseRow, TimelineView

if TYPE_CHECKING:
    from cxroad.simulate.finish import Finish
    from cxroad.simulate.forecast import Forecast


def with_odds(view: TimelineView, odds: Forecast) -> TimelineView:
    """The same timeline, its whiskers ending where 80 % of the runs do.

    Colours keep to the estimates, whose rule is written down.
    """
    phases = tuple(_phase(phase, odds) for phase in view.phases)
    days = list(days_of(phases))
    end = odds.end.p80
    outlook = view.outlook
    if end:
        by = say("week {number}", number=view.week(end)) if view.relative else day(end)
        runs = grouped(odds.end.runs)
        likely = say(
            "In {share} of {n} runs it ends by {day}.", share=percent(LIKELY), n=runs, day=by
        )
        outlook = f"{outlook} {likely}"
    first, last = (min(days), max(days)) if days else (None, None)
    inside = first is not None and last is not None and first <= view.as_of <= last
    return replace(
        view,
        phases=phases,
        whole=_bar(view.whole, odds.end),
        start=first,
        finish=last,
        today=view.as_of if inside and not view.relative else None,
        outlook=outlook,
        runs=odds.end.runs,
    )


def _phase(phase: PhaseRow, odds: Forecast) -> PhaseRow:
    rows = tuple(
        replace(row, bar=_bar(row.bar, odds.initiatives.get(row.id))) for row in phase.rows
    )
    return replace(phase, bar=_bar(phase.bar, odds.phases.get(phase.id)), rows=rows)


def _bar(bar: Bar, finish: Finish | None) -> Bar:
    return replace(bar, p80_finish=finish.p80) if finish and bar.drawn else bar
