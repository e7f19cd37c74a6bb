"""The steering summary as JSON for programs, in a frozen shape with a version."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypedDict

from cxroad.render.json_text import json_text
from cxroad.views.summary import SummaryView
from cxroad.views.summary.ahead import Ahead
from cxroad.views.summary.checklist import Checklist
from cxroad.views.summary.decisions import Decisions
from cxroad.views.summary.effort import Effort, Slice
from cxroad.views.summary.gate import Gate
from cxroad.views.summary.later import Later
from cxroad.views.summary.outcomes import Outcomes
from cxroad.views.summary.owners import Owners
from cxroad.views.summary.risks import Risks

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class ReasonShape(TypedDict):
    """Why the page has its colour."""

    clause: str
    text: str


class StatusShape(TypedDict):
    """`light` is green, amber or red."""

    light: str
    sentence: str
    judged: str
    reasons: list[ReasonShape]


class DirectionShape(TypedDict):
    """The vision; texts are empty where the file has none."""

    statement: str
    horizon: str
    strategy: str
    reviewed: str | None
    review_due: str | None


class VoiceShape(TypedDict):
    """What a customer said."""

    words: str
    source: str
    heard: str | None


class GateShape(TypedDict):
    """A phase's finish against its date; margins are calendar days, below 0 when it is missed."""

    phase: str
    name: str
    done: bool
    finished: int
    initiatives: int
    start: str | None
    low_finish: str | None
    finish: str | None
    high_finish: str | None
    due: str | None
    margin_days: int | None
    late: list[str]
    late_by_high_estimate: list[str]


class DecisionShape(TypedDict):
    """A decision that is needed; `source` is decisions, parked, or a rule's code."""

    what: str
    options: list[str]
    recommend: str
    needed_by: str | None
    by: str
    overdue: bool
    source: str


class OutcomeShape(TypedDict):
    """Where an outcome stands; shares run from 0 to 1 and may leave that range."""

    id: str
    name: str
    owner: str
    baseline: float | None
    planned_by_now: float | None
    latest: float | None
    target: float | None
    by: str
    measured: str | None
    way: float | None
    behind: float | None
    state: str


class NoticedShape(TypedDict):
    """What people notice of finished work."""

    initiative: str
    name: str
    value: str
    finished: str | None


class LandingShape(TypedDict):
    """A team that a finish changes: low, medium or high."""

    team: str
    impact: str


class MoveShape(TypedDict):
    """An initiative that starts or finishes within 90 days."""

    id: str
    name: str
    owner: str
    start: str | None
    finish: str | None
    high_finish: str | None
    starts: bool
    finishes: bool
    lands_on: list[LandingShape]


class OverdueShape(TypedDict):
    """Something that should have happened."""

    id: str
    name: str
    owner: str
    what: str
    since: str | None


class MilestoneShape(TypedDict):
    """A date that an initiative names."""

    initiative: str
    what: str
    day: str | None


class AheadShape(TypedDict):
    """The next 90 days."""

    until: str | None
    overdue: list[OverdueShape]
    moves: list[MoveShape]
    milestones: list[MilestoneShape]


class RiskShape(TypedDict):
    """A registered risk, or a finding with its rule's code as id."""

    id: str
    what: str
    score: int | None
    hits: list[str]
    response: str
    owner: str
    review: str | None
    overdue: bool
    finding: bool


class OwnerShape(TypedDict):
    """Unfinished initiatives of a function: in all, and of this page."""

    function: str
    people: list[str]
    initiatives: int
    here: int


class SliceShape(TypedDict):
    """Money of an outcome or lever; empty names are work without a lever."""

    name: str
    cost: float
    cost_share: float
    value_share: float


class MoneyShape(TypedDict):
    """Where the money goes, in the roadmap's currency."""

    total: float
    spent: float
    to_come: float
    budget: float | None
    costed: int
    initiatives: int
    by_outcome: list[SliceShape]
    by_lever: list[SliceShape]


class CheckShape(TypedDict):
    """An exit criterion: met, not met, not measured, to be ticked by hand."""

    text: str
    mark: str
    now: str
    on: str | None


class ChecklistShape(TypedDict):
    """`verdict` is go, go with conditions, wait, or null without criteria."""

    phase: str
    verdict: str | None
    criteria: list[CheckShape]


class ParkedShape(TypedDict):
    """An idea that waits, and the story that would reopen it."""

    id: str
    name: str
    since: str
    story: str
    news: str


class SummaryShape(TypedDict):
    """A page; a part with nothing to say is null or empty.

    Days are ISO dates, or weeks as `W3` where `relative` says that the roadmap has no dates.
    """

    version: int
    kind: str
    title: str
    phase: str | None
    page: str
    as_of: str
    relative: bool
    direction: DirectionShape
    voice: VoiceShape
    status: StatusShape
    gates: list[GateShape]
    decisions: list[DecisionShape]
    more_decisions: int
    outcomes: list[OutcomeShape]
    noticed: list[NoticedShape]
    next_90_days: AheadShape | None
    risks: list[RiskShape]
    more_risks: int
    owners: list[OwnerShape]
    without_owner: list[str]
    money: MoneyShape | None
    checklist: ChecklistShape | None
    next_phase: GateShape | None
    parked: list[ParkedShape]
    more_findings: int


def render(view: SummaryView) -> str:
    """The page as JSON in ASCII, which no terminal or encoding can be harmed by."""
    return json_text(_Writer(view.week_one).summary(view))


class _Writer:
    """Puts parts into their shapes; knows whether days are dates or weeks."""

    def __init__(self, week_one: date | None) -> None:
        self._week_one = week_one

    def summary(self, view: SummaryView) -> SummaryShape:
        gates = [view.gate] if view.gate else view.phases.gates if view.phases else ()
        return {
            "version": VERSION,
            "kind": "summary",
            "title": view.title,
            "phase": view.phase,
            "page": view.page,
            "as_of": view.today.isoformat(),
            "relative": view.week_one is not None,
            "direction": {
                "statement": view.direction.statement,
                "horizon": view.direction.horizon,
                "strategy": view.direction.strategy,
                "reviewed": _iso(view.direction.reviewed),
                "review_due": _iso(view.direction.review_due),
            },
            "voice": {
                "words": view.voice.words,
                "source": view.voice.source,
                "heard": _iso(view.voice.heard),
            },
            "status": {
                "light": view.status.light.value,
                "sentence": view.status.sentence,
                "judged": view.status.counted,
                "reasons": [{"clause": e.clause, "text": e.text} for e in view.status.reasons],
            },
            "gates": [self.gate(each) for each in gates],
            "decisions": _decisions(view.decisions),
            "more_decisions": view.decisions.more if view.decisions else 0,
            "outcomes": _outcomes(view.outcomes),
            "noticed": self.noticed(view.outcomes),
            "next_90_days": self.ahead(view.ahead) if view.ahead else None,
            "risks": _risks(view.risks),
            "more_risks": view.risks.more if view.risks else 0,
            "owners": _owners(view.owners),
            "without_owner": list(view.owners.unowned) if view.owners else [],
            "money": _money(view.effort) if view.effort else None,
            "checklist": self.checklist(view.checklist) if view.checklist else None,
            "next_phase": self.gate(view.later.next) if view.later and view.later.next else None,
            "parked": _parked(view.later),
            "more_findings": view.further,
        }

    def day(self, value: date | None) -> str | None:
        """A computed day: a date, or a week where the roadmap has no dates."""
        if value is None or self._week_one is None:
            return _iso(value)
        return f"W{(value - self._week_one).days // 7 + 1}"

    def gate(self, gate: Gate) -> GateShape:
        return {
            "phase": gate.phase,
            "name": gate.name,
            "done": gate.done,
            "finished": gate.finished,
            "initiatives": gate.initiatives,
            "start": self.day(gate.start),
            "low_finish": self.day(gate.low),
            "finish": self.day(gate.expected),
            "high_finish": self.day(gate.high),
            "due": _iso(gate.due.last) if gate.due else None,
            "margin_days": gate.margin_days,
            "late": [each.id for each, _ in gate.late],
            "late_by_high_estimate": [each.id for each, _ in gate.at_risk],
        }

    def noticed(self, outcomes: Outcomes | None) -> list[NoticedShape]:
        return [
            {
                "initiative": each.initiative,
                "name": each.name,
                "value": each.value,
                "finished": self.day(each.finished),
            }
            for each in (outcomes.noticed if outcomes else ())
        ]

    def ahead(self, ahead: Ahead) -> AheadShape:
        return {
            "until": self.day(ahead.until),
            "overdue": [
                {
                    "id": each.id,
                    "name": each.name,
                    "owner": each.owner,
                    "what": each.what,
                    "since": self.day(each.since),
                }
                for each in ahead.overdue
            ],
            "moves": [
                {
                    "id": each.id,
                    "name": each.name,
                    "owner": each.owner,
                    "start": self.day(each.start),
                    "finish": self.day(each.finish),
                    "high_finish": self.day(each.high),
                    "starts": each.starts,
                    "finishes": each.finishes,
                    "lands_on": [{"team": t, "impact": level} for t, level in each.lands_on],
                }
                for each in ahead.moves
            ],
            "milestones": [
                {"initiative": each.initiative, "what": each.what, "day": _iso(each.day)}
                for each in ahead.milestones
            ],
        }

    def checklist(self, checklist: Checklist) -> ChecklistShape:
        return {
            "phase": checklist.phase,
            "verdict": checklist.verdict.value if checklist.verdict else None,
            "criteria": [
                {"text": e.text, "mark": e.mark.value, "now": e.now, "on": self.day(e.on)}
                for e in checklist.checks
            ],
        }


def _decisions(decisions: Decisions | None) -> list[DecisionShape]:
    return [
        {
            "what": each.what,
            "options": list(each.options),
            "recommend": each.recommend,
            "needed_by": _iso(each.needed_by.last) if each.needed_by else None,
            "by": each.by,
            "overdue": each.overdue,
            "source": each.source,
        }
        for each in (decisions.needed if decisions else ())
    ]


def _outcomes(outcomes: Outcomes | None) -> list[OutcomeShape]:
    return [
        {
            "id": each.id,
            "name": each.name,
            "owner": each.owner,
            "baseline": _number(each.baseline),
            "planned_by_now": _number(each.planned_value),
            "latest": _number(each.latest),
            "target": _number(each.goal),
            "by": each.by,
            "measured": _iso(each.measured),
            "way": _number(each.way),
            "behind": _number(each.behind),
            "state": each.state,
        }
        for each in (outcomes.standings if outcomes else ())
    ]


def _risks(risks: Risks | None) -> list[RiskShape]:
    return [
        {
            "id": each.id,
            "what": each.what,
            "score": each.score,
            "hits": list(each.hits),
            "response": each.response,
            "owner": each.owner,
            "review": _iso(each.review_day),
            "overdue": each.overdue,
            "finding": each.finding,
        }
        for each in (risks.dangers if risks else ())
    ]


def _owners(owners: Owners | None) -> list[OwnerShape]:
    return [
        {
            "function": each.function,
            "people": list(each.people),
            "initiatives": each.initiatives,
            "here": each.here,
        }
        for each in (owners.carriers if owners else ())
    ]


def _money(effort: Effort) -> MoneyShape:
    return {
        "total": float(effort.total),
        "spent": float(round(effort.spent, 2)),
        "to_come": float(round(effort.to_come, 2)),
        "budget": float(effort.budget) if effort.budget is not None else None,
        "costed": effort.costed,
        "initiatives": effort.initiatives,
        "by_outcome": [_slice(each) for each in effort.by_outcome],
        "by_lever": [_slice(each) for each in effort.by_lever],
    }


def _slice(part: Slice) -> SliceShape:
    return {
        "name": part.name,
        "cost": float(round(part.cost, 2)),
        "cost_share": float(round(part.cost_share, 4)),
        "value_share": float(round(part.value_share, 4)),
    }


def _parked(later: Later | None) -> list[ParkedShape]:
    return [
        {
            "id": each.id,
            "name": each.name,
            "since": each.since,
            "story": each.story,
            "news": each.news,
        }
        for each in (later.parked if later else ())
    ]


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(value: Decimal | Fraction | None) -> float | None:
    """A number with at most six decimals; whole ones stay whole."""
    if value is None:
        return None
    exact = round(Fraction(value), 6)
    return exact.numerator if exact.denominator == 1 else float(exact)
