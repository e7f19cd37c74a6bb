"""The rows of a timeline: a phase with its gate, an initiative with its bar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cxroad.findings.finding import Finding
from cxroad.model.dates import Date, Precision
from cxroad.model.initiative import Initiative, Phase, Status
from cxroad.model.language import later, say
from cxroad.model.writing import count, day, listed
from cxroad.schedule.jobs import BEGUN
from cxroad.views.timeline.initials import short_names
from cxroad.views.timeline.rag import Promise, judge
from cxroad.views.timeline.shape import Bar, InitiativeRow, PhaseRow

if TYPE_CHECKING:
    from cxroad.plan import Plan
    from cxroad.schedule.times import Times


def phase_rows(
    plan: Plan,
    findings: Mapping[str, tuple[Finding, ...]],
    ids: Collection[str] | None,
    phases: Collection[str] = (),
) -> tuple[PhaseRow, ...]:
    """The phases in file order with what is shown of them.

    Args:
        findings: Errors and warnings by initiative.
        ids: Initiatives to show; with it phases of which nothing is shown are left out.
        phases: Those that are shown all the same.
    """
    first = plan.roadmap.initiatives
    shown = {
        key: [
            each
            for each in phase.initiatives.values()
            if each.live and first[each.id] is each and (ids is None or each.id in ids)
        ]
        for key, phase in plan.roadmap.phases.items()
    }
    owners = {
        each.id: tuple(_person(plan, owner) for owner in each.owner)
        for group in shown.values()
        for each in group
    }
    short = short_names(names[0] for names in owners.values() if names)
    found = []
    for key, phase in plan.roadmap.phases.items():
        if shown[key] or ids is None or key in phases:
            rows = tuple(
                _initiative_row(plan, each, owners[each.id], short, findings.get(each.id, ()))
                for each in shown[key]
            )
            found.append(_phase_row(plan, phase, rows))
    return tuple(found)


def _phase_row(plan: Plan, phase: Phase, rows: tuple[InitiativeRow, ...]) -> PhaseRow:
    live = [each for each in phase.initiatives.values() if each.live]
    done = sum(each.status is Status.DONE for each in live)
    bar = _bar(plan.schedule.phases.get(phase.id)) if live else Bar()
    due, due_text = _due(phase.due)
    return PhaseRow(
        id=phase.id,
        name=phase.name or "",
        goal=phase.goal or "",
        bar=bar,
        due=due,
        due_text=due_text,
        done=done,
        total=len(live),
        miss=_miss(phase.id, bar, due, due_text) if due and done < len(live) else "",
        rows=rows,
    )


def _initiative_row(
    plan: Plan,
    initiative: Initiative,
    owners: tuple[str, ...],
    short: Mapping[str, str],
    findings: tuple[Finding, ...],
) -> InitiativeRow:
    times = plan.schedule.times.get(initiative.id)
    bar = _bar(times)
    due, due_text = _due(initiative.due)
    return InitiativeRow(
        id=initiative.id,
        name=initiative.name,
        owners=owners,
        owner=short[owners[0]] if owners else "",
        status=str(initiative.status),
        bar=bar,
        done_until=_done_until(plan, initiative, bar),
        critical=times is not None and times.critical,
        milestone=times is not None and times.milestone,
        due=due,
        due_text=due_text,
        milestones=tuple(
            (when.last, listed(texts)) for when, texts in sorted(initiative.milestones.items())
        ),
        verdict=judge(
            initiative.status,
            bar.finish,
            bar.high_finish,
            _promises(plan.roadmap.phases[initiative.phase], due, due_text),
            findings,
        ),
        dateless="" if bar.drawn else _why_dateless(initiative),
    )


def _bar(times: Times | None) -> Bar:
    if times is None or times.start is None or times.finish is None:
        return Bar()
    return Bar(times.start, times.finish, times.low_finish, times.high_finish)


def _due(due: Date | None) -> tuple[date | None, str]:
    """The last day that is in time, and the date as precise as the author gave it."""
    if due is None:
        return None, ""
    return due.last, day(due.last) if due.precision is Precision.DAY else due.text


def _promises(phase: Phase, due: date | None, due_text: str) -> tuple[Promise, ...]:
    own = [Promise(due, say("its due date, {day}", day=due_text))] if due else []
    if phase.due:
        whose = say("the gate of {phase}, {day}", phase=phase.id, day=_due(phase.due)[1])
        own.append(Promise(phase.due.last, whose))
    return tuple(own)


def _miss(name: str, bar: Bar, due: date, due_text: str) -> str:
    """What is wrong with a gate, a sentence; empty when even the high finish meets it."""
    if bar.finish and bar.finish > due:
        text = later("Expected to miss its gate: {phase} ends on {day}, {days} after {due}.")
        finish = bar.finish
    elif bar.high_finish and bar.high_finish > due:
        text = later(
            "May miss its gate: with high estimates {phase} ends on {day}, {days} after {due}."
        )
        finish = bar.high_finish
    else:
        return ""
    late = count((finish - due).days, "day")
    return say(text, phase=name, day=day(finish), days=late, due=due_text)


def _done_until(plan: Plan, initiative: Initiative, bar: Bar) -> date | None:
    """Last day of the part that lies behind: all that is finished, and what has begun to today."""
    if bar.start is None or bar.finish is None:
        return None
    if initiative.status is Status.DONE:
        return bar.finish
    if initiative.status not in BEGUN or plan.schedule.relative or plan.today < bar.start:
        return None
    return min(plan.today, bar.finish)


def _why_dateless(initiative: Initiative) -> str:
    if initiative.estimate is None and initiative.due is None:
        return say("no estimate")
    return say("waiting in a circle, or for work that never ends")


def _person(plan: Plan, owner: str) -> str:
    person = plan.roadmap.people.get(owner)
    return person.name if person else owner
