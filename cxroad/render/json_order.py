"""The order of work as JSON for scripts, in a shape of its own with a version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from cxroad.render.json_text import json_text, rounded
from cxroad.views.order import Branch, Hold, OrderView, Stage, Task, Tree, Wait

VERSION = 1
"""Rises when a field goes or changes its meaning; not when one is added."""


class WaitShape(TypedDict):
    """Something waited for, by id and, with its lag, as written."""

    id: str
    text: str


class TaskShape(TypedDict):
    """An initiative; days are ISO dates, or weeks as `W3` in a roadmap without dates."""

    id: str
    name: str
    owner: str | None
    state: str
    start: str | None
    finish: str | None
    days: int
    slack: int | None
    critical: bool
    waits_for: list[WaitShape]
    awaited_by: list[str]


class StageShape(TypedDict):
    """A phase with its initiatives in order."""

    id: str
    name: str
    goal: str | None
    start: str | None
    finish: str | None
    waits_for: list[WaitShape]
    initiatives: list[TaskShape]


class ShareShape(TypedDict):
    """A share of the value of the whole plan, 0 to 1, at most four decimals."""

    id: str
    share: float


class HoldShape(ShareShape):
    """A bottleneck, and those behind it."""

    next: list[ShareShape]


class BranchShape(TypedDict):
    """A row of a tree from top to bottom; `above` says that it was listed already."""

    id: str
    kind: str
    depth: int
    text: str
    above: bool


class TreeShape(TypedDict):
    """What one part waits for, and what waits for it."""

    id: str
    kind: str
    waits_for: list[BranchShape]
    awaited_by: list[BranchShape]


class OrderShape(TypedDict):
    """All of an order of work; `ready`, `active` and `critical_path` hold ids of initiatives."""

    version: int
    kind: str
    title: str
    as_of: str
    relative: bool
    summary: str
    circles: list[str]
    ready: list[str]
    active: list[str]
    critical_path: list[str]
    bottlenecks: list[HoldShape]
    next_gate: str | None
    phases: list[StageShape]
    notes: list[str]
    tree: TreeShape | None


def render(view: OrderView) -> str:
    """The order of work as JSON; every field is there, null where nothing is known."""
    shape: OrderShape = {
        "version": VERSION,
        "kind": "order",
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "relative": view.relative,
        "summary": view.summary,
        "circles": list(view.stuck),
        "ready": [task.id for task in view.ready],
        "active": [task.id for task in view.active],
        "critical_path": [task.id for task in view.critical],
        "bottlenecks": [_hold(hold) for hold in view.holds],
        "next_gate": view.gate or None,
        "phases": [_stage(stage, view.relative) for stage in view.stages],
        "notes": list(view.notes),
        "tree": _tree(view.tree) if view.tree else None,
    }
    return json_text(shape)


def _stage(stage: Stage, relative: bool) -> StageShape:
    return {
        "id": stage.id,
        "name": stage.label,
        "goal": stage.goal or None,
        "start": _day(stage.start, stage.starts, relative),
        "finish": _day(stage.finish, stage.finishes, relative),
        "waits_for": _waits(stage.waits_for),
        "initiatives": [_task(task, relative) for task in stage.tasks],
    }


def _task(task: Task, relative: bool) -> TaskShape:
    return {
        "id": task.id,
        "name": task.name,
        "owner": task.owner or None,
        "state": str(task.state),
        "start": _day(task.start, task.starts, relative),
        "finish": _day(task.finish, task.finishes, relative),
        "days": task.days,
        "slack": task.slack,
        "critical": task.critical,
        "waits_for": _waits(task.waits_for),
        "awaited_by": list(task.awaited_by),
    }


def _day(when: date | None, words: str, relative: bool) -> str | None:
    if when is None:
        return None
    return words if relative else when.isoformat()


def _waits(waits: Sequence[Wait]) -> list[WaitShape]:
    return [{"id": wait.id, "text": wait.text} for wait in waits]


def _hold(hold: Hold) -> HoldShape:
    behind: list[ShareShape] = [{"id": id, "share": rounded(share)} for id, share in hold.next]
    return {"id": hold.id, "share": rounded(hold.share), "next": behind}


def _tree(tree: Tree) -> TreeShape:
    return {
        "id": tree.id,
        "kind": tree.kind,
        "waits_for": [_branch(branch) for branch in tree.before],
        "awaited_by": [_branch(branch) for branch in tree.after],
    }


def _branch(branch: Branch) -> BranchShape:
    return {
        "id": branch.id,
        "kind": branch.kind,
        "depth": branch.depth,
        "text": branch.text,
        "above": branch.above,
    }
