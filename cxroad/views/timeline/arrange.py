"""From a plan and its findings to a timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cxroad.findings.finding import Finding, Severity
from cxroad.load.shape import short_route
from cxroad.model.initiative import Status
from cxroad.model.language import say
from cxroad.model.writing import count, day, grouped, named
from cxroad.views.timeline.focus import Focus
from cxroad.views.timeline.rows import phase_rows
from cxroad.views.timeline.shape import Alert, Bar, PhaseRow, TimelineView
from cxroad.views.words import term

if TYPE_CHECKING:
    from cxroad.findings.report import FileReport
    from cxroad.plan import Plan

MOST_ALERTS = 6
"""How many warnings stand under a picture; our default."""

_MOST_NAMED = 5
"""The most ids in a sentence; our default."""


def arrange_timeline(
    plan: Plan,
    report: FileReport | None = None,
    ids: Collection[str] | None = None,
    focus: Focus | None = None,
) -> TimelineView:
    """The timeline of a plan, all of it or the initiatives chosen.

    Parked and dropped work is left out and counted in the notes. Each initiative gets a colour by
    the rule in `cxroad.views.timeline.rag.judge`.

    Args:
        report: Where the warnings come from; without it colours rest on dates alone.
        ids: Initiatives to show; all when None.
        focus: One initiative with its neighbours, shown instead of those.

    Raises:
        NotComputable: The schedule cannot be computed.
    """
    findings = report.findings if report else ()
    if focus:
        ids = focus.ids
    found = _by_initiative(plan, findings)
    phases = phase_rows(plan, found, ids, focus.phases if focus else ())
    schedule = plan.schedule
    days = list(days_of(phases))
    first, last = (min(days), max(days)) if days else (None, None)
    inside = first is not None and last is not None and first <= plan.today <= last
    about = None if focus is None else _about(focus.ids, findings, found)
    alerts, more = _alerts(findings, about)
    return TimelineView(
        title=plan.roadmap.title,
        organisation=plan.roadmap.organisation or "",
        path=report.path if report else "",
        as_of=plan.today,
        relative=schedule.relative,
        origin=schedule.start,
        whole=_whole(plan),
        start=first,
        finish=last,
        today=plan.today if inside and not schedule.relative else None,
        outlook=_outlook(plan, _whole(plan)),
        phases=phases,
        notes=(
            *(focus.sentences if focus else ()),
            *_notes(plan, phases, first, last, ids),
        ),
        alerts=alerts,
        more=more,
        focus=focus.id if focus else "",
        arrows=focus.arrows if focus else (),
    )


def _by_initiative(plan: Plan, findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Errors and warnings by each initiative that one of their places lies in."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.INFO:
            continue
        routes = finding.route, *map(short_route, finding.also)
        places = (_initiative_at(plan, route) for route in routes)
        for key in dict.fromkeys(places):
            if key:
                found.setdefault(key, []).append(finding)
    return {key: tuple(group) for key, group in found.items()}


def _initiative_at(plan: Plan, route: str) -> str:
    """The initiative that a route leads to or into; empty for other places."""
    steps = [step for step in route.split(".") if step != "initiatives"]
    if steps and steps[0] == "phases":
        steps.pop(0)
    if steps and steps[0] in plan.roadmap.phases:
        steps.pop(0)
    key = steps[0].partition("[")[0] if steps else ""
    return key if key in plan.roadmap.initiatives else ""


def days_of(phases: Iterable[PhaseRow]) -> Iterator[date]:
    """Every day that has to find a place in the picture."""
    for phase in phases:
        bars = [phase.bar]
        if phase.due:
            yield phase.due
        for row in phase.rows:
            bars.append(row.bar)
            yield from (when for when, _ in row.milestones)
            if row.due and row.status != Status.DONE:
                yield row.due
        for bar in bars:
            if bar.start and bar.finish:
                yield bar.start
                yield bar.late or bar.finish


def _whole(plan: Plan) -> Bar:
    schedule = plan.schedule
    if schedule.finish is None:
        return Bar()
    return Bar(schedule.start, schedule.finish, schedule.low_finish, schedule.high_finish)


def _outlook(plan: Plan, whole: Bar) -> str:
    """When it all ends; empty when nothing has a date."""
    if whole.finish is None:
        return ""
    days = [each for each in (whole.finish, whole.low_finish, whole.high_finish) if each]
    if plan.schedule.relative:
        ends = [say("week {number}", number=plan.schedule.week_number(each)) for each in days]
    else:
        ends = [day(each) for each in days]
    if not any(each.unfinished for each in plan.live):
        return say("Ended {day}.", day=ends[0])
    if len(set(ends)) == 1:
        return say("Expected end {day}.", day=ends[0])
    if len(ends) < 3:
        return say(
            "Expected end {day}; with high estimates more than 200 years ahead.", day=ends[0]
        )
    return say(
        "Expected end {day}; with low estimates {low}, with high {high}.",
        day=ends[0],
        low=ends[1],
        high=ends[2],
    )


def _notes(
    plan: Plan,
    phases: tuple[PhaseRow, ...],
    first: date | None,
    last: date | None,
    ids: Collection[str] | None,
) -> Iterator[str]:
    rows = [row for phase in phases for row in phase.rows]
    live = [each for each in plan.roadmap.initiatives.values() if each.live]
    if ids is not None and len(rows) < len(live):
        yield say(
            "Shown: {n} of {initiatives}.",
            n=grouped(len(rows)),
            initiatives=count(len(live), "initiative"),
        )
    yield from (phase.miss for phase in phases if phase.miss)
    if first and last and not plan.schedule.relative:
        if plan.today < first:
            ahead = count((first - plan.today).days, "day")
            yield say(
                "Today, {day}, is {days} before all that is shown.",
                day=day(plan.today),
                days=ahead,
            )
        elif plan.today > last:
            ago = count((plan.today - last).days, "day")
            yield say(
                "Today, {day}, is {days} after all that is shown.", day=day(plan.today), days=ago
            )
    if rows and first is None:
        yield say(
            "Nothing can be drawn yet: no initiative has an estimate, such as {example}, "
            "or a due date.",
            example="6w",
        )
    dateless: dict[str, list[str]] = {}
    for row in rows if first else ():
        if row.dateless:
            dateless.setdefault(row.dateless, []).append(row.id)
    for why, names in dateless.items():
        yield say("Without dates ({why}): {ids}.", why=why, ids=named(names, _MOST_NAMED))
    if ids is None:
        for status in (Status.PARKED, Status.DROPPED):
            names = [key for key, each in plan.roadmap.initiatives.items() if each.status is status]
            if names:
                yield say(
                    "Not drawn, {status}: {ids}.",
                    status=term(status),
                    ids=named(names, _MOST_NAMED),
                )


def _about(
    ids: Collection[str],
    findings: Iterable[Finding],
    found: Mapping[str, tuple[Finding, ...]],
) -> frozenset[Finding]:
    """The findings that point at one of some initiatives, or name one."""
    pointing = {each for id in ids for each in found.get(id, ())}
    naming = {each for each in findings if any(f"`{id}`" in each.message for id in ids)}
    return frozenset(pointing | naming)


def _alerts(
    findings: tuple[Finding, ...], about: Collection[Finding] | None
) -> tuple[tuple[Alert, ...], int]:
    """The gravest errors and warnings about the plan itself, and how many others there are.

    Of equals the first of each rule come first, so that no rule crowds out the others.
    Slips of the file (STR) are for the author's eyes, not for a picture of the plan; they count
    among the others, and so do, where only some initiatives are looked at, those not about them.

    Args:
        about: The findings about those; None where all of the plan is looked at.
    """
    grave = [finding for finding in findings if finding.severity >= Severity.WARNING]
    seen: Counter[str] = Counter()
    ranked = []
    for finding in grave:
        if not finding.code.startswith("STR") and (about is None or finding in about):
            ranked.append((-finding.severity, not finding.severe, seen[finding.code], finding))
            seen[finding.code] += 1
    ranked.sort(key=lambda entry: entry[:3])
    alerts = tuple(
        Alert(each.code, each.severity, each.message) for *_, each in ranked[:MOST_ALERTS]
    )
    return alerts, len(grave) - len(alerts)
