"""A page for the steering committee: a phase, or the whole roadmap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cxroad import __version__
from cxroad.errors import UsageError
from cxroad.findings.finding import Finding
from cxroad.model import writing
from cxroad.model.initiative import Phase
from cxroad.model.language import say
from cxroad.model.nearest import nearest
from cxroad.plan import Plan
from cxroad.views.diff import DiffView
from cxroad.views.sheet import Section
from cxroad.views.summary.ahead import Ahead, ahead
from cxroad.views.summary.breaks import Breaks, breaks
from cxroad.views.summary.checklist import Checklist, checklist
from cxroad.views.summary.decisions import Decisions, decisions
from cxroad.views.summary.direction import Direction, Voice, direction, voice
from cxroad.views.summary.effort import Effort, effort
from cxroad.views.summary.gate import Gate, gate, gate_section, under_way
from cxroad.views.summary.later import Later, later
from cxroad.views.summary.outcomes import Outcomes, outcomes
from cxroad.views.summary.owners import Owners, owners
from cxroad.views.summary.phases import Phases, phases
from cxroad.views.summary.risks import Risks, risks
from cxroad.views.summary.scope import Scope
from cxroad.views.summary.since import Since, since
from cxroad.views.summary.status import Status, status
from cxroad.views.summary.teams import Teams, teams
from cxroad.views.words import apart, flat, term


class Found(Protocol):
    """What lint found: the report of a run, or of one file."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the file."""


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A page, part by part, in the order in which it is read.

    A part that has nothing to say is None. Each part has the facts and a `section`, which is
    the same in words, ready to be drawn.

    Attributes:
        title: Of the roadmap.
        page: What the page is about: a phase with its goal, or the whole roadmap.
        phase: The phase's id; None for the whole roadmap.
        span: From when to when, and which week it is; empty where nothing can be said.
        today: The day that everything is reckoned from.
        week_one: The first day of week 1 where the roadmap has no dates of its own, so that its
            days mean weeks; None where they are real.
        gate: Of the phase; None on the page for the whole roadmap, which has `phases`.
        phases: The other way round.
        since: What changed since the reference; None without one.
        checklist: Of the phase, or of the one that is under way.
        further: Findings that stand nowhere on the page.
        closing: The last line: day, version, further findings.
    """

    title: str
    page: str
    phase: str | None
    span: str
    today: date
    week_one: date | None
    direction: Direction
    voice: Voice
    status: Status
    gate: Gate | None
    phases: Phases | None
    decisions: Decisions | None
    outcomes: Outcomes | None
    ahead: Ahead | None
    risks: Risks | None
    owners: Owners | None
    teams: Teams | None
    effort: Effort | None
    breaks: Breaks | None
    since: Since | None
    checklist: Checklist | None
    later: Later | None
    further: int
    closing: str
    sections: tuple[Section, ...]

    @property
    def day(self) -> str:
        """Today as it is written."""
        return writing.day(self.today)

    @property
    def standing(self) -> str:
        """The colour, the day and the span: `Red, as of 1 Mar 2027; 28 Jun 2027 to ...`."""
        colour = term(self.status.light).capitalize()
        if not self.span:
            return say("{colour}, as of {day}.", colour=colour, day=self.day)
        return say("{colour}, as of {day}; {span}.", colour=colour, day=self.day, span=self.span)


def arrange_summary(
    plan: Plan, report: Found | None, phase: str | None = None, reference: DiffView | None = None
) -> SummaryView:
    """The page of a phase; without one the page for the whole roadmap.

    Args:
        plan: The plan, which knows the day.
        report: What lint found in the file; None when nobody looked, which the page says.
        phase: The phase's id.
        reference: What changed since the last meeting; None when nobody says when that was.

    Raises:
        UsageError: There is no such phase.
    """
    found = None if report is None else tuple(report.findings)
    scope = Scope(plan, found, _chosen(plan, phase), reference)
    every = list(plan.roadmap.phases.values())
    gates = [gate(scope, each) for each in ([scope.phase] if scope.phase else every)]
    ends = outcomes(scope)
    state = status(scope, gates, ends.standings if ends else ())
    needed = decisions(scope)
    dangers = risks(scope, needed.shown if needed else frozenset())
    one = gates[0] if scope.phase else None
    all_ = phases(scope, gates) if not scope.phase and gates else None
    now = scope.phase or under_way(every)
    checks = checklist(scope, now, gate(scope, now)) if now else None
    way, story, moves = direction(scope), voice(scope), ahead(scope)
    carriers, load = owners(scope), teams(scope)
    money, blows, next_ = effort(scope), breaks(scope), later(scope)
    last_time = since(scope)
    gate_part = gate_section(scope, one) if one else all_.section if all_ else None
    parts = (needed, ends, moves, dangers, carriers, load, money, blows, last_time, checks, next_)
    sections = (way.section, story.section, state.section, *((gate_part,) if gate_part else ()))
    shown = (needed.shown if needed else frozenset()) | (dangers.shown if dangers else frozenset())
    further = [each for each in found or () if each not in shown]
    return SummaryView(
        title=flat(plan.roadmap.title),
        page=_page(scope),
        phase=scope.phase.id if scope.phase else None,
        span=_span(scope, gates),
        today=plan.today,
        week_one=plan.schedule.start if scope.relative else None,
        direction=way,
        voice=story,
        status=state,
        gate=one,
        phases=all_,
        decisions=needed,
        outcomes=ends,
        ahead=moves,
        risks=dangers,
        owners=carriers,
        teams=load,
        effort=money,
        breaks=blows,
        since=last_time,
        checklist=checks,
        later=next_,
        further=len(further),
        closing=_closing(plan.today, found, further),
        sections=(*sections, *(each.section for each in parts if each is not None)),
    )


def _chosen(plan: Plan, phase: str | None) -> Phase | None:
    if phase is None:
        return None
    known = plan.roadmap.phases
    if phase in known:
        return known[phase]
    near = nearest(phase, known)
    offers = writing.either([f"`{id}`" for id in near])
    hint = f"did you mean {offers}?" if near else ""
    raise UsageError(
        f"there is no phase '{phase}'", hint or f"the phases are {writing.listed(list(known))}"
    )


def _page(scope: Scope) -> str:
    if scope.phase is None:
        return say("The whole roadmap")
    goal = flat(scope.phase.goal)
    name = scope.titled(scope.phase.id)
    return say("{name}: {goal}", name=name, goal=goal) if goal else name


def _span(scope: Scope, gates: Iterable[Gate]) -> str:
    """`28 Jun 2027 to 21 Nov 2027, week 3 of 21`."""
    starts = [each.start for each in gates if each.start]
    ends = [each.expected for each in gates if each.expected]
    if not starts or not ends:
        return ""
    start, end = min(starts), max(ends)
    text = say("{first} to {last}", first=scope.when(start), last=scope.when(end))
    if scope.relative:
        return text
    if scope.now < start:
        state = say("begins in {time}", time=apart((start - scope.now).days))
    elif scope.now > end:
        state = say("over")
    else:
        weeks = ((end - start).days + 7) // 7
        state = say("week {n} of {weeks}", n=(scope.now - start).days // 7 + 1, weeks=weeks)
    return writing.joined((text, state))


def _closing(today: date, found: tuple[Finding, ...] | None, further: list[Finding]) -> str:
    facts = [writing.day(today), f"cxroad {__version__}"]
    if found is None:
        return writing.joined([*facts, say("not linted")])
    if not further:
        return writing.joined(facts)
    some = len(further) < len(found)
    count = writing.count(len(further), "more finding" if some else "finding")
    command = f"cxroad lint {further[0].place.path}"
    rest = say("{findings}: {command}", findings=count, command=command)
    return writing.joined([*facts, rest])
