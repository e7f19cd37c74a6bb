"""The steering summary as JSON for programs, in a frozen shape with a version."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cxroad.render.json_days import dated, iso
from cxroad.render.json_diff import change_shape, shift_shape, state_shape
from cxroad.render.json_summary_shape import (
    VERSION,
    AheadShape,
    BreakShape,
    ChecklistShape,
    DecisionShape,
    GateShape,
    MoneyShape,
    NoticedShape,
    OutcomeShape,
    OwnerShape,
    ParkedShape,
    RiskShape,
    SinceShape,
    SliceShape,
    SummaryShape,
    TeamShape,
)
from cxroad.render.json_text import json_text, rounded, rounded_if_known
from cxroad.views.summary import SummaryView
from cxroad.views.summary.ahead import Ahead
from cxroad.views.summary.breaks import Breaks
from cxroad.views.summary.checklist import Checklist
from cxroad.views.summary.decisions import Decisions
from cxroad.views.summary.effort import Effort, Slice
from cxroad.views.summary.gate import Gate
from cxroad.views.summary.later import Later
from cxroad.views.summary.outcomes import Outcomes
from cxroad.views.summary.owners import Owners
from cxroad.views.summary.risks import Risks
from cxroad.views.summary.since import Since
from cxroad.views.summary.teams import Teams


def render(view: SummaryView) -> str:
    """The page as JSON in ASCII, which no terminal or encoding can be harmed by."""
    return json_text(_summary(view))


def _summary(view: SummaryView) -> SummaryShape:
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
            "reviewed": iso(view.direction.reviewed),
            "review_due": iso(view.direction.review_due),
        },
        "voice": {
            "words": view.voice.words,
            "source": view.voice.source,
            "heard": iso(view.voice.heard),
        },
        "status": {
            "light": view.status.light.value,
            "sentence": view.status.sentence,
            "judged": view.status.counted,
            "reasons": [{"clause": e.clause, "text": e.text} for e in view.status.reasons],
        },
        "gates": [_gate(view, each) for each in gates],
        "decisions": _decisions(view.decisions),
        "more_decisions": view.decisions.more if view.decisions else 0,
        "outcomes": _outcomes(view.outcomes),
        "noticed": _noticed(view, view.outcomes),
        "next_90_days": _ahead(view, view.ahead) if view.ahead else None,
        "risks": _risks(view.risks),
        "more_risks": view.risks.more if view.risks else 0,
        "owners": _owners(view.owners),
        "without_owner": list(view.owners.unowned) if view.owners else [],
        "teams": _teams(view.teams),
        "money": _money(view.effort) if view.effort else None,
        "if_broken": _breaks(view.breaks),
        "since": _since(view.since) if view.since else None,
        "checklist": _checklist(view, view.checklist) if view.checklist else None,
        "next_phase": _gate(view, view.later.next) if view.later and view.later.next else None,
        "parked": _parked(view.later),
        "more_findings": view.further,
    }


def _gate(view: SummaryView, gate: Gate) -> GateShape:
    return {
        "phase": gate.phase,
        "name": gate.name,
        "done": gate.done,
        "finished": gate.finished,
        "initiatives": gate.initiatives,
        "start": dated(view.week_one, gate.start),
        "low_finish": dated(view.week_one, gate.low),
        "finish": dated(view.week_one, gate.expected),
        "high_finish": dated(view.week_one, gate.high),
        "p50": dated(view.week_one, gate.odds.p50) if gate.odds else None,
        "p80": dated(view.week_one, gate.odds.p80) if gate.odds else None,
        "p90": dated(view.week_one, gate.odds.p90) if gate.odds else None,
        "due": iso(gate.due.last) if gate.due else None,
        "chance": gate.chance,
        "chance_error": rounded_if_known(gate.odds.chance_error) if gate.odds else None,
        "single_figures": gate.figures,
        "undated": gate.undated,
        "margin_days": gate.margin_days,
        "slip_days": gate.slip,
        "late": [each.id for each, _ in gate.late],
        "late_by_high_estimate": [each.id for each, _ in gate.at_risk],
    }


def _noticed(view: SummaryView, outcomes: Outcomes | None) -> list[NoticedShape]:
    return [
        {
            "initiative": each.initiative,
            "name": each.name,
            "value": each.value,
            "finished": dated(view.week_one, each.finished),
        }
        for each in (outcomes.noticed if outcomes else ())
    ]


def _ahead(view: SummaryView, ahead: Ahead) -> AheadShape:
    return {
        "until": dated(view.week_one, ahead.until),
        "overdue": [
            {
                "id": each.id,
                "name": each.name,
                "owner": each.owner,
                "what": each.what,
                "since": dated(view.week_one, each.since),
            }
            for each in ahead.overdue
        ],
        "halted": [
            {
                "id": each.id,
                "name": each.name,
                "owner": each.owner,
                "status": each.status,
                "since": each.since,
                "because": each.because,
            }
            for each in ahead.halted
        ],
        "moves": [
            {
                "id": each.id,
                "name": each.name,
                "owner": each.owner,
                "start": dated(view.week_one, each.start),
                "finish": dated(view.week_one, each.finish),
                "high_finish": dated(view.week_one, each.high),
                "p80": dated(view.week_one, each.sure),
                "slip_days": each.slip,
                "starts": each.starts,
                "finishes": each.finishes,
                "lands_on": [{"team": t, "impact": level} for t, level in each.lands_on],
            }
            for each in ahead.moves
        ],
        "milestones": [
            {"initiative": each.initiative, "what": each.what, "day": iso(each.day)}
            for each in ahead.milestones
        ],
    }


def _checklist(view: SummaryView, checklist: Checklist) -> ChecklistShape:
    return {
        "phase": checklist.phase,
        "verdict": checklist.verdict.value if checklist.verdict else None,
        "criteria": [
            {
                "text": e.text,
                "mark": e.mark.value,
                "now": e.now,
                "on": dated(view.week_one, e.on),
            }
            for e in checklist.checks
        ],
    }


def _decisions(decisions: Decisions | None) -> list[DecisionShape]:
    return [
        {
            "what": each.what,
            "options": list(each.options),
            "recommend": each.recommend,
            "needed_by": iso(each.needed_by.last) if each.needed_by else None,
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
            "measured": iso(each.measured),
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
            "review": iso(each.review_day),
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


def _teams(teams: Teams | None) -> list[TeamShape]:
    return [
        {
            "team": each.team,
            "capacity": float(each.capacity),
            "quarters": [
                {
                    "quarter": asked.quarter,
                    "hours": rounded(asked.hours),
                    "share": None if asked.share is None else rounded(asked.share),
                    "grade": asked.grade.name.lower(),
                }
                for asked in each.quarters
            ],
        }
        for each in (teams.outlooks if teams else ())
    ]


def _money(effort: Effort) -> MoneyShape:
    return {
        "total": _figure(effort.total, 2),
        "spent": _figure(effort.spent, 2),
        "to_come": _figure(effort.to_come, 2),
        "budget": _number(effort.budget),
        "costed": effort.costed,
        "initiatives": effort.initiatives,
        "by_outcome": [_slice(each) for each in effort.by_outcome],
        "by_lever": [_slice(each) for each in effort.by_lever],
    }


def _slice(part: Slice) -> SliceShape:
    return {
        "name": part.name,
        "cost": _figure(part.cost, 2),
        "cost_share": _figure(part.cost_share, 4),
        "value_share": _figure(part.value_share, 4),
    }


def _breaks(breaks: Breaks | None) -> list[BreakShape]:
    return [
        {
            "scenario": each.scenario,
            "day": each.day.isoformat(),
            "delivered": rounded(each.delivered),
            "twin_delivered": rounded(each.twin_delivered),
            "lost": rounded(each.lost),
            "twin_lost": rounded(each.twin_lost),
            "decide": each.decide,
        }
        for each in (breaks.worst if breaks else ())
    ]


def _since(since: Since) -> SinceShape:
    return {
        "reference": state_shape(since.state, since.view.difference.old),
        "changes": [change_shape(each) for each in since.changes],
        "initiatives": [shift_shape(since.view, each) for each in since.shifts],
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


def _number(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else _figure(value)


def _figure(value: Decimal | Fraction, places: int = 6) -> float:
    """A number with at most so many decimals; whole ones stay whole."""
    exact = round(Fraction(value), places)
    return exact.numerator if exact.denominator == 1 else float(exact)
