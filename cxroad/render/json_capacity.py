"""Change load as JSON for scripts: teams, quarters, weeks and what adds up in them, frozen."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from cxroad.render.json_text import json_text, rounded
from cxroad.views.capacity import Arrival, CapacityView, Filled, TeamRow

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class PartShape(TypedDict):
    """What an initiative asks in a week, in hours per affected person."""

    id: str
    hours: float


class WeekShape(TypedDict):
    """A week of a team: hours per person, and their share of the capacity (1 is all of it).

    `grade` is green, amber, red or saturated; `share` is null for a team without capacity.
    """

    monday: str
    hours: float
    share: float | None
    grade: str
    parts: list[PartShape]


class QuarterShape(WeekShape):
    """The fullest week of a quarter, and all its weeks beyond the capacity."""

    quarter: str
    weeks_over: int
    hours_over: float


class BacklogShape(TypedDict):
    """The greatest backlog at the end of a week; `clears` is the Monday when it is absorbed."""

    monday: str
    hours: float
    weeks_to_absorb: float | None
    clears: str | None


class TeamShape(TypedDict):
    """A team; capacity in hours per person and week, `own_capacity` says whose number it is."""

    team: str
    size: int | None
    capacity: float
    own_capacity: bool
    peak: WeekShape | None
    weeks_over: int
    hours_over: float
    backlog: BacklogShape | None
    quarters: list[QuarterShape]
    weeks: list[WeekShape]


class ArrivalShape(TypedDict):
    """A landing ahead; `busy` names the busy time that it weighs on, null for none."""

    day: str
    team: str
    id: str
    impact: str
    busy: str | None


class CapacityShape(TypedDict):
    """All of it, from this week on; days are weeks as `W3` in a roadmap without dates."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    relative: bool
    headline: str
    teams: list[TeamShape]
    landings: list[ArrivalShape]
    notes: list[str]


def render(view: CapacityView) -> str:
    """The change load as JSON in ASCII; numbers are rounded to four decimals."""
    return json_text(_capacity(view))


def _capacity(view: CapacityView) -> CapacityShape:
    return {
        "version": VERSION,
        "kind": "capacity",
        "file": view.path,
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "relative": view.origin is not None,
        "headline": view.headline,
        "teams": [_team(view, row) for row in view.teams],
        "landings": [_arrival(view, arrival) for arrival in view.arrivals],
        "notes": list(view.notes),
    }


def _team(view: CapacityView, row: TeamRow) -> TeamShape:
    left = row.backlog
    return {
        "team": row.team,
        "size": row.size,
        "capacity": rounded(row.capacity),
        "own_capacity": row.own,
        "peak": _week(view, row.whole) if row.whole else None,
        "weeks_over": row.whole.over if row.whole else 0,
        "hours_over": rounded(row.whole.overload) if row.whole else 0.0,
        "backlog": None
        if left is None
        else {
            "monday": _day(view, left.monday),
            "hours": rounded(left.hours),
            "weeks_to_absorb": None if left.weeks is None else rounded(left.weeks),
            "clears": _day(view, row.clears) if row.clears else None,
        },
        "quarters": [
            {
                "quarter": name,
                **_week(view, filled),
                "weeks_over": filled.over,
                "hours_over": rounded(filled.overload),
            }
            for name, filled in row.quarters.items()
        ],
        "weeks": [_week(view, week) for week in row.weeks],
    }


def _week(view: CapacityView, filled: Filled) -> WeekShape:
    return {
        "monday": _day(view, filled.monday),
        "hours": rounded(filled.hours),
        "share": None if filled.share is None else rounded(filled.share),
        "grade": filled.grade.name.lower(),
        "parts": [{"id": id, "hours": rounded(hours)} for id, hours in filled.parts.items()],
    }


def _arrival(view: CapacityView, arrival: Arrival) -> ArrivalShape:
    return {
        "day": _day(view, arrival.day),
        "team": arrival.team,
        "id": arrival.id,
        "impact": arrival.impact,
        "busy": arrival.busy or None,
    }


def _day(view: CapacityView, value: date) -> str:
    return value.isoformat() if view.origin is None else view.said(value)
