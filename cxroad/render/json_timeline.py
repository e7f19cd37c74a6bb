"""The timeline as JSON for scripts: the dates of everything that is drawn, in a frozen shape."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_days import DaysShape, day_of, days_of
from cxroad.render.json_text import json_text
from cxroad.views.timeline import InitiativeRow, PhaseRow, TimelineView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class MilestoneShape(TypedDict):
    """A day worth showing on a bar."""

    day: str | None
    what: str


class InitiativeShape(DaysShape):
    """A piece of work; `rag` is finished, red, amber, green or unjudged."""

    id: str
    name: str
    owners: list[str]
    status: str
    due: str | None
    slip_days: int | None
    done_until: str | None
    critical: bool
    milestone: bool
    milestones: list[MilestoneShape]
    rag: str
    reason: str
    dateless: str


class PhaseShape(DaysShape):
    """A phase; `due` is its gate, `done` and `total` count initiatives, shown or not.

    `slip_days` are working days since the reference, also of an initiative; null without one.
    """

    id: str
    name: str
    goal: str
    due: str | None
    done: int
    total: int
    slip_days: int | None
    initiatives: list[InitiativeShape]


class FindingShape(TypedDict):
    """A warning under the picture."""

    code: str
    severity: str
    message: str


class ArrowShape(TypedDict):
    """What waits (`target`) for what (`source`, an initiative, phase or external), as written."""

    source: str
    target: str
    text: str


class TimelineShape(DaysShape):
    """All of a timeline; `relative` says that days are weeks, counted from the plan's first.

    `runs` is how many runs `p80_finish` rests on. `focus` is the initiative that is shown with its
    neighbours, and `arrows` are those at it. `since` is the reference that slips are counted from.
    """

    version: int
    kind: str
    file: str
    title: str
    organisation: str
    as_of: str
    relative: bool
    runs: int | None
    focus: str | None
    since: str | None
    arrows: list[ArrowShape]
    phases: list[PhaseShape]
    notes: list[str]
    findings: list[FindingShape]
    more_findings: int


def render(view: TimelineView) -> str:
    """The timeline as JSON in ASCII, so that no terminal or encoding can be harmed by it."""
    return json_text(_timeline(view))


def _timeline(view: TimelineView) -> TimelineShape:
    return {
        "version": VERSION,
        "kind": "timeline",
        "file": view.path,
        "title": view.title,
        "organisation": view.organisation,
        "as_of": view.as_of.isoformat(),
        "relative": view.relative,
        **days_of(view, view.whole),
        "runs": view.runs or None,
        "focus": view.focus or None,
        "since": view.since or None,
        "arrows": [
            {"source": each.source.id, "target": each.target.id, "text": each.text}
            for each in view.arrows
        ],
        "phases": [_phase(view, phase) for phase in view.phases],
        "notes": list(view.notes),
        "findings": [
            {"code": alert.code, "severity": str(alert.severity), "message": alert.message}
            for alert in view.alerts
        ],
        "more_findings": view.more,
    }


def _phase(view: TimelineView, phase: PhaseRow) -> PhaseShape:
    return {
        "id": phase.id,
        "name": phase.name,
        "goal": phase.goal,
        **days_of(view, phase.bar),
        "due": day_of(view, phase.due),
        "done": phase.done,
        "total": phase.total,
        "slip_days": phase.bar.slip,
        "initiatives": [_initiative(view, row) for row in phase.rows],
    }


def _initiative(view: TimelineView, row: InitiativeRow) -> InitiativeShape:
    return {
        "id": row.id,
        "name": row.name,
        "owners": list(row.owners),
        "status": row.status,
        **days_of(view, row.bar),
        "due": day_of(view, row.due),
        "slip_days": row.bar.slip,
        "done_until": day_of(view, row.done_until),
        "critical": row.critical,
        "milestone": row.milestone,
        "milestones": [{"day": day_of(view, when), "what": what} for when, what in row.milestones],
        "rag": row.verdict.colour.value,
        "reason": row.verdict.reason,
        "dateless": row.dateless,
    }
