"""From a plan and its findings to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from cxroad import __version__
from cxroad.errors import CxroadError
from cxroad.findings.card import RuleCard
from cxroad.findings.report import FileReport
from cxroad.model.language import say
from cxroad.model.writing import day, joined
from cxroad.plan import Plan
from cxroad.simulate.forecast import forecast
from cxroad.simulate.stress import stress_all
from cxroad.views.capacity import arrange_capacity
from cxroad.views.forecast import arrange_forecast
from cxroad.views.report.pieces import choices, lines_of, pieces, work
from cxroad.views.report.registers import findings, fired, organisation, risks, taken, waived
from cxroad.views.report.shape import Chapter, Name, ReportView
from cxroad.views.report.trends import trends
from cxroad.views.sheet import Cell, Line, Section, Tone
from cxroad.views.summary import SummaryView, arrange_summary
from cxroad.views.summary.decisions import MOST, decisions
from cxroad.views.summary.scope import Scope
from cxroad.views.timeline import arrange_timeline
from cxroad.views.value import arrange_value, read_terms
from cxroad.views.whatif import RankingView, WhatIfView, arrange_ranking
from cxroad.views.words import stopped

_View = TypeVar("_View")


class _Told(Protocol):
    """A view with a headline."""

    @property
    def headline(self) -> str: ...

    @property
    def sections(self) -> tuple[Section, ...]: ...


def arrange_report(plan: Plan, report: FileReport, cards: Iterable[RuleCard]) -> ReportView:
    """Everything about a roadmap; what cannot be told says why in its chapter.

    Args:
        plan: The plan, which knows the day.
        report: What lint found in the file.
        cards: Every rule in words, in the order of the catalogue.

    Raises:
        NotComputable: The schedule cannot be computed.
    """
    path = report.path
    summary = arrange_summary(plan, report)
    timeline = arrange_timeline(plan, report)
    scope = Scope(plan, report.findings)
    capacity = _or_why(lambda: arrange_capacity(plan, path=path))
    value = _or_why(lambda: arrange_value(plan, read_terms(plan), path))
    odds = _or_why(lambda: arrange_forecast(plan, forecast(plan), path))
    ranking = _or_why(lambda: _ranking(plan, report))
    registered = risks(scope)
    found = pieces(scope, timeline)
    needed = decisions(scope, most=max(MOST, sum(each.open for each in plan.roadmap.decisions)))
    made: dict[Name, Chapter | None] = {
        **_of_summary(summary),
        Name.DECISIONS: _single(Name.DECISIONS, needed.section if needed else None),
        Name.TIMELINE: Chapter(Name.TIMELINE, Section(say("Timeline"), lines_of(timeline))),
        Name.WORK: _single(Name.WORK, work(scope, timeline)),
        Name.RISKS: _single(Name.RISKS, registered[1] if registered else None),
        Name.LOAD: _whole(Name.LOAD, say("What changes ask of teams"), capacity),
        Name.VALUE: _whole(Name.VALUE, say("Value over time, beside one big bang"), value),
        Name.ODDS: _odds(odds if isinstance(odds, str) else odds.sections),
        Name.BREAKS: _whole(Name.BREAKS, say("If something breaks"), ranking),
        Name.TAKEN: _single(Name.TAKEN, taken(scope)),
        Name.WAIVED: _single(Name.WAIVED, waived(report)),
        Name.FINDINGS: _single(Name.FINDINGS, findings(report)),
    }
    standings = summary.outcomes.standings if summary.outcomes else ()
    return ReportView(
        summary=summary,
        timeline=timeline,
        organisation=organisation(plan),
        chapters=tuple(chapter for name in Name if (chapter := made.get(name)) is not None),
        trends=tuple(trends(plan, standings)),
        pieces=found,
        choices=choices(plan, scope, found.values()),
        capacity=None if isinstance(capacity, str) else capacity,
        value=None if isinstance(value, str) else value,
        risks=registered[0] if registered else None,
        rules=fired(report, cards),
        closing=joined((day(plan.today), f"cxroad {__version__}")),
    )


def _or_why(ask: Callable[[], _View]) -> _View | str:
    """A view, or why it cannot be had."""
    try:
        return ask()
    except CxroadError as refusal:
        return refusal.message


def _ranking(plan: Plan, report: FileReport) -> RankingView:
    """What hurts most, with each shock as a clause above the words that are typed for it."""
    plan.check_valued()
    view = arrange_ranking(plan, stress_all(plan), report, report.path)
    if not view.answers:
        return view
    first, *others = view.sections
    [table] = first.tables
    rows = [
        replace(row, cells=(_shock(answer), *row.cells[1:]))
        for row, answer in zip(table.rows, view.answers, strict=True)
    ]
    first = replace(first, tables=(replace(table, rows=tuple(rows)),))
    return replace(view, sections=(first, *others))


def _shock(answer: WhatIfView) -> Cell:
    return Cell(answer.clause, note=answer.words)


def _of_summary(summary: SummaryView) -> dict[Name, Chapter | None]:
    """The chapters that a summary has already, word for word."""
    gate = (summary.phases.section,) if summary.phases else ()
    found: dict[Name, Chapter | None] = {
        Name.VISION: Chapter(Name.VISION, summary.direction.section, (summary.voice.section,)),
        Name.STATUS: Chapter(Name.STATUS, summary.status.section, gate),
    }
    for name, part in (
        (Name.OUTCOMES, summary.outcomes),
        (Name.AHEAD, summary.ahead),
        (Name.OWNERS, summary.owners),
        (Name.MONEY, summary.effort),
        (Name.CHECKLIST, summary.checklist),
        (Name.LATER, summary.later),
    ):
        found[name] = _single(name, part.section if part else None)
    return found


def _single(name: Name, section: Section | None) -> Chapter | None:
    return None if section is None else Chapter(name, section)


def _whole(name: Name, heading: str, view: _Told | str) -> Chapter:
    """A chapter of a view with a headline; the reason alone where there is no view."""
    if isinstance(view, str):
        return Chapter(name, Section(heading, (_untold(view),)))
    return Chapter(name, Section(heading, (Line(view.headline, tone=Tone.STRONG),)), view.sections)


def _odds(sections: tuple[Section, ...] | str) -> Chapter:
    heading = say("How sure the dates are")
    if isinstance(sections, str):
        return Chapter(Name.ODDS, Section(heading, (_untold(sections),)))
    return Chapter(Name.ODDS, replace(sections[0], heading=heading), sections[1:])


def _untold(message: str) -> Line:
    return Line(stopped(say("This cannot be told yet: {why}", why=message)), tone=Tone.WARN)
