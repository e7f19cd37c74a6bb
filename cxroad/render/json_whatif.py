"""Answers to `what if` as JSON for scripts: every figure, frozen."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_days import iso
from cxroad.render.json_text import json_text, rounded
from cxroad.simulate.stress import Missed, Side, Turned
from cxroad.views.whatif import Move, RankingView, WhatIfView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class SideShape(TypedDict):
    """Plan or twin. `lost` and `whole` are value-months or money, the other values a rate.

    `end` is the last day of work, null where nothing is left or the twin is never released.
    """

    delivered: float
    to_come: float
    stranded_value: float
    written_off: float
    stranded_spend: float | None
    exposed: float
    lost: float
    whole: float
    end_before: str | None
    end: str | None


class MoveShape(TypedDict):
    """An initiative whose end changes; `stopped` is blocked, parked or dropped."""

    id: str
    name: str
    owner: str
    before: str | None
    after: str | None
    days: int
    stopped: str | None


class MissedShape(TypedDict):
    """A promise that breaks; `part` is initiative, phase or outcome, `after` null for never."""

    part: str
    id: str
    due: str
    before: str
    after: str | None


class PartlyShape(TypedDict):
    """Work that loses part of its purpose, 0 to 1."""

    id: str
    lost: float


class TurnedShape(TypedDict):
    """Unfinished work after a turn of the vision."""

    kept: list[str]
    partly: list[PartlyShape]
    nothing: list[str]
    unused: list[str]
    added: list[str]


class AdviceShape(TypedDict):
    """What to decide now."""

    code: str
    ids: list[str]


class RuleShape(TypedDict):
    """A lint rule that looks for it; `findings` in the file now."""

    code: str
    findings: int | None


class AnswerShape(TypedDict):
    """What one scenario does; `at` is null where all holds from the start."""

    scenario: str
    question: str
    headline: str
    at: str | None
    plan: SideShape
    twin: SideShape
    moved: list[MoveShape]
    missed: list[MissedShape]
    turned: TurnedShape | None
    decide: list[AdviceShape]
    rules: list[RuleShape]
    notes: list[str]


class SilentShape(TypedDict):
    """A shock that changes nothing, and why."""

    scenario: str
    message: str
    hint: str | None


class WhatIfShape(TypedDict):
    """All of it. `unit` is `points` (lost: value-months) or `money` (a year; lost: money)."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    horizon: str
    unit: str
    currency: str | None
    answers: list[AnswerShape]
    silent: list[SilentShape]


def render(view: WhatIfView | RankingView) -> str:
    """One answer, or all of the catalogue, as JSON in ASCII; amounts have four decimals."""
    answers = view.answers if isinstance(view, RankingView) else (view,)
    horizon = view.horizon if isinstance(view, RankingView) else view.answer.horizon
    silent = view.silent if isinstance(view, RankingView) else ()
    shape: WhatIfShape = {
        "version": VERSION,
        "kind": "whatif",
        "file": view.path,
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "horizon": horizon.isoformat(),
        "unit": "money" if view.unit.money else "points",
        "currency": view.unit.currency or None,
        "answers": [_answer(each) for each in answers],
        "silent": [
            {"scenario": each.words, "message": each.message, "hint": each.hint or None}
            for each in silent
        ],
    }
    return json_text(shape)


def _answer(view: WhatIfView) -> AnswerShape:
    answer = view.answer
    return {
        "scenario": view.words,
        "question": view.question,
        "headline": view.headline,
        "at": iso(answer.at),
        "plan": _side(view, view.plan),
        "twin": _side(view, view.twin),
        "moved": [_move(each) for each in view.moves],
        "missed": [_missed(each) for each in answer.missed],
        "turned": _turned(answer.turned) if answer.turned else None,
        "decide": [{"code": each.code, "ids": list(each.ids)} for each in answer.decide],
        "rules": [{"code": each.code, "findings": each.findings} for each in view.warned],
        "notes": list(view.notes),
    }


def _side(view: WhatIfView, side: Side) -> SideShape:
    spend = side.stranded_spend
    return {
        "delivered": rounded(side.delivered),
        "to_come": rounded(side.to_come),
        "stranded_value": rounded(side.stranded_value),
        "written_off": rounded(side.written_off),
        "stranded_spend": None if spend is None else rounded(spend),
        "exposed": rounded(side.exposed),
        "lost": rounded(view.held(side.lost)),
        "whole": rounded(view.held(side.before.value_months())),
        "end_before": iso(side.before.finish),
        "end": iso(side.end),
    }


def _move(each: Move) -> MoveShape:
    return {
        "id": each.id,
        "name": each.name,
        "owner": each.owner,
        "before": iso(each.before),
        "after": iso(each.after),
        "days": each.days,
        "stopped": each.stopped or None,
    }


def _missed(each: Missed) -> MissedShape:
    return {
        "part": each.part.value,
        "id": each.id,
        "due": each.due.isoformat(),
        "before": each.before.isoformat(),
        "after": iso(each.after),
    }


def _turned(turned: Turned) -> TurnedShape:
    return {
        "kept": list(turned.kept),
        "partly": [{"id": id, "lost": rounded(lost)} for id, lost in turned.partly],
        "nothing": list(turned.nothing),
        "unused": list(turned.unused),
        "added": list(turned.added),
    }
