"""A levelled plan as JSON for scripts: every figure, frozen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypedDict

from cxroad.render.json_text import json_text
from cxroad.views.level import LevelView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""

_PLACES = 4


class ShiftShape(TypedDict):
    """An initiative that moves; `written` is whether its `start` has to be written."""

    id: str
    name: str
    owner: str
    start: str
    finish: str
    new_start: str
    new_finish: str
    days: int
    written: bool


class TeamShape(TypedDict):
    """Hours per affected person and week; `overload` hours beyond `room`, `over` weeks."""

    team: str
    room: float
    peak: float
    new_peak: float
    overload: float
    new_overload: float
    over: int
    new_over: int


class OwnerShape(TypedDict):
    """Initiatives at the same time."""

    owner: str
    most: int
    new_most: int


class MissedShape(TypedDict):
    """A promised day that only the levelled plan misses."""

    id: str
    due: str
    finish: str


class LimitsShape(TypedDict):
    """What was kept; `apart` in days, 0 for any."""

    at_once: int
    share: float
    apart: int


class LevelShape(TypedDict):
    """All of it. Days are the last worked; `lost` and `value_months` in point-months."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    headline: str
    objective: str
    schedules: int
    proved: bool
    earliest: str
    end: str | None
    new_end: str | None
    value_months: float | None
    lost: float | None
    starts: dict[str, str]
    moves: list[ShiftShape]
    teams: list[TeamShape]
    owners: list[OwnerShape]
    missed: list[MissedShape]
    kept: list[str]
    limits: LimitsShape


def render(view: LevelView) -> str:
    """The view as JSON with a version."""
    answer = view.answer
    shape: LevelShape = {
        "version": VERSION,
        "kind": "level",
        "file": view.path,
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "headline": view.headline,
        "objective": answer.objective.value,
        "schedules": answer.schedules,
        "proved": answer.proved,
        "earliest": answer.earliest.isoformat(),
        "end": _day(answer.end),
        "new_end": _day(answer.new_end),
        "value_months": _number(answer.value_months),
        "lost": _number(answer.lost),
        "starts": {id: day.isoformat() for id, day in answer.starts.items()},
        "moves": [
            {
                "id": each.id,
                "name": each.name,
                "owner": each.owner,
                "start": each.start.isoformat(),
                "finish": each.finish.isoformat(),
                "new_start": each.new_start.isoformat(),
                "new_finish": each.new_finish.isoformat(),
                "days": each.days,
                "written": each.written,
            }
            for each in view.shifts
        ],
        "teams": [
            {
                "team": each.team,
                "room": _exact(each.room),
                "peak": _exact(each.peak),
                "new_peak": _exact(each.new_peak),
                "overload": _exact(each.overload),
                "new_overload": _exact(each.new_overload),
                "over": each.over,
                "new_over": each.new_over,
            }
            for each in answer.teams
        ],
        "owners": [
            {"owner": each.owner, "most": each.most, "new_most": each.new_most}
            for each in answer.owners
        ],
        "missed": [
            {"id": each.id, "due": each.due.isoformat(), "finish": each.finish.isoformat()}
            for each in answer.missed
        ],
        "kept": list(answer.kept),
        "limits": {
            "at_once": answer.limits.at_once,
            "share": _exact(answer.limits.share),
            "apart": answer.limits.apart,
        },
    }
    return json_text(shape)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(value: Fraction | None) -> float | None:
    return None if value is None else _exact(value)


def _exact(value: Fraction) -> float:
    return round(float(value), _PLACES)
