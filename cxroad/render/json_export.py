"""A whole computed roadmap as JSON for other programs, in a frozen shape with a schema."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from typing import TypedDict

from cxroad.render.json_days import DaysShape, days_of, iso
from cxroad.render.json_text import json_text, rounded
from cxroad.views.export import ExportView, Item, Outcome, Stage

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class PhaseShape(DaysShape):
    """A phase; `due` is its gate."""

    id: str
    name: str | None
    goal: str | None
    due: str | None
    done: int
    total: int


class ServedShape(TypedDict):
    """An outcome that an initiative moves, and its points of it."""

    outcome: str
    points: float


class InitiativeShape(DaysShape):
    """An initiative; `slack` and `working_days` are working days, `value` is points of 100."""

    id: str
    name: str
    phase: str
    kind: str
    status: str
    owners: list[str]
    estimate: str | None
    due: str | None
    working_days: int | None
    slack: int | None
    critical: bool
    milestone: bool
    rag: str
    reason: str | None
    waits_for: list[str]
    awaited_by: list[str]
    serves: list[ServedShape]
    value: float
    cost: float | None
    effort: float | None
    teams: list[str]
    vendors: list[str]
    tags: list[str]


class ExternalShape(TypedDict):
    """Something from outside that work waits for."""

    id: str
    name: str | None
    due: str | None


class OutcomeShape(TypedDict):
    """A measured change; `points` of 100 are its part of all value, `claimed` is a share."""

    id: str
    name: str | None
    metric: str | None
    baseline: float | None
    target: float | None
    latest: float | None
    by: str | None
    points: float
    claimed: float


class EndShape(TypedDict):
    """One end of an arrow; `kind` is initiative, phase or external."""

    id: str
    kind: str


class ArrowShape(TypedDict):
    """From what comes first (`source`) to what waits for it (`target`), `text` as written."""

    source: EndShape
    target: EndShape
    text: str
    from_start: bool
    implied: bool


class ExportShape(DaysShape):
    """All of it; `relative` says that days are weeks, counted from the plan's first."""

    version: int
    kind: str
    file: str
    title: str
    organisation: str | None
    vision: str | None
    currency: str | None
    as_of: str
    relative: bool
    runs: int | None
    focus: str | None
    outcomes: list[OutcomeShape]
    phases: list[PhaseShape]
    initiatives: list[InitiativeShape]
    externals: list[ExternalShape]
    arrows: list[ArrowShape]


def render(view: ExportView) -> str:
    """The roadmap as JSON in ASCII; read back, every text is what its author wrote."""
    return json_text(_export(view))


def schema_text() -> str:
    """The JSON Schema of what `render` gives, with a description of every field."""
    return files("cxroad.render").joinpath("export.schema.json").read_text("utf-8")


def _export(view: ExportView) -> ExportShape:
    timeline = view.timeline
    return {
        "version": VERSION,
        "kind": "roadmap",
        "file": timeline.path,
        "title": timeline.title,
        "organisation": timeline.organisation or None,
        "vision": view.vision or None,
        "currency": view.currency or None,
        "as_of": timeline.as_of.isoformat(),
        "relative": timeline.relative,
        **days_of(view.timeline, timeline.whole),
        "runs": timeline.runs or None,
        "focus": timeline.focus or None,
        "outcomes": [_outcome(each) for each in view.outcomes],
        "phases": [_phase(view, stage) for stage in view.stages],
        "initiatives": [_initiative(view, item) for item in view.items],
        "externals": [
            {"id": each.id, "name": each.name or None, "due": iso(each.due)}
            for each in view.externals
        ],
        "arrows": [
            {
                "source": {"id": each.source.id, "kind": each.source.kind},
                "target": {"id": each.target.id, "kind": each.target.kind},
                "text": each.text,
                "from_start": each.from_start,
                "implied": each.implied,
            }
            for each in view.arrows
        ],
    }


def _outcome(outcome: Outcome) -> OutcomeShape:
    return {
        "id": outcome.id,
        "name": outcome.name or None,
        "metric": outcome.metric or None,
        "baseline": _number(outcome.baseline),
        "target": _number(outcome.target),
        "latest": _number(outcome.latest),
        "by": iso(outcome.by),
        "points": rounded(outcome.points),
        "claimed": rounded(outcome.claimed),
    }


def _phase(view: ExportView, stage: Stage) -> PhaseShape:
    return {
        "id": stage.id,
        "name": stage.name or None,
        "goal": stage.goal or None,
        **days_of(view.timeline, stage.bar),
        "due": iso(stage.due),
        "done": stage.done,
        "total": stage.total,
    }


def _initiative(view: ExportView, item: Item) -> InitiativeShape:
    return {
        "id": item.id,
        "name": item.name,
        "phase": item.phase,
        "kind": item.kind,
        "status": item.status,
        "owners": list(item.owners),
        "estimate": item.estimate or None,
        **days_of(view.timeline, item.bar),
        "due": iso(item.due),
        "working_days": item.days if item.bar.drawn else None,
        "slack": item.slack,
        "critical": item.critical,
        "milestone": item.milestone,
        "rag": item.rag,
        "reason": item.reason or item.dateless or None,
        "waits_for": list(item.waits_for),
        "awaited_by": list(item.awaited_by),
        "serves": [{"outcome": id, "points": rounded(points)} for id, points in item.serves],
        "value": rounded(item.value),
        "cost": _number(item.cost),
        "effort": _number(item.effort),
        "teams": list(item.teams),
        "vendors": list(item.vendors),
        "tags": list(item.tags),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
