"""The forecast as JSON for programs, in a frozen shape with a version."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_days import dated
from cxroad.render.json_text import json_text, rounded, rounded_if_known
from cxroad.schedule.calendar import as_date
from cxroad.simulate.finish import Finish
from cxroad.views.forecast import ForecastView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class TermsShape(TypedDict):
    """What the figures rest on; `correlation` runs from 0 to 1."""

    runs: int
    seed: int
    distribution: str
    correlation: float
    bounds: str


class PercentileShape(TypedDict):
    """A day by which so much of the runs has ended; one standard error in calendar days."""

    day: str | None
    error_days: int


class FinishShape(TypedDict):
    """When something ends: `expected` by the expected estimates, the others by the runs.

    `chance` is the share of runs that meet `due`, 0 to 1, with one standard error; null without
    a promise, and where `certain` says that all runs agree: it is done, or no estimate behind it
    is a range.
    """

    id: str
    expected: str | None
    p50: PercentileShape
    p80: PercentileShape
    p90: PercentileShape
    certain: bool
    due: str | None
    chance: float | None
    chance_error: float | None


class DayShape(TypedDict):
    """How many runs end on a day."""

    day: str | None
    runs: int


class DriverShape(TypedDict):
    """What an unfinished initiative does to the end of the plan.

    `critical` is the share of runs in which it lies on a longest chain, 0 to 1; `pull` the
    correlation of its duration with the end, -1 to 1; `weight` one times the other.
    """

    id: str
    critical: float
    pull: float
    weight: float


class ForecastShape(TypedDict):
    """All of a forecast; `relative` says that days are weeks, counted from the plan's first."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    relative: bool
    terms: TermsShape
    end: FinishShape
    end_by_day: list[DayShape]
    phases: list[FinishShape]
    outcomes: list[FinishShape]
    initiatives: list[FinishShape]
    drivers: list[DriverShape]
    ranges: int
    single_figures: list[str]
    undated: list[str]


def render(view: ForecastView) -> str:
    """The forecast as JSON in ASCII, which no terminal or encoding can be harmed by."""
    return json_text(_forecast(view))


def _forecast(view: ForecastView) -> ForecastShape:
    answer, terms = view.answer, view.answer.terms
    return {
        "version": VERSION,
        "kind": "forecast",
        "file": view.path,
        "title": view.title,
        "as_of": view.today.isoformat(),
        "relative": view.week_one is not None,
        "terms": {
            "runs": terms.runs,
            "seed": terms.seed,
            "distribution": terms.distribution.value,
            "correlation": terms.correlation,
            "bounds": terms.bounds.value,
        },
        "end": _finish(view, answer.end),
        "end_by_day": [
            {"day": dated(view.week_one, as_date(day)), "runs": runs}
            for day, runs in answer.end.counts
        ],
        "phases": [_finish(view, each) for each in answer.phases.values()],
        "outcomes": [_finish(view, each) for each in answer.outcomes.values()],
        "initiatives": [_finish(view, each) for each in answer.initiatives.values()],
        "drivers": [
            {
                "id": each.id,
                "critical": each.critical,
                "pull": rounded(each.pull),
                "weight": rounded(each.weight),
            }
            for each in answer.drivers
        ],
        "ranges": answer.ranges,
        "single_figures": list(answer.figures),
        "undated": list(answer.undated),
    }


def _finish(view: ForecastView, finish: Finish) -> FinishShape:
    return {
        "id": finish.id,
        "expected": dated(view.week_one, finish.expected),
        "p50": _percentile(view, finish, 0.5),
        "p80": _percentile(view, finish, 0.8),
        "p90": _percentile(view, finish, 0.9),
        "certain": finish.certain,
        "due": finish.due.isoformat() if finish.due else None,
        "chance": None if finish.certain else finish.chance,
        "chance_error": None if finish.certain else rounded_if_known(finish.chance_error),
    }


def _percentile(view: ForecastView, finish: Finish, share: float) -> PercentileShape:
    day = dated(view.week_one, finish.percentile(share))
    return {"day": day, "error_days": finish.error_days(share)}
