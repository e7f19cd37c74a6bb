"""A difference as JSON for scripts, in a frozen shape with a version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from cxroad.history.approved import Breach
from cxroad.history.chances import Chance
from cxroad.history.difference import Change, Shift
from cxroad.model.register import Decision
from cxroad.plan import Plan
from cxroad.render.json_text import json_text
from cxroad.views.diff import DiffView, State
from cxroad.views.diff.why import why

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class StateShape(TypedDict):
    """A state: a file, or a revision with its commit and that commit's day."""

    name: str
    commit: str | None
    committed: str | None
    as_of: str
    relative: bool


class DecisionShape(TypedDict):
    """A decision taken since, that names what changed."""

    on: str
    what: str
    chosen: str


class ChangeShape(TypedDict):
    """A change of the file; `decisions` is null where nobody has to give a reason.

    `deed` is added, gone, dropped, parked, resumed, renamed, moved, taken, reopened or changed.
    """

    part: str
    deed: str
    id: str
    name: str
    key: str | None
    before: str | None
    after: str | None
    decisions: list[DecisionShape] | None


class ShiftShape(TypedDict):
    """Days that moved; in working days by the newer calendar, and in calendar days.

    `origins` are file, time, calendar, start or unknown. Days are weeks as `W3` in a plan without
    dates.
    """

    part: str
    id: str | None
    name: str
    start_before: str | None
    start_after: str | None
    finish_before: str | None
    finish_after: str | None
    start_working_days: int | None
    finish_working_days: int | None
    finish_calendar_days: int | None
    own: list[str]
    pushed_by: list[str]
    begins_with: list[str]
    origins: list[str]
    why: str
    decisions: list[DecisionShape]


class ChanceShape(TypedDict):
    """The chance of a phase to meet its gate, 0 to 1."""

    phase: str
    before: float | None
    after: float | None


class BreachShape(TypedDict):
    """Something approved that moved: by a `key`, a `deed`, or its days (`ends-later`).

    `promise` is decision, due, exit, outcome or protected; `explained` by a decision since.
    """

    promise: str
    part: str
    id: str
    moved: str
    key: str | None
    explained: bool


class DiffShape(TypedDict):
    """What changed between two states; days are dates, or weeks as `W3` without dates."""

    version: int
    kind: str
    title: str
    older: StateShape
    newer: StateShape
    headline: str
    approved_and_moved: list[BreachShape]
    changes: list[ChangeShape]
    initiatives: list[ShiftShape]
    phases: list[ShiftShape]
    end: ShiftShape | None
    chances: list[ChanceShape]


def render(view: DiffView) -> str:
    """The difference as JSON in ASCII."""
    return json_text(_diff(view))


def _diff(view: DiffView) -> DiffShape:
    difference = view.difference
    return {
        "version": VERSION,
        "kind": "diff",
        "title": view.title,
        "older": state_shape(view.older, difference.old),
        "newer": state_shape(view.newer, difference.new),
        "headline": view.headline,
        "approved_and_moved": [_breach(each) for each in view.breaches],
        "changes": [change_shape(each) for each in difference.changes],
        "initiatives": [shift_shape(view, each) for each in difference.shifts],
        "phases": [shift_shape(view, each) for each in difference.phases],
        "end": shift_shape(view, difference.end) if difference.end else None,
        "chances": [_chance(each) for each in view.chances],
    }


def state_shape(state: State, plan: Plan) -> StateShape:
    """A state, and from which day it is seen."""
    return {
        "name": state.words,
        "commit": state.commit or None,
        "committed": state.day.isoformat() if state.day else None,
        "as_of": plan.today.isoformat(),
        "relative": plan.schedule.relative,
    }


def _breach(breach: Breach) -> BreachShape:
    what = breach.change or breach.shift
    assert what is not None, "it is the one or the other"
    return {
        "promise": breach.promise.value,
        "part": what.part.value,
        "id": what.id,
        "moved": breach.change.deed.value if breach.change else "ends-later",
        "key": (breach.change.key or None) if breach.change else None,
        "explained": breach.excused,
    }


def change_shape(change: Change) -> ChangeShape:
    """A change of the file."""
    return {
        "part": change.part.value,
        "deed": change.deed.value,
        "id": change.id,
        "name": change.name,
        "key": change.key or None,
        "before": change.before or None,
        "after": change.after or None,
        "decisions": None if change.decisions is None else _decisions(change.decisions),
    }


def _decisions(decisions: Sequence[Decision]) -> list[DecisionShape]:
    return [
        {
            "on": each.on.first.isoformat() if each.on else "",
            "what": each.what or "",
            "chosen": each.chosen or "",
        }
        for each in decisions
    ]


def shift_shape(view: DiffView, shift: Shift) -> ShiftShape:
    """Days that moved."""
    old, new = view.difference.old, view.difference.new
    return {
        "part": shift.part.value,
        "id": shift.id or None,
        "name": shift.name,
        "start_before": _day(old, shift.before[0]),
        "start_after": _day(new, shift.after[0]),
        "finish_before": _day(old, shift.before[1]),
        "finish_after": _day(new, shift.after[1]),
        "start_working_days": shift.start_days,
        "finish_working_days": shift.finish_days,
        "finish_calendar_days": shift.calendar_days,
        "own": list(shift.own),
        "pushed_by": list(shift.by),
        "begins_with": list(shift.roots),
        "origins": [each.value for each in shift.origins],
        "why": why(view, shift),
        "decisions": _decisions(shift.decisions),
    }


def _day(plan: Plan, day: date | None) -> str | None:
    if day is None:
        return None
    if plan.schedule.relative:
        return f"W{plan.schedule.week_number(day)}"
    return day.isoformat()


def _chance(chance: Chance) -> ChanceShape:
    before, after = (each.chance if each else None for each in (chance.before, chance.after))
    return {
        "phase": chance.phase,
        "before": None if before is None else round(before, 4),
        "after": None if after is None else round(after, 4),
    }
