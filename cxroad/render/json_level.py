"""A levelled plan as JSON for scripts: every figure, frozen."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_days import iso
from cxroad.render.json_text import json_text, rounded, rounded_if_known
from cxroad.views.level import LevelView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class ShiftShape(TypedDict):
    """An initiative that moves; `why` only where its `start` has to be written."""

    id: str
    name: str
    owner: str
    start: str
    finish: str
    new_start: str
    new_finish: str
    days: int
    written: bool
    why: str | None


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
    """A promised day that the levelled plan misses, or misses by more; last days worked."""

    id: str
    due: str
    before: str
    after: str


class RuleShape(TypedDict):
    """How many findings of a rule there are in the plan as it is, and levelled."""

    code: str
    before: int
    after: int


class LimitsShape(TypedDict):
    """What was kept; `apart` in days, 0 for any."""

    at_once: int
    share: float
    apart: int


class LevelShape(TypedDict):
    """All of it. Ends are last days worked; `proved` never where value comes first.

    `unit` is `points` (`value` and `lost` in value-months) or `money`.
    """

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    headline: str
    objective: str
    engine: str
    schedules: int
    seed: int
    proved: bool
    earliest: str
    end: str | None
    new_end: str | None
    unit: str
    currency: str | None
    horizon: str
    value: float | None
    lost: float | None
    starts: dict[str, str]
    moves: list[ShiftShape]
    teams: list[TeamShape]
    owners: list[OwnerShape]
    missed: list[MissedShape]
    kept: list[str]
    findings: list[RuleShape] | None
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
        "objective": answer.terms.objective.value,
        "engine": answer.terms.engine.value,
        "schedules": answer.tried,
        "seed": answer.terms.seed,
        "proved": answer.proved,
        "earliest": answer.earliest.isoformat(),
        "end": iso(answer.end),
        "new_end": iso(answer.new_end),
        "unit": "money" if view.unit.money else "points",
        "currency": view.unit.currency or None,
        "horizon": answer.plan.horizon.isoformat(),
        "value": rounded_if_known(answer.value),
        "lost": rounded_if_known(answer.lost),
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
                "why": each.why or None,
            }
            for each in view.shifts
        ],
        "teams": [
            {
                "team": each.team,
                "room": rounded(each.room),
                "peak": rounded(each.peak),
                "new_peak": rounded(each.new_peak),
                "overload": rounded(each.overload),
                "new_overload": rounded(each.new_overload),
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
            {
                "id": each.id,
                "due": each.due.isoformat(),
                "before": each.before.isoformat(),
                "after": each.after.isoformat(),
            }
            for each in answer.missed
        ],
        "kept": list(answer.kept),
        "findings": None
        if view.changes is None
        else [
            {"code": each.code, "before": each.before, "after": each.after} for each in view.changes
        ],
        "limits": {
            "at_once": answer.limits.at_once,
            "share": rounded(answer.limits.share),
            "apart": answer.limits.apart,
        },
    }
    return json_text(shape)
